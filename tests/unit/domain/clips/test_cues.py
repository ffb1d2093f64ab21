"""What phrases of every language tell, and what they do not."""

import pytest

from reelwright.domain.clips.cues.finding import LANGUAGES, cues_in, figures_in
from reelwright.domain.clips.cues.kinds import CueKind

pytestmark = pytest.mark.unit

K = CueKind
TOLD = {
    "de": {
        K.OPEN_QUESTION: "Warum machst du das?",
        K.PROMPT: "Erzähl uns davon.",
        K.STORY: "Vor zehn Jahren stand ich dort.",
        K.PAYOFF: "Da wurde mir klar, was fehlte.",
        K.SPEECH: "Sie fragte mich nach dem Weg.",
        K.DEED: "Ich habe die Tür aufgemacht.",
        K.TURN: "Plötzlich war es dunkel.",
        K.FEELING: "Ich hatte Angst.",
        K.REASON: "Weil Stahl sich ausdehnt.",
        K.COMPARISON: "Das ist doppelt so viel.",
        K.FINDING: "Wir haben das gemessen.",
        K.NEGATION: "Das geht nicht.",
        K.VAGUE: "Es kommt drauf an.",
        K.POINTING: "Wie ich vorhin sagte.",
        K.CONTRAST: "Die meisten denken, es sei Glück.",
        K.EMPHASIS: "Das war der größte Fehler.",
        K.BOAST: "Das ist einfach genial.",
        K.SPONSOR: "Mit dem Code Ofen spart ihr.",
        K.HOUSEKEEPING: "Abonniert den Kanal.",
        K.DEPENDENT: "Deshalb ging er.",
        K.REBUTTAL: "Das stimmt nicht.",
        K.QUOTED: "Manche Leute behaupten das.",
    },
    "fr": {
        K.OPEN_QUESTION: "Comment tu fais ça ?",
        K.PROMPT: "Racontez-nous ce jour.",
        K.STORY: "Il y a dix ans, je vivais là.",
        K.PAYOFF: "Et j'ai compris.",
        K.SPEECH: "Il m'a dit de partir.",
        K.DEED: "Elle a ouvert la porte.",
        K.TURN: "Soudain il faisait noir.",
        K.FEELING: "J'avais peur.",
        K.REASON: "Parce que l'acier se dilate.",
        K.COMPARISON: "C'est deux fois trop.",
        K.FINDING: "Nous avons mesuré.",
        K.NEGATION: "Ce n'est pas là.",
        K.VAGUE: "Ça dépend.",
        K.POINTING: "Comme je disais.",
        K.CONTRAST: "Tout le monde croit au hasard.",
        K.EMPHASIS: "C'était la pire idée.",
        K.BOAST: "C'est fantastique.",
        K.SPONSOR: "Avec le code FOUR, c'est offert.",
        K.HOUSEKEEPING: "Abonnez-vous.",
        K.DEPENDENT: "Alors il partit.",
        K.REBUTTAL: "C'est faux.",
        K.QUOTED: "Certains disent que oui.",
    },
    "es": {
        K.OPEN_QUESTION: "¿Por qué lo haces?",
        K.PROMPT: "Cuéntanos aquello.",
        K.STORY: "Hace diez años vivía allí.",
        K.PAYOFF: "Fue entonces cuando lo vi.",
        K.SPEECH: "Me dijo que no.",
        K.DEED: "Ella abrió la puerta.",
        K.TURN: "De repente se apagó.",
        K.FEELING: "Tenía miedo.",
        K.REASON: "Porque el acero se dilata.",
        K.COMPARISON: "Es el doble.",
        K.FINDING: "Lo medimos todo.",
        K.NEGATION: "No está.",
        K.VAGUE: "Depende.",
        K.POINTING: "Como ya dije.",
        K.CONTRAST: "Todo el mundo cree que es suerte.",
        K.EMPHASIS: "Fue el error.",
        K.BOAST: "Es espectacular.",
        K.SPONSOR: "Con el código HORNO es menos.",
        K.HOUSEKEEPING: "Suscribíos al canal.",
        K.DEPENDENT: "Luego se fue.",
        K.REBUTTAL: "Eso no es verdad.",
        K.QUOTED: "Algunos dicen que sí.",
    },
    "it": {
        K.OPEN_QUESTION: "Come mai lo fai?",
        K.PROMPT: "Raccontaci quel giorno.",
        K.STORY: "Dieci anni fa vivevo lì.",
        K.PAYOFF: "Alla fine ho capito.",
        K.SPEECH: "Mi disse di andare.",
        K.DEED: "Ha aperto la porta.",
        K.TURN: "All'improvviso era buio.",
        K.FEELING: "Avevo paura.",
        K.REASON: "Siccome si scalda.",
        K.COMPARISON: "È il doppio.",
        K.FINDING: "Lo abbiamo misurato.",
        K.NEGATION: "Non c'è.",
        K.VAGUE: "Dipende.",
        K.POINTING: "Come dicevo.",
        K.CONTRAST: "Tutti pensano alla fortuna.",
        K.EMPHASIS: "Era il peggiore.",
        K.BOAST: "È fantastico.",
        K.SPONSOR: "Con il codice FORNO costa meno.",
        K.HOUSEKEEPING: "Iscrivetevi al canale.",
        K.DEPENDENT: "Poi se ne andò.",
        K.REBUTTAL: "Non è vero.",
        K.QUOTED: "Alcuni dicono di sì.",
    },
    "pt": {
        K.OPEN_QUESTION: "Por que você faz isso?",
        K.PROMPT: "Conta pra gente.",
        K.STORY: "Dez anos atrás eu morava lá.",
        K.PAYOFF: "Foi aí que eu entendi.",
        K.SPEECH: "Ele disse que não.",
        K.DEED: "Ela abriu a porta.",
        K.TURN: "De repente apagou.",
        K.FEELING: "Eu tinha medo.",
        K.REASON: "Porque o aço se dilata.",
        K.COMPARISON: "É o dobro.",
        K.FINDING: "Nós medimos tudo.",
        K.NEGATION: "Não está.",
        K.VAGUE: "Depende.",
        K.POINTING: "Como eu já disse.",
        K.CONTRAST: "Todo mundo acha que é sorte.",
        K.EMPHASIS: "Foi o erro.",
        K.BOAST: "É sensacional.",
        K.SPONSOR: "Com o código FORNO sai menos.",
        K.HOUSEKEEPING: "Inscrevam-se no canal.",
        K.DEPENDENT: "Depois ele saiu.",
        K.REBUTTAL: "Isso não é verdade.",
        K.QUOTED: "Alguns dizem que sim.",
    },
}
PLAIN = {
    "de": ("Der Hafen liegt im Norden.", "Die Taue hängen neben dem Kran."),
    "fr": ("Le port regarde vers le nord.", "Les cordes sèchent près du quai."),
    "es": ("El puerto queda al norte.", "Las cuerdas cuelgan junto al muelle."),
    "it": ("Il porto guarda a nord.", "Le corde stanno accanto alla gru."),
    "pt": ("O porto fica ao norte.", "As cordas ficam junto ao cais."),
}
TABLE = [(language, kind, text) for language, row in TOLD.items() for kind, text in row.items()]
SAME = [(language, text) for language, texts in PLAIN.items() for text in texts]


@pytest.mark.parametrize(
    ("language", "kind", "text"), TABLE, ids=[f"{where}-{kind.name}" for where, kind, _ in TABLE]
)
def test_every_language_knows_every_kind_of_evidence(
    language: str, kind: CueKind, text: str
) -> None:
    assert kind in cues_in(text, language)


@pytest.mark.parametrize(("language", "text"), SAME)
def test_what_tells_nothing_has_no_cue(language: str, text: str) -> None:
    assert not cues_in(text, language)


def test_no_language_lacks_a_kind_that_another_has() -> None:
    assert all(set(row) == set(K) - {K.QUESTION, K.LAUGHTER} for row in TOLD.values())
    assert set(TOLD) | {"en"} == LANGUAGES


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("zwanzig Prozent", 2),
        ("von hundert Broten dreißig", 2),
        ("trente sur cent", 2),
        ("treinta de cada cien", 2),
        ("trenta su cento", 2),
        ("trinta em cada mil", 2),
        ("le port", 0),
    ],
)
def test_figures_are_counted_in_words_of_other_languages(text: str, count: int) -> None:
    assert figures_in(text) == count
