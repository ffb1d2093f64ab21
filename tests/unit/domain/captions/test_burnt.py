"""Burnt captions fit their picture and keep the times of the sidecar."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.canvas import Format
from reelwright.domain.captions.burnt import burnt_groups, burnt_limits
from reelwright.domain.captions.cues import CueWord
from reelwright.domain.captions.timing import cues_for

pytestmark = pytest.mark.unit


def spoken(*texts: str) -> list[CueWord]:
    return [
        CueWord(text=text, start=index * 20_000, end=index * 20_000 + 18_000)
        for index, text in enumerate(texts)
    ]


def test_a_wide_picture_shows_the_cues_of_the_sidecar() -> None:
    words = spoken(
        *[
            "The",
            "printing",
            "press",
            "spread",
            "quickly",
            "and",
            "changed",
            "the",
            "world",
            "for",
            "good.",
        ]
    )
    cues = cues_for([words], "en", 400_000)
    assert burnt_groups(cues, Format.WIDE, "en") == cues


def test_a_tall_picture_shows_fewer_words_at_once() -> None:
    words = spoken(
        *[
            "The",
            "printing",
            "press",
            "spread",
            "quickly",
            "and",
            "changed",
            "the",
            "world",
            "for",
            "good.",
        ]
    )
    cues = cues_for([words], "en", 400_000)
    drawn = burnt_groups(cues, Format.TALL, "en")
    assert [group.text for group in drawn] == [
        "The printing press\nspread quickly",
        "and changed the world\nfor good.",
    ]
    assert drawn[0].start == cues[0].start
    assert drawn[0].end == drawn[1].start
    assert drawn[-1].end == cues[-1].end


@settings(max_examples=50)
@given(
    texts=st.lists(st.text("abcde,.", min_size=1, max_size=30), min_size=1, max_size=30),
    picture=st.sampled_from(Format),
)
def test_every_group_fits_and_no_word_or_moment_is_lost(texts: list[str], picture: Format) -> None:
    cues = cues_for([spoken(*texts)], "en", len(texts) * 20_000 + 50_000)
    drawn = burnt_groups(cues, picture, "en")
    limits = burnt_limits(picture)
    assert [w.text for cue in drawn for line in cue.lines for w in line] == texts
    for cue in drawn:
        assert len(cue.lines) <= limits.lines
        for line in cue.lines:
            assert len(line) == 1 or len(" ".join(w.text for w in line)) <= limits.line_length
    edges = [edge for cue in drawn for edge in (cue.start, cue.end)]
    assert edges == sorted(edges)
    assert {cue.start for cue in cues} <= {cue.start for cue in drawn}
    assert {cue.end for cue in cues} <= {cue.end for cue in drawn}
    assert all(before.end <= after.start for before, after in pairwise(drawn))
