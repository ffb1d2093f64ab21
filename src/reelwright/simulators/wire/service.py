"""The server that a simulated service is: real sockets on this machine, one thread a request."""

import sys
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ssl import SSLContext
from threading import Event, Lock

from reelwright.simulators.wire.breaking import BREAKS
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault, FaultPlan
from reelwright.simulators.wire.listening import LocalServer

KEY = "simulated-key-0123456789abcdef"
"""The key that every simulated service takes."""
RETRY_AFTER = 7
LARGEST_BODY = 100_000_000
STATUS = {
    Fault.KEY_REFUSED: HTTPStatus.UNAUTHORIZED,
    Fault.SPENT: HTTPStatus.PAYMENT_REQUIRED,
    Fault.BUSY: HTTPStatus.TOO_MANY_REQUESTS,
    Fault.FAILED: HTTPStatus.INTERNAL_SERVER_ERROR,
    Fault.OVERLOADED: HTTPStatus.SERVICE_UNAVAILABLE,
    Fault.REFUSED: HTTPStatus.BAD_REQUEST,
}
"""What most services answer with."""
PLAN_PATH = "/_simulator/"


class ServiceSimulator(LocalServer):
    """A service for the time of a ``with`` block. A subclass says what it answers.

    ``faults`` decides which calls fail; ``requests`` holds what came in. By hand, a fault is
    planned with ``curl -X POST http://HOST/_simulator/busy?times=2&path=/v1``.
    """

    def __init__(self, *, port: int = 0, key: str = KEY, tls: SSLContext | None = None) -> None:
        super().__init__(port=port, tls=tls)
        self.key = key
        self.faults = FaultPlan()
        self._requests: list[Asked] = []
        self._lock = Lock()

    def answer(self, asked: Asked) -> Reply:
        """The real answer to a request; a wrong key or request is answered as the service does."""
        raise NotImplementedError

    def error(self, fault: Fault) -> Reply:
        """A failure in the service's own words; ``plain_error`` where it has none."""
        return plain_error(fault)

    @property
    def requests(self) -> tuple[Asked, ...]:
        """What came in so far."""
        with self._lock:
            return tuple(self._requests)

    def handle(self, to: BaseHTTPRequestHandler) -> None:
        """Take a request and answer it, well or as planned."""
        asked = _read(to)
        if asked.path.startswith(PLAN_PATH):
            _send(to, self._planned(asked))
            return
        with self._lock:
            self._requests.append(asked)
        fault = self.faults.next(asked)
        if fault is None:
            _send(to, self.answer(asked))
        elif fault in BREAKS:
            BREAKS[fault](to, asked, partial(self.answer, asked), self._stopping)
        else:
            _send(to, self.error(fault))

    def _planned(self, asked: Asked) -> Reply:
        name = asked.path.removeprefix(PLAN_PATH)
        if name == "clear":
            self.faults.clear()
        elif name in set(Fault):
            times = asked.query.get("times", "1")
            self.faults.add(Fault(name), path=asked.query.get("path", ""), times=int(times))
        else:
            names = {"clear": "forget all", "faults": [*Fault]}
            return json_reply(names, HTTPStatus.NOT_FOUND)
        return json_reply({"planned": name})


def plain_error(fault: Fault) -> Reply:
    """A failure without any particular form."""
    headers = {"Retry-After": str(RETRY_AFTER)} if fault is Fault.BUSY else {}
    status = STATUS[fault]
    return json_reply({"error": {"message": status.phrase}}, status, headers)


def run_by_hand(simulator: ServiceSimulator) -> None:
    """Serve until interrupted, and say where."""
    with simulator:
        sys.stdout.write(f"{simulator.address}  key: {simulator.key}\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            Event().wait()


def port_asked(default: int) -> int:
    """The port in the command line, or the default."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else default


def _read(to: BaseHTTPRequestHandler) -> Asked:
    length = min(int(to.headers.get("Content-Length") or 0), LARGEST_BODY)
    return Asked(
        method=to.command,
        target=to.path,
        headers={name.lower(): value for name, value in to.headers.items()},
        body=to.rfile.read(length),
    )


def _send(to: BaseHTTPRequestHandler, reply: Reply) -> None:
    to.send_response(reply.status)
    to.send_header("Content-Type", reply.media_type)
    for name, value in reply.headers.items():
        to.send_header(name, value)
    framing = ("Content-Length", str(len(reply.body)))
    if "Content-Length" not in reply.headers:  # the answer to a HEAD tells of a body it has not
        to.send_header(*(framing if reply.stream is None else ("Transfer-Encoding", "chunked")))
    to.end_headers()
    if to.command == "HEAD":
        return
    if reply.stream is None:
        to.wfile.write(reply.body)
        return
    for chunk in filter(None, reply.stream):
        to.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        to.wfile.flush()
    to.wfile.write(b"0\r\n\r\n")
