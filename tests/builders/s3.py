"""An S3 of another's making (moto) on this machine, with our faults on the way to it."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

from moto.server import ThreadedMotoServer

from reelwright.adapters.s3.bucket import Bucket, Patience
from reelwright.adapters.s3.place import KeyPair, place_at
from reelwright.ports.services import Secret
from reelwright.simulators.wire.exchange import Asked, Reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import ServiceSimulator

KEYS = KeyPair(id="tester", secret=Secret("a-secret-of-tests"))
PATIENT = Patience(tries=4, first_pause=timedelta(milliseconds=10))
QUICK = replace(PATIENT, silence=timedelta(seconds=0.5))
"""For services that are silent on purpose: a busy machine, too, may be silent for so long."""
_HOP = frozenset({"connection", "content-length", "transfer-encoding", "date", "server"})
_XML = "application/xml"


class FaultyS3(ServiceSimulator):
    """Hands everything on to the server behind it, but for the faults that are planned."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__()
        self._behind = (host, port)
        self.spoil: set[str] = set()
        """Ends of paths whose content comes back with a wrong byte, its length kept."""
        self.unconditional = False
        """Whether it is a service that knows no conditional writes."""

    def answer(self, asked: Asked) -> Reply:
        if self.unconditional and "if-none-match" in asked.headers:
            return _error(HTTPStatus.NOT_IMPLEMENTED, "NotImplemented")
        connection = http.client.HTTPConnection(*self._behind)
        try:
            connection.request(asked.method, asked.target, asked.body, dict(asked.headers))
            answer = connection.getresponse()
            body = answer.read()
            headers = dict(answer.headers.items())
        finally:
            connection.close()
        if asked.method == "GET" and any(asked.path.endswith(end) for end in self.spoil):
            body = bytes([body[0] ^ 1]) + body[1:]
        length = {"Content-Length": headers["Content-Length"]} if asked.method == "HEAD" else {}
        media_type = headers.pop("Content-Type", _XML)
        kept = {name: value for name, value in headers.items() if name.lower() not in _HOP}
        return Reply(
            status=answer.status, media_type=media_type, headers={**kept, **length}, body=body
        )

    def error(self, fault: Fault) -> Reply:
        if fault is Fault.OVERLOADED:
            return _error(HTTPStatus.SERVICE_UNAVAILABLE, "SlowDown")
        if fault is Fault.KEY_REFUSED:
            return _error(HTTPStatus.FORBIDDEN, "InvalidAccessKeyId")
        return super().error(fault)

    def make_bucket(self, name: str) -> None:
        self.answer(Asked(method="PUT", target=f"/{name}", headers={}))

    def bucket(self, address: str = "s3://studio/shared", patience: Patience = PATIENT) -> Bucket:
        return Bucket(place_at(address, endpoint=self.address), KEYS, patience)


@contextmanager
def faulty_s3() -> Iterator[FaultyS3]:
    """A server with the bucket ``studio``."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        with FaultyS3(*server.get_host_and_port()) as s3:
            s3.make_bucket("studio")
            yield s3
    finally:
        server.stop()


def _error(status: HTTPStatus, code: str) -> Reply:
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>no</Message></Error>"
    return Reply(status=status, media_type=_XML, body=body.encode())
