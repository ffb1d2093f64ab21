"""OAuth as Google speaks it to installed applications: the page, the token, the end.

Sources: identity/protocols/oauth2/native-app (loopback, PKCE), RFC 6749, 7636 and 7009.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode, urlsplit

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.records import Access, Channel, Client, Consent, Grant
from reelwright.simulators.youtube.world import World, letters

AUTH_PATH = "/o/oauth2/v2/auth"
ALLOW_PATH = f"{AUTH_PATH}/allow"
TOKEN_PATH = "/token"  # noqa: S105 - a path
REVOKE_PATH = "/revoke"
_BASE = "https://www.googleapis.com/auth/"
SCOPES = tuple(
    _BASE + name
    for name in (
        "youtube.upload",
        "youtube.readonly",
        "youtube.force-ssl",
        "yt-analytics.readonly",
        "yt-analytics-monetary.readonly",
    )
)
TESTING_LIFE = timedelta(days=7)
UNUSED_LIFE = timedelta(days=182)
ACCESS_LIFE = timedelta(seconds=3599)
CODE_LIFE = timedelta(minutes=10)
GRANTS_KEPT = 100
"""Live refresh tokens of an account at a client; more drop the oldest without a word."""
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Unauthorised(Exception):
    """The token endpoint's no: an error name and a sentence (RFC 6749, 5.2)."""

    def __init__(self, error: str, told: str, status: int = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(told)
        self.error = error
        self.status = status

    def reply(self) -> Reply:
        """As Google answers."""
        body = {"error": self.error, "error_description": str(self)}
        return json_reply(body, self.status)


def page(world: World, call: Call) -> Reply:
    """The page on which a person picks a channel and says what is allowed."""
    fault = _wrong_request(world, call)
    if fault:
        return _html(f"<h1>Access blocked</h1><p>Error 400: {escape(fault)}</p>", 400)
    links = "".join(_choice(call, each) for each in world.channels.all())
    deny = escape(f"{ALLOW_PATH}?{_same_query(call)}&deny=1")
    said = "<p>No channel exists yet: make one at the simulator first.</p>"
    return _html(f'<h1>Choose a channel</h1>{links or said}<p><a href="{deny}">Cancel</a></p>')


def allow(world: World, call: Call) -> Reply:
    """What pressing the button does: a redirect with a code, or with a refusal.

    ``channel`` names it, ``allow`` (may be repeated) limits the scopes to some of those asked.
    """
    fault = _wrong_request(world, call)
    channel = world.channels.get(call.one("channel"))
    if fault or (channel is None and not call.one("deny")):
        return _html(f"<p>Error 400: {escape(fault or 'no such channel')}</p>", 400)
    answer = {"state": call.one("state")} if call.one("state") else {}
    if call.one("deny") or channel is None:
        return _redirect(call, answer | {"error": "access_denied"})
    wanted = call.one("scope").split()
    scopes = tuple(each for each in wanted if each in (call.query.get("allow") or wanted))
    consent = Consent(
        id="4/0" + letters(60),
        client=call.one("client_id"),
        channel=channel.id,
        scopes=scopes,
        redirect=call.one("redirect_uri"),
        challenge=call.one("code_challenge"),
        method=call.one("code_challenge_method", "plain"),
        offline=call.one("access_type") == "offline"
        and (call.one("prompt") == "consent" or not _allowed_before(world, call, channel)),
        expires=world.now + CODE_LIFE,
    )
    world.consents.put(consent)
    return _redirect(call, answer | {"code": consent.id, "scope": " ".join(scopes)})


def token(world: World, call: Call) -> Reply:
    """Give a token for a code, or a fresh one for a refresh token."""
    form = _form(call)
    try:
        client = _client_of(world, form)
        if form.get("grant_type") == "authorization_code":
            return _exchanged(world, client, form)
        if form.get("grant_type") == "refresh_token":
            return _refreshed(world, client, form)
    except Unauthorised as error:
        return error.reply()
    return Unauthorised("unsupported_grant_type", "Invalid grant_type").reply()


def revoke(world: World, call: Call) -> Reply:
    """End what was allowed, by either kind of token (RFC 7009)."""
    given = call.one("token") or _form(call).get("token", "")
    access = world.accesses.get(given)
    grant = world.grants.get(access.owner if access else given)
    if grant is None or grant.revoked:
        return Unauthorised("invalid_token", "Token expired or revoked").reply()
    end(world, grant)
    return json_reply({})


def end(world: World, grant: Grant) -> None:
    """Withdraw what was allowed, with every token that came of it."""
    world.grants.put(replace(grant, revoked=True))
    for each in world.accesses.of(grant.id):
        world.accesses.drop(each.id)


def grant_for(
    world: World, client: Client, channel: Channel, scopes: tuple[str, ...] = SCOPES
) -> Grant:
    """What a channel's owner has just allowed; the oldest of too many is dropped."""
    now = world.now
    made = Grant(
        id="1//0" + letters(50),
        client=client.id,
        channel=channel.id,
        scopes=scopes,
        made=now,
        used=now,
        owner=f"{channel.account} {client.id}",
    )
    live = [each for each in world.grants.of(made.owner) if not each.revoked]
    for each in live[: max(0, len(live) - GRANTS_KEPT + 1)]:
        end(world, each)
    return world.grants.put(made)


def holder(world: World, bearer: str) -> tuple[Channel, Client, Access] | None:
    """Whose access token it is, if it is good now."""
    access = world.accesses.get(bearer)
    if access is None or access.expires <= world.now:
        return None
    channel, client = world.channels.get(access.channel), world.clients.get(access.client)
    return (channel, client, access) if channel and client else None


def dead(grant: Grant, client: Client, now: datetime) -> bool:
    """Whether a refresh token no longer works: revoked, unused for half a year, or of a test."""
    tested = client.testing and grant.made + TESTING_LIFE <= now
    return grant.revoked or tested or grant.used + UNUSED_LIFE <= now


def _exchanged(world: World, client: Client, form: Mapping[str, str]) -> Reply:
    consent = world.consents.get(form.get("code", ""))
    if consent is None or consent.used or consent.expires <= world.now:
        raise Unauthorised("invalid_grant", "Bad Request")
    if consent.client != client.id:
        raise Unauthorised("unauthorized_client", "Unauthorized")
    if consent.redirect != form.get("redirect_uri", ""):
        raise Unauthorised("redirect_uri_mismatch", "Bad Request")
    if not _proves(consent, form.get("code_verifier", "")):
        raise Unauthorised("invalid_grant", "Invalid code verifier.")
    world.consents.put(replace(consent, used=True))
    channel = world.channels.get(consent.channel)
    if channel is None:
        raise Unauthorised("invalid_grant", "Account has been deleted")
    grant = grant_for(world, client, channel, consent.scopes)
    told = {"refresh_token": grant.id} if consent.offline else {}
    return json_reply(_access(world, grant) | told)


def _refreshed(world: World, client: Client, form: Mapping[str, str]) -> Reply:
    grant = world.grants.get(form.get("refresh_token", ""))
    if grant is None or grant.client != client.id or dead(grant, client, world.now):
        raise Unauthorised("invalid_grant", "Token has been expired or revoked.")
    world.grants.put(replace(grant, used=world.now))
    return json_reply(_access(world, grant))


def _access(world: World, grant: Grant) -> dict[str, str | int]:
    access = Access(
        id="ya29.a0" + letters(80),
        owner=grant.id,
        client=grant.client,
        channel=grant.channel,
        scopes=grant.scopes,
        expires=world.now + ACCESS_LIFE,
    )
    world.accesses.put(access)
    return {
        "access_token": access.id,
        "expires_in": int(ACCESS_LIFE.total_seconds()),
        "scope": " ".join(grant.scopes),
        "token_type": "Bearer",
    }


def _client_of(world: World, form: Mapping[str, str]) -> Client:
    client = world.clients.get(form.get("client_id", ""))
    if client is None:
        told = "The OAuth client was not found."
        raise Unauthorised("invalid_client", told, HTTPStatus.UNAUTHORIZED)
    if client.secret != form.get("client_secret", ""):
        raise Unauthorised("invalid_client", "Unauthorized", HTTPStatus.UNAUTHORIZED)
    return client


def _proves(consent: Consent, verifier: str) -> bool:
    if not consent.challenge:
        return True
    if consent.method == "plain":
        return verifier == consent.challenge
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == consent.challenge


def _wrong_request(world: World, call: Call) -> str:
    redirect = urlsplit(call.one("redirect_uri"))
    if world.clients.get(call.one("client_id")) is None:
        return "invalid_client: The OAuth client was not found."
    if redirect.scheme != "http" or redirect.hostname not in _LOOPBACK:
        return "redirect_uri_mismatch"
    if call.one("response_type") != "code" or not call.one("scope"):
        return "invalid_request"
    if call.one("code_challenge_method", "S256") not in {"S256", "plain"}:
        return "invalid_request: code_challenge_method"
    return ""


def _allowed_before(world: World, call: Call, channel: Channel) -> bool:
    kept = world.grants.of(f"{channel.account} {call.one('client_id')}")
    return any(not each.revoked and each.channel == channel.id for each in kept)


def _choice(call: Call, channel: Channel) -> str:
    address = escape(f"{ALLOW_PATH}?{_same_query(call)}&{urlencode({'channel': channel.id})}")
    return f'<p><a href="{address}">Allow for {escape(channel.title)}</a> ({channel.id})</p>'


def _same_query(call: Call) -> str:
    return urlencode({name: values[-1] for name, values in call.query.items()})


def _redirect(call: Call, answer: Mapping[str, str]) -> Reply:
    back = call.one("redirect_uri")
    joined = f"{back}{'&' if '?' in back else '?'}{urlencode(answer)}"
    return Reply(status=HTTPStatus.FOUND, headers={"Location": joined})


def _html(inside: str, status: int = HTTPStatus.OK) -> Reply:
    whole = f"<!doctype html><title>Sign in - local YouTube</title>{inside}"
    return Reply(status=status, media_type="text/html; charset=utf-8", body=whole.encode())


def _form(call: Call) -> dict[str, str]:
    from_body = call.body.whole().decode("utf-8", "replace")
    return {name: values[-1] for name, values in parse_qs(from_body).items()}
