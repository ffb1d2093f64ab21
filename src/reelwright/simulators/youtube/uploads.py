"""Google's resumable upload protocol, and the two simple ways besides it.

Sources: youtube/v3/guides/using_resumable_upload_protocol; where it is silent, Google Cloud
Storage's description of the same protocol. The bytes of a session are appended to its file as they
come, and the length of that file is what is kept: a kill of this process loses nothing.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from threading import Event, Lock
from urllib.parse import urlencode

from reelwright.simulators.wire.exchange import Reply
from reelwright.simulators.youtube.calls import Broken, Call, json_of
from reelwright.simulators.youtube.discovery import Method
from reelwright.simulators.youtube.faults import (
    AFTERWARDS,
    AT_ONCE,
    OF_BYTES,
    Fault,
    Planned,
    refusal,
)
from reelwright.simulators.youtube.multipart import parts_of
from reelwright.simulators.youtube.records import Session
from reelwright.simulators.youtube.refusals import Refusal, bad, missing
from reelwright.simulators.youtube.resources import check
from reelwright.simulators.youtube.shapes import Json
from reelwright.simulators.youtube.world import World, letters

QUANTUM = 262_144
"""Every chunk but the last is a multiple of this."""
RESUME = 308
SLOW_RATE = 200_000
"""Bytes a second of a slow connection, unless the fault says how many."""
_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")


Begin = Callable[[World, Session], Session]
"""Checks what an upload is to become, before its first byte."""
Finish = Callable[[World, Session, "Received"], Reply]
"""Makes what was uploaded into what it was for, in a transaction."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """What came, whole."""

    file: Path
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """What can be uploaded with a method."""

    begin: Begin
    finish: Finish


class Uploads:
    """Every upload under way."""

    def __init__(self, world: World, kinds: Mapping[str, Kind]) -> None:
        self._world = world
        self._kinds = kinds
        self._locks: dict[str, Lock] = {}
        self._turns: dict[str, _Turn] = {}
        self._lock = Lock()

    def start(self, call: Call, method: Method) -> Reply:
        """Take a POST or PUT to an upload's address, of whichever type."""
        kind = call.one("uploadType")
        if kind == "resumable":
            return self._started(call, method)
        if kind == "multipart":
            resource, media_type, pieces = parts_of(call)
            return self._at_once(call, method, resource, media_type, pieces)
        if kind == "media" or call.headers.get("content-type"):
            given = call.headers.get("content-type", "application/octet-stream")
            return self._at_once(call, method, {}, given, call.body.pieces())
        raise bad("mediaBodyRequired", "The request does not include the media.")

    def go_on(self, call: Call, key: str) -> Reply:
        """Take what is sent to a session: bytes, a question, or its end."""
        session = self._world.sessions.get(key)
        if session is None:
            raise missing("notFound", "upload", "global", "upload_id")
        call.subject = key
        fault = self._world.faults.take(f"{session.method}:bytes", AT_ONCE)
        if fault is not None:
            call.fault = fault.fault
            if fault.fault is Fault.EXPIRED:
                self._forget(session)
            if fault.fault is Fault.DROPPED:
                raise Broken
            raise refusal(fault)
        with self._turn_of(call, key) as over:
            return self._taken(call, key, over)

    def _started(self, call: Call, method: Method) -> Reply:
        declared = call.headers.get("x-upload-content-length", "")
        session = self._session(
            call,
            method,
            json_of(call.body.whole()),
            call.headers.get("x-upload-content-type", "application/octet-stream"),
            int(declared) if declared.isdigit() else None,
        )
        query = {name: values[-1] for name, values in call.query.items()} | {
            "uploadType": "resumable",
            "upload_id": session.id,
        }
        place = f"{self._world.address}{call.path}?{urlencode(query)}"
        return Reply(headers={"Location": place, "X-GUploader-UploadID": session.id})

    def _session(
        self, call: Call, method: Method, resource: Json, media_type: str, size: int | None
    ) -> Session:
        check(resource, method)
        _check_media(method, media_type, size)
        call.subject = letters(64)
        session = Session(
            id=call.subject,
            owner=call.owner().id,
            method=method.id,
            query={name: values[-1] for name, values in call.query.items()},
            resource=resource,
            parts=tuple(call.many("part")),
            client=call.project().id,
            made=self._world.now,
            file_name=call.headers.get("slug", ""),
            media_type=media_type.partition(";")[0].strip(),
            size=size,
        )
        with self._world.store.transaction():
            session = self._world.sessions.put(self._kinds[method.id].begin(self._world, session))
        self._world.file(session.id).touch()
        return session

    def _at_once(
        self, call: Call, method: Method, resource: Json, media_type: str, pieces: Iterable[bytes]
    ) -> Reply:
        session = self._session(call, method, resource, media_type, None)
        kept = 0
        with self._world.file(session.id).open("ab") as file:
            for piece in pieces:
                kept += file.write(piece)
                if kept > method.largest_media:
                    raise _too_large(method)
        if call.body.broken:
            self._forget(session)
            raise Broken
        return self._finished(call, session, kept)

    def _taken(self, call: Call, key: str, over: Event) -> Reply:
        session = self._open(key)
        if session.status:
            call.body.drain()
            return _final(session)
        if call.verb == "DELETE":
            self._forget(session)
            return Reply(status=499)
        file = self._world.file(session.id)
        first, total = _placed(call, session)
        session = self._sized(session, total)
        if first is not None and first != _kept(file, session):
            call.body.drain()
        elif first is not None:
            fault = self._world.faults.take(f"{session.method}:bytes", OF_BYTES)
            call.fault = fault.fault if fault else ""
            os.truncate(file, first)
            _append(file, _as_faulty(call, fault, over), over)
            _shorten(file, session, first, fault)
            if call.body.broken:
                raise Broken
            _check_chunk(session, first, file.stat().st_size, call)
        kept = _kept(file, session)
        if session.size == kept:
            return self._finished(call, session, kept)
        return _more(kept)

    def _open(self, key: str) -> Session:
        session = self._world.sessions.get(key)
        life = timedelta(hours=self._world.behaviour.session_hours)
        if session is None or session.made + life <= self._world.now:
            raise missing("notFound", "upload", "global", "upload_id")
        return session

    def _sized(self, session: Session, total: int | None) -> Session:
        if total is None or session.size == total:
            return session
        if session.size is not None:
            said = f"The upload was declared as {session.size} bytes, not {total}."
            raise bad("badRequest", said, domain="global")
        return self._world.sessions.put(replace(session, size=total))

    def _finished(self, call: Call, session: Session, size: int) -> Reply:
        file = self._world.file(session.id)
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        received = Received(file=file, size=size, sha256=digest)
        with self._world.store.transaction():
            reply = self._outcome(session, received)
            made = self._world.sessions.get(session.id) or session
            done = replace(made, size=size, status=reply.status, answer=reply.body.decode())
            self._world.sessions.put(done)
        fault = self._world.faults.take(f"{session.method}:final", AFTERWARDS)
        if fault is not None:
            call.fault = fault.fault
            if fault.fault is Fault.LOST_ANSWER:
                raise Broken
            raise refusal(fault)
        return _final(done)

    def _outcome(self, session: Session, received: Received) -> Reply:
        try:
            return self._kinds[session.method].finish(self._world, session, received)
        except Refusal as refused:
            return refused.reply()

    def _forget(self, session: Session) -> None:
        life = timedelta(hours=self._world.behaviour.session_hours)
        with self._world.store.transaction():
            self._world.sessions.put(replace(session, made=self._world.now - life))
            told = self._world.behaviour.abort_is_told
            video = self._world.videos.get(session.video) if told else None
            if video is not None and video.session == session.id and not video.complete:
                self._world.videos.put(replace(video, aborted=True))
        if not session.status:
            self._world.file(session.id).unlink(missing_ok=True)

    @contextmanager
    def _turn_of(self, call: Call, key: str) -> Iterator[Event]:
        """One request at a time: a newer one ends an older, whose client may be long gone."""
        mine = _Turn(call)
        with self._lock:
            older = self._turns.get(key)
            if older is not None:
                older.over.set()
                older.call.hang_up()
            self._turns[key] = mine
            lock = self._locks.setdefault(key, Lock())
        try:
            with lock:
                yield mine.over
        finally:
            with self._lock:
                if self._turns.get(key) is mine:
                    del self._turns[key]


