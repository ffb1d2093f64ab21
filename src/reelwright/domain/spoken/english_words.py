"""English: the words that stand for marks, units and short forms."""

from reelwright.domain.spoken.english_units import CURRENCIES, MAGNITUDES, UNITS
from reelwright.domain.spoken.language import Vocabulary
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
    units=UNITS,
    currencies=CURRENCIES,
    magnitudes=MAGNITUDES,
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
