"""A rehearsal ends well whatever goes wrong that can be mended, and says so where it cannot."""

from pathlib import Path

import pytest

from reelwright.app.publishing.rehearsing import FaultUnknown, Script, planned, rehearse
from reelwright.app.settings.model import Settings
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.progress import Silent
from reelwright.simulators.youtube.behaviour import Behaviour

pytestmark = pytest.mark.integration
QUICK = Behaviour(processing_seconds=1)


def test_faults_that_pass_end_well(tmp_path: Path) -> None:
    names = ("lost-answer", "expired", "quota", "upload-limit", "thumbnail-limit", "reset")
    script = Script(films=2, faults=planned(names), behaviour=QUICK)
    came = rehearse(Settings(home=tmp_path), script, Silent())
    assert came.well, came
    assert set(came.struck) == set(names)
    assert [one.state for one in came.played] == [ReleaseState.PUBLISHED] * 2
    assert list(tmp_path.iterdir()) == []


def test_a_rejection_is_told(tmp_path: Path) -> None:
    script = Script(films=1, faults=planned(["duplicate"]), behaviour=QUICK)
    came = rehearse(Settings(home=tmp_path), script, Silent())
    assert not came.well
    assert "uploaded before" in came.played[0].faults[0]


def test_what_does_not_go_on_without_its_owner_ends_the_rehearsal(tmp_path: Path) -> None:
    script = Script(films=1, faults=planned(["token-revoked"]), behaviour=QUICK)
    came = rehearse(Settings(home=tmp_path), script, Silent())
    assert "reelwright channel add" in came.played[0].faults[0]
    assert came.requests < 60


def test_a_fault_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(FaultUnknown, match="lost-answer"):
        planned(["earthquake"])
