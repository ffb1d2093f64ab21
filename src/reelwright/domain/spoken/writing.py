"""The characters of written text: one form for each before it is read, few after."""

import re
import unicodedata

from reelwright.domain.spoken.wordlists import word_list

# Marks that are written in several ways and read in one.
_ONE_FORM = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u2032": "'",
        "\uff07": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2033": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "\u2013",
        "\u2015": "\u2014",
        "\ufe58": "\u2014",
        "\u2212": "\u2212",
        "\u2215": "/",
        "\u2044": "/",
        "\u00b5": "\u03bc",
        "\u2126": "\u03a9",
        "\u212a": "K",
        "\u02da": "\u00b0",
        "\u223c": "~",
        "\uff05": "%",
        "\uff04": "$",
        "\u00ba": "\u00ba",
    }
)
_SUBSCRIPTS = {0x2080 + digit: str(digit) for digit in range(10)}
_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

# What the voices read: marks that shape the melody, and those inside words.
_SPOKEN_MARKS = frozenset(",.;:?!'- ")
_MARKS = str.maketrans(
    {
        "\u2014": ",",
        "\u2013": ",",
        "(": ",",
        ")": ",",
        "[": ",",
        "]": ",",
        "\u2026": "\u2026",
        "\u00bf": None,
        "\u00a1": None,
        '"': None,
        "/": " ",
        "_": " ",
        "\\": " ",
        "|": " ",
    }
)

# Letters that Unicode does not take apart into a letter and an accent.
_LOOKALIKES = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS",
        "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "Ng", "ŧ": "t", "Ŧ": "T",
    }
)  # fmt: skip
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        word_list(
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i "
            "yi ye g w"
        ),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        word_list("a v g d e z i th i k l m n x o p r s s t y f ch ps o"),
        strict=True,
    )
)
_OTHER_SCRIPTS = {
    letter: "" if latin == "-" else latin for letter, latin in (_CYRILLIC | _GREEK).items()
}

_STRENGTH = ",:;.!?"
_MARK_RUN = re.compile(r"\s*[,.;:?!\u2026](?:[\s,.;:?!\u2026]*[,.;:?!\u2026])?")
_LOOSE_HYPHEN = re.compile(r"(?<![^\W_])-|-(?![^\W_])")
_LOOSE_APOSTROPHE = re.compile(r"(?<![^\W_])'|'(?![^\W_])")
_LETTER_DASH = re.compile(r"(?<=[^\W\d_])\u2013(?=[^\W\d_])")
"""Joins two names, such as cities, without a pause."""
_GAPS = re.compile(r"\s+")


def normal_word(word: str) -> str:
    """A written word with one form for each mark and without invisible characters."""
    if word in {"-", "--", "---"}:
        return "\u2014"
    if word.isascii():
        return word if word.isprintable() else "".join(c for c in word if c.isprintable())
    composed = unicodedata.normalize("NFC", word).translate(_ONE_FORM).translate(_SUBSCRIPTS)
    return "".join(
        c for c in composed if unicodedata.category(c) not in _CONTROLS and not c.isspace()
    )


def speakable(text: str, letters: frozenset[str]) -> str:
    """A text reduced to what the voices of a language read.

    ``letters`` are the lower-case letters of the language beyond a to z. Other Latin letters
    lose their accents, Greek and Cyrillic ones are written in Latin, the rest is dropped.
    Marks are kept where they shape the melody; a dash or bracket becomes a comma.
    """
    if not text.isascii() or not text.replace(" ", "").isalpha():
        text = _LETTER_DASH.sub(" ", text).translate(_MARKS)
        text = "".join(c if _is_plain(c) else _folded(c, letters) for c in text)
        text = _LOOSE_APOSTROPHE.sub("", text)
        text = _LOOSE_HYPHEN.sub(" ", text)
        text = _MARK_RUN.sub(_strongest, text)
    return _GAPS.sub(" ", text).strip()


def legible(text: str) -> str:
    """A text of any script reduced to its letters and digits and to the marks that are read."""
    marked = text.translate(_MARKS)
    kept = "".join(c if c.isalnum() or c in _SPOKEN_MARKS or _joins(c) else "" for c in marked)
    kept = _LOOSE_HYPHEN.sub(" ", _LOOSE_APOSTROPHE.sub("", kept))
    return _GAPS.sub(" ", _MARK_RUN.sub(_strongest, kept)).strip()


def stronger_ending(text: str, mark: str) -> str:
    """A text with this mark at its end, unless a stronger one stands there."""
    bare = text.rstrip(_STRENGTH)
    kept = max(text[len(bare) :] + mark, key=_STRENGTH.find)
    return bare + kept


def _joins(character: str) -> bool:
    """Whether it is an accent or vowel sign that belongs to the letter before it."""
    return unicodedata.category(character) in {"Mn", "Mc"}


def _is_plain(character: str) -> bool:
    return character in _SPOKEN_MARKS or (character.isascii() and character.isalpha())


def _folded(character: str, letters: frozenset[str]) -> str:
    lower = character.lower()
    if lower in letters or character == "\u2026":
        return character
    if character.isspace():
        return " "
    if character.isascii():
        return ""
    latin = _OTHER_SCRIPTS.get(lower)
    if latin is not None:
        return latin if character == lower else latin.capitalize()
    folded = unicodedata.normalize("NFKD", character.translate(_LOOKALIKES))
    return "".join(c for c in folded if c.isascii() and c.isalpha())


def _strongest(run: re.Match[str]) -> str:
    marks = run.group().strip()
    if "\u2026" in marks or "..." in marks:
        return ", "
    return max(marks, key=_STRENGTH.find) + " "
