"""English: the words that stand for marks, units and short forms."""

from reelwright.domain.spoken.language import Currency, Noun, Vocabulary, nouns
from reelwright.domain.spoken.wordlists import month_table, table, word_list, word_set

DETERMINERS = word_set("a an the this that his her its their our my your each every another")
YEAR_CUES = word_set(
    "in since until till by from circa c. ca. around about before after during early late mid "
    "year spring summer autumn fall winter of and to between through january february march "
    "april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec"
)
WEAK_YEAR_CUES = word_set("in from about around before after during of and to between through by")
COUNT_CUES = word_set(
    "over nearly almost roughly approximately exactly some than least most only just all these "
    "those another every additional"
)
IRREGULAR_PLURALS = word_set("people men women children feet teeth mice sheep fish")
VERSIONED = word_set(
    "version Version v release Release Python Python's iOS macOS Android Windows Ubuntu Debian "
    "Fedora Node Node.js PHP Java Ruby Rust Go Perl Django Flask React Vue Angular Postgres "
    "PostgreSQL MySQL SQLite Redis Linux kernel Firefox Chrome Safari OpenSSL Kubernetes Docker"
)
REGNAL = word_set(
    "Henry Louis Elizabeth George Charles James Edward Richard William Philip Mary Anne John Paul "
    "Benedict Napoleon Catherine Ferdinand Frederick Alexander Nicholas Ivan Pius Leo Ramses "
    "Ptolemy Francis Gregory Urban Innocent Clement Otto Gustav Christian Leopold Albert Alfonso "
    "Darius Xerxes Rameses Thutmose Cleopatra Pope King Queen Wilhelm Constantine Robert Felipe "
    "Harald Carlos Mehmed Murad Boniface Joseph Peter"
)
SCORE_CUES = word_set(
    "won win wins winning lost lose beat beats led lead drew draw score finished victory defeat "
    "loss tie ahead"
)
PAIRWISE = word_set("Boeing Airbus Route Highway Interstate Flight Room Suite Apartment Area")

_FUNCTION_WORDS = word_set(
    "a about above across after against all along also although am among an and any are around "
    "as at be because been before behind being below between both but by can could did do does "
    "down during each either for from had has have he her here hers him his how i if in into is "
    "it its just last less like more most much my near next no nor not now of off often on once "
    "one only onto or other our out over own per rather she should since so some such than that "
    "the their them then there these they this those through thus till to too toward towards "
    "under until up upon us was we were what when where whether which while who whom whose why "
    "will with within without would yes yet you your ago apart later earlier away worth"
)

_UNITS = nouns("""
km kilometer kilometers
m meter meters
cm centimeter centimeters
mm millimeter millimeters
μm micrometer micrometers
nm nanometer nanometers
mi mile miles
ft foot feet
yd yard yards
km²|km2|sq_km square_kilometer square_kilometers
m²|m2|sq_m|sqm square_meter square_meters
cm²|cm2 square_centimeter square_centimeters
sq_ft square_foot square_feet
sq_mi square_mile square_miles
m³|m3 cubic_meter cubic_meters
cm³|cm3|cc cubic_centimeter cubic_centimeters
ha hectare hectares
kg kilogram kilograms
g gram grams
mg milligram milligrams
μg|mcg microgram micrograms
lb|lbs pound pounds
oz ounce ounces
l|L liter liters
ml|mL milliliter milliliters
dl|dL deciliter deciliters
gal gallon gallons
h|hr|hrs hour hours
min|mins minute minutes
s|sec|secs second seconds
ms millisecond milliseconds
μs microsecond microseconds
ns nanosecond nanoseconds
km/h|kph|kmh kilometer_per_hour kilometers_per_hour
mph mile_per_hour miles_per_hour
m/s meter_per_second meters_per_second
Hz hertz
kHz kilohertz
MHz megahertz
GHz gigahertz
THz terahertz
W watt watts
kW kilowatt kilowatts
MW megawatt megawatts
GW gigawatt gigawatts
TW terawatt terawatts
Wh watt_hour watt_hours
kWh kilowatt_hour kilowatt_hours
MWh megawatt_hour megawatt_hours
GWh gigawatt_hour gigawatt_hours
TWh terawatt_hour terawatt_hours
V volt volts
kV kilovolt kilovolts
mV millivolt millivolts
mA milliamp milliamps
mAh milliamp_hour milliamp_hours
Ω ohm ohms
kB|KB kilobyte kilobytes
MB megabyte megabytes
GB gigabyte gigabytes
TB terabyte terabytes
PB petabyte petabytes
KiB kibibyte kibibytes
MiB mebibyte mebibytes
GiB gibibyte gibibytes
TiB tebibyte tebibytes
kbps|kbit/s|kb/s kilobit_per_second kilobits_per_second
Mbps|Mbit/s|Mb/s megabit_per_second megabits_per_second
Gbps|Gbit/s|Gb/s gigabit_per_second gigabits_per_second
MB/s megabyte_per_second megabytes_per_second
GB/s gigabyte_per_second gigabytes_per_second
fps frame_per_second frames_per_second
rpm|RPM revolution_per_minute revolutions_per_minute
bpm|BPM beat_per_minute beats_per_minute
dpi dot_per_inch dots_per_inch
px pixel pixels
MP megapixel megapixels
dB decibel decibels
Pa pascal pascals
hPa hectopascal hectopascals
kPa kilopascal kilopascals
psi pound_per_square_inch pounds_per_square_inch
cal calorie calories
kcal kilocalorie kilocalories
J joule joules
kJ kilojoule kilojoules
MJ megajoule megajoules
kN kilonewton kilonewtons
hp horsepower
ppm part_per_million parts_per_million
ppb part_per_billion parts_per_billion
% percent
‰ per_mille
pp percentage_point percentage_points
°C|℃ degree_Celsius degrees_Celsius
°F|℉ degree_Fahrenheit degrees_Fahrenheit
° degree degrees
°N degree_north degrees_north
°S degree_south degrees_south
°E degree_east degrees_east
°W degree_west degrees_west
x|× time times
yo|y/o year_old years_old
""")

