"""Releases on both databases: one holder at a time, one live attempt, one video each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from builders.releases import NOON, RELEASE, Mirror, Watch, attempt, content, file, release
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.holds import DatabaseHolds
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.releases import DatabaseReleases
from reelwright.adapters.library.tables.releases import uploads
from reelwright.adapters.values import codec
from reelwright.domain.platform.consent import Write
from reelwright.domain.release.gates import Approval, Gate
from reelwright.domain.release.release import Release
from reelwright.domain.release.similarity import Fingerprint
from reelwright.domain.release.states import MoveForbidden, ReleaseState
from reelwright.domain.release.steps import StepRecord, StepState
from reelwright.domain.release.uploading import AttemptState
from reelwright.ports.lease import LeaseLost, Unleased
from reelwright.ports.library import LibraryAddress
from reelwright.ports.releases import (
    Change,
    Claim,
    ReleaseBusy,
    ReleaseExists,
    ReleaseMissing,
    ReleaseStopped,
    ReleaseTaken,
    ReleaseUnclear,
    VideoTaken,
    Work,
)
from reelwright.ports.services import Secret

pytestmark = pytest.mark.integration

MINUTE = timedelta(minutes=1)
PRINT = Fingerprint(words=(1, 2**55), frames=("00ff00ff00ff00ff",))
SESSION = Secret(value="https://upload.example/session?upload_id=abc")


@pytest.fixture
def database(library_address: LibraryAddress) -> Iterator[Database]:
    database = open_database(library_address)
    yield database
    database.dispose()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def releases(database: Database, watch: Watch) -> DatabaseReleases:
    return DatabaseReleases(database, codec, Mirror(), watch)


@pytest.fixture
def added(releases: DatabaseReleases) -> Release:
    return releases.add(release(ReleaseState.APPROVED), PRINT)


class Lost:
    """A lease that is lost."""

    def check(self) -> None:
        """Say so."""
        message = "This worker was silent too long."
        raise LeaseLost(message)


def work_on(releases: DatabaseReleases, holder: str = "one", *, gone: bool = False) -> Work:
    claim = Claim(holder=holder, now=NOON, until=NOON + MINUTE)
    return releases.claim(RELEASE, claim, Unleased(), lambda _: gone)


def uploaded(video_id: str = "v1") -> Change:
    return Change(
        release=RELEASE,
        channel="science",
        video_id=video_id,
        at=NOON,
        kind=Write.UPLOADS,
        what="uploaded",
    )


def test_a_release_comes_back_as_it_was_added(releases: DatabaseReleases, added: Release) -> None:
    whole = replace(
        added,
        approval=Approval(by="owner", at=NOON, content="d"),
        waived=frozenset({Gate.BUDGET, Gate.SIMILARITY}),
        publish_at=NOON + MINUTE,
    )
    assert releases.change(RELEASE, lambda _: whole) == whole
    assert releases.find(RELEASE[:4]) == whole
    assert releases.all(channel="science", states=[ReleaseState.APPROVED]) == (whole,)
    assert releases.all(states=[ReleaseState.HELD]) == ()


def test_what_it_will_send_is_held_until_it_has_ended(
    database: Database, releases: DatabaseReleases, added: Release
) -> None:
    holds = DatabaseHolds(database)
    (held,) = holds.all()
    assert held.artefacts == {"a" * 64, "b" * 64, "c" * 64}
    releases.change(RELEASE, lambda one: replace(one, state=ReleaseState.WITHDRAWN))
    assert holds.all() == ()
    assert added.title in held.why


def test_the_same_file_goes_to_a_channel_once(releases: DatabaseReleases, added: Release) -> None:
    assert releases.add(added, PRINT) == added
    again = replace(added, id="f" * 16)
    with pytest.raises(ReleaseExists, match=f"release {RELEASE} of channel science"):
        releases.add(again, PRINT)
    releases.change(RELEASE, lambda one: replace(one, state=ReleaseState.WITHDRAWN))
    assert releases.add(again, PRINT) == again
    assert releases.add(replace(again, id="e" * 16, channel="other"), PRINT).channel == "other"


def test_names_are_beginnings_of_ids(releases: DatabaseReleases, added: Release) -> None:
    other = content(master=file("m.mp4", "d" * 64, ".mp4"))
    releases.add(replace(added, id="01" + "f" * 14, content=other), PRINT)
    assert releases.find("01f").id.startswith("01f")
    with pytest.raises(ReleaseUnclear):
        releases.find("01")
    for name in ("", "x", "%"):
        with pytest.raises(ReleaseMissing):
            releases.find(name)


def test_earlier_releases_are_compared_by_their_fingerprints(
    releases: DatabaseReleases, added: Release
) -> None:
    (one,) = releases.earlier("science")
    assert (one.release, one.fingerprint) == (added.id, PRINT)
    assert releases.earlier("science", but=RELEASE) == ()


def test_only_one_queues_what_is_due(releases: DatabaseReleases, added: Release) -> None:
    releases.change(RELEASE, lambda one: replace(one, due=NOON))
    assert [one.id for one in releases.standings([added.state], due=NOON)] == [RELEASE]
    takers = [releases.take_up(RELEASE, now=NOON, until=NOON + MINUTE) for _ in range(3)]
    assert takers == [True, False, False]
    assert releases.standings([added.state], due=NOON) == ()
    releases.queued(RELEASE, "job-1")
    assert releases.find(RELEASE).job == "job-1"
    # The taker died before it had queued anything, or its job came to nothing.
    assert releases.take_up(RELEASE, now=NOON + MINUTE, until=NOON + 2 * MINUTE)


@pytest.mark.usefixtures("added")
def test_one_holder_at_a_time(releases: DatabaseReleases) -> None:
    first = work_on(releases)
    with pytest.raises(ReleaseBusy, match="worked on by one"):
        work_on(releases, "two")
    second = work_on(releases, "two", gone=True)
    for write in (
        lambda: first.keep_attempt(attempt(AttemptState.INTENDED)),
        lambda: first.finish(attempt(AttemptState.FINISHED, video_id="v1"), uploaded()),
        lambda: first.record(uploaded()),
        lambda: first.check(Claim(holder="one", now=NOON, until=NOON + MINUTE)),
    ):
        with pytest.raises(ReleaseTaken, match="taken over by two"):
            write()
    first.let_go()
    second.keep_attempt(attempt(AttemptState.INTENDED))
    second.let_go()
    assert work_on(releases, "three").attempts() == (attempt(AttemptState.INTENDED),)


@pytest.mark.usefixtures("added")
def test_a_holder_that_fell_silent_is_taken_over_from(releases: DatabaseReleases) -> None:
    work_on(releases)
    late = Claim(holder="two", now=NOON + MINUTE, until=NOON + 2 * MINUTE)
    releases.claim(RELEASE, late, Unleased(), lambda _: False).let_go()


@pytest.mark.usefixtures("added")
def test_a_worker_without_its_lease_writes_nothing(releases: DatabaseReleases) -> None:
    claim = Claim(holder="one", now=NOON, until=NOON + MINUTE)
    with pytest.raises(LeaseLost):
        releases.claim(RELEASE, claim, Lost(), lambda _: False)
    assert work_on(releases, "two").attempts() == ()


@pytest.mark.usefixtures("added")
def test_sessions_are_kept_sealed_and_forgotten_with_the_video(
    database: Database, releases: DatabaseReleases
) -> None:
    work = work_on(releases)
    work.update(lambda one: replace(one, state=ReleaseState.UPLOADING))
    work.keep_attempt(attempt(AttemptState.INTENDED))
    assert work.session(1).value == ""
    work.keep_attempt(attempt(AttemptState.OPEN), SESSION)
    work.keep_attempt(attempt(AttemptState.OPEN, sent=10))
    assert work.session(1) == SESSION
    with database.engine.connect() as connection:
        assert SESSION.value not in str(connection.execute(select(uploads)).all())
    done = work.finish(attempt(AttemptState.FINISHED, video_id="v1"), uploaded())
    assert (done.state, done.video_id) == (ReleaseState.PROCESSING, "v1")
    assert work.session(1).value == ""
    assert releases.find("v1").id == RELEASE
    assert releases.changes(release=RELEASE) == (uploaded(),)


@pytest.mark.usefixtures("added")
def test_there_is_no_second_attempt_beside_a_live_one(releases: DatabaseReleases) -> None:
    work = work_on(releases)
    work.keep_attempt(attempt(AttemptState.OPEN))
    with pytest.raises(IntegrityError):
        work.keep_attempt(attempt(AttemptState.INTENDED, 2))
    work.keep_attempt(attempt(AttemptState.ABANDONED))
    work.keep_attempt(attempt(AttemptState.INTENDED, 2))
    assert [one.number for one in releases.attempts(RELEASE)] == [1, 2]


def test_a_video_is_of_one_release(releases: DatabaseReleases, added: Release) -> None:
    other = content(master=file("m.mp4", "d" * 64, ".mp4"))
    releases.add(replace(added, id="f" * 16, content=other), PRINT)
    releases.change("f" * 16, lambda one: replace(one, video_id="v1"))
    with pytest.raises(VideoTaken):
        work_on(releases).finish(attempt(AttemptState.FINISHED, video_id="v1"), uploaded())
    assert releases.find(RELEASE).video_id == ""


@pytest.mark.usefixtures("added")
def test_what_its_owner_decides_meanwhile_is_not_overwritten(releases: DatabaseReleases) -> None:
    work = work_on(releases)
    work.update(lambda one: replace(one, state=ReleaseState.UPLOADING))
    releases.change(RELEASE, lambda one: replace(one, state=ReleaseState.HELD))
    with pytest.raises(ReleaseStopped, match="held by now"):
        work.check(Claim(holder="one", now=NOON, until=NOON + MINUTE))
    with pytest.raises(ReleaseStopped):
        work.update(lambda one: replace(one, state=ReleaseState.FAILED))
    # That the video exists is true all the same.
    kept = work.finish(attempt(AttemptState.FINISHED, video_id="v1"), uploaded())
    assert (kept.state, kept.video_id) == (ReleaseState.HELD, "v1")


def test_moves_that_the_table_has_not_are_refused(
    releases: DatabaseReleases, added: Release
) -> None:
    with pytest.raises(MoveForbidden):
        releases.change(RELEASE, lambda one: replace(one, state=ReleaseState.PUBLISHED))
    assert releases.find(RELEASE) == added


@pytest.mark.usefixtures("added")
def test_a_step_is_written_down_before_and_after(releases: DatabaseReleases) -> None:
    work = work_on(releases)
    intended = StepRecord(release=RELEASE, name="thumbnail", state=StepState.INTENDED, at=NOON)
    work.keep_step(intended)
    assert work.steps() == (intended,)
    done = replace(intended, state=StepState.DONE, outcome="x")
    change = replace(uploaded(), kind=Write.THUMBNAILS, what="set the thumbnail")
    work.keep_step(done, change)
    assert releases.steps(RELEASE) == (done,)
    assert releases.changes(channel="science") == (change,)
