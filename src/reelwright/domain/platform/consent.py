"""What the owner of a channel agreed that we write there by ourselves.

YouTube's Developer Policies want prior, specific and express consent for automated writes, so a
consent names kinds of write, is given per channel, and is kept with its time.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Write(StrEnum):
    """A kind of automated write to a channel."""

    UPLOADS = "uploads"
    DETAILS = "details"
    THUMBNAILS = "thumbnails"
    CAPTIONS = "captions"
    PLAYLISTS = "playlists"


MEANS = {
    Write.UPLOADS: "upload videos and let them be published at the times of your calendar",
    Write.DETAILS: "set and correct title, description, tags, privacy and other details",
    Write.THUMBNAILS: "set thumbnails",
    Write.CAPTIONS: "add and replace caption tracks",
    Write.PLAYLISTS: "add videos to playlists",
}
"""What is asked, in words that follow "Reelwright may"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """What was agreed to, when, and by which user of this home."""

    writes: frozenset[Write]
    given: datetime
    by: str

    def covers(self, write: Write) -> bool:
        """Whether a write of this kind was agreed to."""
        return write in self.writes
