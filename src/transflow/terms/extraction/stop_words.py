"""Words that never stand in a term, or that say too little to be one: they break a phrase."""

from __future__ import annotations

STOP_WORDS = {
    "fr": frozenset(
        """a absolument actuellement afin agit ai aient ailleurs ainsi aller allons alors année années ans août après assez au-delà
        aucun aucune aujourd'hui auprès aura auront aussi autant autre autres avaient avait avant avec avoir avons avril ayant
        beaucoup bien bientôt bon bonne c' cadre car cas ce ceci cela celle celles celui cent cependant certain certaine
        certaines certains certes ces cet cette ceux chacun chacune chaque cher chers chez ci cinq cinquante clair claire
        clairement collègue collègues comme comment concernant concerne concernent contre crois croyons côté d d'abord dans
        demande demander depuis dernier derniers dernière dernières derrière desquelles desquels dessous deux deuxième devant
        devons devra devrait devront différentes différents dimanche dirais dire dis disons dit dix dois doit doivent donc
        donner donné dont durant dès décembre déjà effet elle elles en encore enfin ensemble ensuite entre envers environ espère
        espérons est estime et-ou etc eu euro euros eut eux eux-mêmes existe existent faire faisant fait faite faites faits faut
        façon fin fois font furent fut février grand grande grandes grands grâce hier honorable hors huit ici il ils important
        importante importantes importants importe j' janvier je jeudi jour jours juillet juin jusqu' juste l laquelle lequel
        lesquelles lesquels leur leurs lieu loin lors lorsqu' lorsque lui lundi là m m' madame mademoiselle mai maintenant mais
        malgré manière mardi mars me meilleur meilleure mercredi mesdames messieurs met mettre mieux mille milliard milliards
        million millions mis mise mises mm mme moi moins mois mon monsieur même mêmes n n' ne neuf ni nombre nombreuses nombreux
        non nos notable notamment notre nous nous-mêmes nouveau nouveaux nouvelle nouvelles novembre nécessaire nécessaires
        octobre on ont onze ou outre où par parce parfois parmi particulièrement partie partir pas pendant pense pensons permet
        permettant permettent permettra permettre permis petit petite petites petits peu peut peuvent plein pleine plupart plus
        plusieurs plutôt point possible pourquoi pourra pourrait pourront pouvoir pouvons premier premiers première premières
        prendre presque pris prochain prochaine prochaines prochains propre propres près puis puisqu' puisque qu' quand quant
        quarante quatre que quel quelle quelles quelqu' quelque quelques quels qui quinze quoi quoique raison remercie reste
        restent rien s' sa samedi sans sauf se second seconde seize selon semble sept septembre sera seraient serait seront ses
        seul seule seulement seuls si sien simplement six soi-même soient soit soixante sommes son sont sorte souhaite
        souhaiterais souhaitons sous souvent soyons suis suite sujet sur surtout t' ta tant te tel telle telles tels tenu tenue
        tes titre toi ton toujours tous tout toute toutefois toutes trente trois trop trouve trouvent très tu un une va vais
        vendredi venir vers veux via vingt voici voilà voir voire vont vos votre voudrais vous vrai vraie vraiment vu vue y
        également égard étaient était étant été êtes être""".split()
    ),
    "en": frozenset(
        """a able about above according across after again against ago agree all almost alone along already also although always am
        among amongst an another any anyone anything april are around as ask asked at august available away back based be became
        because become been before behind being believe below best better between beyond big billion both bring brings but by
        call came can cannot case certain certainly clear clearly colleagues come comes concerned concerning could course
        currently d day days december did different do does doing don done down due during each early eight either else end
        enough especially eur euro euros even ever every everyone everything example extremely fact far february feel few
        fifteen fifth fifty finally find first five following forty found four fourth friday from full further gave general
        gentlemen get gets getting give given gives giving go goes going gone good got great greater had has have having he
        hello help her here hers herself high highly him himself his honourable hope how however hundred i if important in
        include included includes including indeed instead into is isn it its itself january july june just keep kind know known
        l ladies large larger last later least left less let like likely little ll long longer look looking lot low made main
        mainly make makes making many march matter may me mean means might million mine moment monday month months more moreover
        most mr mrs ms much must my myself namely near nearly necessary need needed needs never nevertheless new next nine no
        nobody non none nor not nothing november now number obviously october off often old on once one ones only onto or order
        other others otherwise ought our ours ourselves out over own part particular particularly past per perhaps place please
        point possible present previous probably provide provided provides put quite rather re real really reason recent
        recently regard regarding remain respect right s said same saturday saw say saying says second see seem seems seen
        september set seven several shall she should show side simply since single six sixty small so some someone something
        soon sort still such sunday t take taken takes taking ten than thank thanks that their theirs them themselves then there
        therefore these they thing things think third thirty this those though thousand three through throughout thursday thus
        time times to today together told too took toward towards true try tuesday twelve twenty two under unfortunately unless
        until up upon us use used uses using usually ve very via view want wants was way ways we wednesday well went were what
        whatever when where whether which while who whole whom whose why will wish with within without won word words would year
        years yes yesterday yet you your yours yourself""".split()
    ),
}
"""Source: function words of Grevisse, Le Bon Usage, and of Quirk et al., A Comprehensive Grammar of the English Language; months,
days and number words; verbs, adverbs and adjectives of every subject, read off debates and press releases in both languages."""
