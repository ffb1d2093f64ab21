"""What an owner does with clips that changes their files, on a clip that was really made."""

import json
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from builders.engines import ended, working
from builders.in_process import InProcess
from builders.recordings import Take, write_recording
from builders.talks import TALK, spoken, write_transcript
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.app.clips.changing import ClipChange
from reelwright.app.clips.editing import ClipEditor
from reelwright.app.jobs.queueing import runner
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.wiring.storage import productions_of
from reelwright.domain.clips.adjusting import Ends, Move
from reelwright.ports.clips import ClipCatalogue, ClipChanged
from reelwright.ports.jobs import JobState
from reelwright.ports.progress import Silent
from reelwright.ports.steps import Inline

pytestmark = pytest.mark.media

LONGER = (*TALK, "So play the bars that you cannot play.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(scope="module")
def command(folder: Path) -> InProcess:
    """A home in which a clip was made of a recording of sound."""
    recording = write_recording(folder / "talk.mkv", [Take(sound=spoken(LONGER))])
    transcript = write_transcript(folder / "talk.txt", LONGER)
    command = InProcess(home=folder / "home")
    ran = command(
        "clip", str(recording), "--transcript", str(transcript), "--preset", "480p", "--count", "1",
        "--no-hook", "--output", str(folder / "out"), "--json",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    return command


def clip_of(command: InProcess) -> dict[str, Any]:
    (clip,) = command("clips", "--json").values
    found: dict[str, Any] = clip
    return found


def listed(folder: Path, key: str = "clips") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "out" / "clips.json").read_text())[key]
    return found


def test_a_clip_is_trimmed_rejected_exported_and_all_of_it_taken_back(
    command: InProcess, folder: Path
) -> None:
    offered, record = clip_of(command), listed(folder)
    name, place = offered["id"], Path(offered["folder"])
    video = folder / "out" / record[0]["files"]["videos"]["9:16"]
    whole = video.read_bytes()

    refused = command("clips", "trim", name, "--end-sentences", "3", "--json")
    assert (refused.code, refused.values["error"]["name"]) == (1, "AdjustmentImpossible")
    assert clip_of(command) == offered
    trimmed = command("clips", "trim", name, "--start-sentences", "1", "--json")
    assert trimmed.code == 0, trimmed.err
    assert trimmed.values["end"] == offered["end"]
    assert 12 <= offered["end"] - trimmed.values["start"] < offered["end"] - offered["start"] - 1
    assert trimmed.values["text"] != offered["text"]
    assert listed(folder)[0]["start"] == trimmed.values["start"]
    shown = listed(folder)[0]
    assert shown["offered"]["score"] == record[0]["score"] == offered["score"]
    assert shown["score"] == trimmed.values["score"] != offered["score"]
    assert trimmed.values["features"] == offered["features"]
    told = command("clips", "show", name, "--json").values["offered"]
    assert (told["start"], told["score"]) == (offered["start"], offered["score"])
    assert video.read_bytes() != whole

    assert command("clips", "reject", name, "--comment", "dull").code == 0
    assert not place.exists()
    assert listed(folder) == []
    assert [each["id"] for each in listed(folder, "set_aside")] == [name]
    again = command("clips", "trim", name, "--end", "3")
    assert (again.code, "was rejected: reelwright clips undo" in again.err) == (1, True)
    assert command("clips", "reject", name).code == 0

    assert "Taken back: rejected: dull" in command("clips", "undo", name).out
    assert listed(folder)[0]["start"] == trimmed.values["start"]
    assert listed(folder, "set_aside") == []
    exported = command("clips", "export", name, str(folder / "posted"), "--json").values["files"]
    assert video.read_bytes() in [Path(file).read_bytes() for file in exported]
    assert command("clips", "undo", name).code == 0

    assert "Taken back: edited" in command("clips", "undo", name).out
    assert clip_of(command) == offered
    assert video.read_bytes() == whole
    assert listed(folder) == record
    nothing = command("clips", "undo", name, "--json")
    assert (nothing.code, nothing.values["error"]["name"]) == (1, "NothingToUndo")


