"""French: the words that stand for marks, units and short forms."""

from reelwright.domain.spoken.language import Currency, Noun, Vocabulary, nouns
from reelwright.domain.spoken.wordlists import month_table, table, word_list, word_set

_UNITS = nouns(
    """
km kilomètre kilomètres
m mètre mètres
cm centimètre centimètres
mm millimètre millimètres
μm micromètre micromètres
nm nanomètre nanomètres
km²|km2 kilomètre_carré kilomètres_carrés
m²|m2 mètre_carré mètres_carrés
cm² centimètre_carré centimètres_carrés
m³|m3 mètre_cube mètres_cubes
ha hectare hectares
kg kilogramme kilogrammes
g gramme grammes
mg milligramme milligrammes
μg microgramme microgrammes
l|L litre litres
ml|mL millilitre millilitres
dl décilitre décilitres
cl centilitre centilitres
km/h kilomètre-heure kilomètres-heure
m/s mètre_par_seconde mètres_par_seconde
Hz hertz
kHz kilohertz
MHz mégahertz
GHz gigahertz
W watt watts
kW kilowatt kilowatts
MW mégawatt mégawatts
GW gigawatt gigawatts
Wh wattheure wattheures
kWh kilowattheure kilowattheures
MWh mégawattheure mégawattheures
GWh gigawattheure gigawattheures
TWh térawattheure térawattheures
V volt volts
mA milliampère milliampères
mAh milliampère-heure milliampères-heure
ko|Ko|kB|KB kilo-octet kilo-octets
Mo|MB mégaoctet mégaoctets
Go|GB gigaoctet gigaoctets
To|TB téraoctet téraoctets
Mbit/s|Mbps mégabit_par_seconde mégabits_par_seconde
Gbit/s|Gbps gigabit_par_seconde gigabits_par_seconde
dB décibel décibels
hPa hectopascal hectopascals
bar bar bars
J joule joules
kJ kilojoule kilojoules
px pixel pixels
°C|℃ degré_Celsius degrés_Celsius
°F degré_Fahrenheit degrés_Fahrenheit
° degré degrés
% pour_cent pour_cent
‰ pour_mille pour_mille
""",
    feminine="""
t tonne tonnes
min|mn minute minutes
s|sec seconde secondes
ms milliseconde millisecondes
kcal kilocalorie kilocalories
""",
)
_CENT = Noun(one="centime", many="centimes")
_CURRENCIES = {
    symbol: Currency(unit=noun, part=_CENT)
    for symbol, noun in nouns("""
€|EUR|euros|euro euro euros
$|USD|dollars|dollar dollar dollars
US$|$US dollar_américain dollars_américains
$CA|CA$|CAD dollar_canadien dollars_canadiens
CHF franc_suisse francs_suisses
""").items()
} | {
    symbol: Currency(unit=noun)
    for symbol, noun in nouns(
        "¥|JPY yen yens\nR$|BRL réal réaux\n₿|BTC bitcoin bitcoins",
        feminine="£|GBP livre livres\n₹|INR roupie roupies",
    ).items()
}
_MAGNITUDES = nouns("""
k|K mille
mille mille
M million millions
million|millions million millions
Md|Mds|Mrd milliard milliards
milliard|milliards milliard milliards
billion|billions billion billions
""")
_MONTHS = word_list(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)

VOCABULARY = Vocabulary(
    code="fr",
    letters="àâæçéèêëîïôœùûüÿ",
    point="virgule",
    dot="point",
    minus="moins",
    plus="plus",
    to="à",
    per="par",
    prefixes={
        "~": "environ",
        "≈": "environ",
        "±": "plus ou moins",
        "+/-": "plus ou moins",
        "<": "moins de",
        ">": "plus de",
        "≤": "au plus",
        "≥": "au moins",
        "#": "numéro",
        "=": "égale",
    },
    symbols={
        "&": "et",
        "+": "plus",
        "=": "égale",
        "%": "pour cent",
        "@": "arobase",
        "×": "fois",
        "÷": "divisé par",
        "±": "plus ou moins",
        "≈": "environ",
        "~": "environ",
        "<": "inférieur à",
        ">": "supérieur à",
        "≤": "inférieur ou égal à",
        "≥": "supérieur ou égal à",
        "→": "vers",
        "√": "racine de",
        "∞": "l'infini",
        "π": "pi",
        "\u2212": "moins",
        "$": "dollars",
        "€": "euros",
        "£": "livres",
        "§": "paragraphe",
        "°": "degrés",
        "^": "puissance",
        "²": "au carré",
        "³": "au cube",
    },
    address={
        "@": "arobase",
        ".": "point",
        "/": "slash",
        "-": "tiret",
        "_": "tiret bas",
        ":": "deux-points",
        "+": "plus",
        "#": "hashtag",
    },
    units=_UNITS,
    currencies=_CURRENCIES,
    magnitudes=_MAGNITUDES,
    months=tuple(_MONTHS),
    month_forms=month_table(_MONTHS, "janv févr|fév - avr - - juil - sept oct nov déc"),
    abbreviations=table("""
M. = Monsieur
MM. = Messieurs
Mme = Madame
Mmes = Mesdames
Mlle = Mademoiselle
Dr = Docteur
Dr. = Docteur
Pr = Professeur
Me = Maître
St = Saint
Ste = Sainte
etc. = et cetera
p. ex. = par exemple
par ex. = par exemple
c.-à-d. = c'est-à-dire
c-à-d = c'est-à-dire
env. = environ
av. J.-C. = avant Jésus-Christ
apr. J.-C. = après Jésus-Christ
n° = numéro
N° = numéro
no. = numéro
nº = numéro
Nº = numéro
art. = article
chap. = chapitre
fig. = figure
vol. = volume
éd. = édition
max. = maximum
min. = minimum
tél. = téléphone
bd = boulevard
av. = avenue
cf. = confer
vs = contre
vs. = contre
et/ou = et ou
24h/24 = vingt-quatre heures sur vingt-quatre
7j/7 = sept jours sur sept
24/7 = vingt-quatre heures sur vingt-quatre
janv. = janvier
févr. = février
avr. = avril
juil. = juillet
sept. = septembre
oct. = octobre
nov. = novembre
déc. = décembre
"""),
    acronyms=table("""
NASA = Nasa
OTAN = Otan
UNESCO = Unesco
UNICEF = Unicef
FIFA = Fifa
UEFA = Uéfa
COVID = Covid
SIDA = sida
OPEP = Opep
INSEE = Insee
ENA = Éna
TVA = T V A
OK = okay
"""),
    function_words=word_set(
        "le la les un une des du de et ou mais à au aux en dans par pour avec sans sur "
        "sous que qui dont est sont ont a"
    ),
    loud_words=word_set(
        "et ou le la les un une est pas non oui je tu il elle on nous vous ce tout rien"
    ),
    number_cues=word_set(
        "chapitre partie tome acte guerre livre classe phase type article section "
        "mondiale saison épisode"
    ),
)
