"""Metadata keep inside the platform's limits, counted as the platform counts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.edit.timeline import PlacedScene, Timeline
from reelwright.domain.production.metadata import (
    Chapter,
    VideoMetadata,
    chapters_of,
    clean,
    describe,
    fitted_title,
    size,
    spaced,
    tags_length,
    units,
)
from reelwright.domain.script.scenes import Line, Scene, Script, TitleProposal
from reelwright.domain.script.visuals import StatementCard
from reelwright.domain.time import FrameRate

pytestmark = pytest.mark.unit

PIECES = st.sampled_from(
    ["salt ", "<b>", "🐙", "e\u0301", "👩\u200d🚀", "👍\U0001f3fd", "ß", "海", ",", '"', "\n", "\0"]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=400).map("".join)


def script(title: str = "Salt", source: str = "", *lines: str) -> Script:
    return Script(
        title=title,
        language="en",
        scenes=tuple(
            Scene(lines=(Line(text=text),), visual=StatementCard(text=text)) for text in lines
        ),
        extractive=True,
        source=source,
    )


def assert_allowed(metadata: VideoMetadata) -> None:
    assert units(metadata.title) <= 100
    assert size(metadata.description) <= 5000
    assert tags_length(metadata.tags) <= 500
    whole = metadata.title + metadata.description + "".join(metadata.tags)
    assert not set("<>") & set(whole)


@settings(max_examples=60)
@given(
    title=TEXTS,
    lines=st.lists(TEXTS, max_size=5),
    credit=st.lists(TEXTS, max_size=20),
    source=TEXTS.map(lambda text: "https://" + text),
)
def test_nothing_exceeds_a_limit(
    title: str, lines: list[str], credit: list[str], source: str
) -> None:
    chapters = [Chapter(second=10 * at, name="n" * 80) for at in range(9)]
    metadata = describe(script(title, source, *lines), chapters=chapters, credits_=credit)
    assert_allowed(metadata)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Salt", "Salt"),
        ("a" * 100, "a" * 100),
        ("a" * 101, "a" * 99 + "…"),
        ("🐙" * 50, "🐙" * 50),
        ("🐙" * 51, "🐙" * 49 + "…"),
        ("word " * 20 + "x", "word " * 19 + "word…"),
        ("x" * 97 + "e\u0301\u0301y", "x" * 97 + "…"),
        ("x" * 95 + "👩\u200d🚀 " + "y" * 9, "x" * 95 + "…"),
        ("a < b > c", "a ‹ b › c"),
        (" two\nlines\t", "two lines"),
    ],
)
def test_a_title_is_cut_between_words_and_never_inside_a_character(
    title: str, expected: str
) -> None:
    assert fitted_title(title) == expected


def test_a_description_of_exactly_the_limit_is_not_cut() -> None:
    hook = "é" * 2500
    assert describe(script("t", "", hook)).description == hook
    longer = describe(script("t", "", hook + "é")).description
    assert size(longer) <= 5000
    assert longer.endswith("…")


def test_credits_outlive_the_hook_and_the_chapters() -> None:
    credit = [f"Picture {at} by an artist, CC BY 4.0" for at in range(100)]
    chapters = [Chapter(second=10 * at, name="n" * 80) for at in range(20)]
    text = describe(
        script("t", "https://example.org/a", "word " * 900), chapters=chapters, credits_=credit
    ).description
    assert all(one in text for one in credit)
    assert "Source: https://example.org/a" in text
    assert "0:10 " not in text


def test_credits_that_cannot_fit_are_counted() -> None:
    credit = [f"{at} " + "x" * 90 for at in range(100)]
    text = describe(script("t", "", "Hook."), credits_=credit).description
    kept = text.count("x" * 90)
    assert text.endswith(f"and {100 - kept} more, listed in manifest.json")


@pytest.mark.parametrize(
    ("starts", "length", "expected"),
    [
        ((0, 10, 20), 30, ((0, "a"), (10, "b"), (20, "c"))),
        ((0, 10, 20), 29, ()),
        ((12, 30, 50), 60, ((0, "Opening"), (12, "a"), (30, "b"), (50, "c"))),
        ((4, 30, 50), 60, ((0, "a"), (30, "b"), (50, "c"))),
        ((0, 9, 30, 50), 60, ((0, "a"), (30, "c"), (50, "d"))),
        ((0, 10, 20, 55), 60, ((0, "a"), (10, "b"), (20, "c"))),
        ((0, 10), 60, ()),
        ((), 60, ()),
    ],
)
def test_chapters_keep_the_rules(
    starts: tuple[int, ...], length: int, expected: tuple[tuple[int, str], ...]
) -> None:
    named = [Chapter(second=at, name="abcd"[n]) for n, at in enumerate(starts)]
    kept = spaced(named, length, "Opening")
    assert tuple((one.second, one.name) for one in kept) == expected


@given(
    lengths=st.lists(st.integers(1, 2000), min_size=1, max_size=20),
    sections=st.lists(st.sampled_from(["", "A", "B <C>", "D" * 200]), min_size=20, max_size=20),
)
def test_chapters_of_any_timeline_are_shown_by_the_platform(
    lengths: list[int], sections: list[str]
) -> None:
    placed, start = [], 0
    for frames, section in zip(lengths, sections, strict=False):
        scene = Scene(lines=(Line(text="x"),), visual=StatementCard(text="x"), section=section)
        placed.append(PlacedScene(scene=scene, start=start, frames=frames, takes=()))
        start += frames
    timeline = Timeline(
        title="T", language="en", rate=FrameRate(), scenes=tuple(placed), transition_frames=0
    )
    chapters = chapters_of(timeline)
    seconds = [chapter.second for chapter in chapters]
    if chapters:
        assert seconds[0] == 0
        assert len(chapters) >= 3
        ends = [*seconds[1:], start // 30]
        assert all(end - begin >= 10 for begin, end in zip(seconds, ends, strict=True))


@pytest.mark.parametrize(
    ("second", "expected"), [(0, "0:00"), (65, "1:05"), (3599, "59:59"), (3723, "1:02:03")]
)
def test_timestamps(second: int, expected: str) -> None:
    assert Chapter(second=second, name="x").timestamp == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [((), 0), (("salt",), 4), (("sea salt",), 10), (("salt", "sea salt"), 15), (("🐙",), 2)],
)
def test_tags_are_counted_with_commas_and_quotes(tags: tuple[str, ...], expected: int) -> None:
    assert tags_length(tags) == expected


def test_tags_are_what_the_text_is_about() -> None:
    tags = describe(
        script(
            "How salt is made",
            "",
            "The salt works of Guérande dry sea water in the sun.",
            "In Guérande the sea water stands in shallow pans.",
            "A pan of salt is raked by hand with the wind behind it.",
        )
    ).tags
    assert tags[:2] == ("salt", "Guérande")
    assert "sea water" in tags
    assert not {"the", "is", "with", "how"} & set(tags)


def test_clean_text_has_no_brackets_and_no_control_characters() -> None:
    assert clean("a\0 <b>\r\nc") == "a ‹b› c"


def test_what_a_writer_proposed_is_taken_inside_the_limits() -> None:
    written = replace(
        script("t" * 120, "", "Only this is said."),
        description="What a <viewer> learns. " * 400,
        tags=("deep sea", "a, b", "", "x" * 31, "deep sea"),
        proposals=(TitleProposal(title="Why " * 40, reason="It asks."),),
    )
    described = describe(written)
    assert described.tags == ("deep sea", "a b")
    assert_allowed(described)
    assert described.description.startswith("What a ‹viewer› learns.")
    assert units(described.proposals[0].title) <= 100
