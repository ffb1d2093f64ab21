from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.platforms import Platform
from reelwright.domain.production.clips import (
    ClipRecord,
    ClipsRecord,
    RecordingRecord,
    made_again,
    set_aside,
    taken_back,
)

pytestmark = pytest.mark.unit


def _record(name: str, rank: int) -> ClipRecord:
    return ClipRecord(
        id=name,
        rank=rank,
        title=name,
        description="",
        start=0.0,
        end=20.0,
        first=0,
        last=960_000,
        score=50.0,
        interval=(40.0, 60.0),
        reasons=(),
        needs=(),
        flags=(),
        text="",
        passed=True,
    )


LISTED = ClipsRecord(
    recording=RecordingRecord(path="/talk.mkv", sha256="0" * 64, seconds=100.0),
    language="en",
    platform=Platform.SHORTS,
    asked=3,
    candidates=9,
    clips=tuple(_record(name, rank) for rank, name in enumerate("abc", start=1)),
)


def test_a_clip_that_is_set_aside_comes_back_at_its_rank() -> None:
    aside = set_aside(LISTED, "a")
    assert [each.id for each in aside.clips] == ["b", "c"]
    assert [each.id for each in aside.set_aside] == ["a"]
    assert taken_back(aside, "a") == LISTED


def test_a_clip_that_was_made_anew_is_not_replaced_by_what_it_was() -> None:
    anew = replace(LISTED.clips[0], end=30.0)
    aside = set_aside(LISTED, "a")
    both = replace(aside, clips=(anew, *aside.clips))
    assert taken_back(both, "a") == replace(LISTED, clips=(anew, *LISTED.clips[1:]))


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abcx"))))
def test_no_clip_is_ever_lost_or_doubled(acts: list[tuple[bool, str]]) -> None:
    record = LISTED
    for away, name in acts:
        record = set_aside(record, name) if away else taken_back(record, name)
        everything = sorted(each.id for each in (*record.clips, *record.set_aside))
        assert everything == ["a", "b", "c"]
        assert [each.rank for each in record.clips] == sorted(each.rank for each in record.clips)


def test_a_clip_whose_ends_came_back_says_again_what_it_said_when_it_was_found() -> None:
    found = LISTED.clips[0]
    longer = replace(found, rank=7, last=1_200_000, end=25.0, score=31.0, interval=(20.0, 40.0))
    moved = made_again(longer, found)
    assert (moved.rank, moved.score) == (found.rank, 31.0)
    assert moved.offered is not None
    assert (moved.offered.last, moved.offered.score) == (found.last, found.score)
    again = made_again(replace(longer, score=12.0), moved)
    assert again == moved
    back = made_again(replace(found, score=0.0, interval=(0.0, 0.0)), moved)
    assert back == found
