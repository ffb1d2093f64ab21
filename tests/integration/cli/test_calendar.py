"""The calendar, the quota and the pauses at the command line."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from builders.in_process import InProcess
from builders.releases import content, details, file, release
from builders.told import birth
from builders.told import contents as made_of
from reelwright.adapters.clock.machine import MachineClock
from reelwright.adapters.disk.journal import FileLife
from reelwright.adapters.keys.key_file import KeyFile
from reelwright.adapters.keys.sealing import KeyFileSealer
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.adapters.library.releases import DatabaseReleases
from reelwright.adapters.values import codec
from reelwright.domain.production.life import EventKind
from reelwright.domain.quota.buckets import Bucket
from reelwright.domain.release.release import CaptionTrack, Release
from reelwright.domain.release.similarity import Fingerprint
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.library import LibraryAddress

pytestmark = pytest.mark.integration

EVENINGS = ("--days", "mon,thu", "--times", "18:00", "--json")


@pytest.fixture
def command(tmp_path: Path) -> InProcess:
    return InProcess(home=tmp_path / "home")


@pytest.fixture
def planned(command: InProcess) -> InProcess:
    command("calendar", "set", "--zone", "Europe/Berlin", "--buffer", "2h")
    ran = command("calendar", "rule", "add", "evenings", *EVENINGS)
    assert ran.code == 0, ran.err
    assert ran.values["rules"][0]["zone"] == "Europe/Berlin"
    return command


def test_releases_are_laid_out_drawn_moved_and_exported(planned: InProcess, tmp_path: Path) -> None:
    filled = planned("calendar", "fill", "a", "b", "c", "--weeks", "1", "--json").values
    assert [slot["release"] for slot in filled["placed"]] == ["a", "b"]
    assert filled["left"] == ["c"]
    first, second = filled["placed"]
    assert first["local"][11:16] == second["local"][11:16] == "18:00"
    assert datetime.fromisoformat(second["at"]) > datetime.fromisoformat(first["at"])
    month = planned("calendar", "--month", first["local"][:7], "--json").values
    assert "a" in [slot["release"] for slot in month["slots"]]
    assert f"18:00 {'○'}" in planned("calendar", "--month", first["local"][:7]).out
    swapped = planned("calendar", "swap", "a", "b", "--json").values
    assert [slot["at"] for slot in swapped] == [second["at"], first["at"]]
    refused = planned("calendar", "move", "a", "--at", first["local"], "--json")
    assert (refused.code, refused.values["error"]["name"]) == (1, "SlotTaken")
    assert refused.values["error"]["against"] == "b"
    assert planned("calendar", "move", "a", "--json").values["rule"] == "evenings"
    file = tmp_path / "main.ics"
    assert planned("calendar", "export", str(file)).code == 0
    written = file.read_bytes()
    assert [str(event["uid"]) for event in Calendar.from_ical(written).walk("VEVENT")] == [
        "b@reelwright",
        "a@reelwright",
    ]
    assert planned("calendar", "free", "b").code == 0
    assert planned("calendar", "export", "-").out.count("BEGIN:VEVENT") == 1
    told = planned("calendar", "export", str(file), "--json").values
    assert told == {"file": str(file), "slots": 1}
    printed = planned("calendar", "export", "-", "--json").values
    assert _but_for_when(printed["calendar"].encode()) == _but_for_when(file.read_bytes())
    assert printed["slots"] == 1


def test_what_cannot_be_understood_is_wrong_usage(command: InProcess) -> None:
    for arguments in (
        ("calendar", "--month", "2026-13"),
        ("calendar", "set", "--buffer", "soon"),
        ("calendar", "set", "--skip", "christmas"),
        ("calendar", "rule", "add", "x", "--days", "noday", "--times", "18:00"),
        ("calendar", "rule", "add", "x", "--days", "mon", "--times", "25:00"),
        ("calendar", "reserve", "a", "--at", "tomorrow"),
        ("quota", "limit", "p", "pool", "many"),
    ):
        ran = command(*arguments)
        assert ran.code == 2, arguments
        assert "write" in ran.err


def test_a_preview_tells_quota_and_what_is_not_known(planned: InProcess) -> None:
    planned("calendar", "fill", "a", "b", "--weeks", "1")
    found = planned("calendar", "preview", "--weeks", "2", "--json").values
    assert (len(found["slots"]), len(found["free"]), found["to_make"]) == (2, 2, 4)
    (quota,) = found["quota"]
    pool = [day["units"] for day in quota["days"] if day["bucket"] == "pool"]
    assert sum(pool) == 4 * 505
    assert found["making"] is None
    assert found["disk_free_bytes"] > 0
    assert "not known" in planned("calendar", "preview").out


def test_a_preview_tells_what_making_takes_by_those_that_recorded_it(planned: InProcess) -> None:
    def deliver(name: str, cpu: float | None) -> None:
        life = FileLife(planned.home)
        life.begin(birth(name))
        life.tell(EventKind.RENDERED, stage="render 16:9", seconds=600, cpu=cpu)
        life.keep(made_of(name))
        life.tell(EventKind.DELIVERED, stage="deliver", cpu=cpu)

    deliver("old", None)
    told = planned("calendar", "preview").out
    assert "go by the clock" in told
    deliver("new", 300.0)
    found = planned("calendar", "preview", "--json").values
    assert (found["making"]["measured"], found["making"]["cpu_measured"]) == (2, 1)
    assert found["making"]["most"]["cpu_seconds"] == 600.0 * found["to_make"]
    assert "of one core" in planned("calendar", "preview").out
    assert "by 1 of them" in " ".join(planned("calendar", "preview").out.split())


def test_the_quota_is_shown_by_project_and_its_limits_are_set(command: InProcess) -> None:
    assert "No Cloud project" in command("quota").out
    database = open_database(LibraryAddress(home=command.home))
    ledger = DatabaseQuotaLedger(database)
    ledger.settle(ledger.reserve("p", Bucket.POOL, 400, call="captions.insert"))
    ledger.exhausted("p", Bucket.SEARCH)
    database.dispose()
    assert "20,000 units of pool" in command("quota", "limit", "p", "pool", "20000").out
    (project,) = command("quota", "--json").values
    pool = next(each for each in project["buckets"] if each["bucket"] == "pool")
    assert (pool["limit"], pool["spent"], pool["left"]) == (20_000, 400, 19_600)
    shown = command("quota").out
    assert "400 of 20,000" in shown
    assert "refused until" in shown
    reopened = command("quota", "reopen", "p", "search", "--json").values
    assert (reopened["project"], reopened["bucket"], reopened["exhausted"]) == ("p", "search", None)
    limited = command("quota", "limit", "p", "pool", "default", "--json").values
    assert (limited["bucket"], limited["limit"], limited["left"]) == ("pool", 10_000, 9_600)
    assert "refused until" not in command("quota").out
    assert command("quota", "reopen", "p", "search").code == 0
    assert "refused" not in command("quota").out
    (use,) = command("quota", "uses", "p", "--json").values
    assert (use["call"], use["units"]) == ("captions.insert", 400)


def test_publishing_is_paused_and_resumed(command: InProcess) -> None:
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert "Everything is paused" in command("pause", "--reason", "a holiday").out
    pauses = command("pause", "--channel", "nature", "--until", until, "--json").values
    assert [(each["channel"], each["reason"]) for each in pauses] == [
        ("", "a holiday"),
        ("nature", ""),
    ]
    assert "‖ Everything is paused: a holiday" in command("calendar").out
    ended = command("resume", "--json").values
    assert ended == {"ended": True, "paused": ["nature"]}
    assert "was not paused" in command("resume").out
    assert "nature is paused" in command("pause", "--show").out


NINE = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


def keep(command: InProcess, *made: Release) -> None:
    """Add releases to the library of a home."""
    database = open_database(LibraryAddress(home=command.home))
    sealer = KeyFileSealer(KeyFile(command.home / "keys"))
    releases = DatabaseReleases(database, codec, sealer, MachineClock())
    for each in made:
        releases.add(each, Fingerprint())
    database.dispose()


def made(number: int, state: ReleaseState, **changes: object) -> Release:
    """A release whose files are its own."""
    name = f"{number}" * 16
    own = content(
        details=details(title=f"Film {number}"),
        master=file("film.mp4", f"{number}" * 64, ".mp4"),
        **changes,
    )
    at = NINE + timedelta(seconds=number)
    return release(state, id=name, channel="main", content=own, created=at, since=at)


def test_releases_that_wait_for_a_time_are_placed_by_age_and_drawn_as_they_stand(
    planned: InProcess,
) -> None:
    first, second = made(1, ReleaseState.APPROVED), made(2, ReleaseState.APPROVED)
    third = made(3, ReleaseState.FAILED)
    keep(planned, second, first, third, made(4, ReleaseState.PUBLISHED))
    placed = planned("calendar", "reserve", "3333", "--json").values
    assert (placed["release"], placed["title"]) == (third.id, "Film 3")
    filled = planned("calendar", "fill", "--weeks", "3", "--json").values
    assert [slot["title"] for slot in filled["placed"]] == ["Film 1", "Film 2"]
    refused = planned("calendar", "reserve", "4444", "--json")
    assert refused.values["error"]["name"] == "MoveForbidden"
    drawn = planned("calendar", "--agenda", "--months", "2").out
    assert "✗  Film 3" in drawn
    assert "●  Film 1" in drawn
    assert planned("calendar", "move", "1111", "--json").values["release"] == first.id


def test_a_preview_counts_what_each_release_still_takes(planned: InProcess) -> None:
    two = CaptionTrack(file=file("de.srt", "9" * 64, ".srt"), language="de")
    keep(
        planned,
        made(1, ReleaseState.APPROVED, captions=(*content().captions, two)),
        made(2, ReleaseState.UPLOADED),
    )
    for name in ("1111", "2222", "to be made"):
        planned("calendar", "reserve", name)
    found = planned("calendar", "preview", "--weeks", "2", "--json").values
    assert (len(found["slots"]), found["to_make"]) == (3, len(found["free"]) + 1)
    units = [day["units"] for day in found["quota"][0]["days"] if day["bucket"] == "pool"]
    # Two caption tracks and no playlist: 855; what is not made yet: 505; what has left: nothing.
    assert sum(units) == 855 + 505 * (1 + len(found["free"]))
    forecast = planned("quota", "forecast", "--json").values
    assert forecast[0]["project"] == "(not connected)"


def _but_for_when(calendar: bytes) -> list[bytes]:
    """Its lines, without the second at which each event was written."""
    return [line for line in calendar.splitlines() if not line.startswith(b"DTSTAMP:")]
