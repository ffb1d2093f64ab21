"""What a search brought: results, questions and searches, each with its place."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What was found."""

    VIDEO = "video"
    PAGE = "page"
    QUESTION = "question"
    """A question that people also ask."""
    SEARCH = "search"
    """What people also search for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing found. ``position`` counts from 1 within its kind and service.

    ``by`` is a video's channel or a page's site; ``published`` is as the service writes it.
    """

    kind: FindingKind
    service: str
    position: int
    text: str
    address: str = ""
    by: str = ""
    published: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ResearchQuery:
    """One search for a topic: language by ISO 639-1, country by ISO 3166-1 or empty for any."""

    topic: str
    language: str = "en"
    country: str = ""
