"""Italian: the words that stand for marks, units and short forms."""

from reelwright.domain.spoken.language import Currency, Noun, Vocabulary, nouns
from reelwright.domain.spoken.wordlists import month_table, table, word_list, word_set

_UNITS = nouns(
    """
km chilometro chilometri
m metro metri
cm centimetro centimetri
mm millimetro millimetri
μm micrometro micrometri
nm nanometro nanometri
km²|km2|kmq chilometro_quadrato chilometri_quadrati
m²|m2|mq metro_quadrato metri_quadrati
cm² centimetro_quadrato centimetri_quadrati
m³|m3 metro_cubo metri_cubi
ha ettaro ettari
kg chilogrammo chilogrammi
g grammo grammi
mg milligrammo milligrammi
μg microgrammo microgrammi
l|L litro litri
ml millilitro millilitri
min minuto minuti
s|sec secondo secondi
ms millisecondo millisecondi
km/h chilometro_orario chilometri_orari
m/s metro_al_secondo metri_al_secondo
Hz hertz
kHz chilohertz
MHz megahertz
GHz gigahertz
W watt
kW chilowatt
MW megawatt
GW gigawatt
kWh chilowattora
MWh megawattora
GWh gigawattora
TWh terawattora
V volt
mA milliampere
mAh milliamperora
kB|KB kilobyte
MB megabyte
GB gigabyte
TB terabyte
Mbps|Mbit/s megabit_al_secondo
Gbps|Gbit/s gigabit_al_secondo
dB decibel
hPa ettopascal
J joule
kJ chilojoule
px pixel
°C|℃|ºC grado_Celsius gradi_Celsius
°F|ºF grado_Fahrenheit gradi_Fahrenheit
° grado gradi
% per_cento
‰ per_mille
""",
    feminine="""
t tonnellata tonnellate
h ora ore
kcal chilocaloria chilocalorie
""",
)
_CENT = Noun(one="centesimo", many="centesimi")
_CURRENCIES = {
    symbol: Currency(unit=noun, part=_CENT)
    for symbol, noun in nouns("""
€|EUR|euro euro euro
$|USD|dollari|dollaro dollaro dollari
US$ dollaro_americano dollari_americani
""").items()
} | {
    symbol: Currency(unit=noun)
    for symbol, noun in nouns(
        "¥|JPY yen\nR$|BRL real\n₿|BTC bitcoin\nCHF franco_svizzero franchi_svizzeri",
        feminine="£|GBP sterlina sterline\n₹|INR rupia rupie",
    ).items()
}
_MAGNITUDES = nouns("""
k|K mila
mila mila
mln|M|milione|milioni milione milioni
mld|miliardo|miliardi miliardo miliardi
bilione|bilioni bilione bilioni
""")
_MONTHS = word_list(
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
)

VOCABULARY = Vocabulary(
    code="it",
    letters="àèéìíîòóùú",
    point="virgola",
    dot="punto",
    minus="meno",
    plus="più",
    to="a",
    per="al",
    prefixes={
        "~": "circa",
        "≈": "circa",
        "±": "più o meno",
        "+/-": "più o meno",
        "<": "meno di",
        ">": "più di",
        "≤": "al massimo",
        "≥": "almeno",
        "#": "numero",
        "=": "uguale a",
    },
    symbols={
        "&": "e",
        "+": "più",
        "=": "uguale a",
        "%": "per cento",
        "@": "chiocciola",
        "×": "per",
        "÷": "diviso",
        "±": "più o meno",
        "≈": "circa",
        "~": "circa",
        "<": "minore di",
        ">": "maggiore di",
        "≤": "minore o uguale a",
        "≥": "maggiore o uguale a",
        "→": "a",
        "√": "radice di",
        "∞": "infinito",
        "π": "pi greco",
        "\u2212": "meno",
        "$": "dollari",
        "€": "euro",
        "£": "sterline",
        "§": "paragrafo",
        "°": "gradi",
        "^": "alla",
        "²": "al quadrato",
        "³": "al cubo",
    },
    address={
        "@": "chiocciola",
        ".": "punto",
        "/": "barra",
        "-": "trattino",
        "_": "trattino basso",
        ":": "due punti",
        "+": "più",
        "#": "hashtag",
    },
    units=_UNITS,
    currencies=_CURRENCIES,
    magnitudes=_MAGNITUDES,
    months=tuple(_MONTHS),
    month_forms=month_table(_MONTHS, "gen feb mar apr mag giu lug ago set|sett ott nov dic"),
    abbreviations=table("""
Sig. = signor
Sig.ra = signora
Sigg. = signori
sig. = signor
sig.ra = signora
Dott. = dottor
Dott.ssa = dottoressa
dott. = dottor
Dr. = dottor
Prof. = professor
prof. = professor
Prof.ssa = professoressa
Avv. = avvocato
Ing. = ingegner
On. = onorevole
S. = San
ecc. = eccetera
etc. = eccetera
p. es. = per esempio
p.es. = per esempio
ad es. = ad esempio
a. C. = avanti Cristo
a.C. = avanti Cristo
d. C. = dopo Cristo
d.C. = dopo Cristo
ca. = circa
max. = massimo
min. = minimo
n. = numero
N. = numero
n° = numero
n.° = numero
nº = numero
nr. = numero
pag. = pagina
pagg. = pagine
art. = articolo
cap. = capitolo
vol. = volume
fig. = figura
ed. = edizione
tel. = telefono
Tel. = telefono
vs. = contro
vs = contro
e/o = e o
24/7 = ventiquattro sette
gen. = gennaio
feb. = febbraio
apr. = aprile
ago. = agosto
sett. = settembre
ott. = ottobre
nov. = novembre
dic. = dicembre
"""),
    acronyms=table("""
NASA = Nasa
NATO = Nato
ONU = Onu
UNESCO = Unesco
UNICEF = Unicef
FIFA = Fifa
UEFA = Uefa
COVID = Covid
AIDS = Aids
FIAT = Fiat
RAI = Rai
IVA = iva
PIL = pil
OPEC = Opec
ISTAT = Istat
USA = Usa
OK = okay
"""),
    function_words=word_set(
        "il lo la i gli le un uno una di del della dei delle e ed o ma a al alla in nel "
        "nella con per su tra fra che si è sono ha hanno"
    ),
    loud_words=word_set("e o il la i gli le un una è non sì io tu lui lei che tutto niente"),
    number_cues=word_set(
        "capitolo parte tomo atto guerra libro classe fase tipo articolo sezione mondiale "
        "stagione volume"
    ),
)
