"""French text is spoken as a person would read it aloud."""

import pytest

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line

pytestmark = pytest.mark.unit

READ_ALOUD = """
Le 1er mai 1984 => Le premier mai mille neuf cent quatre-vingt-quatre
au XIXe siècle => au dix-neuvième siècle
Louis XIV => Louis quatorze
François Ier => François premier
Napoléon III => Napoléon trois
la Ve République => la cinquième République
4,2 milliards d’euros => quatre virgule deux milliards d'euros
4,2 Md€ => quatre virgule deux milliards d'euros
2 millions d'habitants => deux millions d'habitants
1,5 km => un virgule cinq kilomètre
2,5 km => deux virgule cinq kilomètres
21 heures => vingt et une heures
21 livres => vingt et un livres
1 234 567 habitants => un million deux cent trente-quatre mille cinq cent soixante-sept habitants
1 000 € => mille euros
la 2e fois => la deuxième fois
la 1re place => la première place
la 2nde guerre => la seconde guerre
50 % des gens => cinquante pour cent des gens
M. Dupont => Monsieur Dupont
Mme Durand => Madame Durand
des pommes, etc. => des pommes, et cetera.
n° 5 => numéro cinq
la SNCF => la S N C F
l’OTAN => l'Otan
la TVA => la T V A
½ litre => un demi litre
3/4 => trois quarts
2 1/2 => deux et demi
-5 °C => moins cinq degrés Celsius
20 °C => vingt degrés Celsius
2024-03-05 => cinq mars deux mille vingt-quatre
05/03/2024 => cinq mars deux mille vingt-quatre
3,05 => trois virgule zéro cinq
3,14 => trois virgule quatorze
info@exemple.fr => info arobase exemple point F R
Pierre & Paul => Pierre et Paul
10-20 kg => dix à vingt kilogrammes
90 km/h => quatre-vingt-dix kilomètres-heure
16:9 => seize à neuf
à 10 h => à dix heures
à 9h05 => à neuf heures cinq
l'année 1990 => l'année mille neuf cent quatre-vingt-dix
chapitre IV => chapitre quatre
C'est 80 % — voilà « tout ». => C'est quatre-vingts pour cent, voilà tout.
Quoi ? => Quoi?
Oui ! => Oui!
71 ans => soixante et onze ans
91 ans => quatre-vingt-onze ans
200 pages => deux cents pages
1 page => une page
99 € => quatre-vingt-dix-neuf euros
0,50 € => cinquante centimes
$5 => cinq dollars
3 Go => trois gigaoctets
100 kWh => cent kilowattheures
120 m² => cent vingt mètres carrés
H2O => H deux O
COVID-19 => Covid-dix-neuf
24/7 => vingt-quatre heures sur vingt-quatre
Ça coûte cher… non ? => Ça coûte cher, non?
le 14 juillet => le quatorze juillet
du 5 au 7 mai => du cinq au sept mai
1914-1918 => mille neuf cent quatorze à mille neuf cent dix-huit
etc. => et cetera.
le n°1 mondial => le numéro un mondial
les années 1980 => les années mille neuf cent quatre-vingts
le XXIe siècle => le vingt et unième siècle
5 000 m² => cinq mille mètres carrés
"""
CASES = [row.split(" =>") for row in READ_ALOUD.strip().splitlines()]


@pytest.mark.parametrize(("written", "said"), CASES)
def test_text_is_spoken_as_a_person_would(written: str, said: str) -> None:
    assert spoken_line(Line(text=written), "fr").text == said.strip()
