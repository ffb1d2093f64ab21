"""The local YouTube as a server."""

import hashlib
import json
import socket
import struct
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from sqlite3 import ProgrammingError
from types import TracebackType
from uuid import uuid4

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.wire.listening import LocalServer
from reelwright.simulators.youtube import control, sign_in
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.calls import Broken, Call, call_of
from reelwright.simulators.youtube.clock import DrivenClock, Now, real_time
from reelwright.simulators.youtube.discovery import Method, document_at, documents, route
from reelwright.simulators.youtube.faults import (
    AFTERWARDS,
    AT_ONCE,
    Fault,
    FaultPlan,
    Planned,
    refusal,
)
from reelwright.simulators.youtube.gate import admit
from reelwright.simulators.youtube.methods import ANSWERS, KINDS
from reelwright.simulators.youtube.quota import cost_of
from reelwright.simulators.youtube.records import Client, Done
from reelwright.simulators.youtube.refusals import Refusal, missing
from reelwright.simulators.youtube.sign_in import SCOPES
from reelwright.simulators.youtube.uploads import Uploads
from reelwright.simulators.youtube.world import PROJECT, World

DISCOVERY = "/discovery/v1/apis/"
_OWN = {
    ("GET", sign_in.AUTH_PATH): ("oauth.auth", sign_in.page),
    ("GET", sign_in.ALLOW_PATH): ("oauth.allow", sign_in.allow),
    ("POST", sign_in.TOKEN_PATH): ("oauth.token", sign_in.token),
    ("POST", sign_in.REVOKE_PATH): ("oauth.revoke", sign_in.revoke),
}
_LINGER_NOT = struct.pack("ii", 1, 0)
"""SO_LINGER so that closing sends a reset."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewChannel:
    """A channel whose owner has allowed a client everything, or the scopes that were asked."""

    id: str
    refresh_token: str


class YouTubeSimulator(LocalServer):
    """A YouTube on this machine for the time of a ``with`` block.

    Everything lies in ``data``: another one on the same folder and port goes on where the first
    was killed. ``clock`` is what time runs by; ``.clock`` drives it.
    """

    def __init__(
        self,
        *,
        data: Path,
        port: int = 0,
        clock: Now = real_time,
        behaviour: Behaviour | None = None,
        faults: Iterable[Planned] = (),
    ) -> None:
        documents()
        data.mkdir(parents=True, exist_ok=True)
        self.world = World(data, behaviour=behaviour, running=clock)
        super().__init__(port=port)
        self.world.address = self.address
        self._uploads = Uploads(self.world, KINDS)
        for each in faults:
            self.world.faults.add(each)
        client = self.world.client()
        self.client_id, self.client_secret = client.id, client.secret
        self.client_file = data / "client.json"
        self._write_client(client)

    @property
    def url(self) -> str:
        """Where it is; the root of every address."""
        return self.address

    @property
    def clock(self) -> DrivenClock:
        """Its time."""
        return self.world.clock

    @property
    def faults(self) -> FaultPlan:
        """What will go wrong."""
        return self.world.faults

    def new_channel(
        self,
        title: str = "A channel",
        *,
        scopes: tuple[str, ...] = SCOPES,
        project: str = PROJECT,
        testing: bool = False,
        verified: bool = True,
    ) -> NewChannel:
        """A channel with a refresh token for the client of a project."""
        client = self.world.client(project, testing=testing)
        made = self.world.new_channel(title, verified=verified)
        grant = sign_in.grant_for(self.world, client, made, scopes)
        return NewChannel(id=made.id, refresh_token=grant.id)

    def channel_of(self, title: str) -> NewChannel:
        """The channel of this title, made where there is none, with a fresh refresh token."""
        known = next((each for each in self.world.channels.all() if each.title == title), None)
        channel = known or self.world.new_channel(title)
        grant = sign_in.grant_for(self.world, self.world.client(), channel)
        return NewChannel(id=channel.id, refresh_token=grant.id)

    @property
    def channels(self) -> list[dict[str, str]]:
        """Every channel by id and title."""
        return [{"id": each.id, "title": each.title} for each in self.world.channels.all()]

    def plan_once(self, faults: Iterable[Planned]) -> None:
        """Plan the faults of a scenario, unless they were planned before on the same folder."""
        wanted = tuple(faults)
        mark = f"scenario:{hashlib.sha256(repr(wanted).encode()).hexdigest()}"
        with self.world.store.transaction():
            if self.world.store.add(mark, 1) == 1:
                for each in wanted:
                    self.faults.add(each)

    @property
    def places(self) -> dict[str, str]:
        """The addresses and keys that a client needs."""
        return {
            "url": self.url,
            "discovery": f"{self.url}{DISCOVERY}{{api}}/{{apiVersion}}/rest",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "client": str(self.client_file.absolute()),
            "auth": self.url + sign_in.AUTH_PATH,
            "token": self.url + sign_in.TOKEN_PATH,
            "revoke": self.url + sign_in.REVOKE_PATH,
            "control": self.url + control.PREFIX,
        }

    def _write_client(self, client: Client) -> None:
        """The client as Google gives it out for an application on a desktop."""
        installed = {
            "client_id": client.id,
            "project_id": client.project,
            "auth_uri": self.url + sign_in.AUTH_PATH,
            "token_uri": self.url + sign_in.TOKEN_PATH,
            "client_secret": client.secret,
            "redirect_uris": ["http://localhost"],
        }
        fresh = self.client_file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps({"installed": installed}), encoding="utf-8")
        fresh.replace(self.client_file)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        super().__exit__(kind, error, trace)
        self.world.store.close()

    def handle(self, to: BaseHTTPRequestHandler) -> None:
        """Take a request and answer it, unless the connection is to break."""
        call = call_of(to)
        try:
            reply = self._answered(call)
            call.body.drain()
        except Broken as broken:
            to.close_connection = True
            if broken.reset:
                to.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
            return
        if not call.body.broken:
            _send(to, reply)

    def _answered(self, call: Call) -> Reply:
        if call.path.startswith(control.PREFIX):
            return control.answer(self.world, call)
        if call.path.startswith(DISCOVERY):
            return self._discovery(call)
        name, status, reason = "", 0, ""
        try:
            name = self._name(call)
            reply = self._done(call, name)
            status = reply.status
        except Refusal as refused:
            status, reason = refused.status, refused.reason
            reply = refused.reply()
        finally:
            self._record(call, name, status, reason)
        return reply

    def _discovery(self, call: Call) -> Reply:
        name, _, version = call.path.removeprefix(DISCOVERY).removesuffix("/rest").partition("/")
        found = document_at(f"{name}:{version}", self.url)
        return json_reply(found) if found else missing("notFound", "api", "global").reply()

    def _name(self, call: Call) -> str:
        """What is asked for: one of ours, bytes for a session, or a documented method."""
        own = _OWN.get((call.verb, call.path))
        if own is not None:
            return own[0]
        if call.one("upload_id"):
            return "upload"
        found = route(call.verb, call.path)
        if found is None:
            raise missing("notFound", "method", "global")
        call.arguments.update(found.arguments)
        return found.method.id

    def _done(self, call: Call, name: str) -> Reply:
        if name == "upload":
            return self._uploads.go_on(call, call.one("upload_id"))
        early = self._struck(call, name)
        if early is not None:
            return early
        own = _OWN.get((call.verb, call.path))
        found = route(call.verb, call.path)
        if own is not None:
            with self.world.store.transaction():
                reply = own[1](self.world, call)
        elif found is not None:
            admit(self.world, call, found.method)
            reply = self._played(call, found.method, upload=found.upload)
        late = self.world.faults.take(name, AFTERWARDS)
        call.fault = late.fault if late else ""
        if late is not None and late.fault is Fault.LOST_ANSWER:
            raise Broken
        if late is not None:
            raise refusal(late)
        return reply

    def _played(self, call: Call, method: Method, *, upload: bool) -> Reply:
        if upload and method.id in KINDS:
            return self._uploads.start(call, method)
        play = ANSWERS.get(method.id)
        if play is None:
            said = f"The local YouTube does not play {method.id}."
            raise Refusal(HTTPStatus.NOT_IMPLEMENTED, "notImplemented", said, domain="simulator")
        with self.world.store.transaction():
            return play(self.world, call)

    def _struck(self, call: Call, name: str) -> Reply | None:
        """Meet a fault before anything is done."""
        planned = self.world.faults.take(name, AT_ONCE)
        if planned is None:
            return None
        call.fault = planned.fault
        if planned.fault is Fault.DROPPED:
            raise Broken
        if planned.fault is Fault.BAD_GATEWAY:
            page = b"<!DOCTYPE html><title>502</title><p>The server encountered a temporary error"
            return Reply(status=HTTPStatus.BAD_GATEWAY, media_type="text/html", body=page)
        if planned.fault in {Fault.TOKEN_EXPIRED, Fault.TOKEN_REVOKED}:
            self._end_token(call, planned.fault)
        raise refusal(planned)

    def _end_token(self, call: Call, fault: Fault) -> None:
        access = self.world.accesses.get(call.bearer)
        grant = self.world.grants.get(access.owner) if access else None
        self.world.accesses.drop(call.bearer)
        if fault is Fault.TOKEN_REVOKED and grant is not None:
            sign_in.end(self.world, grant)

    def _record(self, call: Call, name: str, status: int, reason: str) -> None:
        charged = call.client is not None and reason != "quotaExceeded"
        cost = cost_of(name)
        with suppress(ProgrammingError):  # the store is closed: it is ending
            self.world.journal.put(
                Done(
                    id=uuid4().hex,
                    owner=call.channel.id if call.channel else "",
                    at=self.world.now,
                    method=name or call.path,
                    status=status,
                    reason=reason,
                    project=call.client.project if call.client else "",
                    bucket=cost.bucket if charged else "",
                    units=cost.units if charged else 0,
                    subject=call.subject,
                    fault=call.fault,
                )
            )


def _send(to: BaseHTTPRequestHandler, reply: Reply) -> None:
    to.send_response(reply.status)
    if reply.body:
        to.send_header("Content-Type", reply.media_type)
    for name, value in reply.headers.items():
        to.send_header(name, value)
    to.send_header("Content-Length", str(len(reply.body)))
    to.end_headers()
    if to.command != "HEAD":
        to.wfile.write(reply.body)
