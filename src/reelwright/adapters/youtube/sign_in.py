"""Google's sign-in for installed applications: authorisation code with PKCE, and refreshing.

https://developers.google.com/identity/protocols/oauth2/native-app, RFC 6749, RFC 7009, RFC 7636
and RFC 8252. Tokens travel in bodies only, never in an address.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode, urlsplit

from pydantic import BaseModel, ValidationError

from reelwright.adapters.youtube.envelope import Envelope, envelope_of, seconds_asked
from reelwright.adapters.youtube.facts import SERVICE, Addresses
from reelwright.adapters.youtube.wire import Answer, Request, Wire
from reelwright.domain.platform.authorisation import Loss
from reelwright.ports.channels import AuthorisationBegun, ConsentDenied, GrantRefused, Tokens
from reelwright.ports.clock import Clock
from reelwright.ports.services import (
    AnswerUnusable,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceFailed,
)

_LEAST_CODE = 10
_CLIENT_ERRORS = {"invalid_client", "unauthorized_client", "deleted_client", "disabled_client"}


class _Granted(BaseModel):
    access_token: str
    expires_in: int
    scope: str = ""
    refresh_token: str | None = None
    refresh_token_expires_in: int | None = None
    """Only where the grant ends at a time, as of a consent screen in the state "Testing"."""


class GoogleSignIn:
    """Implements ``ports.channels.Authoriser`` for one OAuth client."""

    def __init__(
        self, wire: Wire, addresses: Addresses, client_id: str, secret: Secret, clock: Clock
    ) -> None:
        self._wire = wire
        self._addresses = addresses
        self._client_id = client_id
        self._secret = secret
        self._clock = clock

    def begin(self, redirect: str, scopes: tuple[str, ...], hint: str = "") -> AuthorisationBegun:
        """The address of the question; ``offline`` and ``consent`` bring a refresh token."""
        state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(64)
        query = {
            "client_id": self._client_id,
            "redirect_uri": redirect,
            "response_type": "code",
            "scope": " ".join(scopes),
            "state": state,
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
            "access_type": "offline",
            "prompt": "consent",
        }
        if hint:
            query["login_hint"] = hint
        return AuthorisationBegun(
            address=f"{self._addresses.consent}?{urlencode(query)}",
            redirect=redirect,
            state=state,
            verifier=Secret(verifier),
        )

    def finish(self, begun: AuthorisationBegun, answer: str) -> Tokens:
        """The tokens for what the browser brought back, or for the code in it."""
        form = {
            "grant_type": "authorization_code",
            "code": code_in(answer, begun.state),
            "redirect_uri": begun.redirect,
            "code_verifier": begun.verifier.value,
        }
        try:
            tokens = self._tokens(form)
        except GrantRefused as error:
            if error.loss is Loss.CLIENT:
                raise
        else:
            if tokens.refresh is not None:
                return tokens
            message = "Google gave no lasting authorisation; begin again and allow it once more."
            raise ConsentDenied(message)
        message = "Google does not take the code: it is used or older than 10 minutes; begin again."
        raise ConsentDenied(message)

    def refresh(self, token: Secret) -> Tokens:
        """A new access token for a refresh token."""
        return self._tokens({"grant_type": "refresh_token", "refresh_token": token.value})

    def revoke(self, token: Secret) -> None:
        """Give a grant back."""
        answer = self._posted(self._addresses.revoke, {"token": token.value})
        if answer.status == HTTPStatus.OK or envelope_of(answer).reason == "invalid_token":
            return
        raise _troubled(answer)

    def _tokens(self, form: Mapping[str, str]) -> Tokens:
        client = {"client_id": self._client_id, "client_secret": self._secret.value}
        answer = self._posted(self._addresses.token, {**client, **form})
        if answer.status != HTTPStatus.OK:
            raise _refusal(answer)
        try:
            granted = _Granted.model_validate_json(answer.body)
        except ValidationError:
            granted = None
        if granted is None:
            message = "Google sent an answer that is not in its own form; try again later."
            raise AnswerUnusable(message, service=SERVICE)
        return _tokens_of(granted, self._clock.now())

    def _posted(self, address: str, form: Mapping[str, str]) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(form).encode("ascii")
        return self._wire.exchange(Request(method="POST", url=address, headers=headers, body=body))


def challenge_of(verifier: str) -> str:
    """The S256 code challenge of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def code_in(answer: str, state: str) -> str:
    """The code in the address that a browser was sent to; or the answer itself, if it is one.

    Raises:
        ConsentDenied: it says no, is of another question, or holds nothing.
    """
    answer = answer.strip().strip("'\"")
    if "=" not in answer:
        return _code(answer)
    query = parse_qs(urlsplit(answer).query or answer.rpartition("?")[2])
    if query.get("error"):
        said = query["error"][0]
        message = "Nothing was allowed: the consent was cancelled in the browser."
        if said != "access_denied":
            message = f"Google did not let the consent through ({said[:80]!r}); begin again."
        raise ConsentDenied(message)
    told = query.get("state", [""])[0]
    if not secrets.compare_digest(told.encode(), state.encode()):
        message = "The answer is not of this question: begin again, and use the newest address."
        raise ConsentDenied(message)
    return _code(query.get("code", [""])[0])


def _code(code: str) -> str:
    if len(code) < _LEAST_CODE or not code.isascii() or not code.isprintable() or " " in code:
        message = (
            "This is no answer of Google's: paste the whole address that the browser shows at "
            "the end, which begins with http://127.0.0.1."
        )
        raise ConsentDenied(message)
    return code


def _tokens_of(granted: _Granted, now: datetime) -> Tokens:
    ends = granted.refresh_token_expires_in
    return Tokens(
        access=Secret(granted.access_token),
        expires=now + timedelta(seconds=granted.expires_in),
        scopes=frozenset(granted.scope.split()),
        refresh=Secret(granted.refresh_token) if granted.refresh_token else None,
        refresh_ends=None if ends is None else now + timedelta(seconds=ends),
    )


def _refusal(answer: Answer) -> Exception:
    envelope = envelope_of(answer)
    if envelope.reason in _CLIENT_ERRORS:
        message = "Google does not know this OAuth client, or not with this secret."
        return GrantRefused(message, loss=Loss.CLIENT)
    if envelope.reason == "invalid_grant":
        gone = Loss.ACCOUNT if "account" in envelope.message.casefold() else None
        return GrantRefused("Google does not take this authorisation (any more).", loss=gone)
    return _troubled(answer, envelope)


def _troubled(answer: Answer, envelope: Envelope | None = None) -> Exception:
    envelope = envelope or envelope_of(answer)
    seen = envelope.reason or f"status {answer.status}"
    wait = seconds_asked(answer.headers)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        message = f"Google's sign-in has failed ({seen}); it is tried again later."
        return ServiceFailed(message, service=SERVICE, retry_after=wait, status=answer.status)
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        message = "Google's sign-in is asked too often; it is tried again later."
        return ServiceBusy(message, service=SERVICE, retry_after=wait, status=answer.status)
    message = f"Google's sign-in refuses the request ({seen}); the same will be refused again."
    return RequestRefused(message, service=SERVICE, status=answer.status, code=envelope.reason)
