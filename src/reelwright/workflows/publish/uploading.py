"""Getting the master there once, whatever was interrupted before."""

import hashlib
from dataclasses import replace
from pathlib import Path

from reelwright.domain.platform.consent import Write
from reelwright.domain.platform.video import VideoChange
from reelwright.domain.release.outcomes import refusal_of
from reelwright.domain.release.release import file_name_of
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import details_for_upload, session_is_stale
from reelwright.domain.release.uploading import (
    NOTHING_SENT,
    Adopt,
    AskOwner,
    Attempt,
    AttemptState,
    Begin,
    Finding,
    LookAgain,
    LookDeeper,
    finding,
    strays_beside,
)
from reelwright.ports.keys import KeysUnreadable
from reelwright.ports.platform import (
    Expired,
    FileUnsendable,
    Finished,
    NewUpload,
    Received,
    Refused,
    SessionAnswer,
)
from reelwright.ports.services import Secret
from reelwright.workflows.publish.run import Beating, Ends, Later, Run

LIST = 50
"""Own uploads that are looked through first: one page."""
DEEPEST_LIST = 800
_BLOCK = 1 << 20


def upload(run: Run) -> None:
    """Bring an upload on its way to its end.

    Raises:
        Later, Ends, and what the platform and the library raise.
    """
    while not run.release.video_id:
        attempt = live_attempt(run)
        if attempt is None or attempt.state is AttemptState.INTENDED:
            _begin_if_none(run, attempt)
        elif attempt.state is AttemptState.LOST:
            _begin_if_none(run, None)
        else:
            _go_on(run, attempt)


def settle(run: Run) -> None:
    """Find out what became of an upload that shall not go on; nothing more is sent."""
    attempt = live_attempt(run)
    if attempt is None or run.release.video_id:
        return
    if attempt.state is AttemptState.OPEN:
        answer = _ask(run, attempt)
        if isinstance(answer, Received):
            if run.release.state is ReleaseState.WITHDRAWN:
                _end(run, attempt, AttemptState.ABANDONED, "its owner withdrew the release")
            return
        _take(run, attempt, answer)
        settle(run)
        return
    found = _found(run)
    if isinstance(found, Begin):
        _end(run, attempt, AttemptState.ABANDONED, "nothing came of it")
    else:
        _follow(run, found)


def live_attempt(run: Run) -> Attempt | None:
    """The attempt that may still come to a video."""
    return next((one for one in reversed(run.work.attempts()) if one.is_live), None)


def _begin_if_none(run: Run, intended: Attempt | None) -> None:
    """Look first, whatever is believed: a library may have been brought back from a backup."""
    found = _found(run)
    if not isinstance(found, Begin):
        _follow(run, found)
        return
    _unschedule(run, found.strays)
    for attempt in run.work.attempts():
        if attempt.state is AttemptState.LOST:
            _end(run, attempt, AttemptState.ABANDONED, "the channel does not hold it")
    _begin(run, intended)


def _unschedule(run: Run, strays: tuple[str, ...]) -> None:
    """Take the time from what broken uploads left behind, so that it never appears."""
    for stray in strays:
        run.platform.update(stray, VideoChange(unschedule=True))
        what = f"took the time from {stray}, which a broken upload left behind"
        run.work.record(run.change(Write.DETAILS, what))


def _found(run: Run) -> Finding:
    release, limit = run.release, LIST
    while True:
        uploads = run.platform.uploads(limit)
        found = finding(
            release.id,
            run.work.attempts(),
            uploads,
            size=release.content.master.size,
            whole_list=len(uploads) < limit,
            now=run.now(),
        )
        if not isinstance(found, LookDeeper):
            return found
        if limit >= DEEPEST_LIST:
            reason = f"it is not among the channel's newest {limit} uploads, and may be older"
            return AskOwner(reason=reason)
        limit *= 4


def _follow(run: Run, found: Finding) -> None:
    """Do what was found, where that is not to begin."""
    if isinstance(found, Adopt):
        attempts = run.work.attempts()
        attempt = attempts[-1] if attempts else _new_attempt(run, 1)
        _finish(run, attempt, found.video_id, "found it among the channel's uploads")
    elif isinstance(found, LookAgain):
        attempt_ = live_attempt(run)
        if attempt_ is not None and attempt_.looked is None:
            run.work.keep_attempt(replace(attempt_, looked=run.now()))
        said = "Whether the video was uploaded is being found out; the channel is looked at again."
        raise Later(said, found.at)
    elif isinstance(found, AskOwner):
        said = (
            f"Whether it was uploaded is unclear: {found.reason}. Look in YouTube Studio, then "
            f"reelwright releases settle {run.release.id} --video ID, or --none."
        )
        raise Ends(said, ReleaseState.UNCLEAR)


