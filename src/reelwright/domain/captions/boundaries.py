"""Where a sentence may be broken: what a reader would not have torn apart."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

# Costs of a break, lowest where the sentence itself pauses.
AT_CLAUSE = 0
AT_COMMA = 4
BEFORE_CONJUNCTION = 12
BEFORE_PREPOSITION = 18
BEFORE_DETERMINER = 24
ANYWHERE = 34
INSIDE_NAME = 90
AFTER_PRONOUN = 80
AFTER_DETERMINER = 130
AFTER_NUMBER = 130
_STOPS = (".", "!", "?", ";", ":", "\u2014", "\u2013", "\u2026")
_CLOSING = "\"'\u201d\u2019)]\u00bb"
_OPENING = "\"'\u201c\u2018([\u00ab\u201e"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONJUNCTIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            "and but or nor so yet because although though while whereas if unless until since "
            "when whenever where that which who whose whom as after before once"
        ),
        "de": _words(
            "und aber oder denn sondern weil obwohl während wenn falls dass damit als bis bevor "
            "nachdem ob wo der die das"
        ),
        "fr": _words(
            "et mais ou donc or ni car que qui dont où parce quand lorsque comme si puisque"
        ),
        "es": _words("y e pero o u ni sino que quien cuando donde porque aunque como si mientras"),
        "pt": _words("e mas ou nem que quem quando onde porque embora como se enquanto"),
        "it": _words("e ed ma o oppure né che chi cui quando dove perché anche come se mentre"),
    }
)
_PREPOSITIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            "about above across against along among around at behind below beneath beside between "
            "beyond by despite down during except for from in inside into like near of off on onto "
            "out outside over past through throughout to toward towards under up upon via with "
            "within without"
        ),
        "de": _words(
            "an am auf aus bei beim durch für gegen hinter in im ins mit nach neben ohne seit "
            "trotz über um unter von vom vor während wegen zu zum zur zwischen"
        ),
        "fr": _words(
            "à au aux avec chez contre dans de des du depuis derrière dès devant en entre par "
            "pendant pour sans selon sous sur vers"
        ),
        "es": _words(
            "a al ante bajo con contra de del desde durante en entre hacia hasta para por según "
            "sin sobre tras"
        ),
        "pt": _words(
            "a à ao aos às ante até com contra de da do das dos desde durante em na no nas nos "
            "entre para pela pelo pelas pelos por sem sob sobre"
        ),
        "it": _words(
            "a al alla ai agli alle con da dal dalla dei delle di del della dello degli in nel "
            "nella nei nelle per su sul sulla sui tra fra senza verso"
        ),
    }
)
_DETERMINERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            "a an the this that these those my your his her its our their every each no some any "
            "not very more most to is are was were be been has have had will would can could"
        ),
        "de": _words(
            "der die das den dem des ein eine einen einem einer eines kein keine keinen mein "
            "meine sein seine ihr ihre unser unsere dieser diese dieses diesen nicht sehr"
        ),
        "fr": _words(
            "le la les un une des du ce cet cette ces mon ma mes ton ta tes son sa ses notre nos "
            "votre vos leur leurs ne très plus"
        ),
        "es": _words(
            "el la los las un una unos unas este esta estos estas ese esa mi tu su sus nuestro "
            "nuestra no muy más se"
        ),
        "pt": _words(
            "o a os as um uma uns umas este esta estes estas esse essa meu minha seu sua seus "
            "suas nosso nossa não muito mais se"
        ),
        "it": _words(
            "il lo la i gli le un uno una questo questa questi queste quel quella mio mia suo sua "
            "nostro nostra non molto più si"
        ),
    }
)
_PRONOUNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words("i you he she it we they who"),
        "de": _words("ich du er sie es wir ihr man"),
        "fr": _words("je tu il elle on nous vous ils elles"),
        "es": _words("yo tú él ella nosotros ellos ellas"),
        "pt": _words("eu tu ele ela nós eles elas você vocês"),
        "it": _words("io tu lui lei noi voi loro"),
    }
)
_TITLES = _words("mr mrs ms dr prof st sir herr frau m mme mlle sr sra sig dott gen sen gov")


class WordClass(StrEnum):
    """The closed classes of words, and what is left of a language."""

    CONJUNCTION = "conjunction"
    PREPOSITION = "preposition"
    DETERMINER = "determiner"
    """With the negations and auxiliaries that no pause follows either."""
    PRONOUN = "pronoun"
    NUMBER = "number"
    OTHER = "other"


def class_of(word: str, language: str) -> WordClass:
    """The class of a word as it is written in a text."""
    bare = word.strip(_OPENING + _CLOSING + ".,;:?!").lower()
    for table, kind in (
        (_PRONOUNS, WordClass.PRONOUN),
        (_CONJUNCTIONS, WordClass.CONJUNCTION),
        (_PREPOSITIONS, WordClass.PREPOSITION),
        (_DETERMINERS, WordClass.DETERMINER),
    ):
        if bare in _of(table, language):
            return kind
    return WordClass.NUMBER if bare[:1].isdigit() else WordClass.OTHER


def break_costs(words: Sequence[str], language: str) -> tuple[int, ...]:
    """The cost of a break after each word of a sentence, by its index; the last costs nothing."""
    inner = [
        _cost(before, after, language, first=index == 0)
        for index, (before, after) in enumerate(pairwise(words))
    ]
    return (*inner, 0)


def _cost(before: str, after: str, language: str, *, first: bool) -> int:
    closed = before.rstrip(_CLOSING)
    bare = closed.strip(_OPENING).lower()
    if bare.rstrip(".") in _TITLES:
        return AFTER_DETERMINER
    if closed.endswith(_STOPS) and len(bare) > 2:  # noqa: PLR2004 - "J." is an initial
        return AT_CLAUSE
    if closed.endswith(","):
        return AT_COMMA
    return _unpunctuated(bare, before, after, language, first=first)


def _unpunctuated(bare: str, before: str, after: str, language: str, *, first: bool) -> int:
    names = _is_name(before) and _is_name(after) and language != "de"
    if not first and (names or bare[-1:].isdigit()):
        return INSIDE_NAME if names else AFTER_NUMBER
    return max(_after(bare, language), _before(after, language), key=_strictest)


def _strictest(cost: int) -> int:
    """What must not be torn outweighs what invites a break, which outweighs nothing at all."""
    return cost if cost > ANYWHERE else ANYWHERE - cost


def _after(bare: str, language: str) -> int:
    if bare in _of(_DETERMINERS, language):
        return AFTER_DETERMINER
    linking = _of(_PRONOUNS, language) | _of(_PREPOSITIONS, language) | _of(_CONJUNCTIONS, language)
    return AFTER_PRONOUN if bare in linking else ANYWHERE


def _before(after: str, language: str) -> int:
    following = after.strip(_OPENING + _CLOSING + ".,;:?!").lower()
    if following in _of(_CONJUNCTIONS, language):
        return BEFORE_CONJUNCTION
    if following in _of(_PREPOSITIONS, language):
        return BEFORE_PREPOSITION
    return BEFORE_DETERMINER if following in _of(_DETERMINERS, language) else ANYWHERE


def _of(table: Mapping[str, frozenset[str]], language: str) -> frozenset[str]:
    return table.get(language, frozenset())


def _is_name(word: str) -> bool:
    bare = word.strip(_OPENING + _CLOSING)
    return bare[:1].isupper() and len(bare) > 1
