"""French and English names of places that have two."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from transflow.text.gazetteer import fold_place

COUNTRY_CODE = 2
"""Letters of a country's code. Source: ISO 3166-1 alpha-2; the other territories of CLDR are groups of countries."""

_TABLE = """
Londres=London|Édimbourg=Edinburgh|Bruxelles=Brussels|Anvers=Antwerp|Gand=Ghent|Bruges=Bruges|Genève=Geneva|Bâle=Basel,Basle
Berne=Bern,Berne|Zurich=Zurich|Vienne=Vienna|Varsovie=Warsaw|Cracovie=Krakow,Cracow|Prague=Prague|Moscou=Moscow
Kiev=Kyiv,Kiev|Kyiv=Kyiv,Kiev|Athènes=Athens|Rome=Rome|Venise=Venice|Florence=Florence|Naples=Naples|Gênes=Genoa|Turin=Turin
Milan=Milan|Lisbonne=Lisbon|Séville=Seville|Barcelone=Barcelona|Saragosse=Zaragoza|Grenade=Granada|Cordoue=Cordoba
Cologne=Cologne|Munich=Munich|Hambourg=Hamburg|Francfort=Frankfurt|Nuremberg=Nuremberg|Mayence=Mainz|Trèves=Trier
Brême=Bremen|Dresde=Dresden|Aix-la-Chapelle=Aachen|Fribourg=Freiburg,Fribourg|Copenhague=Copenhagen|Bucarest=Bucharest
Alger=Algiers|Le Caire=Cairo|Pékin=Beijing|La Haye=The Hague|La Valette=Valletta|Tanger=Tangier,Tangiers
Marrakech=Marrakesh,Marrakech|Damas=Damascus|Beyrouth=Beirut|Jérusalem=Jerusalem|La Mecque=Mecca|Bagdad=Baghdad
Téhéran=Tehran|Kaboul=Kabul|La Nouvelle-Orléans=New Orleans|Montréal=Montreal|Québec=Quebec|Mexico=Mexico City
La Havane=Havana|Singapour=Singapore|Séoul=Seoul|Hanoï=Hanoi|Nouméa=Noumea|Douvres=Dover|Cantorbéry=Canterbury
Dunkerque=Dunkirk,Dunkerque|Lyon=Lyon,Lyons|Marseille=Marseille,Marseilles|Reims=Reims,Rheims|Strasbourg=Strasbourg
Angleterre=England|Écosse=Scotland|Pays de Galles=Wales|Irlande=Ireland|Royaume-Uni=United Kingdom,UK
Grande-Bretagne=Great Britain,Britain|Allemagne=Germany|Autriche=Austria|Suisse=Switzerland|Belgique=Belgium
Pays-Bas=Netherlands|Hollande=Holland,Netherlands|Luxembourg=Luxembourg|Espagne=Spain|Portugal=Portugal|Italie=Italy
Grèce=Greece|Pologne=Poland|Hongrie=Hungary|Roumanie=Romania|Bulgarie=Bulgaria|Tchéquie=Czechia,Czech Republic
Slovaquie=Slovakia|Slovénie=Slovenia|Croatie=Croatia|Serbie=Serbia|Bosnie-Herzégovine=Bosnia and Herzegovina|Albanie=Albania
Macédoine=Macedonia|Macédoine du Nord=North Macedonia|Monténégro=Montenegro|Kosovo=Kosovo|Estonie=Estonia|Lettonie=Latvia
Lituanie=Lithuania|Finlande=Finland|Suède=Sweden|Norvège=Norway|Danemark=Denmark|Islande=Iceland|Malte=Malta|Chypre=Cyprus
Turquie=Turkey,Türkiye|Russie=Russia|Ukraine=Ukraine|Biélorussie=Belarus|Moldavie=Moldova|Géorgie=Georgia|Arménie=Armenia
Azerbaïdjan=Azerbaijan|Maroc=Morocco|Algérie=Algeria|Tunisie=Tunisia|Libye=Libya|Égypte=Egypt|Mauritanie=Mauritania
Sénégal=Senegal|Mali=Mali|Niger=Niger|Tchad=Chad|Cameroun=Cameroon|Côte d'Ivoire=Côte d'Ivoire,Ivory Coast|Bénin=Benin
Guinée=Guinea|Gabon=Gabon|Togo=Togo|Éthiopie=Ethiopia|Kenya=Kenya|Rwanda=Rwanda|Madagascar=Madagascar|Maurice=Mauritius
Comores=Comoros|Afrique du Sud=South Africa|Chine=China|Japon=Japan|Inde=India|Corée du Sud=South Korea|Viêt Nam=Vietnam
Vietnam=Vietnam|Cambodge=Cambodia|Thaïlande=Thailand|Indonésie=Indonesia|Malaisie=Malaysia|Philippines=Philippines
Australie=Australia|Nouvelle-Zélande=New Zealand|États-Unis=United States,USA,US|Canada=Canada|Mexique=Mexico|Brésil=Brazil
Argentine=Argentina|Chili=Chile|Pérou=Peru|Colombie=Colombia|Équateur=Ecuador|Bolivie=Bolivia|Haïti=Haiti|Cuba=Cuba
Jamaïque=Jamaica|République dominicaine=Dominican Republic|Arabie saoudite=Saudi Arabia
Émirats arabes unis=United Arab Emirates,UAE|Irak=Iraq|Iran=Iran|Syrie=Syria|Liban=Lebanon|Jordanie=Jordan|Israël=Israel
Koweït=Kuwait|Yémen=Yemen|Afghanistan=Afghanistan|Europe=Europe|Afrique=Africa|Asie=Asia|Amérique=America|Océanie=Oceania
Antarctique=Antarctica|Méditerranée=Mediterranean|Manche=Channel,English Channel,Manche|Atlantique=Atlantic|Pacifique=Pacific
Baltique=Baltic|Arctique=Arctic|mer du Nord=North Sea|Rhin=Rhine|Rhône=Rhône,Rhone|Danube=Danube|Tamise=Thames|Alpes=Alps
Pyrénées=Pyrenees|Vosges=Vosges|Jura=Jura|Balkans=Balkans|Bretagne=Brittany|Normandie=Normandy|Corse=Corsica
Bourgogne=Burgundy|Picardie=Picardy|Flandre=Flanders|Flandres=Flanders|Savoie=Savoie,Savoy
Haute-Savoie=Haute-Savoie,Upper Savoy|Gascogne=Gascony|Lorraine=Lorraine|Alsace=Alsace|Champagne=Champagne|Provence=Provence
Guyane=French Guiana,Guyane|Guadeloupe=Guadeloupe|Martinique=Martinique|La Réunion=Réunion,Reunion,La Réunion
Réunion=Réunion,Reunion|Mayotte=Mayotte|Nouvelle-Calédonie=New Caledonia|Polynésie française=French Polynesia
Wallis-et-Futuna=Wallis and Futuna|Saint-Pierre-et-Miquelon=Saint Pierre and Miquelon,Saint-Pierre-et-Miquelon
Catalogne=Catalonia|Andalousie=Andalusia|Castille=Castile|Bavière=Bavaria|Saxe=Saxony|Rhénanie=Rhineland|Sarre=Saarland,Saar
Toscane=Tuscany|Lombardie=Lombardy|Piémont=Piedmont|Sicile=Sicily|Sardaigne=Sardinia|Vénétie=Veneto|Wallonie=Wallonia
Cornouailles=Cornwall|Terre-Neuve=Newfoundland|Nouvelle-Écosse=Nova Scotia|Nouveau-Brunswick=New Brunswick
Colombie-Britannique=British Columbia|Union européenne=European Union|Bourgogne-Franche-Comté=Bourgogne-Franche-Comté
Grand Est=Grand Est|Île-de-France=Île-de-France,Greater Paris region,Paris region|Occitanie=Occitanie,Occitania
Nouvelle-Aquitaine=Nouvelle-Aquitaine|Côte d'Azur=Côte d'Azur,French Riviera|Pays basque=Basque Country
Saint-Pétersbourg=Saint Petersburg,St Petersburg,St. Petersburg|Brandebourg=Brandenburg|Bade-Wurtemberg=Baden-Württemberg
Bosnie-Herzégovine=Bosnia-Herzegovina,Bosnia and Herzegovina|Addis-Abeba=Addis Ababa|Hanovre=Hanover|Palerme=Palermo
Bologne=Bologna|Padoue=Padua|Mantoue=Mantua|Plaisance=Piacenza|Salonique=Thessaloniki|Ratisbonne=Regensburg
Le Cap=Cape Town|Tbilissi=Tbilisi|Bakou=Baku|Erevan=Yerevan|Achgabat=Ashgabat|Saint-Domingue=Santo Domingo
Philadelphie=Philadelphia|Basse-Saxe=Lower Saxony|Rhénanie-du-Nord-Westphalie=North Rhine-Westphalia|Thuringe=Thuringia
Hesse=Hesse|Silésie=Silesia|Bohême=Bohemia|Moravie=Moravia|Crète=Crete|Transylvanie=Transylvania|Crimée=Crimea
Sibérie=Siberia|Tchétchénie=Chechnya|Cachemire=Kashmir|Pendjab=Punjab|Californie=California|Floride=Florida
Caroline du Nord=North Carolina|Caroline du Sud=South Carolina|Virginie=Virginia|Pennsylvanie=Pennsylvania
Louisiane=Louisiana|Hawaï=Hawaii|Mer Noire=Black Sea|Mer Rouge=Red Sea|Zanzibar=Zanzibar|Mogadiscio=Mogadishu
Djakarta=Jakarta|Katmandou=Kathmandu|Oulan-Bator=Ulaanbaatar,Ulan Bator|Nankin=Nanjing|Canton=Guangzhou|Héraklion=Heraklion
Corfou=Corfu|Rhodes=Rhodes|Majorque=Majorca,Mallorca|Minorque=Menorca|Ténérife=Tenerife|Porto Rico=Puerto Rico
Barbade=Barbados|Terre de Feu=Tierra del Fuego|Patagonie=Patagonia|Amazonie=Amazonia|Moyen-Orient=Middle East
Proche-Orient=Near East,Middle East|Extrême-Orient=Far East|Grand Paris=Greater Paris,Grand Paris
Grand Lyon=Greater Lyon,Grand Lyon|Quartier latin=Latin Quarter|Loire=Loire|Seine=Seine
Iraq=Iraq|Bélarus=Belarus|Hawaii=Hawaii|zone euro=euro area,eurozone|Eurozone=eurozone
Louvain=Leuven|Malines=Mechelen|Courtrai=Kortrijk|Ostende=Ostend|Soleure=Solothurn|Saint-Gall=St. Gallen,St Gallen
Coblence=Koblenz|Spire=Speyer|Sarrebruck=Saarbrücken|Augsbourg=Augsburg|Magdebourg=Magdeburg|Wurtzbourg=Würzburg
Salzbourg=Salzburg|Göteborg=Gothenburg|Porto=Porto,Oporto|Coïmbre=Coimbra|Valence=Valence,Valencia|Pampelune=Pamplona
Saint-Sébastien=San Sebastián,San Sebastian|La Corogne=A Coruña,La Coruña|Tolède=Toledo|Cadix=Cádiz,Cadiz|Malaga=Málaga,Malaga
Tarragone=Tarragona|Gérone=Girona|Vérone=Verona|Sienne=Siena|Pise=Pisa|Ravenne=Ravenna|Modène=Modena|Ferrare=Ferrara
Crémone=Cremona|Livourne=Livorno|Tarente=Taranto|Bergame=Bergamo|Vicence=Vicenza|Parme=Parma|Pérouse=Perugia
Thessalonique=Thessaloniki|Le Pirée=Piraeus|Nicosie=Nicosia|Odessa=Odesa,Odessa|Sébastopol=Sevastopol|Fès=Fez,Fes
Meknès=Meknes|Alexandrie=Alexandria|Louxor=Luxor|Assouan=Aswan|Gizeh=Giza|Alep=Aleppo|Mossoul=Mosul|Bassorah=Basra
Djeddah=Jeddah|Riyad=Riyadh|Abou Dhabi=Abu Dhabi|Dubaï=Dubai|Mascate=Muscat|Ispahan=Isfahan|Bombay=Mumbai,Bombay|Mumbai=Mumbai
Calcutta=Kolkata,Calcutta|Kolkata=Kolkata|Pondichéry=Pondicherry,Puducherry|Rangoun=Yangon|Yangon=Yangon
Hô Chi Minh-Ville=Ho Chi Minh City|Manille=Manila
Bogota=Bogotá,Bogota|Saint-Jacques-de-Compostelle=Santiago de Compostela|Palatinat=Palatinate
Escaut=Scheldt|Tage=Tagus|Èbre=Ebro|Apennins=Apennines|Carpates=Carpathians
Émilie-Romagne=Emilia-Romagna|New-York=New York
Terre-Neuve-et-Labrador=Newfoundland and Labrador|Guernesey=Guernsey|Forêt-Noire=Black Forest
"""
"""Source: United Nations Terminology Database and the Interinstitutional Style Guide of the European Union, annexes A5-A6, for
countries; customary English for cities and regions. Countries that the table lacks come from CLDR, through Babel."""


