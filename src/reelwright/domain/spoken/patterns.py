"""Pieces of patterns that several rules share."""

import re
from collections.abc import Iterable


def either(symbols: Iterable[str]) -> str:
    """A pattern for any of these, the longest first; nothing matches an empty set."""
    ordered = sorted(symbols, key=lambda symbol: (-len(symbol), symbol))
    return "|".join(re.escape(symbol) for symbol in ordered) or r"(?!)"


def last_word(text: str) -> str:
    """The last word of a text, without marks around it."""
    words = text.split()
    return words[-1].strip("(\"'[,.") if words else ""


def next_word(text: str) -> str:
    """The word that follows after a space, without the marks behind it."""
    if not text.startswith(" "):
        return ""
    words = text.split(maxsplit=1)
    return words[0].rstrip(",.;:?!)\"'") if words else ""


LETTER_ORDINALS = r"[º°ª](?=[ ][^\W\d_]{2}|[.,;:?!]|$)|[ºª](?![\w])"
"""Raised letters after an ordinal; the sign for degrees counts where a word follows."""


def closed(said: str, match: re.Match[str]) -> str:
    """What a short form stands for, with its full stop where that ends the sentence too."""
    ends = match.group().endswith(".") and match.end() == len(match.string)
    return f"{said}." if ends else said
