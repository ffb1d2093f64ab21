"""One release in the hands of one holder."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, insert, select, update
from sqlalchemy.exc import IntegrityError

from reelwright.adapters.library.database import Database
from reelwright.adapters.library.holds import let_go_in
from reelwright.adapters.library.inserting import insert_or_replace
from reelwright.adapters.library.release_rows import (
    attempt_of,
    release_of,
    row_of_attempt,
    row_of_change,
    row_of_step,
    standing_of,
    step_of,
)
from reelwright.adapters.library.tables.releases import changes, release_steps, releases, uploads
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ENDED, ReleaseState, check_move
from reelwright.domain.release.steps import StepRecord
from reelwright.domain.release.uploading import Attempt
from reelwright.ports.channels import Sealer
from reelwright.ports.lease import Lease
from reelwright.ports.releases import (
    Change,
    Claim,
    ReleaseStopped,
    ReleaseTaken,
    VideoTaken,
)
from reelwright.ports.services import Secret
from reelwright.ports.steps import Codec

_R = releases.c
_ATTEMPT_CHANGES = ("state", "publish_at", "sent", "looked", "ended", "video", "said")
_STEP_CHANGES = ("state", "at", "tries", "not_before", "outcome", "said")

Answer = TypeVar("Answer")


class DatabaseWork:
    """Implements ``Work``. Every write is a transaction of its own."""

    def __init__(
        self,
        database: Database,
        codec: Codec,
        sealer: Sealer,
        *,
        release: Release,
        claim: Claim,
        lease: Lease,
    ) -> None:
        self._database = database
        self._codec = codec
        self._sealer = sealer
        self._release = release
        self._claim = claim
        self._lease = lease

    @property
    def release(self) -> Release:
        """The release as it was last read or written here."""
        return self._release

    def check(self, claim: Claim) -> None:
        """Go on working on it.

        Raises:
            ReleaseTaken, ReleaseStopped, LeaseLost.
        """

        def once(connection: Connection, row: RowMapping) -> None:
            self._check_state(row)
            held = update(releases).where(_R.id == self._release.id)
            connection.execute(held.values(held_until=claim.until))

        self._alone(once)
        self._claim = claim

    def refresh(self) -> Release:
        """Read it again."""
        self._release = self._alone(lambda _, row: release_of(row, self._codec))
        return self._release

    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt to upload it, the first one first."""
        of_it = uploads.c.release == self._release.id
        query = select(uploads).where(of_it).order_by(uploads.c.number)
        return self._alone(
            lambda connection, _: tuple(map(attempt_of, connection.execute(query).mappings()))
        )

    def session(self, number: int) -> Secret:
        """The address of an attempt's session.

        Raises:
            KeysUnreadable.
        """
        query = select(uploads.c.session).where(
            uploads.c.release == self._release.id, uploads.c.number == number
        )
        sealed = self._alone(lambda connection, _: connection.execute(query).scalar_one())
        return self._sealer.open(self._session_of(number), sealed) if sealed else Secret(value="")

    def keep_attempt(self, attempt: Attempt, session: Secret | None = None) -> None:
        """Write an attempt down as it is now."""
        sealed = None
        if session is not None:
            sealed = self._sealer.seal(self._session_of(attempt.number), session)
        self._alone(lambda connection, _: _keep_attempt(connection, attempt, sealed))

    def finish(self, attempt: Attempt, change: Change) -> Release:
        """The attempt came to a video.

        Raises:
            VideoTaken.
        """

        def once(connection: Connection, row: RowMapping) -> Release:
            _keep_attempt(connection, attempt, "")
            before = release_of(row, self._codec)
            under_way = before.state is ReleaseState.UPLOADING
            state = ReleaseState.PROCESSING if under_way else before.state
            since = change.at if under_way else before.since
            after = replace(
                before, video_id=attempt.video_id, state=state, since=since, said="", tries=0
            )
            self._keep_standing(connection, after)
            if before.video_id != attempt.video_id:
                connection.execute(insert(changes).values(row_of_change(change)))
            return after

        try:
            self._release = self._alone(once)
        except IntegrityError as error:
            message = f"Video {attempt.video_id} belongs to another release of this channel."
            raise VideoTaken(message) from error
        return self._release

    def steps(self) -> tuple[StepRecord, ...]:
        """What became of its steps so far."""
        query = select(release_steps).where(release_steps.c.release == self._release.id)
        return self._alone(
            lambda connection, _: tuple(map(step_of, connection.execute(query).mappings()))
        )

    def keep_step(self, record: StepRecord, change: Change | None = None) -> None:
        """Write a step down as it is now, with the write that it made."""

        def once(connection: Connection, _row: RowMapping) -> None:
            insert_or_replace(connection, release_steps, [row_of_step(record)], _STEP_CHANGES)
            if change is not None:
                connection.execute(insert(changes).values(row_of_change(change)))

        self._alone(once)

    def record(self, change: Change) -> None:
        """Write down a change of what stands on the platform."""
        row = row_of_change(change)
        self._alone(lambda connection, _: connection.execute(insert(changes).values(row)))

    def update(self, change: Callable[[Release], Release]) -> Release:
        """Change the release's state, reason, time and what is due.

        Raises:
            ReleaseStopped, MoveForbidden.
        """

        def once(connection: Connection, row: RowMapping) -> Release:
            self._check_state(row)
            before = release_of(row, self._codec)
            after = change(before)
            check_move(before.id, before.state, after.state)
            if after.state is not before.state:
                after = replace(after, since=self._claim.now)
            self._keep_standing(connection, after)
            if after.state in ENDED and after.due is None:
                let_go_in(connection, f"release:{after.id}")
            return after

        self._release = self._alone(once)
        return self._release

    def let_go(self) -> None:
        """Let others work on it."""
        mine = (_R.id == self._release.id, _R.holder == self._claim.holder)
        free = update(releases).where(*mine).values(holder="", held_until=None)
        self._database.write(lambda connection: connection.execute(free), repeatable=True)

    def _alone(self, work: Callable[[Connection, RowMapping], Answer]) -> Answer:
        """A transaction in which the release is still this holder's, and the lease is held."""

        def once(connection: Connection) -> Answer:
            self._lease.check()
            query = select(releases).where(_R.id == self._release.id).with_for_update()
            row = connection.execute(query).mappings().one()
            if row["holder"] != self._claim.holder:
                message = (
                    f"Release {self._release.id} was taken over by "
                    f"{row['holder'] or 'somebody who is through with it'}."
                )
                raise ReleaseTaken(message)
            return work(connection, row)

        return self._database.write(once)

    def _session_of(self, number: int) -> str:
        """What a session's seal is bound to, so that it opens for no other upload."""
        return f"upload {self._release.id} {number}"

    def _check_state(self, row: RowMapping) -> None:
        if row["state"] is not self._release.state:
            message = f"Release {self._release.id} is {row['state']} by now."
            raise ReleaseStopped(message)

    def _keep_standing(self, connection: Connection, release: Release) -> None:
        values = {**standing_of(release), "updated": self._claim.now}
        connection.execute(update(releases).where(_R.id == release.id).values(values))


def _keep_attempt(connection: Connection, attempt: Attempt, sealed: str | None) -> None:
    """``sealed``: the session; None leaves what is kept of it."""
    row = {**row_of_attempt(attempt), "session": sealed or ""}
    kept = _ATTEMPT_CHANGES if sealed is None else (*_ATTEMPT_CHANGES, "session")
    insert_or_replace(connection, uploads, [row], kept)
