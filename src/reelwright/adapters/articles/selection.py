"""Choosing among all blocks of a page those of its article.

An extractor is good at telling the article from what stands around it, and careless with
headings, lists and captions. So it is asked only which text is the article's; the blocks
themselves are those of the page.
"""

import re
from collections.abc import Sequence

from reelwright.domain.article import Block, Figure, Heading, ItemList, Paragraph, Quotation, Table

PROBE = 60
"""Letters of a text by which it is found again in the extract."""
LONG_ENOUGH = 20
"""Words from which a paragraph between two of the article's is taken for one of them."""
LINK_WORDS = 4
"""Words up to which an item may be just a link."""
_SENTENCE_END = re.compile(r"[.!?…:。！？][\"”»’')\]]*$")
_OWN_LINES = re.compile(
    r"^(?:advertisement|anzeige|share|teilen|read more|weiterlesen|sign up|subscribe|newsletter"
    r"|related|most read|photo:|image:|credit:|copyright|©|all rights reserved)\b",
    re.IGNORECASE,
)


def chosen(blocks: Sequence[Block], extract: str) -> tuple[Block, ...]:
    """The blocks that an extract of the page confirms, and what belongs between them."""
    letters = _letters(extract)
    confirmed = [_is_in(block, letters) for block in blocks]
    if True not in confirmed:
        return ()
    first = confirmed.index(True)
    last = len(confirmed) - 1 - confirmed[::-1].index(True)
    heading = first - 1 if first and isinstance(blocks[first - 1], Heading) else first
    return tuple(
        block
        for place, block in enumerate(blocks[: last + 2])
        if confirmed[place]
        or (heading <= place <= last and _belongs(blocks, confirmed, place))
        or (place == last + 1 and isinstance(block, Figure | Table) and confirmed[last])
    )


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _is_in(block: Block, extract: str) -> bool:
    match block:
        case Paragraph(prose=prose):
            return _found(prose.text, extract)
        case Quotation(text=text):
            return _found(text, extract)
        case ItemList(items=items):
            found = sum(1 for item in items if _found(item.text, extract))
            return 2 * found >= len(items)
        case Table(header=header):
            return _found("".join(header), extract)
        case _:
            return False


def _found(text: str, extract: str) -> bool:
    probe = _letters(text)
    return bool(probe) and (probe[:PROBE] in extract or probe[-PROBE:] in extract)


def _belongs(blocks: Sequence[Block], confirmed: Sequence[bool], place: int) -> bool:
    """Whether something between the article's first and last text is a part of it.

    A heading with nothing of the article under it is dropped later. Pictures, code and lists
    need a text of the article right before or behind them.
    """
    block = blocks[place]
    match block:
        case Heading():
            return True
        case Paragraph(prose=prose):
            is_whole = _SENTENCE_END.search(prose.text) and not _OWN_LINES.match(prose.text)
            return bool(is_whole) and len(prose.text.split()) >= LONG_ENOUGH
        case ItemList(items=items):
            no_links = all(len(item.text.split()) > LINK_WORDS for item in items)
            return no_links and _has_neighbour(blocks, confirmed, place)
        case _:
            return _has_neighbour(blocks, confirmed, place)


def _has_neighbour(blocks: Sequence[Block], confirmed: Sequence[bool], place: int) -> bool:
    before = next((p for p in range(place - 1, -1, -1) if _is_text(blocks[p])), None)
    after = next((p for p in range(place + 1, len(blocks)) if _is_text(blocks[p])), None)
    return any(p is not None and confirmed[p] for p in (before, after))


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph | ItemList | Quotation)
