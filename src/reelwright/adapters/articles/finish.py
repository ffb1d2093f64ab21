"""The last touches, the same for every kind of document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reelwright.adapters.articles.wording import caption_text, is_caption, tidy
from reelwright.domain.article import (
    Block,
    Code,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Table,
)

_BACK_MATTER = frozenset(
    {
        "references", "bibliography", "works cited", "footnotes", "endnotes", "further reading",
        "notes and references", "see also", "external links", "citations",
        "literatur", "literaturverzeichnis", "einzelnachweise", "weblinks", "siehe auch",
        "fußnoten", "références", "bibliographie", "notes et références", "voir aussi",
        "liens externes", "referencias", "bibliografía", "véase también", "enlaces externos",
        "referências", "bibliografia", "ver também", "ligações externas", "riferimenti",
        "voci correlate", "collegamenti esterni",
    }
)  # fmt: skip
_MAYBE_BACK_MATTER = frozenset({"notes", "sources", "quellen", "notas", "note", "fontes", "fonti"})
"""Names that a part of the text itself may have: only in the second half they end it."""
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVXLC]+\.)\s+")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
BACK_MATTER_LEFT_OUT = "The references at the end are left out."


def settled(blocks: Sequence[Block], title: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Blocks as an article has them, and notes on what was left out.

    The title is not repeated, captions are with their figures, lists of references are gone.
    """
    body = tuple(_with_captions(_without_title(blocks, title)))
    kept = tuple(_without_back_matter(body))
    notes = (BACK_MATTER_LEFT_OUT,) if len(kept) < len(body) else ()
    return _without_bare_headings(kept), notes


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same but for case and punctuation."""
    return _words(one) == _words(other) != []


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _without_title(blocks: Sequence[Block], title: str) -> Sequence[Block]:
    for place, block in enumerate(blocks[:4]):
        match block:
            case Heading(text=text) if same_words(text, title):
                return (*blocks[:place], *blocks[place + 1 :])
            case _:
                continue
    return blocks


def _with_captions(blocks: Sequence[Block]) -> Iterator[Block]:
    """A paragraph that begins with "Figure 3:" is a caption: of the picture beside it, or none."""
    pending: str = ""
    for place, block in enumerate(blocks):
        match block:
            case Paragraph(prose=prose) if is_caption(prose.text):
                before = blocks[place - 1] if place else None
                if not isinstance(before, Figure):
                    pending = caption_text(prose.text)
            case Figure():
                after = blocks[place + 1] if place + 1 < len(blocks) else None
                caption = block.caption or _caption_after(after) or pending
                yield replace(block, caption=caption)
                pending = ""
            case _:
                yield block
                pending = ""


def _caption_after(block: Block | None) -> str:
    if isinstance(block, Paragraph) and is_caption(block.prose.text):
        return caption_text(block.prose.text)
    return ""


def _without_back_matter(blocks: Sequence[Block]) -> Iterator[Block]:
    leaving: int | None = None
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and (leaving is None or block.level <= leaving):
            leaving = block.level if place and _is_back_matter(blocks, place, block.text) else None
        if leaving is None:
            yield block


def _is_back_matter(blocks: Sequence[Block], place: int, heading: str) -> bool:
    name = _NUMBERING.sub("", tidy(heading)).casefold().rstrip(":")
    late = words_to_speak(blocks[:place]) >= words_to_speak(blocks[place:])
    return name in _BACK_MATTER or (late and name in _MAYBE_BACK_MATTER)


def _without_bare_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Without headings that nothing follows before the next one of their level, or the end."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            while kept and isinstance(kept[-1], Heading) and kept[-1].level >= block.level:
                kept.pop()
        kept.append(block)
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    return tuple(kept)


def words_to_speak(blocks: Sequence[Block]) -> int:
    """How many words of an article could be spoken; a CJK character counts as half a word."""
    text = " ".join(_spoken(block) for block in blocks)
    words = re.findall(r"[^\W\d_]{2,}", _DENSE.sub(" ", text))
    return len(words) + len(_DENSE.findall(text)) // 2


def _spoken(block: Block) -> str:
    match block:
        case Paragraph(prose=prose):
            return prose.text
        case ItemList(items=items):
            return " ".join(item.text for item in items)
        case Quotation(text=text):
            return text
        case Heading() | Code() | Table() | Figure():
            return ""
