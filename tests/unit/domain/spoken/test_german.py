"""German text is spoken as a person would read it aloud."""

import pytest

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line

pytestmark = pytest.mark.unit

READ_ALOUD = """
Der 3. Platz ging an sie. => Der dritte Platz ging an sie.
im 19. Jahrhundert => im neunzehnten Jahrhundert
das 20. Jahrhundert => das zwanzigste Jahrhundert
im Jahr 2024 => im Jahr zweitausendvierundzwanzig
4,2 Mrd. € => vier Komma zwei Milliarden Euro
1 Mio. Euro => eine Million Euro
2,5 Millionen Menschen => zwei Komma fünf Millionen Menschen
Ludwig XIV. war König. => Ludwig der vierzehnte war König.
Elisabeth II. starb. => Elisabeth die zweite starb.
Kapitel IV => Kapitel vier
die 1990er-Jahre => die neunzehnhundertneunziger-Jahre
die 90er => die neunziger
z. B. 5 km/h => zum Beispiel fünf Kilometer pro Stunde
d.h. morgen => das heißt morgen
usw. => und so weiter.
1 kg und 1 Person => ein Kilogramm und eine Person
100 km => einhundert Kilometer
1,5 km => eins Komma fünf Kilometer
FBI und NATO => F B I und Nato
die CDU => die C D U
½ Liter => ein halb Liter
2½ Stunden => zweieinhalb Stunden
3/4 davon => drei Viertel davon
20 °C => zwanzig Grad Celsius
-5 °C => minus fünf Grad Celsius
05.03.2024 => fünfter März zweitausendvierundzwanzig
2024-03-05 => fünfter März zweitausendvierundzwanzig
am 1. Mai => am ersten Mai
der 1. Mai => der erste Mai
vom 5. bis 7. Mai => vom fünften bis siebten Mai
Nr. 5 => Nummer fünf
info@beispiel.de => info ät beispiel Punkt D E
ein 3:1 => ein drei zu eins
16:9 => sechzehn zu neun
50 % => fünfzig Prozent
12,5% => zwölf Komma fünf Prozent
10–20 kg => zehn bis zwanzig Kilogramm
Müller & Söhne => Müller und Söhne
Dr. Müller => Doktor Müller
Goethestr. 5 => Goethestraße fünf
v2.1 => Version zwei Punkt eins
1914–1918 => neunzehnhundertvierzehn bis neunzehnhundertachtzehn
0,5 => null Komma fünf
3,14159 => drei Komma eins vier eins fünf neun
1.234.567 => eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig
120 m² => einhundertzwanzig Quadratmeter
§ 5 => Paragraf fünf
„Gut“, sagte er. => Gut, sagte er.
Er kam – und ging. => Er kam, und ging.
Café => Cafe
24/7 => vierundzwanzig sieben
5 GB => fünf Gigabyte
100 kWh => einhundert Kilowattstunden
um 9 Uhr => um neun Uhr
17:05 Uhr => siebzehn Uhr fünf
$4,2 Mio. => vier Komma zwei Millionen Dollar
99 Cent => neunundneunzig Cent
ca. 30 Leute => circa dreißig Leute
Apollo 11 => Apollo elf
H2O => H zwei O
COVID-19 => Covid-neunzehn
10.000 € => zehntausend Euro
1.000,50 € => eintausend Euro fünfzig
Er ist 1,80 m groß. => Er ist eins Komma acht null Meter groß.
Das 2. Kapitel beginnt auf S. 15. => Das zweite Kapitel beginnt auf Seite fünfzehn.
Die GmbH wächst. => Die G m b H wächst.
Am 3.5.2024 => Am dritten Mai zweitausendvierundzwanzig
2,5 Mio. t CO₂ => zwei Komma fünf Millionen Tonnen C O zwei
"""
CASES = [row.split(" =>") for row in READ_ALOUD.strip().splitlines()]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_text_is_spoken_as_a_person_would(written: str, said: str) -> None:
    assert spoken_line(Line(text=written), "de").text == said.strip()
