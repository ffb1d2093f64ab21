"""RSS and Atom: choosing an item, and reading what the feed holds of it."""

import calendar
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urljoin

import feedparser

from reelwright.adapters.articles.elements import whole_text
from reelwright.adapters.articles.feed_item import FeedItem
from reelwright.adapters.articles.noise import tree_of
from reelwright.adapters.articles.wording import tidy
from reelwright.ports.article import ArticleUnreadable, FeedEntry


def entries_of(raw: bytes, *, where: str) -> tuple[FeedEntry, ...]:
    """The items of a feed, the newest first.

    Raises:
        ArticleUnreadable: it is damaged.
    """
    feed = _parsed(raw, where)
    entries = _newest_first(cast("Sequence[Mapping[str, object]]", feed.get("entries", [])))
    return tuple(
        FeedEntry(id=_id(entry), title=_plain_title(_text(entry, "title"))) for entry in entries
    )


def read_item(raw: bytes, item: int | str, *, where: str, base: str = "") -> FeedItem:
    """The chosen item of a feed, 0 being the newest; a text is an item's id.

    ``base`` is the feed's own address, against which relative links are read.

    Raises:
        ArticleUnreadable: there are no items, or not as many.
    """
    feed = _parsed(raw, where)
    entries = _newest_first(cast("Sequence[Mapping[str, object]]", feed.get("entries", [])))
    if not entries:
        raise ArticleUnreadable(f"{where} is a feed with no items in it.")
    if isinstance(item, str):
        chosen = next((entry for entry in entries if _id(entry) == item), None)
        if chosen is None:
            raise ArticleUnreadable(f"{where} no longer has the item {item}.")
        return _item_of(chosen, _channel(feed), base)
    if not 0 <= item < len(entries):
        raise ArticleUnreadable(
            f"{where} has {len(entries)} items; choose one from 0 (the newest) "
            f"to {len(entries) - 1}."
        )
    return _item_of(entries[item], _channel(feed), base)


def _channel(feed: Mapping[str, object]) -> Mapping[str, object]:
    return cast("Mapping[str, object]", feed.get("feed", {}))


def _id(entry: Mapping[str, object]) -> str:
    """The id that the feed gives, else the link, else the title."""
    return _text(entry, "id") or _text(entry, "link") or _text(entry, "title")


def _parsed(raw: bytes, where: str) -> Mapping[str, object]:
    try:
        parsed = feedparser.parse(io.BytesIO(raw), sanitize_html=False)
    except Exception as error:
        raise ArticleUnreadable(f"{where} is a damaged feed; try another one.") from error
    return cast("Mapping[str, object]", parsed)


def _newest_first(entries: Sequence[Mapping[str, object]]) -> Sequence[Mapping[str, object]]:
    """By date; feeds without dates are written newest first by custom."""
    if not all(_moment(entry) for entry in entries):
        return entries
    return sorted(entries, key=_moment, reverse=True)


def _moment(entry: Mapping[str, object]) -> int:
    """Seconds since 1970, 0 where the feed gives no date."""
    # Asked by "in": feedparser warns where one date would stand in for the other.
    for name in ("published_parsed", "updated_parsed"):
        moment = entry[name] if name in entry else None  # noqa: SIM401 - see above
        if isinstance(moment, tuple):
            return calendar.timegm(moment)
    return 0


def _item_of(entry: Mapping[str, object], channel: Mapping[str, object], base: str) -> FeedItem:
    moment = _moment(entry)
    link = _text(entry, "link")
    return FeedItem(
        title=_plain_title(_text(entry, "title")),
        link=_absolute(base, link),
        html=_content(entry),
        author=tidy(_text(entry, "author") or _text(channel, "author")),
        published=datetime.fromtimestamp(moment, UTC).date().isoformat() if moment else "",
        language=_text(entry, "language") or _text(channel, "language"),
    )


def _absolute(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if base else link
    except ValueError:  # the feed's link is not an address; the item may hold its text
        return ""


def _content(entry: Mapping[str, object]) -> str:
    """The longest of what the feed holds: some put the whole text into the summary."""
    contents = cast("Sequence[Mapping[str, object]]", entry.get("content", []))
    texts = [_text(content, "value") for content in contents]
    return max([*texts, _text(entry, "summary")], key=len)


def _plain_title(title: str) -> str:
    """Titles may hold markup."""
    return tidy(whole_text(tree_of(title)) if "<" in title or "&" in title else title)


def _text(holder: Mapping[str, object], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""