def _read() -> dict[str, dict[str, tuple[str, ...]]]:
    french: dict[str, tuple[str, ...]] = {}
    english: dict[str, list[str]] = {}
    for entry in _TABLE.replace("\n", "|").strip("|").split("|"):
        name, _, renderings = entry.partition("=")
        french[fold_place(name)] = tuple(renderings.split(","))
        for rendering in renderings.split(","):
            english.setdefault(fold_place(rendering), []).append(name)
    ours, theirs = Locale("fr").territories, Locale("en").territories
    for code, name in ours.items():
        if len(code) == COUNTRY_CODE and code in theirs and fold_place(name) not in french:
            french[fold_place(name)] = (theirs[code],)
            english.setdefault(fold_place(theirs[code]), []).append(name)
    return {"fr": french, "en": {key: tuple(names) for key, names in english.items()}}


_NAMES = _read()


_FIRST_WORDS = frozenset(name.partition(" ")[0] for names in _NAMES.values() for name in names)


@lru_cache(maxsize=65536)
def begins_place(word: str) -> bool:
    """Return whether a place with two names begins with a word: most names of a text need no further look."""
    return fold_place(f"{word} x").partition(" ")[0] in _FIRST_WORDS


def known_renderings(name: str, source: str, target: str) -> tuple[str, ...]:
    """Return the names of a place in `target`, the customary one first; empty where the name is the same or unknown."""
    return () if source == target else _NAMES[source].get(fold_place(name), ())


def translate_name(name: str, source: str, target: str) -> str | None:
    """Return the customary name of a place in `target`, or None."""
    return next(iter(known_renderings(name, source, target)), None)
