"""From bytes to text, whatever encoding they are in."""

import codecs
import re
from collections.abc import Iterator
from itertools import chain

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)|<meta[^>]{0,200}?charset=[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
SAMPLE = 200_000
"""Bytes that are looked at to guess an encoding."""
ENOUGH_ZEROS = 0.05
MOST_STRAY = 0.5
MOST_LETTERS = 0.7
"""Part of the bytes that are English letters and spaces, above which few zeros are stray ones: in
UTF-16 each letter of such a text brings a zero, and half the bytes of others are no letters."""
MOST_ACCENTS = 0.25
"""A text in Latin letters has fewer accents than this; Cyrillic has nothing else."""
NEARLY_ALL = 0.95
_WESTERN = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœúùûüÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜ"
    "«»‹›“”„‘’‚–—…•·€£§°©®™¡¿ªº½¼¾²³×\u00a0"
)
_WIDE = ("utf_16", "utf_32")
_LETTERS = re.compile(rb"[A-Za-z ]")
_CAPITAL_INSIDE = re.compile(r"[a-z][À-ÖØ-ÞŒ]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
MOST_CONTROL = 0.001
"""Part of a text's characters that may be control characters before it counts as binary."""


class NotText(Exception):
    """The bytes are no text in any encoding that is known."""


def decode(raw: bytes, *, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text, and a note where it is not UTF-8.

    Tried in this order: a byte order mark, UTF-16 by its zeros, UTF-8, what the protocol or
    the document declares, the encodings of Western Europe, a guess from the letters.

    Raises:
        NotText.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(encoding, "replace")), _note(encoding)
    told = (_by_zeros(raw), "utf-8", declared, _declared_inside(raw))
    for encoding in chain(told, _western(raw), _guessed(raw)):
        text = _strictly(raw, encoding) if encoding else None
        if text is not None and not _is_binary(text):
            return text, _note(encoding)
    raise NotText


def _note(encoding: str) -> tuple[str, ...]:
    name = codecs.lookup(encoding).name
    return () if name in {"utf-8", "ascii"} else (f"The text was in the encoding {name}.",)


def _checked(text: str) -> str:
    if _is_binary(text):
        raise NotText
    return text


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > MOST_CONTROL * len(text)


def _by_zeros(raw: bytes) -> str:
    """UTF-16 without a mark: in most texts every other byte is often zero (spaces, digits)."""
    sample = raw[:SAMPLE]
    if len(raw) % 2 or not sample:
        return ""
    for first, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if zeros > ENOUGH_ZEROS * len(sample) / 2 and others == 0:
            return "" if _are_stray(sample) else encoding
    return ""


def _are_stray(sample: bytes) -> bool:
    """Whether a text that is no UTF-16 merely holds a zero here and there."""
    zeros, letters = sample.count(0), len(_LETTERS.findall(sample))
    return zeros < MOST_STRAY * len(sample) / 2 and letters > MOST_LETTERS * (len(sample) - zeros)


def _declared_inside(raw: bytes) -> str:
    found = _DECLARED.search(raw[:2000])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _western(raw: bytes) -> Iterator[str]:
    """Windows, Macintosh and DOS, where nearly all foreign signs are those of the West.

    Statistical detection confuses these with each other in short texts, and any of them
    with the encodings of Central Europe, which differ in few letters.
    """
    for encoding in ("cp1252", "mac-roman", "cp850"):
        text = _strictly(raw[:SAMPLE], encoding)
        foreign = [sign for sign in text or "" if not sign.isascii()]
        known = sum(1 for sign in foreign if sign in _WESTERN)
        few = len(foreign) < MOST_ACCENTS * len(text or "")
        likely = known >= NEARLY_ALL * len(foreign) and not _CAPITAL_INSIDE.search(text or "")
        if foreign and few and likely:
            yield encoding


def _guessed(raw: bytes) -> Iterator[str]:
    sample = raw[:SAMPLE]
    best = from_bytes(sample).best()
    if best is not None and not (best.encoding.startswith(_WIDE) and _are_stray(sample)):
        yield best.encoding
