"""Google's resumable upload protocol: the requests of one session.

The engine knows nothing of videos: where a session starts, and what its last answer holds, are
given, so that it works with, and is tried against, every server of the protocol.
https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
"""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from io import BufferedReader
from urllib.parse import quote, urljoin

from reelwright.adapters.youtube.answers import (
    Doubtful,
    Meaning,
    Parse,
    Passing,
    Unauthorised,
    meaning_of,
    refused,
)
from reelwright.adapters.youtube.body import Pace, Watch, blocks
from reelwright.adapters.youtube.envelope import id_in
from reelwright.adapters.youtube.wire import Answer, Request, Wire, same_origin
from reelwright.ports.platform import SessionAnswer
from reelwright.ports.services import Secret, ServiceFailed

Authorise = Callable[[bool], Secret]
"""The value of the header ``Authorization``; True: the one before is not good any more."""


def start_request(
    address: str,
    resource: Mapping[str, object],
    *,
    size: int,
    media_type: str,
    file_name: str = "",
) -> Request:
    """What opens a session for ``size`` bytes, and says what is to become of them."""
    headers = {
        "Content-Type": "application/json; charset=UTF-8",
        "X-Upload-Content-Length": str(size),
        "X-Upload-Content-Type": media_type,
    }
    if file_name:
        headers["Slug"] = quote(file_name, safe=" !#$&'()+,-.;=@[]^_`{}~")
    body = json.dumps(resource, ensure_ascii=False).encode()
    return Request(method="POST", url=address, headers=headers, body=body)


def session_in(answer: Answer, address: str) -> str | None:
    """The address of the session that an answer opened; None where it opened none."""
    session = answer.headers.get("location", "")
    if answer.status not in {HTTPStatus.OK, HTTPStatus.CREATED} or not session:
        return None
    return urljoin(address, session)


class Resumable:
    """Sessions over one wire; ``authorise`` is asked before every request.

    ``start`` is the address at which sessions are opened: its server, and no other, is sent the
    authorisation. (A session's address alone is enough for Google.)
    """

    def __init__(
        self, wire: Wire, start: str, authorise: Authorise, *, parse: Parse = id_in
    ) -> None:
        self.wire = wire
        self._start = start
        self._authorise = authorise
        self._parse = parse

    def ask(self, session: str, size: int) -> SessionAnswer:
        """How a session stands.

        Raises:
            ServiceUnreachable, ServiceFailed: it does not say.
        """
        meaning = self.asked(session, size)
        if isinstance(meaning, Doubtful):
            return refused(meaning.envelope)
        if isinstance(meaning, Passing | Unauthorised):
            raise self.silent(meaning)
        return meaning

    def asked(self, session: str, size: int) -> Meaning:
        """What a session answers to the question where it stands."""
        meaning = self._asked_once(session, size)
        if isinstance(meaning, Unauthorised):
            self.renew()
            meaning = self._asked_once(session, size)
        return meaning

    def put(
        self, session: str, source: BufferedReader, span: range, pace: Pace, watch: Watch
    ) -> Meaning:
        """Send the bytes of a span, and hear where the session then stands.

        Raises:
            ServiceUnreachable: nobody answered.
            FileUnsendable, Cancelled, LeaseLost.
        """
        request = Request(
            method="PUT",
            url=session,
            headers={"Content-Range": f"bytes {span.start}-{span.stop - 1}/{watch.size}"},
            secret_headers=self._headers(session),
            body=blocks(source, span, pace, watch),
            length=len(span),
        )
        return meaning_of(self.wire.exchange(request), watch.size, self._parse)

    def renew(self) -> None:
        """Get another authorisation than the one that was just refused."""
        self._authorise(True)

    def silent(self, meaning: Passing | Unauthorised) -> ServiceFailed:
        """The error for a session that does not say where it stands."""
        seen = meaning.seen if isinstance(meaning, Passing) else "the authorisation is refused"
        return ServiceFailed(
            f"YouTube does not say how far the upload is ({seen}); it is asked again later.",
            service=self.wire.service,
            retry_after=meaning.retry_after if isinstance(meaning, Passing) else None,
        )

    def _asked_once(self, session: str, size: int) -> Meaning:
        request = Request(
            method="PUT",
            url=session,
            headers={"Content-Range": f"bytes */{size}"},
            secret_headers=self._headers(session),
            length=0,
        )
        return meaning_of(self.wire.exchange(request), size, self._parse)

    def _headers(self, session: str) -> Mapping[str, Secret]:
        if not same_origin(session, self._start):
            return {}
        return {"Authorization": self._authorise(False)}
