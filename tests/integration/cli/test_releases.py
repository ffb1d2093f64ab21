"""Releases at the command line: what their owner decides about them, against the local YouTube."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from builders.in_process import InProcess
from builders.publishing import CHANNEL, Office, office
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ReleaseState
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Fault, Planned

pytestmark = pytest.mark.integration


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, Behaviour(video_from_start=True, processing_seconds=0)) as made:
        yield made


@pytest.fixture
def command(opened: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InProcess:
    """The same home, whose channel is on the local YouTube."""
    monkeypatch.setenv("REELWRIGHT_ADDRESS_YOUTUBE", opened.youtube.url)
    return InProcess(home=tmp_path)


@pytest.fixture
def made(opened: Office) -> Release:
    return opened.add()


def state_of(opened: Office, release: Release) -> ReleaseState:
    return opened.desk.releases.find(release.id).state


def test_what_is_sent_is_edited_looked_at_and_approved(
    command: InProcess, made: Release, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Himmel\nLicht wird gestreut.", encoding="utf-8")
    (tmp_path / "own.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(300))
    edited = command(
        "releases", "edit", made.id[:6], "--title", "Sky", "--description", f"@{text}",
        "--tags", "sky, blue light", "--localise", f"de=@{text}", "--privacy", "unlisted",
        "--thumbnail", str(tmp_path / "own.jpg"), "--playlist", "PL1", "--for-kids",
        "--embargo", "2036-12-03T18:00", "--synthetic", "--why", "A drawn face.", "--no-notify",
        "--json",
    )  # fmt: skip
    assert edited.code == 0, edited.err
    values = edited.values
    assert (values["title"], values["state"]) == ("Sky", "waiting")
    gates = {gate["gate"]: gate["open"] for gate in values["gates"]}
    assert not gates["approval"]
    shown = command("releases", "show", made.id).out
    for part in ("Sky", "A drawn face.", "PL1", "2036-12-03"):
        assert part in shown
    approved = command("releases", "approve", made.id, "--json").values
    assert {gate["gate"]: gate["open"] for gate in approved["gates"]}["approval"]
    assert "Sky" in command("releases").out
    again = command("releases", "edit", made.id, "--title", "Blue sky", "--json").values
    assert not {gate["gate"]: gate["open"] for gate in again["gates"]}["approval"]


def test_the_list_has_the_times_of_the_calendar_before_any_publisher_looks(
    command: InProcess, made: Release, opened: Office
) -> None:
    assert command("releases", "approve", made.id).code == 0
    assert "Nothing waits for a time alone" in command("calendar", "fill", "--channel", "other").out
    slot = opened.desk.calendar.reserve(made.id, CHANNEL, _in_days(opened, 9))
    (listed,) = command("releases", "--json").values
    assert (listed["state"], datetime.fromisoformat(listed["publish_at"])) == ("scheduled", slot.at)
    assert f"{slot.at.astimezone():%Y-%m-%d %H:%M %Z}" in command("releases", "show", made.id).out


def test_details_that_youtube_would_not_take_are_told_before_anything_leaves(
    command: InProcess, made: Release, opened: Office
) -> None:
    edited = command("releases", "edit", made.id, "--title", "<" * 120)
    assert edited.code == 0
    assert "100" in edited.out
    assert state_of(opened, made) is ReleaseState.DRAFT
    for wrong in (("--localise", "german"), ("--description", "@nothing.txt")):
        assert command("releases", "edit", made.id, *wrong).code == 2
    approved = command("releases", "approve", made.id, "--waive", "licences")
    assert (approved.code, "cannot be waived" in approved.err) == (1, True)


def test_what_is_held_stays_until_it_is_resumed_and_withdrawing_is_for_good(
    command: InProcess, made: Release, opened: Office
) -> None:
    slot = opened.desk.calendar.reserve(made.id, CHANNEL, _in_days(opened, 9))
    held = command("releases", "hold", made.id, "--why", "a typo")
    assert (held.code, "is held: a typo" in held.out) == (0, True)
    assert command("releases", "--state", "held", "--json").values[0]["id"] == made.id
    resumed = command("releases", "resume", made.id, "--json").values
    assert (resumed["state"], opened.desk.calendar.slot(made.id)) == ("waiting", slot)
    refused = command("releases", "resume", made.id, "--json")
    assert (refused.code, refused.values["error"]["name"]) == (1, "MoveForbidden")
    withdrawn = command("releases", "withdraw", made.id, "--json").values
    assert withdrawn["state"] == "withdrawn"
    assert opened.desk.calendar.slot(made.id) is None
    for verb in ("hold", "resume", "retry", "approve"):
        assert command("releases", verb, made.id).code == 1


def test_holding_takes_the_time_away_on_youtube_at_once_and_resuming_gives_it_back(
    command: InProcess, made: Release, opened: Office
) -> None:
    slot = opened.desk.calendar.reserve(made.id, CHANNEL, _in_days(opened, 1))
    done = opened.until(made, ReleaseState.UPLOADED)
    assert _time_there(opened, done) == slot.at
    assert command("releases", "hold", made.id).code == 0
    assert _time_there(opened, done) is None
    assert command("releases", "resume", made.id).code == 0
    assert opened.until(made, ReleaseState.UPLOADED).publish_at == slot.at
    assert _time_there(opened, done) == slot.at
    told = command("releases", "changes", "--json").values
    assert {each["release"] for each in told} == {made.id}
    assert made.id in command("releases", "changes").out


def test_what_failed_is_tried_again_and_anew(
    command: InProcess, made: Release, opened: Office
) -> None:
    opened.youtube.faults.add(Planned(fault=Fault.REJECTED, reason="length"))
    failed = opened.until(made, ReleaseState.FAILED, at_once=True)
    retried = command("releases", "retry", made.id, "--json").values
    assert (retried["state"], retried["video"]) == ("processing", failed.video_id)
    assert opened.until(made, ReleaseState.FAILED).video_id == failed.video_id
    anew = command("releases", "retry", made.id, "--anew", "--json").values
    assert (anew["state"], anew["video"]) == ("uploading", "")


def test_only_the_owner_says_what_became_of_an_unclear_upload(
    command: InProcess, made: Release, opened: Office
) -> None:
    opened.youtube.faults.add(Planned(fault=Fault.RESET, after=262_144, times=9))
    opened.youtube.faults.add(Planned(fault=Fault.EXPIRED, skip=2, times=9))
    opened.until(made, ReleaseState.UNCLEAR, at_once=True)
    opened.youtube.faults.clear()
    for wrong in ((), ("--video", "v", "--none")):
        assert command("releases", "settle", made.id, *wrong).code == 2
    refused = command("releases", "resume", made.id)
    assert "releases settle" in refused.err
    settled = command("releases", "settle", made.id, "--none", "--json").values
    assert settled["state"] == "uploading"
    assert opened.until(made, ReleaseState.PUBLISHED, at_once=True).video_id
    assert command("releases", "settle", made.id, "--none").code == 1


def _in_days(opened: Office, days: int) -> datetime:
    return opened.desk.clock.now() + timedelta(days=days)


def _time_there(opened: Office, release: Release) -> datetime | None:
    """When YouTube would publish it."""
    video = opened.linked.channel.video(release.video_id)
    assert video is not None
    return video.details.publish_at
