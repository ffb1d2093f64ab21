"""Portuguese of Brazil: the words that stand for marks, units and short forms."""

from reelwright.domain.spoken.language import Currency, Noun, Vocabulary, nouns
from reelwright.domain.spoken.wordlists import month_table, table, word_list, word_set

_UNITS = nouns(
    """
km quilômetro quilômetros
m metro metros
cm centímetro centímetros
mm milímetro milímetros
μm micrômetro micrômetros
nm nanômetro nanômetros
km²|km2 quilômetro_quadrado quilômetros_quadrados
m²|m2 metro_quadrado metros_quadrados
cm² centímetro_quadrado centímetros_quadrados
m³|m3 metro_cúbico metros_cúbicos
ha hectare hectares
kg quilograma quilogramas
g grama gramas
mg miligrama miligramas
μg micrograma microgramas
l|L litro litros
ml mililitro mililitros
min minuto minutos
s|seg segundo segundos
ms milissegundo milissegundos
km/h quilômetro_por_hora quilômetros_por_hora
m/s metro_por_segundo metros_por_segundo
Hz hertz
kHz quilohertz
MHz megahertz
GHz gigahertz
W watt watts
kW quilowatt quilowatts
MW megawatt megawatts
GW gigawatt gigawatts
kWh quilowatt-hora quilowatts-hora
MWh megawatt-hora megawatts-hora
GWh gigawatt-hora gigawatts-hora
TWh terawatt-hora terawatts-hora
V volt volts
mA miliampere miliamperes
mAh miliampere-hora miliamperes-hora
kB|KB quilobyte quilobytes
MB megabyte megabytes
GB gigabyte gigabytes
TB terabyte terabytes
Mbps|Mbit/s megabit_por_segundo megabits_por_segundo
Gbps|Gbit/s gigabit_por_segundo gigabits_por_segundo
dB decibel decibéis
hPa hectopascal hectopascais
J joule joules
kJ quilojoule quilojoules
px pixel pixels
°C|℃|ºC grau_Celsius graus_Celsius
°F|ºF grau_Fahrenheit graus_Fahrenheit
° grau graus
% por_cento por_cento
‰ por_mil por_mil
""",
    feminine="""
t tonelada toneladas
kcal quilocaloria quilocalorias
""",
)
_CENT = Noun(one="centavo", many="centavos")
_CURRENCIES = (
    {
        symbol: Currency(unit=noun, part=_CENT)
        for symbol, noun in nouns("""
€|EUR|euros|euro euro euros
$|USD|dólares|dólar dólar dólares
US$ dólar_americano dólares_americanos
""").items()
    }
    | {
        symbol: Currency(unit=Noun(one="real", many="reais"), part=_CENT)
        for symbol in ("R$", "BRL", "reais", "real")
    }
    | {
        symbol: Currency(unit=noun)
        for symbol, noun in nouns(
            "¥|JPY iene ienes\n₿|BTC bitcoin bitcoins\nCHF franco_suíço francos_suíços",
            feminine="£|GBP libra libras\n₹|INR rupia rupias",
        ).items()
    }
)
_MAGNITUDES = nouns("""
k|K mil
mil mil
M|mi|milhão|milhões milhão milhões
mil_milhões mil_milhões
bi|bilhão|bilhões bilhão bilhões
bilião|biliões bilião biliões
trilhão|trilhões trilhão trilhões
""")
_MONTHS = word_list(
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
)

VOCABULARY = Vocabulary(
    code="pt",
    letters="àáâãçéêíóôõúü",
    point="vírgula",
    dot="ponto",
    minus="menos",
    plus="mais",
    to="a",
    per="por",
    prefixes={
        "~": "cerca de",
        "≈": "cerca de",
        "±": "mais ou menos",
        "+/-": "mais ou menos",
        "<": "menos de",
        ">": "mais de",
        "≤": "no máximo",
        "≥": "pelo menos",
        "#": "número",
        "=": "igual a",
    },
    symbols={
        "&": "e",
        "+": "mais",
        "=": "igual a",
        "%": "por cento",
        "@": "arroba",
        "×": "vezes",
        "÷": "dividido por",
        "±": "mais ou menos",
        "≈": "aproximadamente",
        "~": "cerca de",
        "<": "menor que",
        ">": "maior que",
        "≤": "menor ou igual a",
        "≥": "maior ou igual a",
        "→": "para",
        "√": "raiz de",
        "∞": "infinito",
        "π": "pi",
        "\u2212": "menos",
        "$": "dólares",
        "€": "euros",
        "£": "libras",
        "§": "parágrafo",
        "°": "graus",
        "^": "elevado a",
        "²": "ao quadrado",
        "³": "ao cubo",
    },
    address={
        "@": "arroba",
        ".": "ponto",
        "/": "barra",
        "-": "hífen",
        "_": "sublinhado",
        ":": "dois pontos",
        "+": "mais",
        "#": "hashtag",
    },
    units=_UNITS,
    currencies=_CURRENCIES,
    magnitudes=_MAGNITUDES,
    months=tuple(_MONTHS),
    month_forms=month_table(_MONTHS, "jan fev mar abr mai jun jul ago set out nov dez"),
    abbreviations=table("""
Sr. = senhor
Sra. = senhora
Srs. = senhores
Dr. = doutor
Dra. = doutora
D. = dom
Prof. = professor
Profa. = professora
Eng. = engenheiro
etc. = et cetera
p. ex. = por exemplo
p.ex. = por exemplo
a. C. = antes de Cristo
a.C. = antes de Cristo
d. C. = depois de Cristo
d.C. = depois de Cristo
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
art. = artigo
cap. = capítulo
vol. = volume
fig. = figura
ed. = edição
tel. = telefone
Tel. = telefone
Av. = avenida
R. = rua
EUA = Estados Unidos
vs. = contra
vs = contra
e/ou = e ou
24/7 = vinte e quatro sete
jan. = janeiro
fev. = fevereiro
abr. = abril
ago. = agosto
set. = setembro
out. = outubro
nov. = novembro
dez. = dezembro
"""),
    acronyms=table("""
NASA = Nasa
NATO = Nato
OTAN = Otan
ONU = Onu
UNESCO = Unesco
UNICEF = Unicef
FIFA = Fifa
UEFA = Uefa
COVID = Covid
SIDA = sida
OVNI = óvni
OPEP = Opep
IVA = iva
PIB = pibe
OK = oquei
"""),
    function_words=word_set(
        "o a os as um uma uns umas de do da dos das e ou mas em no na nos nas com por "
        "para sem sobre que se é são foi"
    ),
    loud_words=word_set("e ou o a os as um uma é não sim eu tu ele ela que tudo nada"),
    number_cues=word_set(
        "capítulo parte tomo ato guerra livro classe fase tipo artigo secção seção "
        "mundial temporada"
    ),
)
