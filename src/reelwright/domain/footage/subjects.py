"""What footage shows, told by words: how well a candidate fits what is said."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import snowballstemmer

from reelwright.domain.footage.candidates import Candidate
from reelwright.domain.text.lexicon import stop_words

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_STEMMERS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "it": "italian",
}
_HEAD_FIRST = frozenset({"fr", "es", "pt", "it"})
# What cameras, programs and people write into names of any picture.
# fmt: off
_SAYS_NOTHING = frozenset({
    "img", "dsc", "dscn", "dscf", "pxl", "vid", "mvi", "mov", "gopr", "gx", "dji", "pano",
    "scan", "screenshot", "screen", "shot", "photo", "picture", "image", "pic", "video", "clip",
    "movie", "film", "footage", "stock", "background", "final", "copy", "edit", "edited",
    "version", "ver", "new", "old", "untitled", "export", "render", "hd", "uhd", "fhd", "sdr",
    "hdr", "fps", "jpg", "jpeg", "png", "mp", "whatsapp", "signal", "original", "raw", "small",
    "large", "thumb", "cropped",
})
# fmt: on


@lru_cache(maxsize=32_768)
def stems(text: str, language: str) -> tuple[str, ...]:
    """The stems of a text's telling words, in order: no stop words, digits or camera's names.

    ``RedFox_IMG-0042.final`` is ``red``, ``fox``. Accents are dropped, as file names often do.
    """
    name = _STEMMERS.get(language)
    stemmer = snowballstemmer.stemmer(name) if name else None
    idle = stop_words(language) | stop_words("en") | _SAYS_NOTHING
    words = (word.casefold() for word in _LETTERS.findall(_spaced(text)))
    telling = (word for word in words if word not in idle)
    return tuple(_unaccented(stemmer.stemWord(word) if stemmer else word) for word in telling)


def _spaced(text: str) -> str:
    """Put spaces where camelCase begins a word."""
    text = unicodedata.normalize("NFC", text)
    parts = [text[:1]]
    for before, here in pairwise(text):
        parts.append(f" {here}" if before.islower() and here.isupper() else here)
    return "".join(parts)


def _unaccented(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What an article is about: its language, and the stems of its title and headings."""

    language: str
    topics: frozenset[str] = frozenset()


def agreement(candidate: Candidate, said: str, subject: Subject) -> frozenset[str]:
    """The stems by which a candidate truly fits what is said; empty where it may not.

    A picture that is wrong is worse than none, so one word in common is enough only where it
    is all that a phrase says, its head (red *fox*), or what the article is about. Longer phrases
    need two words and a third of what they say.
    """
    heard = frozenset(stems(said, subject.language))
    fitting: set[str] = set()
    for phrase in candidate.phrases:
        fitting |= _agreement(stems(phrase, subject.language), heard, subject)
    return frozenset(fitting)


_LONGEST_ON_TOPIC = 4
_LEAST_PART = Fraction(1, 3)


def _agreement(phrase: Sequence[str], heard: frozenset[str], subject: Subject) -> frozenset[str]:
    distinct = frozenset(phrase)
    common = distinct & heard
    if not common:
        return frozenset()
    if len(common) > 1:
        return common if Fraction(len(common), len(distinct)) >= _LEAST_PART else frozenset()
    head = phrase[0] if subject.language in _HEAD_FIRST else phrase[-1]
    fits = (
        len(distinct) == 1
        or (len(distinct) == 2 and head in common)  # noqa: PLR2004 - red fox
        or (len(distinct) <= _LONGEST_ON_TOPIC and common <= subject.topics)
    )
    return common if fits else frozenset()


def rarity(candidates: Iterable[Candidate], language: str) -> Mapping[str, float]:
    """How much a stem tells candidates apart: ln(1 + candidates / candidates with it)."""
    described = [
        frozenset(stem for phrase in candidate.phrases for stem in stems(phrase, language))
        for candidate in candidates
    ]
    counts: dict[str, int] = {}
    for words in described:
        for stem in words:
            counts[stem] = counts.get(stem, 0) + 1
    return {stem: math.log(1 + len(described) / count) for stem, count in counts.items()}
