"""A worker that is frozen between its last look at a job and the work of a stage."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from dbos import DBOS

from reelwright.adapters.dbos_engine.conduct import HandedBack, JobConduct, Shift
from reelwright.adapters.values import codec as json_codec

pytestmark = pytest.mark.unit

MINE, OTHER = "mine", "other"


class Engine:
    """The queue's database as a worker sees it, and the clock; it is frozen while it writes."""

    def __init__(self, frozen_seconds: float) -> None:
        self.now, self.owner = 100.0, MINE
        self._frozen = frozen_seconds

    def retrieve_workflow(self, _job: str) -> "Engine":
        return self

    def get_status(self) -> Any:
        return SimpleNamespace(status="PENDING", executor_id=self.owner, attributes={})

    def update_workflow_attributes(self, _job: str, _told: object, *, merge: bool) -> None:
        assert merge

    def write(self, _job: str, _text: str) -> None:
        self.now += self._frozen
        if self._frozen > 10:
            self.owner = OTHER


@pytest.mark.parametrize(("seconds", "begun"), [(0.0, ["place"]), (0.5, ["place"]), (20.0, [])])
def test_a_stage_does_not_begin_for_who_was_taken_over_just_before(
    monkeypatch: pytest.MonkeyPatch, seconds: float, begun: list[str]
) -> None:
    engine = Engine(seconds)
    monkeypatch.setattr(DBOS, "run_step", lambda _options, work: work())
    shift = Shift(
        client=cast("Any", engine),
        lease=cast("Any", SimpleNamespace(executor=MINE)),
        journal=cast("Any", engine),
        codec=json_codec,
    )
    conduct = JobConduct("a", shift, now=lambda: engine.now)
    did: list[str] = []

    def place() -> str:
        did.append("place")
        return ""

    try:
        conduct.step("place", place, str)
    except HandedBack:
        assert not begun
    assert did == begun
