"""Words that stand in nearly every text."""

from __future__ import annotations

FREQUENT = {
    "fr": frozenset(
        """a à ai aide ainsi ait alors année années ans après argent attention au aucun aucune aujourd aujourd'hui aurait aussi
        autant autre autres aux avait avant avec avoir avons beaucoup besoin bien bon bonne c' ce cela celui ces cet cette chaque
        chose choses ci comme compte contre cours d' dans de décision déjà demande depuis dernier dernière des deux devrait dire
        dit doit donner donné dont du elle elles en encore enfants ensemble entre est et eu eux faire fait faut fois grand grande
        homme ici il ils j' jamais je jour jusqu' juste l' la là le les leur leurs lieu lorsqu' lorsque lui m' ma maintenant mais
        manière me même mettre mis moi moins mois moment mon monde n' ne nom non nos notre nous nouveau nouvelle nouvelles on ont
        ou où par parce part partie pas pays personnes peu peut peuvent place plan plus plutôt point possible pour pourquoi
        pourrait pouvoir premier première prendre pris prix problème problèmes propre pu qu' quand que quelque quelques question
        qui raison reste rien s' sa sans savoir se semble sens sera serait ses seule seulement si soit sommes son sont sous
        souvent suis sujet sur sûr t' tant temps toujours tous tout toute toutes travail très trois trop trouver un une va vers
        vie voir vous vu été était être""".split()
    ),
    "en": frozenset(
        """'s a able about after again against ago all already always an and another any are as at back be because become been
        before being best better both business but by called can cannot case change children come could country day decision did
        different difficult do does done down each end even every far few finally find first for free from get give go going
        good great had hand has have having he help her here high his house how i if important in into is it its just know large
        last let life like long longer look made make many may me meeting might money more most much must my need new next no
        not now number of off office often on once one only open or other others our out over own part party people place plan
        point possible problem put question quite real really reason right said same say see should since situation small so
        some something start still such take taking than that the their them then there these they things think this those
        three through time to today too two under up us use used very want was way we well were what when where which while who
        why will with without work working world would year years yet you young your""".split()
    ),
}
"""Source: the words that are among the 600 most frequent of each of three registers: the debates of the European Parliament
(Europarl v7, Koehn 2005), the news tests of WMT 2008-2011, and everyday sentences (Tatoeba); with the elided forms of French."""
