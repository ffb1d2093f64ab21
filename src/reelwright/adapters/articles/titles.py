"""What an article is called where it does not say so itself."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import unquote

from reelwright.adapters.articles.document import Document
from reelwright.adapters.articles.wording import tidy
from reelwright.domain.article import Block, Heading, ItemList, Paragraph, Quotation

LONGEST = 150
FROM_TEXT = 70
_SAYS_NOTHING = re.compile(
    r"^(?:index|readme|article|artikel|draft|untitled|unbenannt|document|dokument|text|post|page"
    r"|main|content|new|copy|test|tmp|output|download|file|input|script|p|id)?[\s\d]*$",
    re.IGNORECASE,
)


def title_of(declared: str, blocks: Sequence[Block], document: Document) -> str:
    """Declared, or the heading that it begins with, or its name, or its first words."""
    first = blocks[0].text if blocks and isinstance(blocks[0], Heading) else ""
    return _cut(tidy(declared) or first or _from_name(document) or _from_text(blocks), LONGEST)


def _from_name(document: Document) -> str:
    location = re.split(r"[?#]", document.url)[0] if document.url else document.location
    name = unquote(PurePath(location).stem)
    words = tidy(re.sub(r"[-_.+\s]+", " ", re.sub(r"^\d{4}-\d\d-\d\d", "", name)))
    if _SAYS_NOTHING.match(words) or not any(letter.isalpha() for letter in words):
        return ""
    return words[:1].upper() + words[1:]


def _from_text(blocks: Sequence[Block]) -> str:
    for block in blocks:
        match block:
            case Paragraph(prose=prose):
                text = prose.text
            case Heading(text=text) | Quotation(text=text):
                pass
            case ItemList(items=items):
                text = items[0].text
            case _:
                continue
        first = re.split(r"(?<=\w[.!?…。！？])\s?", text)[0].rstrip(".。")
        return _cut(first, FROM_TEXT)
    return ""


def _cut(text: str, longest: int) -> str:
    """At a word's end, where there is one."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;:–—-')}…"
