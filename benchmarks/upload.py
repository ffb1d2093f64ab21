"""Throughput of an upload against a plain copy of the same file over the same loopback.

The receiver is a process of its own that reads and forgets, for all alike, so that what is compared
is the sender: bare ``socket.sendall``, our engine in one request and in chunks, and Google's own
client of the protocol (google-resumable-media) in chunks of the same size. Progress is told and the
lease looked at as in a real upload. The best of several runs counts. CPU is the figure that
decides: wall time depends on what else the machine does.
"""

import json
import os
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import requests
from google.resumable_media.requests import ResumableUpload

from reelwright.adapters.youtube.body import Watch, opened
from reelwright.adapters.youtube.resumable import Resumable, session_in, start_request
from reelwright.adapters.youtube.sending import Manner, Sending
from reelwright.adapters.youtube.wire import Wire
from reelwright.ports.lease import Unleased
from reelwright.ports.platform import Finished
from reelwright.ports.progress import Silent
from reelwright.ports.services import Secret

SIZE = 1 << 28
CHUNK = 1 << 25
BLOCK = 1 << 20
"""Of the plain copy, and of the receiver's reads."""
RUNS = 6
MOST = 3.0
"""Times the CPU of the plain copy that an upload in one request may take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    """Seconds."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        """Megabytes a second, and what they cost the sender."""
        rate = SIZE / self.wall / 1e6
        return f"{rate:7.0f} MB/s   {self.cpu / (SIZE / 1e9):.2f} s of CPU a GB"


def main() -> int:
    """Measure, print, and fail where an upload is much slower than a copy."""
    with tempfile.TemporaryDirectory() as folder, receiver() as address:
        film = Path(folder) / "film.mp4"
        with film.open("wb") as written:
            for _ in range(SIZE // BLOCK):
                written.write(os.urandom(BLOCK))
        # By turns, so that what else the machine does meets all of them.
        rounds = [
            (
                measured(lambda: copy(film, address)),
                measured(lambda: upload(film, address, Manner())),
                measured(lambda: upload(film, address, Manner(chunk=CHUNK))),
                measured(lambda: googles(film, address)),
            )
            for _ in range(RUNS)
        ]
    plain, whole, chunks, google = (best(runs) for runs in zip(*rounds, strict=True))
    print(f"{SIZE >> 20} MB over the loopback, best of {RUNS}")
    print(f"plain copy                      {plain}")
    print(f"upload in one request           {whole}   {plain.wall / whole.wall:.2f} of the copy")
    print(f"upload in chunks of {CHUNK >> 20} MB       {chunks}   {plain.wall / chunks.wall:.2f}")
    print(f"google-resumable-media, the same{google}   {plain.wall / google.wall:.2f}")
    ratio = whole.cpu / plain.cpu
    print(f"CPU ratio {ratio:.2f}, at most {MOST:g}; Google's client {google.cpu / plain.cpu:.2f}")
    return 0 if ratio <= MOST else 1


def best(runs: Sequence[Spent]) -> Spent:
    """The least of each figure over several runs."""
    return Spent(wall=min(run.wall for run in runs), cpu=min(run.cpu for run in runs))


def measured(run: Callable[[], None]) -> Spent:
    """One run."""
    before, begun = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    run()
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(wall=wall, cpu=cpu)


def copy(film: Path, address: tuple[str, int]) -> None:
    """What any program does that only has to get bytes across."""
    with socket.create_connection(address) as connection, film.open("rb") as source:
        connection.sendall(f"COPY / HTTP/1.1\r\nContent-Length: {SIZE}\r\n\r\n".encode())
        while block := source.read(BLOCK):
            connection.sendall(block)
        expect(b" 200 " in connection.recv(1024))


def upload(film: Path, address: tuple[str, int], manner: Manner) -> None:
    """Our engine, from the opening of the session to the video's id."""
    start = f"http://{address[0]}:{address[1]}/upload?uploadType=resumable"
    wire = Wire("youtube")
    engine = Resumable(wire, start, lambda _renew: Secret("Bearer t"))
    asked = start_request(start, {}, size=SIZE, media_type="video/mp4")
    session = session_in(wire.exchange(asked), start)
    expect(session is not None)
    with opened(film) as source:
        watch = Watch(progress=Silent(), lease=Unleased(), size=SIZE)
        sending = Sending(engine, session or "", source, watch, manner)
        expect(isinstance(sending.carry_on(0), Finished))
    wire.close()


def expect(arrived: bool) -> None:  # noqa: FBT001 - as assert
    """Measure nothing that did not happen."""
    if not arrived:
        message = "The file did not arrive."
        raise RuntimeError(message)


def googles(film: Path, address: tuple[str, int]) -> None:
    """Google's own client, as its documentation uses it."""
    start = f"http://{address[0]}:{address[1]}/upload?uploadType=resumable"
    with requests.Session() as transport, film.open("rb") as source:
        transport.trust_env = False
        sending: Any = ResumableUpload(start, CHUNK)  # type: ignore[no-untyped-call] # untyped
        sending.initiate(transport, source, {}, "video/mp4", total_bytes=SIZE)
        while not sending.finished:
            sending.transmit_next_chunk(transport)


@contextmanager
def receiver() -> Iterator[tuple[str, int]]:
    """A process that takes what comes and forgets it."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=receive, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def receive(pipe: Connection) -> None:
    """Serve one connection after another."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        pipe.send(server.getsockname())
        while True:
            connection, _ = server.accept()
            with (
                connection,
                connection.makefile("rb") as source,
                suppress(OSError),
            ):
                while answer_one(connection, source):
                    pass


def answer_one(connection: socket.socket, source: BufferedReader) -> bool:
    """Take a request and answer it; whether there was one."""
    first = source.readline().decode()
    if not first:
        return False
    headers: dict[str, str] = {}
    while (line := source.readline().decode().strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    forget(source, int(headers.get("content-length", 0)))
    last = int(headers.get("content-range", f"bytes 0-{SIZE - 1}/").split("-")[-1].split("/")[0])
    if first.startswith("POST"):
        answer(connection, "200 OK", f"Location: http://{headers['host']}/session\r\n", b"")
    elif last < SIZE - 1:
        answer(connection, "308 Resume Incomplete", f"Range: bytes=0-{last}\r\n", b"")
    else:
        answer(connection, "200 OK", "", json.dumps({"id": "v1"}).encode())
    return True


def forget(source: BufferedReader, count: int) -> None:
    """Read so many bytes."""
    room = memoryview(bytearray(BLOCK))
    while count:
        count -= source.readinto(room[: min(count, BLOCK)])


def answer(connection: socket.socket, status: str, headers: str, body: bytes) -> None:
    """Send an answer."""
    head = f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
    connection.sendall(head.encode() + body)


if __name__ == "__main__":
    sys.exit(main())