def test_what_is_no_longer_in_the_trash_is_rendered_again(command: InProcess, folder: Path) -> None:
    record = listed(folder)
    video = folder / "out" / record[0]["files"]["videos"]["9:16"]
    whole = video.read_bytes()
    assert command("clips", "reject", record[0]["id"]).code == 0
    settings = settings_in_force({"home": command.home}, folder).settings
    assert productions_of(settings).purge(timedelta(0)) > len(whole)
    undone = command("clips", "undo", record[0]["id"])
    assert undone.code == 0, undone.err
    assert video.read_bytes() == whole
    assert listed(folder) == record
    assert listed(folder, "set_aside") == []


def test_a_queued_change_keeps_others_away_and_is_made_once(
    command: InProcess, folder: Path
) -> None:
    offered, record = clip_of(command), listed(folder)
    name = offered["id"]
    video = folder / "out" / record[0]["files"]["videos"]["9:16"]
    whole = video.read_bytes()
    settings = settings_in_force({"home": command.home}, folder).settings
    address = Address.of(command.home, "")
    jobs = DbosJobs(address)

    trim = ("clips", "trim", name, "--start-sentences", "1")
    first = command(*trim, "--queue", "--json").values
    for refused in (("clips", "re-render", name, "--no-hook"), ("clips", "reject", name), trim):
        ran = command(*refused)
        assert (ran.code, f"is being changed by job {first['id']}" in ran.err) == (1, True)
    assert command("clips", "keep", name).code == 0
    assert command("jobs", "cancel", first["id"]).code == 0
    second = command(*trim, "--queue").out.strip()
    with working(address, runner(settings)):
        done = ended(jobs, second)
    assert done.state is JobState.DONE, done.error
    assert json.loads(done.result)["passed"]
    names = [stage.name for stage in jobs.stages(second)]
    assert (names[0], names[-2:]) == ("place", ["deliver 1", "deliver"])
    trimmed = clip_of(command)
    assert (trimmed["state"], trimmed["end"]) == ("kept", offered["end"])
    assert trimmed["start"] > offered["start"]
    assert listed(folder)[0]["start"] == trimmed["start"]
    assert command("jobs", "retry", first["id"]).code == 0
    with working(address, runner(settings)):
        late = ended(jobs, first["id"])
    assert (late.state, "was changed since" in late.error) == (JobState.FAILED, True)

    assert "Taken back: edited" in command("clips", "undo", name).out
    assert video.read_bytes() == whole
    assert command("clips", "undo", name).code == 0
    assert clip_of(command) == offered


class _Killed(BaseException):
    """The process ends."""


class _Dying:
    """A library whose process is killed before it hears of what was done."""

    def __init__(self, catalogue: object) -> None:
        self._catalogue = catalogue

    def __getattr__(self, name: str) -> object:
        return getattr(self._catalogue, name)

    def act(self, *_done: object) -> None:
        raise _Killed


def test_a_change_that_was_killed_before_the_library_knew_goes_on(
    command: InProcess, folder: Path
) -> None:
    offered = clip_of(command)
    editor = ClipEditor.of(settings_in_force({"home": command.home}, folder).settings)
    before = editor.catalogue.clip(offered["id"]).standing
    change = ClipChange(clip=offered["id"], before=before, ends=Ends(start=Move(sentences=-1)))
    dying = replace(editor.bench, catalogue=cast("ClipCatalogue", _Dying(editor.catalogue)))
    with pytest.raises(_Killed):
        dying.carry_out(change, Silent(), Inline(), nullcontext)
    assert clip_of(command) == offered
    changed = editor.bench.carry_out(change, Silent(), Inline(), nullcontext)
    assert clip_of(command)["start"] == changed.record.start > offered["start"]
    acts = command("clips", "show", offered["id"], "--json").values["acts"]
    assert [each["what"] for each in acts if not each["undone"]] == ["edited"]
    again = editor.bench.carry_out
    with pytest.raises(ClipChanged):
        again(replace(change, ends=Ends(end=Move(sentences=-1))), Silent(), Inline(), nullcontext)
    assert command("clips", "undo", offered["id"]).code == 0
