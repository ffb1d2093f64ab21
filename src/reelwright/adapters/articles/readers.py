"""The reader of each kind, imported when a document is of that kind.

Each brings a library that takes up to a third of a second to import, and a run reads one document.
"""

from reelwright.adapters.articles.draft import Draft
from reelwright.adapters.articles.feed_item import FeedItem
from reelwright.domain.article import SourceKind
from reelwright.ports.article import FeedEntry


def read_binary(kind: SourceKind, raw: bytes, *, where: str) -> Draft:
    """A PDF or DOCX document as a draft.

    Raises:
        ArticleUnreadable, NoArticle.
    """
    if kind is SourceKind.PDF:
        from reelwright.adapters.articles.pdf import read_pdf

        return read_pdf(raw, where=where)
    from reelwright.adapters.articles.docx import read_docx

    return read_docx(raw, where=where)


def read_written(kind: SourceKind, text: str, *, where: str) -> Draft:
    """A page, Markdown or plain text as a draft.

    Raises:
        ArticleUnreadable, NoArticle.
    """
    if kind is SourceKind.HTML:
        from reelwright.adapters.articles.html import read_html

        return read_html(text, where=where)
    if kind is SourceKind.MARKDOWN:
        from reelwright.adapters.articles.markdown import read_markdown

        return read_markdown(text)
    from reelwright.adapters.articles.text import read_text

    return read_text(text)


def read_entries(raw: bytes, *, where: str) -> tuple[FeedEntry, ...]:
    """The items of a feed."""
    from reelwright.adapters.articles.feed import entries_of

    return entries_of(raw, where=where)


def read_feed(raw: bytes, item: int | str, *, where: str, base: str) -> FeedItem:
    """The chosen item of a feed, 0 the newest.

    Raises:
        ArticleUnreadable.
    """
    from reelwright.adapters.articles.feed import read_item

    return read_item(raw, item, where=where, base=base)
