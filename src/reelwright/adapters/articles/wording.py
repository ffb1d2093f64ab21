"""Cleaning running text of what is on the page for the eye and not for the ear."""

import re
import unicodedata
from urllib.parse import urlsplit

# Soft hyphens, zero-width spaces and byte order marks, and the marks that force a direction
# or undo one. Joiners (200C, 200D) stay: they are spelling in Persian, Hindi and emoji.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFC, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_LIGATURES = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "ft", "st"), strict=True)
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_NOTE_MARK = re.compile(
    r"\s?\[(?:\^[^\]\s]{1,40}|\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[a-z]|(?:note|nb|n\.|fn)\s?\d+"
    r"|citation needed|clarification needed|who\?|when\?|edit|sic)\]",
    re.IGNORECASE,
)
_RAISED_NOTE = re.compile(r"(?<=[.,;:!?…”“»\"'’)\]])[¹²³⁰⁴-⁹]+|(?<=[a-zà-ÿ]{4})[¹²³⁰⁴-⁹]+(?=\W|$)")
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"”»]*[^\s<>\"”».,;:!?)\]'’]"
_BRACKETED_ADDRESS = re.compile(rf"\s?[(\[<]\s*{_ADDRESS}/?\s*[)\]>]")
_BARE_ADDRESS = re.compile(_ADDRESS)
_MAIL = re.compile(r"[<(]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?")
_TEMPLATE = re.compile(r"\{%[^{}]{0,300}%\}|\{\{[^{}]{0,300}\}\}")
# French sets a space before its tall points; before these no language does.
_BLANK_BEFORE_POINT = re.compile(r"\s+([.,…])(?=\s|$)")
_EMPTY_BRACKETS = re.compile(r"(?:^|\s)(?:\(\s*\)|\[\s*\])")

_SUPERSCRIPT = dict(zip("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ", strict=True))
_SUBSCRIPT = dict(zip("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎", strict=True))

_FIGURE_NUMBER = re.compile(
    r"^(?:figure|fig\.?|table|tab\.?|image|photo|plate|chart|listing|abbildung|abb\.?|bild|"
    r"tabelle|tableau|figura|tabla|tabela|tabella|imagen|imagem|immagine)\s*"
    r"[A-Z]?\d+(?:[.\-]\d+)*[a-z]?\s*(?:[.:|–—-]\s*|$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:^|(?<=[.!?…”\"»’'])\s+)(?:[—–―]|--?)\s?(?P<who>[^—–―]{2,120})$")


def plain(text: str) -> str:
    """Composed characters, no ligatures, nothing invisible; white space is left alone."""
    composed = unicodedata.normalize("NFC", text)
    return _CONTROL.sub(" ", composed.translate(_INVISIBLE | _LIGATURES))


def has_control(text: str) -> bool:
    """Whether there are control characters in it besides tabs and line breaks."""
    return _CONTROL.search(text) is not None


def tidy(text: str) -> str:
    """One line with single spaces, without invisible characters."""
    return _SPACES.sub(" ", plain(text)).strip()


def names_of(author: str) -> str:
    """Who wrote it, without mail and web addresses."""
    return tidy(_MAIL.sub("", _BARE_ADDRESS.sub("", author))).strip(" ,;()")


def without_marks(text: str) -> str:
    """Running text without footnote marks, template code and web addresses.

    An address in brackets goes; one in the middle of a sentence becomes its host, which is
    what a person would say.
    """
    text = _TEMPLATE.sub(" ", text)
    text = _NOTE_MARK.sub("", text)
    text = _RAISED_NOTE.sub("", text)
    text = _BRACKETED_ADDRESS.sub("", text)
    return _BARE_ADDRESS.sub(lambda found: host_of(found.group()), text)


def host_of(address: str) -> str:
    """The machine that an address names, as it is said: without ``www.``."""
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def sentence_of(text: str) -> str:
    """A whole paragraph tidied after marks were taken out of it."""
    text = _EMPTY_BRACKETS.sub("", tidy(text))
    return _BLANK_BEFORE_POINT.sub(r"\1", text).strip()


def is_only_address(text: str) -> bool:
    """Whether a text is a web address and nothing else."""
    return _BARE_ADDRESS.fullmatch(text.strip("<>() \n\t")) is not None


def raised(text: str) -> str:
    """Superscript as characters where there are such: m², 10⁶, 1st."""
    return _shifted(text, _SUPERSCRIPT)


def lowered(text: str) -> str:
    """Subscript as characters where there are such: CO₂."""
    return _shifted(text, _SUBSCRIPT)


def _shifted(text: str, table: dict[str, str]) -> str:
    if all(character in table for character in text):
        return "".join(table[character] for character in text)
    return text


def caption_text(text: str) -> str:
    """A caption without its number."""
    return _FIGURE_NUMBER.sub("", text).strip()


def is_caption(text: str) -> bool:
    """Whether a paragraph stands under a figure or table: it begins with "Figure 3:"."""
    return _FIGURE_NUMBER.match(text) is not None


def split_attribution(text: str) -> tuple[str, str]:
    """A quotation's words and, behind a dash after their end, whose they are."""
    found = _BYLINE.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(), found["who"].strip()