class _Turn:
    """A request that a session is busy with."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.over = Event()


def _check_media(method: Method, media_type: str, size: int | None) -> None:
    bare = media_type.partition(";")[0].strip()
    accepted = method.media.get("accept")
    patterns = accepted if isinstance(accepted, list) else []
    if not any(re.fullmatch(str(each).replace("*", ".*"), bare) for each in patterns):
        said = f"Media type '{bare}' is not supported. Valid media types: {patterns}"
        raise bad("badContent", said, domain="global")
    if size is not None and size > method.largest_media:
        raise _too_large(method)


def _too_large(method: Method) -> Refusal:
    said = f"Media larger than {method.largest_media} bytes."
    return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "uploadTooLarge", said, domain="global")


def _placed(call: Call, session: Session) -> tuple[int | None, int | None]:
    """First byte of what is sent (None: nothing is) and the whole size where it is told."""
    given = call.headers.get("content-range", "")
    if not given:
        total = session.size if session.size is not None else call.body.length
        return (0, total)
    found = _RANGE.fullmatch(given.strip())
    if found is None:
        raise bad("badRequest", f"Failed to parse Content-Range header: {given}", domain="global")
    first, last, whole = found.groups()
    total = None if whole == "*" else int(whole)
    if first is None:
        return (None, total)
    told = int(last) - int(first) + 1
    if call.body.length is not None and call.body.length != told:
        said = f"Content-Range tells of {told} bytes, Content-Length of {call.body.length}."
        raise bad("badRequest", said, domain="global")
    return (int(first), total)


def _kept(file: Path, session: Session) -> int:
    """Bytes that count: all, if it is all there is, else down to the quantum."""
    there = file.stat().st_size if file.exists() else 0
    return there if there == session.size else there - there % QUANTUM


def _append(file: Path, pieces: Iterable[bytes], over: Event) -> None:
    with file.open("ab") as sink:
        for piece in pieces:
            if over.is_set():
                raise Broken
            sink.write(piece)
            sink.flush()


def _as_faulty(call: Call, fault: Planned | None, over: Event) -> Iterator[bytes]:
    """The body as it comes, until the fault strikes."""
    read = 0
    for piece in call.body.pieces():
        if fault is not None and fault.fault is Fault.SLOW:
            over.wait(len(piece) / (fault.after or SLOW_RATE))
        elif fault is not None and read + len(piece) > fault.after:
            if fault.fault is Fault.RESET:
                yield piece[: fault.after - read]
                raise Broken(reset=True)
            if fault.fault is Fault.STALLED:
                over.wait(fault.seconds)
        read += len(piece)
        yield piece


def _shorten(file: Path, session: Session, first: int, fault: Planned | None) -> None:
    """Cut what is kept: to a quantum where it is not all, to half of it where that is planned."""
    there = file.stat().st_size
    if fault is not None and fault.fault is Fault.SHORT:
        half = first + (there - first) // 2
        os.truncate(file, half - half % QUANTUM)
    elif session.size is not None and there > session.size:
        os.truncate(file, first)
        said = f"More bytes were sent than the {session.size} that were declared."
        raise bad("badRequest", said, domain="global")


def _check_chunk(session: Session, first: int, there: int, call: Call) -> None:
    sent = call.body.length
    if sent is None or sent >= QUANTUM or session.size is None or first + sent == session.size:
        return
    if there == first + sent:
        said = (
            "Invalid request. The number of bytes uploaded is required to be equal or greater "
            f"than {QUANTUM}, except for the final request. The received request contained "
            f"{sent} bytes, which does not meet this requirement."
        )
        raise bad("badRequest", said, domain="global")


def _more(kept: int) -> Reply:
    headers = {"Range": f"bytes=0-{kept - 1}"} if kept else {}
    return Reply(status=RESUME, headers=headers)


def _final(session: Session) -> Reply:
    return Reply(status=session.status, body=session.answer.encode())
