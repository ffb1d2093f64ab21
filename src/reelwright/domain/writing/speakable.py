"""Text without what nobody says aloud: links, footnote marks, citations, pointers to figures."""

import re

_ADDRESS = r"(?:https?://|ftp://|www\.)[^\s<>()\[\]]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,200}\w"
_ENCLOSED_ADDRESS = re.compile(rf"\s*[(\[<][^()\[\]<>]*(?:{_ADDRESS})[^()\[\]<>]*[)\]>]")
_POINTED_ADDRESS = re.compile(
    rf"(?:\b(?:at|on|see|via|from|under|unter|siehe|voir|sur|à|en|véase|em|ver|su|vedi|visit|to)"
    rf"\s+|:\s*)(?:{_ADDRESS})\s*[.!?]?$",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(rf"(?:{_ADDRESS})")
_TRAILING = ".,;:!?"

_FIGURE_WORD = (
    r"(?:fig(?:ure|s)?|table|tab|chart|diagram|listing|box|appendix|abb(?:ildung)?|tabelle"
    r"|tableau|figura|cuadro|tabla|quadro|tabela|tabella)"
)
_FIGURE = rf"{_FIGURE_WORD}\.?\s*[0-9]+[a-z]?(?:\.[0-9]+)?"
_POINTER = (
    rf"(?:see(?:\s+also)?|cf\.?|shown\s+in|siehe|s\.|vgl\.|voir|véase|ver|vedi)?\s*(?:{_FIGURE})"
)
_PARENTHETICAL_POINTER = re.compile(
    rf"\s*[(\[](?:{_POINTER}(?:\s*(?:,|;|and|&|und|et|y|e)\s*{_POINTER})*"
    r"|(?:see|cf\.?|siehe|vgl\.)\s+(?:above|below|section|chapter|p+\.|oben|unten)[^()]*"
    r"|p+\.\s*\d+[^()]{0,12})[)\]]",
    re.IGNORECASE,
)
_LEADING_POINTER = re.compile(
    rf"^(?:As\s+)?(?:(?:shown|seen|illustrated|summari[sz]ed)\s+)?(?:in|by)?\s*{_FIGURE}"
    r"(?:\s+(?:shows|illustrates))?,\s+(?=\w)",
    re.IGNORECASE,
)
_INNER_POINTER = re.compile(
    rf",?\s+(?:as\s+(?:shown|seen)\s+in|see|siehe|voir|véase|vedi)\s+{_FIGURE}(?=[,.;!?])",
    re.IGNORECASE,
)
_ONLY_POINTER = re.compile(
    rf"^(?:see|siehe|voir|véase|ver|vedi)\s+{_FIGURE}\b[^,;]{{0,40}}[.!]?$", re.IGNORECASE
)

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_CITATION = re.compile(
    rf"\s*\((?:see\s+|e\.g\.,?\s+|cf\.\s+)?[A-ZÀ-Þ][\w’'-]+[^()0-9]{{0,80}},?\s+{_YEAR}"
    rf"(?:,\s*p+\.\s*[\d–-]+)?(?:\s*;\s*[A-ZÀ-Þ][^();]{{0,80}}\s{_YEAR})*\)"
)
_FOOTNOTE = re.compile(
    r"\s*\[(?:\^?\w{0,3}\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|\^[\w-]+|note \d+"
    r"|citation needed|clarification needed)\]"
    r"|(?<=[^\s\d])[¹²³⁴-⁹⁰]+(?=[\s.,;:!?)]|$)(?<![mM][²³])"
)
_EMPTY_BRACKETS = re.compile(r"(?:^|\s+)[(\[]\s*[,;]*\s*[)\]]")
_SPACE_BEFORE_MARK = re.compile(r"\s+([.,;!?])(?=\s|$)")


def speakable(sentence: str, language: str = "") -> str:
    """The sentence as it can be said; empty where it is nothing but a pointer or a link.

    What is left reads as it was written: only whole marks, brackets and pointers are taken.
    """
    if _ONLY_POINTER.match(sentence.strip()):
        return ""
    text = _FOOTNOTE.sub("", sentence.replace("`", ""))
    text = _PARENTHETICAL_POINTER.sub("", _CITATION.sub("", text))
    text = _INNER_POINTER.sub("", text)
    text = _without_addresses(text)
    shortened = _LEADING_POINTER.sub("", text)
    if shortened != text:
        text = shortened[:1].upper() + shortened[1:]
    text = _EMPTY_BRACKETS.sub("", text)
    if language != "fr":
        text = _SPACE_BEFORE_MARK.sub(r"\1", text)
    text = " ".join(text.split())
    return text if any(character.isalnum() for character in text) else ""


def _without_addresses(text: str) -> str:
    """Text without links and mail addresses; nothing where the sentence is about the link."""
    text = _ENCLOSED_ADDRESS.sub("", text)
    if _BARE_ADDRESS.search(text) is None:
        return text
    if _POINTED_ADDRESS.search(text.strip()) or _BARE_ADDRESS.fullmatch(text.strip(_TRAILING)):
        return ""
    return _BARE_ADDRESS.sub(_kept_mark, text)


def _kept_mark(found: re.Match[str]) -> str:
    """An address takes no full stop or comma with it."""
    address = found[0]
    return address[len(address.rstrip(_TRAILING)) :]
