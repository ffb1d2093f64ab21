"""German: the words that stand for marks, units and short forms."""

from reelwright.domain.spoken.language import Currency, Noun, Vocabulary, nouns
from reelwright.domain.spoken.wordlists import month_table, table, word_list, word_set

_UNITS = nouns(
    """
km Kilometer
m Meter
cm Zentimeter
mm Millimeter
μm Mikrometer
nm Nanometer
km²|km2|qkm Quadratkilometer
m²|m2|qm Quadratmeter
cm² Quadratzentimeter
m³|m3 Kubikmeter
cm³ Kubikzentimeter
ha Hektar
l|L Liter
ml Milliliter
dl Deziliter
km/h Kilometer_pro_Stunde
m/s Meter_pro_Sekunde
mph Meilen_pro_Stunde
°C|℃ Grad_Celsius
°F Grad_Fahrenheit
° Grad
Zoll Zoll
""",
    neuter="""
kg Kilogramm
g Gramm
mg Milligramm
μg Mikrogramm
Hz Hertz
kHz Kilohertz
MHz Megahertz
GHz Gigahertz
W Watt
kW Kilowatt
MW Megawatt
GW Gigawatt
V Volt
kV Kilovolt
mA Milliampere
mAh Milliamperestunden
kB|KB Kilobyte
MB Megabyte
GB Gigabyte
TB Terabyte
Mbit/s|Mbps Megabit_pro_Sekunde
Gbit/s|Gbps Gigabit_pro_Sekunde
MB/s Megabyte_pro_Sekunde
dB Dezibel
hPa Hektopascal
bar Bar
J Joule
kJ Kilojoule
px Pixel
% Prozent
‰ Promille
PS P_S
""",
    feminine="""
t Tonne Tonnen
h|Std. Stunde Stunden
min|Min. Minute Minuten
s|Sek. Sekunde Sekunden
ms Millisekunde Millisekunden
Wh Wattstunde Wattstunden
kWh Kilowattstunde Kilowattstunden
MWh Megawattstunde Megawattstunden
GWh Gigawattstunde Gigawattstunden
TWh Terawattstunde Terawattstunden
kcal Kilokalorie Kilokalorien
""",
)
_CENT = Noun(one="Cent", many="Cent")
_CURRENCIES = {
    symbol: Currency(unit=noun, part=_CENT)
    for symbol, noun in nouns("""
€|EUR|Euro Euro
$|USD|Dollar Dollar
US$|US-$ US-Dollar
""").items()
} | {
    symbol: Currency(unit=noun)
    for symbol, noun in nouns(
        "¥|JPY Yen\nCHF|Fr. Franken\nR$|BRL Real\n¢|ct Cent\n₿|BTC Bitcoin",
        neuter="£|GBP Pfund",
        feminine="₹|INR Rupie Rupien\nSEK Krone Kronen",
    ).items()
}
_MAGNITUDES = nouns(
    "Tsd.|k|K tausend\ntausend tausend",
    feminine="""
Mio.|Mio|Millionen|Million|M Million Millionen
Mrd.|Mrd|Milliarden|Milliarde Milliarde Milliarden
Bio.|Billionen|Billion Billion Billionen
""",
)
_MONTHS = word_list(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
)

VOCABULARY = Vocabulary(
    code="de",
    letters="äöüß",
    point="Komma",
    dot="Punkt",
    minus="minus",
    plus="plus",
    to="bis",
    per="pro",
    prefixes={
        "~": "etwa",
        "≈": "etwa",
        "±": "plus minus",
        "+/-": "plus minus",
        "<": "weniger als",
        ">": "mehr als",
        "≤": "höchstens",
        "≥": "mindestens",
        "#": "Nummer",
        "=": "gleich",
    },
    symbols={
        "&": "und",
        "+": "plus",
        "=": "gleich",
        "%": "Prozent",
        "@": "ät",
        "×": "mal",
        "÷": "geteilt durch",
        "±": "plus minus",
        "≈": "ungefähr",
        "~": "etwa",
        "<": "kleiner als",
        ">": "größer als",
        "≤": "kleiner gleich",
        "≥": "größer gleich",
        "→": "zu",
        "√": "Wurzel aus",
        "∞": "unendlich",
        "π": "Pi",
        "\u2212": "minus",
        "$": "Dollar",
        "€": "Euro",
        "£": "Pfund",
        "§": "Paragraf",
        "°": "Grad",
        "^": "hoch",
        "²": "Quadrat",
        "³": "hoch drei",
    },
    address={
        "@": "ät",
        ".": "Punkt",
        "/": "Schrägstrich",
        "-": "Strich",
        "_": "Unterstrich",
        ":": "Doppelpunkt",
        "+": "plus",
        "#": "Hashtag",
    },
    units=_UNITS,
    currencies=_CURRENCIES,
    magnitudes=_MAGNITUDES,
    months=tuple(_MONTHS),
    month_forms=month_table(_MONTHS, "Jan Feb Mär Apr - Jun Jul Aug Sep|Sept Okt Nov Dez"),
    abbreviations=table("""
z. B. = zum Beispiel
z.B. = zum Beispiel
d. h. = das heißt
d.h. = das heißt
u. a. = unter anderem
u.a. = unter anderem
u. Ä. = und Ähnliches
o. Ä. = oder Ähnliches
i. d. R. = in der Regel
i.d.R. = in der Regel
v. a. = vor allem
v.a. = vor allem
usw. = und so weiter
GmbH = G m b H
BAföG = Bafög
etc. = et cetera
bzw. = beziehungsweise
ca. = circa
ggf. = gegebenenfalls
evtl. = eventuell
inkl. = inklusive
exkl. = exklusive
max. = maximal
min. = minimal
mind. = mindestens
Nr. = Nummer
Nrn. = Nummern
Dr. = Doktor
Prof. = Professor
Dipl. = Diplom
Hr. = Herr
Fr. = Frau
Hrn. = Herrn
St. = Sankt
Str. = Straße
str. = straße
Jh. = Jahrhundert
Jhd. = Jahrhundert
Abb. = Abbildung
Bd. = Band
Kap. = Kapitel
S. = Seite
Abs. = Absatz
Art. = Artikel
vgl. = vergleiche
sog. = sogenannte
geb. = geboren
gest. = gestorben
bes. = besonders
allg. = allgemein
Tel. = Telefon
Mio. = Millionen
Mrd. = Milliarden
v. Chr. = vor Christus
n. Chr. = nach Christus
v.Chr. = vor Christus
n.Chr. = nach Christus
und/oder = und oder
24/7 = vierundzwanzig sieben
Mo. = Montag
Di. = Dienstag
Mi. = Mittwoch
Do. = Donnerstag
Sa. = Samstag
So. = Sonntag
Jan. = Januar
Feb. = Februar
Apr. = April
Aug. = August
Sept. = September
Okt. = Oktober
Nov. = November
Dez. = Dezember
"""),
    acronyms=table("""
NASA = Nasa
NATO = Nato
UNESCO = Unesco
UNICEF = Unicef
FIFA = Fifa
UEFA = Uefa
COVID = Covid
AIDS = Aids
PIN = Pin
SIM = Sim
TÜV = Tüff
ADAC = A D A C
OPEC = Opec
"""),
    function_words=word_set(
        "der die das und oder aber in im an am auf aus bei mit nach von vom zu zum zur für um"
    ),
    loud_words=word_set("ist und der die das nicht ein eine so ja nein wir du ich sie er es alle"),
    number_cues=word_set("teil kapitel band akt stufe klasse typ phase artikel abschnitt"),
)
