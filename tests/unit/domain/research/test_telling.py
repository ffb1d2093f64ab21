"""What a writer is told of research: what is asked first, what is there last, and not too much."""

import pytest

from reelwright.domain.research.findings import Finding, FindingKind
from reelwright.domain.research.suggestions import report_on
from reelwright.domain.research.telling import LONGEST, in_words

pytestmark = pytest.mark.unit


def _found(kind: FindingKind, *texts: str) -> list[Finding]:
    return [
        Finding(kind=kind, service="here", position=place, text=text, by=f"channel {place}")
        for place, text in enumerate(texts, 1)
    ]


def test_gaps_come_first_and_titles_last() -> None:
    findings = _found(FindingKind.VIDEO, "How deep is the deep sea?", "Deep sea\nfish")
    findings += _found(FindingKind.QUESTION, "How deep is the sea?", "Why is the deep sea dark?")
    findings += _found(FindingKind.SEARCH, "deep sea pressure")
    assert (
        in_words(report_on("deep sea", "en", findings))
        == """\
Asked, and answered by no competing title:
- Why is the deep sea dark?

Searched for, and no competing title is about it:
- deep sea pressure

Asked:
- How deep is the sea?

Titles of competing videos:
- How deep is the deep sea?
- Deep sea fish"""
    )


def test_nothing_found_is_nothing_told() -> None:
    assert not in_words(report_on("deep sea", "en", []))


def test_a_flood_of_findings_is_cut_at_a_line() -> None:
    titles = [f"Number {number} {'of the very deep sea ' * 20}" for number in range(40)]
    asked = [f"{title}?" for title in titles]
    findings = _found(FindingKind.VIDEO, *titles) + _found(FindingKind.QUESTION, *asked)
    told = in_words(report_on("trees", "en", findings))
    assert len(told) <= LONGEST
    assert told.splitlines()[-1].startswith("- Number")
