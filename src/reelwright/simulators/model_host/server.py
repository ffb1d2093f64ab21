"""The host: any bytes by path, in parts where asked so, after a redirect as such hosts do.

Hugging Face and GitHub answer a file's address with a redirect to their storage, which knows
ranges (RFC 9110, 14): 206 with ``Content-Range``, 416 past the end.
"""

from collections.abc import Mapping
from http import HTTPStatus

from reelwright.simulators.wire.exchange import Asked, Reply
from reelwright.simulators.wire.service import ServiceSimulator

STORAGE = "/storage"


class ModelHost(ServiceSimulator):
    """Serves files; ``ranges`` switched off, it always sends the whole."""

    def __init__(self, files: Mapping[str, bytes], *, port: int = 0) -> None:
        super().__init__(port=port)
        self.files = dict(files)
        self.ranges = True

    def answer(self, asked: Asked) -> Reply:
        """A redirect to the storage, and there the file or a part of it."""
        path = asked.path.removeprefix(STORAGE)
        if path not in self.files:
            return Reply(status=HTTPStatus.NOT_FOUND, body=b"Entry not found")
        if not asked.path.startswith(STORAGE):
            return Reply(status=HTTPStatus.FOUND, headers={"Location": STORAGE + path})
        return self._part(self.files[path], asked.headers.get("range", ""))

    def _part(self, content: bytes, asked: str) -> Reply:
        start = asked.removeprefix("bytes=").removesuffix("-")
        if not self.ranges or not start.isdecimal():
            return Reply(media_type="application/octet-stream", body=content)
        if int(start) >= len(content):
            return Reply(
                status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                headers={"Content-Range": f"bytes */{len(content)}"},
            )
        place = f"bytes {start}-{len(content) - 1}/{len(content)}"
        return Reply(
            status=HTTPStatus.PARTIAL_CONTENT,
            media_type="application/octet-stream",
            headers={"Content-Range": place},
            body=content[int(start) :],
        )
