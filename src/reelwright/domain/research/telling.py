"""A report in words, as a writer is given it."""

from collections.abc import Iterable, Iterator

from reelwright.domain.research.findings import FindingKind
from reelwright.domain.research.suggestions import Reason, Report

LONGEST = 4_000
"""Characters of a report that a writer is given; a telling part of it is less."""
MOST_TITLES = 15
_LONGEST_LINE = 200


def in_words(report: Report) -> str:
    """What is asked, searched for and there already; empty where nothing was found."""
    text = "\n\n".join(_parts(report))
    return text if len(text) <= LONGEST else text[: text.rfind("\n", 0, LONGEST)].rstrip()


def _parts(report: Report) -> Iterator[str]:
    headings = {
        Reason.GAP: "Asked, and answered by no competing title",
        Reason.UNMET: "Searched for, and no competing title is about it",
        Reason.ASKED: "Asked",
        Reason.SEARCHED: "Also searched for",
        Reason.SHARED: "Words that competing titles share",
    }
    for reason, heading in headings.items():
        yield from _part(heading, (one.text for one in report.topics if one.reason is reason))
    videos = [one.text for one in report.findings if one.kind is FindingKind.VIDEO]
    yield from _part("Titles of competing videos", videos[:MOST_TITLES])


def _part(heading: str, texts: Iterable[str]) -> Iterator[str]:
    lines = [f"- {' '.join(text.split())[:_LONGEST_LINE]}" for text in texts]
    if lines:
        yield "\n".join([f"{heading}:", *lines])
