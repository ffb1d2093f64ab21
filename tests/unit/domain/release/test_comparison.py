"""What was wanted and what is shown."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.releases import NOON, details
from reelwright.domain.platform.video import Localisation, Privacy, VideoChange
from reelwright.domain.release.comparison import change_for, differences

pytestmark = pytest.mark.unit
TIMED = details(privacy=Privacy.PRIVATE, publish_at=NOON)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (TIMED, TIMED),
        (details(tags=("a", "b")), details(tags=("b", "a"))),
        (details(description="One. \nTwo.\n"), details(description="One.\r\nTwo.")),
        (details(language=""), details(language="en")),
        (TIMED, details(privacy=Privacy.PRIVATE, publish_at=NOON + timedelta(seconds=59))),
        # YouTube lists the video's own language among the localisations.
        (details(), details(localisations={"en": Localisation(title="Why")})),
    ],
)
def test_what_nobody_would_notice_is_no_difference(wanted: object, shown: object) -> None:
    assert differences(wanted, shown) == ()  # type: ignore[arg-type] # details both


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "Wy"}, VideoChange(title="Why the sky is blue")),
        ({"made_for_kids": True}, VideoChange(made_for_kids=False)),
        ({"publish_at": None}, VideoChange(privacy=Privacy.PRIVATE, publish_at=NOON)),
        ({"privacy": Privacy.PUBLIC}, VideoChange(privacy=Privacy.PRIVATE, publish_at=NOON)),
        (
            {"publish_at": NOON + timedelta(hours=1)},
            VideoChange(privacy=Privacy.PRIVATE, publish_at=NOON),
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_what_is_written_to_put_it_right(change: dict[str, object], expected: VideoChange) -> None:
    shown = details(**{"privacy": Privacy.PRIVATE, "publish_at": NOON, **change})
    assert change_for(differences(TIMED, shown), TIMED) == expected


def test_a_time_that_is_not_wanted_is_taken_away() -> None:
    wanted = details(privacy=Privacy.PRIVATE)
    assert change_for(differences(wanted, TIMED), wanted) == VideoChange(
        privacy=Privacy.PRIVATE, unschedule=True
    )


def test_localisations_are_written_together() -> None:
    wanted = details(
        localisations={"de": Localisation(title="Blau"), "fr": Localisation(title="Bleu")}
    )
    shown = details(localisations={"de": Localisation(title="Blau")})
    found = differences(wanted, shown)
    assert [one.name for one in found] == ["localisations fr"]
    assert change_for(found, wanted) == VideoChange(localisations=wanted.localisations)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_difference_is_found_in_either_direction(one: str, other: str) -> None:
    first, second = details(title=one), details(title=other)
    assert bool(differences(first, second)) == bool(differences(second, first))
