"""What YouTube would not take."""

from datetime import timedelta

import pytest

from builders.releases import NOON, content, details, file
from reelwright.domain.platform.video import Localisation, Privacy
from reelwright.domain.release.release import CaptionTrack
from reelwright.domain.release.validation import problems_of

pytestmark = pytest.mark.unit
TRACK = CaptionTrack(file=file("captions.srt", "c" * 64, ".srt"), language="en")


def test_what_is_in_order_has_no_problem() -> None:
    assert problems_of(content(), publish_at=NOON + timedelta(days=1), now=NOON) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": " "}, "title is empty"),
        ({"title": "a" * 101}, "101 characters"),
        ({"title": "🎉" * 51}, "102 characters"),
        ({"title": "a < b"}, "holds < or >"),
        ({"description": "é" * 2501}, "5002 bytes"),
        ({"description": "<b>"}, "holds < or >"),
        # 50 tags of nine letters and the commas between them: 499; one with a space more.
        ({"tags": (*("abcdefghi",) * 50, "a b")}, "505 characters"),
        ({"tags": ("a,b",)}, "empty or holds"),
        ({"category": "education"}, "no number"),
        ({"language": "english!"}, "no language tag"),
        ({"language": "", "localisations": {"de": Localisation(title="Blau")}}, "--language"),
        ({"localisations": {"de": Localisation(title="x" * 101)}}, "title in de"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_details(changes: dict[str, object], said: str) -> None:
    found = problems_of(content(details=details(**changes)), publish_at=None, now=NOON)
    assert len(found) == 1
    assert said in found[0]


def test_tags_at_the_limit_are_taken() -> None:
    tags = ("abcdefghi",) * 50
    assert not problems_of(content(details=details(tags=tags)), publish_at=None, now=NOON)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"thumbnail": file("t.gif", "b" * 64, ".gif")}, "neither JPEG nor PNG"),
        ({"thumbnail": file("t.png", "b" * 64, ".png", 51 * 1024**2)}, "larger than 50 MB"),
        ({"captions": (TRACK, TRACK)}, "two caption tracks"),
        ({"master": file("m.mp4", "a" * 64, ".mp4", 0)}, "empty"),
        ({"seconds": 12 * 3600 + 1.0}, "12 hours"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files(changes: dict[str, object], said: str) -> None:
    (problem,) = problems_of(content(**changes), publish_at=None, now=NOON)
    assert said in problem


def test_a_channel_that_is_not_verified_takes_fifteen_minutes() -> None:
    long = content(seconds=901.0)
    assert problems_of(long, publish_at=None, now=NOON, long_uploads=False)
    assert not problems_of(long, publish_at=None, now=NOON)


def test_only_public_videos_have_a_time() -> None:
    unlisted = content(details=details(privacy=Privacy.UNLISTED))
    (problem,) = problems_of(unlisted, publish_at=NOON + timedelta(days=1), now=NOON)
    assert "stay unlisted" in problem
