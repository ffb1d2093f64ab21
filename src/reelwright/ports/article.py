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


class ArticleReader(Protocol):
    """Reads a source given by a person: a path, a URL, a feed, or ``-``."""

    def read(self, source: str, *, item: int = 0, workspace: Path) -> ReadArticle:
        """Read the article; ``item`` chooses from a feed, 0 the newest.

        Pictures are written into ``workspace``, which the caller removes.

        Raises:
            ArticleUnreadable, SourceUnreachable, AddressForbidden.
        """
