"""Portuguese text is spoken as a person would read it aloud."""

import pytest

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line

pytestmark = pytest.mark.unit

READ_ALOUD = """
século XIX => século dezenove
século V => século quinto
D. João VI => dom João sexto
Luís XV => Luís quinze
Maria II => Maria segunda
2 pessoas => duas pessoas
21 livros => vinte e um livros
22 casas => vinte e duas casas
200 casas => duzentas casas
1.200 pessoas => mil e duzentas pessoas
R$ 3,50 => três reais e cinquenta centavos
R$ 4,2 milhões => quatro vírgula dois milhões de reais
4,2 milhões de euros => quatro vírgula dois milhões de euros
2 mil milhões => dois mil milhões
$5 => cinco dólares
1 km => um quilômetro
21 km => vinte e um quilômetros
1,5 km => um vírgula cinco quilômetros
50 % => cinquenta por cento
50% => cinquenta por cento
os EUA => os Estados Unidos
a ONU => a Onu
1.º lugar => primeiro lugar
2ª vez => segunda vez
½ => um meio
2 1/2 => dois e meio
3/4 => três quartos
-5 °C => menos cinco graus Celsius
20 °C => vinte graus Celsius
05/03/2024 => cinco de março de dois mil e vinte e quatro
2024-03-05 => cinco de março de dois mil e vinte e quatro
n.º 5 => número cinco
Sr. Silva => senhor Silva
livros, etc. => livros, et cetera.
3,14 => três vírgula catorze
3,05 => três vírgula zero cinco
o FBI => o F B I
1 de maio => primeiro de maio
16:9 => dezesseis a nove
às 10h => às dez horas
às 17:45 => às dezessete e quarenta e cinco
10-20 kg => dez a vinte quilogramas
120 km/h => cento e vinte quilômetros por hora
pão & vinho => pão e vinho
info@exemplo.pt => info arroba exemplo ponto P T
«Olá», disse. => Olá, disse.
Veio — e foi. => Veio, e foi.
100 euros => cem euros
500 páginas => quinhentas páginas
p. ex. isto => por exemplo isto
e/ou => e ou
H2O => H dois O
COVID-19 => Covid-dezenove
1914-1918 => mil novecentos e catorze a mil novecentos e dezoito
5 GB => cinco gigabytes
120 m² => cento e vinte metros quadrados
0,50 € => cinquenta centavos
capítulo IV => capítulo quatro
em 1984 => em mil novecentos e oitenta e quatro
16 anos => dezesseis anos
2 bilhões de reais => dois bilhões de reais
1.500.000.000 => um bilhão e quinhentos milhões
"""
CASES = [row.split(" =>") for row in READ_ALOUD.strip().splitlines()]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_text_is_spoken_as_a_person_would(written: str, said: str) -> None:
    assert spoken_line(Line(text=written), "pt").text == said.strip()
