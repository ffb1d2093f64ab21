"""Text as fonts can draw it: composed, without emoji, without invisible marks."""

import re
import unicodedata

_KEPT_SIGNS = frozenset("©®™ℹ↔↕↖↗↘↙↩↪▪▫▶◀◻◼★☆✓✔✕✖✗✘")
"""Signs with a plain form, which Unicode also counts as emoji."""

_PICTURES = (
    (0x2600, 0x27BF),
    (0x2B05, 0x2B55),
    (0x231A, 0x231B),
    (0x23E9, 0x23FF),
    (0x1F000, 0x1FBFF),
    (0x1F1E6, 0x1F1FF),
    (0xE0020, 0xE007F),
)
"""Blocks of pictographs, flags' letters and tags (Unicode 16, emoji-data.txt)."""

_DISGUISES = (
    (0x2460, 0x24FF),
    (0x1D400, 0x1D7FF),
    (0xFB00, 0xFB06),
    (0xFF01, 0xFF5E),
    (0x3380, 0x33DF),
)
"""Blocks whose characters have a plain form by compatibility (Unicode's NFKC)."""

_FIRST_PICTURE = 0x231A
_VARIATION = "\ufe0e\ufe0f"
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u20e3" + _VARIATION)

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_SPACE_BEFORE_STOP = re.compile(r" +([,.;:!?…])")


def is_emoji(character: str) -> bool:
    """Whether a character is a pictograph that a text font cannot draw."""
    code = ord(character)
    if code < _FIRST_PICTURE or character in _KEPT_SIGNS:
        return False
    return any(low <= code <= high for low, high in _PICTURES)


def without_emoji(text: str) -> str:
    """The text without emoji and the marks that join, tint or vary them.

    A keycap leaves its digit. What stood around an emoji is closed up: no double space, no
    space before a full stop.
    """
    dropped = False
    kept: list[str] = []
    for character in text:
        if character in _INVISIBLE or is_emoji(character):
            dropped = dropped or is_emoji(character)
            continue
        kept.append(character)
    plain = "".join(kept)
    if not dropped:
        return plain
    closed = _SPACE_BEFORE_STOP.sub(r"\1", plain)
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", closed).strip(" ")


def printable(text: str) -> str:
    """One line of composed text (NFC) without emoji, control characters and needless space."""
    plainer = "".join(map(_plain_form, without_emoji(text)))
    composed = unicodedata.normalize("NFC", plainer)
    plain = "".join(
        " " if unicodedata.category(character) == "Cc" else character
        for character in composed
        if unicodedata.category(character) != "Cf"
    )
    return _SPACES.sub(" ", plain).strip()


def _plain_form(character: str) -> str:
    """Letters and digits in disguise (circled, full-width, mathematical) as themselves."""
    code = ord(character)
    if any(low <= code <= high for low, high in _DISGUISES):
        return unicodedata.normalize("NFKC", character)
    return character


def is_symbol(character: str) -> bool:
    """Whether a character is a sign without which a text still says the same to a reader."""
    return unicodedata.category(character) in {"So", "Sk", "Sm", "Co", "Cn", "Cs"}


def needs_shaping(character: str) -> bool:
    """Whether a script's rules are needed to draw the character: from right to left, or marks.

    Marks of Latin, Greek and Cyrillic (combining diacritics) do not count.
    """
    if unicodedata.bidirectional(character) in {"R", "AL", "AN"}:
        return True
    code = ord(character)
    diacritic = 0x0300 <= code <= 0x036F or 0x1AB0 <= code <= 0x1DFF or 0x20D0 <= code <= 0x20FF  # noqa: PLR2004 - Unicode blocks
    return unicodedata.category(character) in {"Mn", "Mc"} and not diacritic
