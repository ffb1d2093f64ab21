"""HTML that holds nothing but the article, such as a feed's or a converter's."""

from lxml.etree import ParserError, _Element

from reelwright.adapters.articles.noise import prepare, tree_of
from reelwright.adapters.articles.tree import blocks_of
from reelwright.domain.article import Block


def read_fragment(html: str) -> tuple[Block, ...]:
    """The blocks of a fragment, or of a page that is all article."""
    try:
        root = tree_of(html)
    except ParserError:
        return ()
    prepare(root)
    return blocks_of(body_of(root))


def body_of(root: _Element) -> _Element:
    """The body of a page; a fragment as it is."""
    body = root.find("body")
    return root if body is None else body
