"""Reading what an author wrote, whatever form it comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol

from reelwright.domain.article import Article
from reelwright.domain.errors import ReelwrightError


class ArticleUnreadable(ReelwrightError):
    """The source cannot be read as an article."""


class SourceUnreachable(ReelwrightError):
    """The address does not answer."""

    retryable: ClassVar[bool] = True


class AddressForbidden(ReelwrightError):
    """The address is private, or of a kind that is never fetched."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadArticle:
    """An article, and the pictures that came inside its file or were fetched, by location."""

    article: Article
    pictures: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedEntry:
    """An item of a feed by the id that it keeps, whatever comes after it."""

    id: str
    title: str


class ArticleReader(Protocol):
    """Reads a source given by a person: a path, a URL, a feed, or ``-``."""

    def entries(self, source: str) -> tuple[FeedEntry, ...]:
        """The items of a feed, the newest first.

        Raises:
            ArticleUnreadable: it is no feed. SourceUnreachable, AddressForbidden.
        """

    def read(self, source: str, *, item: int | str = 0, workspace: Path) -> ReadArticle:
        """Read the article; ``item`` chooses from a feed: 0 the newest, a text by its id.

        Pictures are written into ``workspace``, which the caller removes.

        Raises:
            ArticleUnreadable, SourceUnreachable, AddressForbidden.
        """