def _new_attempt(run: Run, number: int) -> Attempt:
    release, now = run.release, run.now()
    master = release.content.master
    return Attempt(
        release=release.id,
        number=number,
        file_name=file_name_of(release, number),
        sha256=master.artefact.sha256,
        size=master.size,
        state=AttemptState.INTENDED,
        begun=now,
        publish_at=details_for_upload(release, now).publish_at,
    )


def _begin(run: Run, intended: Attempt | None) -> None:
    """Open a session; its address is written down before the first byte goes out."""
    _checked_master(run)
    number = intended.number if intended else len(run.work.attempts()) + 1
    attempt = _new_attempt(run, number)
    run.work.keep_attempt(attempt)
    run.beat()
    details = replace(details_for_upload(run.release, run.now()), publish_at=attempt.publish_at)
    session = run.platform.begin_upload(
        NewUpload(
            details=details,
            size=attempt.size,
            file_name=attempt.file_name,
            notify=run.release.content.notify,
        )
    )
    run.work.keep_attempt(replace(attempt, state=AttemptState.OPEN), Secret(value=session))


def _go_on(run: Run, attempt: Attempt) -> None:
    answer = _ask(run, attempt)
    if isinstance(answer, Received):
        if session_is_stale(attempt.publish_at, run.now()):
            _end(run, attempt, AttemptState.ABANDONED, "its time came before it was whole")
            return
        attempt = replace(attempt, sent=answer.offset)
        answer = _send(run, attempt)
    _take(run, attempt, answer)


def _ask(run: Run, attempt: Attempt) -> SessionAnswer:
    try:
        session = run.work.session(attempt.number)
    except KeysUnreadable:
        # Sealed with a key that is gone: as good as a session that YouTube forgot.
        return Expired()
    return run.platform.ask(session.value, attempt.size)


def _send(run: Run, attempt: Attempt) -> SessionAnswer:
    """Send what is missing; that bytes may have left is written down before the first one does."""
    file = _checked_master(run)
    run.beat()
    run.work.keep_attempt(attempt)
    return run.platform.send(
        run.work.session(attempt.number).value,
        file,
        offset=attempt.sent,
        progress=run.progress,
        lease=Beating(run),
    )


def _take(run: Run, attempt: Attempt, answer: SessionAnswer) -> None:
    if isinstance(answer, Finished):
        _finish(run, attempt, answer.video_id, f"uploaded {attempt.file_name}")
    elif isinstance(answer, Expired) and attempt.sent == NOTHING_SENT:
        _end(run, attempt, AttemptState.ABANDONED, "its session ended before a byte was sent")
    elif isinstance(answer, Expired):
        run.work.keep_attempt(replace(attempt, state=AttemptState.LOST, looked=None))
    elif isinstance(answer, Refused):
        said = refusal_of(answer.reason, answer.message)
        _end(run, attempt, AttemptState.REFUSED, said)
        raise Ends(said, ReleaseState.FAILED)


def _finish(run: Run, attempt: Attempt, video_id: str, how: str) -> None:
    # A session whose address was lost on the way may have left a part with a time, too.
    _unschedule(run, strays_beside(video_id, run.release.id, run.platform.uploads(LIST)))
    ended = replace(
        attempt,
        state=AttemptState.FINISHED,
        video_id=video_id,
        sent=attempt.size,
        ended=run.now(),
    )
    change = replace(
        run.change(Write.UPLOADS, f"{how} ({attempt.size} bytes, private)", after=video_id),
        video_id=video_id,
    )
    run.work.finish(ended, change)


def _end(run: Run, attempt: Attempt, state: AttemptState, said: str) -> None:
    ended = replace(attempt, state=state, ended=run.now(), said=said)
    run.work.keep_attempt(ended, Secret(value=""))


def _checked_master(run: Run) -> Path:
    """The master, whose bytes are those that were inspected.

    Raises:
        ArtefactMissing, FileUnsendable.
    """
    content = run.release.content
    artefact = content.master.artefact
    file = run.desk.store.path(artefact.sha256, artefact.suffix)
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
    if digest.hexdigest() != content.inspected.sha256:
        message = (
            f"{content.master.name} is not the file that was inspected any more: make the video "
            "again, then a new release."
        )
        raise FileUnsendable(message)
    return file
