"""English: units, currencies and magnitudes."""

from reelwright.domain.spoken.language import Currency, Noun, nouns

UNITS = nouns("""
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
CURRENCIES = (
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

MAGNITUDES = nouns("""
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
