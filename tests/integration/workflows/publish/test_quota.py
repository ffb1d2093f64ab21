"""Releases that a day's quota does not hold whole wait for one that does, if in time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from builders.publishing import CHANNEL, Office, office
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.domain.quota.buckets import Bucket
from reelwright.domain.quota.days import day_of, end_of
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ReleaseState

pytestmark = pytest.mark.integration
HOUR = timedelta(hours=1)


@pytest.fixture
def open_office(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def with_pool(office: Office, units: int) -> None:
    """Give the project of the channel so many units of the pool a day."""
    connection = office.desk.connections.find(CHANNEL)
    assert connection is not None
    assert isinstance(office.desk.quota, DatabaseQuotaLedger)
    office.desk.quota.limit(connection.project, Bucket.POOL, units)


def planned(office: Office, seed: str, hours: int) -> Release:
    made = office.add(seed)
    office.desk.calendar.reserve(made.id, CHANNEL, office.desk.clock.now() + hours * HOUR)
    return made


def test_what_a_day_does_not_hold_waits_for_the_next_and_appears_at_its_time(
    open_office: Office,
) -> None:
    with_pool(open_office, 700)
    first, second = planned(open_office, "first", 40), planned(open_office, "second", 44)
    for made in (first, second):
        open_office.publish(made)
    waiting = open_office.publish(second)
    tomorrow = end_of(day_of(open_office.desk.clock.now()))
    assert (waiting.state, waiting.due) == (ReleaseState.SCHEDULED, tomorrow)
    assert "which do not fit into what is left today" in waiting.said
    assert open_office.calls("videos.insert") == 1
    done = open_office.until(second, ReleaseState.UPLOADED)
    assert open_office.desk.clock.now() >= tomorrow
    assert done.publish_at is not None
    assert open_office.calls("captions.insert") >= 1


def test_what_would_be_late_by_waiting_goes_on(open_office: Office) -> None:
    with_pool(open_office, 300)
    now = open_office.desk.clock.now()
    hours = int((end_of(day_of(now)) - now) / HOUR)
    made = planned(open_office, "urgent", max(1, hours - 1))
    open_office.publish(made)
    assert open_office.calls("videos.insert") == 1
