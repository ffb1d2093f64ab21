"""Joining lines that were wrapped, some of them inside a word."""

import re
from collections.abc import Sequence

_BROKEN = re.compile(r"([^\W\d_]+)[-‐]$")
_GOES_ON = re.compile(r"^[^\W\d_]+")
_OWN_WORDS = frozenset(
    {
        "all", "anti", "co", "cross", "ex", "far", "free", "full", "half", "high", "ill", "inter",
        "large", "long", "low", "mid", "multi", "near", "non", "old", "one", "open", "part",
        "post", "pre", "quasi", "real", "same", "self", "semi", "short", "single", "small", "so",
        "sub", "three", "two", "ultra", "under", "vice", "well", "wide", "world",
    }
)  # fmt: skip
"""First parts of compounds that keep their hyphen where the text gives no other hint."""


def vocabulary_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, hyphenated ones whole."""
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))


def joined(lines: Sequence[str], vocabulary: frozenset[str]) -> str:
    """Lines as one; a word broken at a line's end is made whole.

    Whether the hyphen belongs to the word is looked up in the text itself.
    """
    text = ""
    for line in lines:
        line = line.strip()  # noqa: PLW2901 - the line itself
        broken, rest = _BROKEN.search(text), _GOES_ON.match(line)
        if broken is None or rest is None:
            text = f"{text} {line}" if text and line else text + line
        elif _keeps_hyphen(broken[1], rest.group(), vocabulary):
            text += line
        else:
            text = text[:-1] + line
    return text


def _keeps_hyphen(first: str, second: str, vocabulary: frozenset[str]) -> bool:
    if not second.islower():
        return True
    if f"{first}-{second}".casefold() in vocabulary:
        return True
    if f"{first}{second}".casefold() in vocabulary:
        return False
    return first.casefold() in _OWN_WORDS
