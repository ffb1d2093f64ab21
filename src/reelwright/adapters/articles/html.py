"""HTML pages, of which only the article is wanted."""

import re
from copy import deepcopy

import trafilatura
from lxml.etree import ParserError, _Element
from trafilatura.settings import Document

from reelwright.adapters.articles.draft import Draft
from reelwright.adapters.articles.elements import whole_text
from reelwright.adapters.articles.finish import words_to_speak
from reelwright.adapters.articles.fragment import body_of
from reelwright.adapters.articles.noise import drop, prepare, tree_of
from reelwright.adapters.articles.selection import chosen
from reelwright.adapters.articles.tree import blocks_of
from reelwright.adapters.articles.wording import sentence_of, tidy, without_marks
from reelwright.domain.article import Block
from reelwright.ports.article import ArticleUnreadable

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SITE_NAME = re.compile(r"\s+[|·•–—»-]\s+[^|·•–—»]{1,40}$")
_DATES = {"extensive_search": False, "original_date": True, "max_date": None}
"""Only dates that a page states, not any that its text mentions."""
ENOUGH = 0.5
"""Part of the marked article's words below which an extraction has missed it."""
FEW_WORDS = 30
"""Below this an extraction has found nothing, and the whole page is taken."""
LOGIN_WORDS = 150
"""A page that asks for a password and says no more than this is no article."""


def read_html(html: str, *, where: str) -> Draft:
    """The article of a whole page, without what stands around it.

    Raises:
        ArticleUnreadable: there is none.
    """
    try:
        root = tree_of(html)
    except ParserError as error:
        raise ArticleUnreadable(f"{where} is a web page with nothing in it.") from error
    asks_for_password = root.find(".//input[@type='password']") is not None
    metadata = trafilatura.extract_metadata(deepcopy(root), date_config=_DATES)
    prepare(root)
    title = _headline(root) or _without_site(tidy(metadata.title or ""))
    blocks = _article_blocks(root)
    if asks_for_password and words_to_speak(blocks) < LOGIN_WORDS:
        raise ArticleUnreadable(
            f"{where} is a page to log in at, not an article; save the page and use the file."
        )
    return Draft(
        blocks=blocks,
        title=title,
        language=root.get("lang", root.get(_XML_LANGUAGE, "")),
        author=tidy(metadata.author or ""),
        published=metadata.date or "",
    )


def _article_blocks(root: _Element) -> tuple[Block, ...]:
    """The page's blocks that trafilatura takes for the article's, or more where it takes few."""
    extract = _extract(root)
    whole = blocks_of(body_of(root))
    found = chosen(whole, extract)
    marked = _blocks_without_furniture(_marked_article(root))
    if words_to_speak(found) < ENOUGH * words_to_speak(marked):
        found = marked
    if words_to_speak(found) < FEW_WORDS:
        found = _blocks_without_furniture(body_of(root))
    return found


def _extract(root: _Element) -> str:
    extracted = trafilatura.bare_extraction(
        deepcopy(root), include_comments=False, include_tables=True
    )
    body = extracted.body if isinstance(extracted, Document) else None
    return "" if body is None else whole_text(body)


def _blocks_without_furniture(part: _Element | None) -> tuple[Block, ...]:
    if part is None:
        return ()
    for furniture in list(part.iter("header", "footer", "aside")):
        if furniture.find(".//h1") is None and furniture.find(".//article") is None:
            drop(furniture)
    return blocks_of(part)


def _marked_article(root: _Element) -> _Element | None:
    """The one element that the page itself calls its article."""
    for name in ("article", "main"):
        parts = list(root.iter(name))
        if len(parts) == 1:
            return parts[0]
    return None


def _headline(root: _Element) -> str:
    """The first h1 inside an article, or the only one of the page."""
    headings = list(root.iter("h1"))
    inside = [one for one in headings if any(up.tag == "article" for up in one.iterancestors())]
    chosen = inside or (headings if len(headings) == 1 else [])
    return sentence_of(without_marks(whole_text(chosen[0]))) if chosen else ""


def _without_site(title: str) -> str:
    """A page's title often ends in the name of its site."""
    shorter = _SITE_NAME.sub("", title)
    return shorter if len(shorter) >= 10 else title  # noqa: PLR2004 - a name is left of less
