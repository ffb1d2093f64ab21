"""Spanish: the words that stand for marks, units and short forms."""

from reelwright.domain.spoken.language import Currency, Noun, Vocabulary, nouns
from reelwright.domain.spoken.wordlists import month_table, table, word_list, word_set

_UNITS = nouns(
    """
km kilómetro kilómetros
m metro metros
cm centímetro centímetros
mm milímetro milímetros
μm micrómetro micrómetros
nm nanómetro nanómetros
km²|km2 kilómetro_cuadrado kilómetros_cuadrados
m²|m2 metro_cuadrado metros_cuadrados
cm² centímetro_cuadrado centímetros_cuadrados
m³|m3 metro_cúbico metros_cúbicos
kg kilogramo kilogramos
g gramo gramos
mg miligramo miligramos
μg microgramo microgramos
l|L litro litros
ml mililitro mililitros
cl centilitro centilitros
min minuto minutos
s|seg segundo segundos
ms milisegundo milisegundos
km/h kilómetro_por_hora kilómetros_por_hora
m/s metro_por_segundo metros_por_segundo
Hz hercio hercios
kHz kilohercio kilohercios
MHz megahercio megahercios
GHz gigahercio gigahercios
W vatio vatios
kW kilovatio kilovatios
MW megavatio megavatios
GW gigavatio gigavatios
kWh kilovatio_hora kilovatios_hora
MWh megavatio_hora megavatios_hora
GWh gigavatio_hora gigavatios_hora
TWh teravatio_hora teravatios_hora
V voltio voltios
mA miliamperio miliamperios
mAh miliamperio_hora miliamperios_hora
kB|KB kilobyte kilobytes
MB megabyte megabytes
GB gigabyte gigabytes
TB terabyte terabytes
Mbps|Mbit/s megabit_por_segundo megabits_por_segundo
Gbps|Gbit/s gigabit_por_segundo gigabits_por_segundo
dB decibelio decibelios
hPa hectopascal hectopascales
J julio julios
kJ kilojulio kilojulios
px píxel píxeles
°C|℃|ºC grado_Celsius grados_Celsius
°F|ºF grado_Fahrenheit grados_Fahrenheit
° grado grados
% por_ciento por_ciento
‰ por_mil por_mil
""",
    feminine="""
t tonelada toneladas
ha hectárea hectáreas
h hora horas
kcal kilocaloría kilocalorías
""",
)
_CENT = Noun(one="céntimo", many="céntimos")
_CURRENCIES = {
    symbol: Currency(unit=noun, part=_CENT)
    for symbol, noun in nouns("""
€|EUR|euros|euro euro euros
$|USD|dólares|dólar dólar dólares
US$ dólar_estadounidense dólares_estadounidenses
MXN|pesos|peso peso pesos
""").items()
} | {
    symbol: Currency(unit=noun)
    for symbol, noun in nouns(
        "¥|JPY yen yenes\nR$|BRL real reales\n₿|BTC bitcoin bitcoines\n"
        "CHF franco_suizo francos_suizos",
        feminine="£|GBP libra libras\n₹|INR rupia rupias",
    ).items()
}
_MAGNITUDES = nouns("""
k|K mil
mil mil
M|millón|millones millón millones
mil_millones mil_millones
mil_M mil_millones
billón|billones billón billones
""")
_MONTHS = word_list(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)

VOCABULARY = Vocabulary(
    code="es",
    letters="áéíñóúü",
    point="coma",
    dot="punto",
    minus="menos",
    plus="más",
    to="a",
    per="por",
    prefixes={
        "~": "unos",
        "≈": "unos",
        "±": "más menos",
        "+/-": "más menos",
        "<": "menos de",
        ">": "más de",
        "≤": "como máximo",
        "≥": "al menos",
        "#": "número",
        "=": "igual a",
    },
    symbols={
        "&": "y",
        "+": "más",
        "=": "igual a",
        "%": "por ciento",
        "@": "arroba",
        "×": "por",
        "÷": "dividido por",
        "±": "más menos",
        "≈": "aproximadamente",
        "~": "unos",
        "<": "menor que",
        ">": "mayor que",
        "≤": "menor o igual que",
        "≥": "mayor o igual que",
        "→": "a",
        "√": "raíz de",
        "∞": "infinito",
        "π": "pi",
        "\u2212": "menos",
        "$": "dólares",
        "€": "euros",
        "£": "libras",
        "§": "sección",
        "°": "grados",
        "^": "elevado a",
        "²": "al cuadrado",
        "³": "al cubo",
    },
    address={
        "@": "arroba",
        ".": "punto",
        "/": "barra",
        "-": "guion",
        "_": "guion bajo",
        ":": "dos puntos",
        "+": "más",
        "#": "hashtag",
    },
    units=_UNITS,
    currencies=_CURRENCIES,
    magnitudes=_MAGNITUDES,
    months=tuple(_MONTHS),
    month_forms=month_table(
        _MONTHS, "ene feb mar abr may jun jul ago sep|sept|setiembre oct nov dic"
    ),
    abbreviations=table("""
Sr. = señor
Sra. = señora
Sres. = señores
Srta. = señorita
Dr. = doctor
Dra. = doctora
D. = don
Dña. = doña
Prof. = profesor
Ud. = usted
Uds. = ustedes
EE. UU. = Estados Unidos
EE.UU. = Estados Unidos
EEUU = Estados Unidos
etc. = etcétera
p. ej. = por ejemplo
p.ej. = por ejemplo
a. C. = antes de Cristo
a.C. = antes de Cristo
d. C. = después de Cristo
d.C. = después de Cristo
aprox. = aproximadamente
máx. = máximo
mín. = mínimo
n.º = número
n.° = número
nº = número
n° = número
N.º = número
Nº = número
núm. = número
pág. = página
págs. = páginas
art. = artículo
cap. = capítulo
vol. = volumen
fig. = figura
ed. = edición
tel. = teléfono
Tel. = teléfono
Avda. = avenida
Av. = avenida
C/ = calle
vs. = contra
vs = contra
y/o = y o
24/7 = veinticuatro siete
a. m. = de la mañana
a.m. = de la mañana
p. m. = de la tarde
p.m. = de la tarde
ene. = enero
feb. = febrero
abr. = abril
ago. = agosto
sept. = septiembre
oct. = octubre
nov. = noviembre
dic. = diciembre
"""),
    acronyms=table("""
NASA = Nasa
OTAN = Otan
ONU = Onu
UNESCO = Unesco
UNICEF = Unicef
FIFA = Fifa
UEFA = Uefa
COVID = Covid
SIDA = sida
OVNI = ovni
RENFE = Renfe
OPEP = Opep
AVE = ave
PYME = pyme
IVA = iva
OK = okey
"""),
    function_words=word_set(
        "el la los las un una unos unas de del y e o u pero a al en con por para sin "
        "sobre que se es son ha han"
    ),
    loud_words=word_set("y o el la los las un una es no sí yo tú él ella que todo nada"),
    number_cues=word_set(
        "capítulo parte tomo acto guerra libro clase fase tipo artículo sección mundial temporada"
    ),
)