_CENT = Noun(one="cent", many="cents")
_DOLLARS = nouns("""
$ dollar dollars
US$|USD|U.S.$ U_S_dollar U_S_dollars
C$|CA$|CAD Canadian_dollar Canadian_dollars
A$|AU$|AUD Australian_dollar Australian_dollars
NZ$|NZD New_Zealand_dollar New_Zealand_dollars
HK$|HKD Hong_Kong_dollar Hong_Kong_dollars
S$|SGD Singapore_dollar Singapore_dollars
€|EUR euro euros
R$|BRL real reais
""")
_OTHERS = nouns("""
¥|JPY yen
CN¥|CNY|RMB yuan
₩|KRW won
₽|RUB ruble rubles
₪|ILS shekel shekels
₺|TRY lira liras
CHF Swiss_franc Swiss_francs
SEK Swedish_krona Swedish_kronor
NOK Norwegian_krone Norwegian_kroner
DKK Danish_krone Danish_kroner
PLN|zł zloty zlotys
¢ cent cents
₿|BTC bitcoin bitcoins
""")
_CURRENCIES = (
    {symbol: Currency(unit=noun, part=_CENT) for symbol, noun in _DOLLARS.items()}
    | {symbol: Currency(unit=noun) for symbol, noun in _OTHERS.items()}
    | {
        symbol: Currency(
            unit=Noun(one="pound", many="pounds"), part=Noun(one="penny", many="pence")
        )
        for symbol in ("£", "GBP")
    }
    | {
        symbol: Currency(
            unit=Noun(one="rupee", many="rupees"), part=Noun(one="paisa", many="paise")
        )
        for symbol in ("₹", "INR", "Rs.")
    }
)

_MAGNITUDES = nouns("""
k|K thousand
thousand thousand
M|mn|mln|mil million
million million
bn|B billion
billion billion
tn|trn|T trillion
trillion trillion
hundred hundred
""")

