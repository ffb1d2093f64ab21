"""What becomes of times that were missed, or that come while the last one's work goes on."""

from datetime import UTC, datetime, timedelta

import pytest

from reelwright.domain.recurrence.decision import CatchUp, Outcome, Overlap, decide

pytestmark = pytest.mark.unit

NOW = datetime(2026, 5, 4, 18, 0, 30, tzinfo=UTC)
DUE = tuple(NOW.replace(second=0) - timedelta(days=days) for days in (3, 2, 1, 0))
DONE, MISSED, BUSY = Outcome.QUEUED, Outcome.MISSED, Outcome.BUSY


@pytest.mark.parametrize(
    ("due", "overlap", "catch_up", "busy", "expected"),
    [
        (DUE, Overlap.QUEUE, CatchUp.NONE, False, (MISSED, MISSED, MISSED, DONE)),
        (DUE, Overlap.QUEUE, CatchUp.LAST, False, (MISSED, MISSED, MISSED, DONE)),
        (DUE[:3], Overlap.QUEUE, CatchUp.LAST, False, (MISSED, MISSED, DONE)),
        (DUE[:3], Overlap.QUEUE, CatchUp.NONE, False, (MISSED, MISSED, MISSED)),
        (DUE, Overlap.QUEUE, CatchUp.ALL, True, (DONE, DONE, DONE, DONE)),
        (DUE, Overlap.SKIP, CatchUp.ALL, False, (DONE, BUSY, BUSY, BUSY)),
        (DUE[3:], Overlap.SKIP, CatchUp.LAST, True, (BUSY,)),
        (DUE[3:], Overlap.SKIP, CatchUp.LAST, False, (DONE,)),
        ((), Overlap.SKIP, CatchUp.ALL, False, ()),
    ],
)
def test_each_time_is_decided_by_the_rules(
    due: tuple[datetime, ...],
    overlap: Overlap,
    catch_up: CatchUp,
    busy: bool,  # noqa: FBT001 - of a table
    expected: tuple[Outcome, ...],
) -> None:
    found = decide(due, now=NOW, overlap=overlap, catch_up=catch_up, busy=busy)
    assert tuple(decision.outcome for decision in found) == expected
    assert tuple(decision.due for decision in found) == due
