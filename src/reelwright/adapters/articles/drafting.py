"""From an opened document to a draft: recognising its kind and asking the reader of that kind."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reelwright.adapters.articles.document import Document
from reelwright.adapters.articles.draft import Draft
from reelwright.adapters.articles.feed_item import FeedItem
from reelwright.adapters.articles.kinds import (
    BINARY,
    NAMES,
    NoArticle,
    binary_kind,
    named_kind,
    not_as_named,
    text_kind,
)
from reelwright.adapters.articles.readers import (
    read_binary,
    read_entries,
    read_feed,
    read_written,
)
from reelwright.domain.article import SourceKind
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.text.encodings import NotText, decode
from reelwright.ports.article import ArticleUnreadable, FeedEntry

LARGEST_TEXT = 5_000_000
"""Bytes of a document that is all text: several long novels."""

_UNKNOWN = "a binary file"
_READABLE = "name a Markdown, HTML, text, PDF or DOCX file"

Open = Callable[[str], Document]
"""Fetches the page that a feed only summarises."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafted:
    """A draft, its kind, and the document that it was in the end read from."""

    draft: Draft
    kind: SourceKind
    document: Document
    promised: SourceKind | None = None
    """The kind that its name promised."""


def drafted(document: Document, *, item: int | str, fetch: Open | None) -> Drafted:
    """Read a document as what it is.

    Raises:
        ArticleUnreadable.
    """
    promised = named_kind(document.url or document.location, document.media_type)
    try:
        kind = binary_kind(document.raw)
        if kind is not None:
            draft = read_binary(kind, document.raw, where=document.where)
        else:
            text, notes = _text_of(document)
            kind = text_kind(text, promised)
            if kind is SourceKind.FEED:
                return _drafted_from_feed(document, item, fetch)
            draft = _read_written(kind, text, document)
            draft = replace(draft, notes=(*notes, *draft.notes))
    except NoArticle as found:
        raise ArticleUnreadable(_refusal(document.where, promised, found.what)) from found
    notes = (*_name_note(kind, promised, document), *draft.notes)
    draft = replace(draft, notes=notes)
    return Drafted(draft=draft, kind=kind, document=document, promised=promised)


def _refusal(where: str, promised: SourceKind | None, what: str) -> str:
    """The sentence for a document that is no article."""
    if what == _UNKNOWN and promised in BINARY:
        return not_as_named(where, promised)
    what, _, advice = what.partition("; ")
    return f"{where} is {what}, not an article; {advice or _READABLE}."


def entries_in(document: Document) -> tuple[FeedEntry, ...]:
    """The items of a document that is a feed, the newest first.

    Raises:
        ArticleUnreadable: it is none.
    """
    promised = named_kind(document.url or document.location, document.media_type)
    try:
        known = binary_kind(document.raw)
        kind = known or text_kind(_text_of(document)[0], promised)
    except NoArticle:
        kind = None
    if kind is not SourceKind.FEED:
        raise ArticleUnreadable(f"{document.where} is no feed; give the address of an RSS or Atom.")
    return read_entries(document.raw, where=document.where)


def _name_note(
    kind: SourceKind, promised: SourceKind | None, document: Document
) -> tuple[str, ...]:
    if promised is None or promised is kind or document.url:
        return ()
    note = (
        f"{document.where} is {NAMES[kind]}, not {NAMES[promised]} as its name says; "
        "it was read as what it is."
    )
    return (note,)


def _text_of(document: Document) -> tuple[str, tuple[str, ...]]:
    if len(document.raw) > LARGEST_TEXT:
        raise ArticleUnreadable(
            f"{document.where} holds more than {LARGEST_TEXT // 1_000_000} MB of text; "
            "use a part of it."
        )
    try:
        text, notes = decode(document.raw, declared=document.charset)
    except NotText as error:
        raise NoArticle(what=_UNKNOWN) from error
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _read_written(kind: SourceKind, text: str, document: Document) -> Draft:
    try:
        return read_written(kind, text, where=document.where)
    except RecursionError as error:
        raise ArticleUnreadable(
            f"{document.where} is nested too deeply to be an article."
        ) from error


def _drafted_from_feed(document: Document, item: int | str, fetch: Open | None) -> Drafted:
    """The item as the feed holds it, or its page where the feed only summarises it."""
    chosen = read_feed(document.raw, item, where=document.where, base=document.url)
    note = ""
    if chosen.is_summary and chosen.link and document.url and fetch is not None:
        try:
            page = drafted(fetch(chosen.link), item=0, fetch=None)
            return Drafted(
                draft=_with_feeds_word(page.draft, chosen),
                kind=SourceKind.FEED,
                document=page.document,
            )
        except ReelwrightError as error:
            if not chosen.blocks:
                raise
            note = f"Only the feed's summary was read: {error}"
    elif chosen.is_summary:
        note = "The feed holds no more than a summary of this item, and its page was not fetched."
    draft = Draft(blocks=chosen.blocks, notes=(note,) if note else ())
    held = replace(document, location=chosen.link or document.location, raw=chosen.html.encode())
    return Drafted(draft=_with_feeds_word(draft, chosen), kind=SourceKind.FEED, document=held)


def _with_feeds_word(draft: Draft, item: FeedItem) -> Draft:
    """What the feed says of the item goes before what its page says."""
    return replace(
        draft,
        title=item.title or draft.title,
        author=item.author or draft.author,
        published=item.published or draft.published,
        language=draft.language or item.language,
    )