_MONTHS = word_list(
    "January February March April May June July August September October November December"
)
VOCABULARY = Vocabulary(
    code="en",
    decimal_mark=".",
    point="point",
    dot="point",
    minus="minus",
    plus="plus",
    to="to",
    per="per",
    percent="percent",
    number_sign="number",
    prefixes={
        "~": "about",
        "≈": "about",
        "±": "plus or minus",
        "+/-": "plus or minus",
        "<": "less than",
        ">": "more than",
        "≤": "at most",
        "<=": "at most",
        "≥": "at least",
        ">=": "at least",
        "#": "number",
        "№": "number",
        "×": "times",
        "=": "equals",
    },
    symbols={
        "&": "and",
        "+": "plus",
        "=": "equals",
        "%": "percent",
        "@": "at",
        "×": "times",
        "^": "to the power of",
        "²": "squared",
        "³": "cubed",
        "÷": "divided by",
        "±": "plus or minus",
        "≈": "is about",
        "~": "about",
        "<": "less than",
        ">": "greater than",
        "≤": "less than or equal to",
        "≥": "greater than or equal to",
        "≠": "is not equal to",
        "→": "to",
        "√": "square root of",
        "∞": "infinity",
        "π": "pi",
        "\u2212": "minus",
        "$": "dollars",
        "€": "euros",
        "£": "pounds",
        "§": "section",
        "°": "degrees",
        "©": "copyright",
    },
    address={
        "@": "at",
        ".": "dot",
        "/": "slash",
        "-": "dash",
        "_": "underscore",
        ":": "colon",
        "+": "plus",
        "#": "hashtag",
    },
    units=_UNITS,
    currencies=_CURRENCIES,
    magnitudes=_MAGNITUDES,
    months=tuple(_MONTHS),
    month_forms=month_table(_MONTHS, "Jan Feb Mar Apr - Jun Jul Aug Sep|Sept Oct Nov Dec"),
    abbreviations=table("""
BC = B C
AD = eigh D
Mr. = Mister
Mrs. = Missus
Ms. = Miz
Mr = Mister
Mrs = Missus
Ms = Miz
Prof. = Professor
Gen. = General
Col. = Colonel
Capt. = Captain
Lt. = Lieutenant
Sgt. = Sergeant
Maj. = Major
Cmdr. = Commander
Adm. = Admiral
Rev. = Reverend
Hon. = Honorable
Sen. = Senator
Rep. = Representative
Gov. = Governor
Pres. = President
Jr. = Junior
Sr. = Senior
Esq. = Esquire
Mt. = Mount
Ft. = Fort
Ave. = Avenue
Blvd. = Boulevard
Rd. = Road
Hwy. = Highway
Inc. = Incorporated
Ltd. = Limited
Co. = Company
Corp. = Corporation
Bros. = Brothers
Dept. = Department
dept. = department
Univ. = University
Assn. = Association
Fig. = Figure
fig. = figure
Figs. = Figures
figs. = figures
Vol. = Volume
vol. = volume
Ch. = Chapter
Sec. = Section
Eq. = Equation
Ref. = Reference
ed. = edition
e.g. = for example,
eg. = for example,
i.e. = that is,
ie. = that is,
e.g., = for example,
i.e., = that is,
etc. = et cetera
etc = et cetera
vs. = versus
vs = versus
v. = versus
cf. = compare
viz. = namely
et al. = and others
approx. = approximately
est. = established
max. = maximum
min. = minimum
avg. = average
misc. = miscellaneous
incl. = including
excl. = excluding
govt. = government
Govt. = Government
a.k.a. = also known as
aka = also known as
w/o = without
w/ = with
b/c = because
Ph.D. = P H D
iOS = eye O S
macOS = mac O S
WiFi = why-fye
LaTeX = lah-tek
MoMA = moma
SaaS = sass
C# = C sharp
F# = F sharp
.NET = dot net
PhD = P H D
Jan. = January
Feb. = February
Mar. = March
Apr. = April
Jun. = June
Jul. = July
Aug. = August
Sept. = September
Sep. = September
Oct. = October
Nov. = November
Dec. = December
Mon. = Monday
Tue. = Tuesday
Tues. = Tuesday
Wed. = Wednesday
Thu. = Thursday
Thurs. = Thursday
Fri. = Friday
Sat. = Saturday
lbs. = pounds
lb. = pound
oz. = ounces
ft. = feet
hrs. = hours
mins. = minutes
WWI = World War One
WWII = World War Two
WW1 = World War One
WW2 = World War Two
4K = four K
8K = eight K
24/7 = twenty-four seven
9/11 = nine eleven
50/50 = fifty-fifty
and/or = and or
he/she = he or she
she/he = she or he
his/her = his or her
him/her = him or her
s/he = he or she
yes/no = yes or no
N/A = not applicable
n/a = not applicable
TCP/IP = T C P I P
I/O = I O
R.I.P. = rest in peace
"""),
    letter_names={"A": "eigh"},
    acronyms=table("""
NASA = NASA
NATO = NATO
UNESCO = UNESCO
UNICEF = UNICEF
OPEC = OPEC
COVID = COVID
AIDS = AIDS
SARS = SARS
FIFA = FIFA
UEFA = UEFA
NAFTA = NAFTA
NOAA = Noah
CERN = sern
DARPA = DARPA
FEMA = FEMA
JAXA = JAXA
LIDAR = lidar
SCUBA = scuba
HIPAA = hippa
BRICS = bricks
UNHCR = U N H C R
TED = Ted
AWOL = AWOL
VAT = V eigh T
ASEAN = ASEAN
SCOTUS = SCOTUS
POTUS = POTUS
SWAT = SWAT
LASER = laser
RADAR = radar
SONAR = sonar
PIN = pin
SIM = sim
RAM = ram
ROM = rom
GIF = gif
JPEG = jay-peg
ASCII = askey
BIOS = BIOS
CAPTCHA = captcha
GUI = gooey
JSON = jay-son
YAML = yammel
TOML = tommel
WYSIWYG = wizzywig
REST = rest
SOAP = soap
LAN = lan
WAN = wan
MIDI = middy
OLED = O led
NASDAQ = Nasdaq
MIT = M I T
NAACP = N double eigh C P
IEEE = I triple E
AAA = triple eigh
OK = okay
TV = T V
"""),
    function_words=_FUNCTION_WORDS,
    loud_words=word_set(
        "a i all and any are but can did do for get go good had has have he her him his how if in "
        "is its just last let look made make many more most much must my need never new no not "
        "now of off old on one only or our out over read real say see she so some stop than that "
        "the their them then there they this to too two up very wait was way we were what when "
        "where which why will with yes yet you your always every everyone everything nothing "
        "again best both each even ever first free from here into like long next same such take "
        "three warning please"
    ),
    number_cues=word_set(
        "Part part Chapter chapter Act act Volume volume Book book Phase phase Type type Stage "
        "stage Level level Section section Article article Title Class Grade Mark Bowl Episode "
        "Season War Vatican Appendix Table Figure Division Tier Game Round"
    ),
)
