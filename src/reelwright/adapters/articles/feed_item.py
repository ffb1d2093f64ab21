"""An item of a feed."""

from dataclasses import dataclass

from reelwright.adapters.articles.finish import words_to_speak
from reelwright.adapters.articles.fragment import read_fragment
from reelwright.domain.article import Block

SUMMARY_WORDS = 150
"""What a feed holds of an item is taken for a summary below this, unless it says otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedItem:
    """One item of a feed, and as much of its text as the feed holds."""

    title: str
    link: str
    html: str
    author: str
    published: str
    language: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What the feed itself holds of the item."""
        return read_fragment(self.html)

    @property
    def is_summary(self) -> bool:
        """Whether the whole text must be somewhere else."""
        return words_to_speak(self.blocks) < SUMMARY_WORDS
