"""Suggestions rest on what was counted, and on nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.research.findings import Finding, FindingKind
from reelwright.domain.research.phrases import key_words, shared_phrases
from reelwright.domain.research.shapes import Shape, shape_of, titled
from reelwright.domain.research.suggestions import LABEL, LONGEST_TITLE, Reason, Report, report_on

pytestmark = pytest.mark.unit


def _found(kind: FindingKind, *texts: str, by: str = "") -> list[Finding]:
    return [
        Finding(kind=kind, service="here", position=place, text=text, by=by or f"channel {place}")
        for place, text in enumerate(texts, 1)
    ]


def _videos(*titles: str) -> list[Finding]:
    return _found(FindingKind.VIDEO, *titles)


def _reasons(report: Report) -> dict[str, Reason]:
    return {one.text: one.reason for one in report.topics}


def test_a_question_that_no_title_answers_is_a_gap() -> None:
    findings = _videos("Deep sea creatures", "How deep is the deep sea?", "Deep sea fish")
    findings += _found(FindingKind.QUESTION, "Why is the deep sea dark?", "How deep is the sea?")
    report = report_on("deep sea", "en", findings)
    reasons = _reasons(report)
    assert reasons["Why is the deep sea dark?"] is Reason.GAP
    assert reasons["How deep is the sea?"] is Reason.ASKED
    assert report.topics[0].text == "Why is the deep sea dark?"
    assert report.topics[0].why == (
        "asked (question 1 of here); none of 3 competing titles holds most of its own words"
    )


def test_a_search_that_no_title_meets_is_told_apart() -> None:
    findings = _videos("Snailfish of the trench", "Deep sea fish")
    findings += _found(FindingKind.SEARCH, "snailfish", "deep sea pressure")
    reasons = _reasons(report_on("deep sea", "en", findings))
    assert reasons["snailfish"] is Reason.SEARCHED
    assert reasons["deep sea pressure"] is Reason.UNMET


def test_phrases_are_counted_once_a_title_and_by_channel() -> None:
    videos = _videos(
        "The midnight zone", "Life in the midnight zone", "Midnight zone, midnight zone"
    )
    phrases = shared_phrases(videos, "en")
    assert [(one.text, one.count, one.by) for one in phrases] == [("midnight zone", 3, 3)]
    same = [Finding(kind=FindingKind.VIDEO, service="here", position=1, text=one.text, by="x")
            for one in videos]  # fmt: skip
    assert [one.by for one in shared_phrases(same, "en")] == [1]


def test_the_topic_alone_is_no_news() -> None:
    videos = _videos("Deep sea one", "Deep sea two")
    assert shared_phrases(videos, "en", frozenset(key_words("deep sea", "en"))) == ()


@pytest.mark.parametrize(
    ("title", "language", "shape"),
    [
        ("Why is the sea blue", "en", Shape.QUESTION),
        ("The sea is blue?", "en", Shape.QUESTION),
        ("10 facts about the sea", "en", Shape.LIST),
        ("Top 5 fish", "en", Shape.LIST),
        ("1984 by George Orwell", "en", None),
        ("The sea, explained", "en", Shape.EXPLAINED),
        ("Warum ist das Meer blau", "de", Shape.QUESTION),
        ("Pourquoi la mer est bleue", "fr", Shape.QUESTION),
        ("The sea", "en", None),
    ],
)
def test_titles_have_shapes(title: str, language: str, shape: Shape | None) -> None:
    assert shape_of(title, language) is shape


def test_a_topic_takes_a_shape_only_where_nothing_is_invented() -> None:
    assert titled("marine snow", Shape.EXPLAINED, "en") == "Marine snow, explained"
    assert titled("why is the sea blue", Shape.QUESTION, "en") == "Why is the sea blue?"
    assert not titled("marine snow", Shape.QUESTION, "en")
    assert not titled("marine snow", Shape.LIST, "en")


def test_a_title_that_is_there_already_is_not_suggested() -> None:
    findings = _videos("How deep is the ocean?", "Whales")
    findings += _found(FindingKind.QUESTION, "How deep is the ocean", "Why do whales sing?")
    titles = [one.text for one in report_on("sea", "en", findings).titles]
    assert titles == ["Why do whales sing?"]


def test_a_shape_is_followed_only_where_others_have_it() -> None:
    searched = _found(FindingKind.SEARCH, "marine snow")
    once = report_on("sea", "en", [*_videos("Tides, explained", "Whales"), *searched])
    assert once.titles == ()
    twice = report_on("sea", "en", [*_videos("Tides, explained", "Waves explained"), *searched])
    assert [one.text for one in twice.titles] == ["Marine snow, explained"]
    assert "2 of 2 competing titles are called explained" in twice.titles[0].why


def test_pages_compete_where_there_are_no_videos() -> None:
    findings = _found(FindingKind.PAGE, "How deep is the sea?", "Sea level")
    findings += _found(FindingKind.QUESTION, "How deep is the sea?")
    assert _reasons(report_on("sea", "en", findings))["How deep is the sea?"] is Reason.ASKED


def test_nothing_found_suggests_nothing() -> None:
    report = report_on("sea", "en", [], ["Without here: closed."])
    assert (report.topics, report.titles, report.notes) == ((), (), ("Without here: closed.",))
    assert "predict nothing" in report.label == LABEL


WORDS = st.sampled_from(
    ["why", "how", "sea", "deep", "fish", "glow", "7", "explained", "whale", "?"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
FINDINGS = st.lists(
    st.builds(
        Finding,
        kind=st.sampled_from(FindingKind),
        service=st.just("here"),
        position=st.integers(1, 50),
        text=TEXTS,
        by=st.sampled_from(["a", "b", ""]),
    ),
    max_size=25,
)


@given(findings=FINDINGS, topic=TEXTS)
def test_every_suggestion_shows_what_it_rests_on(findings: list[Finding], topic: str) -> None:
    report = report_on(topic, "en", findings)
    for suggestion in (*report.topics, *report.titles):
        assert suggestion.evidence
        assert set(suggestion.evidence) <= set(findings)
        assert suggestion.why
    titles = [one.text.casefold() for one in report.titles]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= LONGEST_TITLE for title in titles)
    assert report == report_on(topic, "en", findings)
