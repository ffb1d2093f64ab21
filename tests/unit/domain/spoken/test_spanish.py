"""Spanish text is spoken as a person would read it aloud."""

import pytest

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line

pytestmark = pytest.mark.unit

READ_ALOUD = """
siglo XIX => siglo diecinueve
siglo V => siglo quinto
Felipe II => Felipe segundo
Alfonso XIII => Alfonso trece
Isabel II => Isabel segunda
21 personas => veintiuna personas
21 libros => veintiún libros
1 casa => una casa
200 casas => doscientas casas
1.200 personas => mil doscientas personas
31.000 personas => treinta y un mil personas
4,2 millones de euros => cuatro coma dos millones de euros
2 mil millones => dos mil millones
$5 => cinco dólares
1 km => un kilómetro
21 km => veintiún kilómetros
1,5 km => uno coma cinco kilómetros
50 % => cincuenta por ciento
50% => cincuenta por ciento
EE. UU. y la ONU => Estados Unidos y la Onu
la OTAN => la Otan
1.º => primero
2ª => segunda
3er lugar => tercer lugar
½ => un medio
2 1/2 => dos y medio
3/4 => tres cuartos
-5 °C => menos cinco grados Celsius
20 °C => veinte grados Celsius
05/03/2024 => cinco de marzo de dos mil veinticuatro
2024-03-05 => cinco de marzo de dos mil veinticuatro
n.º 5 => número cinco
Sr. García => señor García
libros, etc. => libros, etcétera.
3,14 => tres coma catorce
3,05 => tres coma cero cinco
el FBI => el F B I
¿Qué? => Qué?
¡No! => No!
1 de mayo => uno de mayo
16:9 => dieciséis a nueve
a las 17:45 => a las diecisiete cuarenta y cinco
a las 9:15 => a las nueve y cuarto
10-20 kg => diez a veinte kilogramos
120 km/h => ciento veinte kilómetros por hora
pan & vino => pan y vino
info@ejemplo.es => info arroba ejemplo punto E S
«Hola», dijo. => Hola, dijo.
Vino — y se fue. => Vino, y se fue.
100 euros => cien euros
500 páginas => quinientas páginas
p. ej. esto => por ejemplo esto
y/o => y o
H2O => H dos O
COVID-19 => Covid-diecinueve
24/7 => veinticuatro siete
1914-1918 => mil novecientos catorce a mil novecientos dieciocho
5 GB => cinco gigabytes
120 m² => ciento veinte metros cuadrados
0,50 € => cincuenta céntimos
capítulo IV => capítulo cuatro
en 1984 => en mil novecientos ochenta y cuatro
Juan Pablo II => Juan Pablo segundo
el 21 % de 1.000 hogares => el veintiún por ciento de mil hogares
a las 13:05 => a las trece cinco
"""
CASES = [row.split(" =>") for row in READ_ALOUD.strip().splitlines()]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_text_is_spoken_as_a_person_would(written: str, said: str) -> None:
    assert spoken_line(Line(text=written), "es").text == said.strip()
