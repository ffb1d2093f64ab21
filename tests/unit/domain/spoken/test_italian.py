"""Italian text is spoken as a person would read it aloud."""

import pytest

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line

pytestmark = pytest.mark.unit

READ_ALOUD = """
il XIX secolo => il diciannovesimo secolo
Luigi XIV => Luigi quattordicesimo
Elisabetta II => Elisabetta seconda
Papa Giovanni XXIII => Papa Giovanni ventitreesimo
1 persona => una persona
1 libro => un libro
21 libri => ventuno libri
4,2 milioni di euro => quattro virgola due milioni di euro
4,2 mln € => quattro virgola due milioni di euro
2 miliardi => due miliardi
$5 => cinque dollari
1 km => un chilometro
21 km => ventuno chilometri
1,5 km => uno virgola cinque chilometri
1.500 km => millecinquecento chilometri
50 % => cinquanta per cento
50% => cinquanta per cento
l’ONU => l'Onu
la NATO => la Nato
il 1º maggio => il primo maggio
la 2ª volta => la seconda volta
il 3° piano => il terzo piano
½ => un mezzo
2 1/2 => due e mezzo
3/4 => tre quarti
-5 °C => meno cinque gradi Celsius
20 °C => venti gradi Celsius
05/03/2024 => cinque marzo duemilaventiquattro
2024-03-05 => cinque marzo duemilaventiquattro
n. 5 => numero cinque
Sig. Rossi => signor Rossi
Dott.ssa Bianchi => dottoressa Bianchi
libri, ecc. => libri, eccetera.
3,14 => tre virgola quattordici
3,05 => tre virgola zero cinque
l'FBI => l'F B I
16:9 => sedici a nove
alle 17:45 => alle diciassette e quarantacinque
alle 9:05 => alle nove e cinque
10-20 kg => dieci a venti chilogrammi
120 km/h => centoventi chilometri orari
pane & vino => pane e vino
info@esempio.it => info chiocciola esempio punto I T
«Ciao», disse. => Ciao, disse.
Venne — e andò. => Venne, e andò.
100 euro => cento euro
33 pagine => trentatré pagine
1.234.567 => un milione duecentotrentaquattromilacinquecentosessantasette
p. es. questo => per esempio questo
e/o => e o
H2O => H due O
COVID-19 => Covid-diciannove
1914-1918 => millenovecentoquattordici a millenovecentodicotto
5 GB => cinque gigabyte
120 m² => centoventi metri quadrati
0,50 € => cinquanta centesimi
capitolo IV => capitolo quattro
nel 1984 => nel millenovecentottantaquattro
gli anni '90 => gli anni novanta
perché no? => perché no?
Giovanni Paolo II => Giovanni Paolo secondo
alle ore 8:30 => alle ore otto e trenta
10.000 persone => diecimila persone
"""
CASES = [row.split(" =>") for row in READ_ALOUD.strip().splitlines()]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_text_is_spoken_as_a_person_would(written: str, said: str) -> None:
    assert spoken_line(Line(text=written), "it").text == said.strip()
