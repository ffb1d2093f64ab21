"""One call of the Data API: authorised, counted, and its answer or a named error."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlencode

from reelwright.adapters.youtube.envelope import Envelope, envelope_of, seconds_asked
from reelwright.adapters.youtube.facts import FACTS, SERVICE
from reelwright.adapters.youtube.refusals import QUOTA, SCOPE, Asked, refusal_of
from reelwright.adapters.youtube.wire import Answer, Request, Wire
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import Charge, Usage
from reelwright.domain.platform.authorisation import Loss, explained
from reelwright.domain.quota.costs import cost_of
from reelwright.ports.clock import Clock
from reelwright.ports.guard import Guard, Meter, ServiceCall, guarded
from reelwright.ports.platform import OutcomeUnknown, ScopeMissing, TokenRefused
from reelwright.ports.quota import QuotaLedger, QuotaSpent
from reelwright.ports.services import Secret, ServiceError, ServiceFailed

FREE = Charge(usage=Usage())


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A call about to be made."""

    name: str
    """As Google names it, such as ``videos.list``: so its cost is known."""
    request: Request
    """Without its authorisation."""
    repeatable: bool = True
    """Whether doing it twice is as good as once."""
    subject: str = ""
    """What it is for, in the ledger."""


class Bearer(Protocol):
    """Who holds the token that calls are made with."""

    def header(self, renew: bool = False) -> Secret:  # noqa: FBT001, FBT002 - the shape of ``resumable.Authorise``
        """The value of ``Authorization``; ``renew``: the one before was refused."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """For whom calls are made, and where they are counted."""

    channel: str
    project: str
    bearer: Bearer
    ledger: QuotaLedger
    guard: Guard
    clock: Clock = field(repr=False)


class Calls:
    """Makes the calls of one channel."""

    def __init__(self, wire: Wire, account: Account) -> None:
        self.wire = wire
        self.account = account

    def make(self, call: Call) -> Answer:
        """Make a call under the guard; its answer has a status from 200 to 299.

        Raises:
            As ``ports.platform``.
        """
        asked = ServiceCall(service=FACTS, operation=call.name, most=FREE)

        def made(_meter: Meter) -> Answer:
            return self._made(call)

        return guarded(self.account.guard, asked, made)

    def _made(self, call: Call) -> Answer:
        answer = self._counted(call, renew=False)
        if answer.status == HTTPStatus.UNAUTHORIZED and not _names_a_fact(answer):
            answer = self._counted(call, renew=True)
            if answer.status == HTTPStatus.UNAUTHORIZED and not _names_a_fact(answer):
                raise _refused_anew(self.account.channel, call)
        if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return answer
        raise self._error(call, answer)

    def _counted(self, call: Call, *, renew: bool) -> Answer:
        """One request, which YouTube counts whatever it answers.

        Raises:
            QuotaSpent, OutcomeUnknown, ServiceUnreachable, AuthorisationLost.
        """
        account, cost = self.account, cost_of(call.name)
        authorised = replace(
            call.request, secret_headers={"Authorization": account.bearer.header(renew)}
        )
        reservation = account.ledger.reserve(
            account.project, cost.bucket, cost.units, call=call.name, subject=call.subject
        )
        try:
            answer = self.wire.exchange(authorised)
        except ServiceError as error:
            account.ledger.settle(reservation, spent=error.charged)
            if call.repeatable or not error.charged:
                raise
            lost = str(error)
        else:
            account.ledger.settle(reservation)
            return answer
        raise _unknown(call, lost)

    def _error(self, call: Call, answer: Answer) -> ReelwrightError:
        account, envelope = self.account, envelope_of(answer)
        if envelope.reason in QUOTA:
            return self._spent(call)
        if envelope.reason in SCOPE:
            return ScopeMissing(
                explained(Loss.SCOPES, account.channel),
                service=SERVICE,
                channel=account.channel,
                why=Loss.SCOPES.value,
            )
        asked = Asked(
            call=call.name,
            channel=account.channel,
            now=account.clock.now(),
            retry_after=seconds_asked(answer.headers),
        )
        error = refusal_of(envelope, asked)
        if isinstance(error, ServiceFailed) and not call.repeatable:
            return _unknown(call, str(error))
        return error

    def _spent(self, call: Call) -> QuotaSpent:
        """YouTube itself says that the bucket is empty: nobody asks again before it is refilled."""
        account, cost = self.account, cost_of(call.name)
        account.ledger.exhausted(account.project, cost.bucket)
        standing = next(
            each for each in account.ledger.standing(account.project) if each.bucket is cost.bucket
        )
        message = (
            f"YouTube says that the quota of project {account.project} is spent for today "
            f"({cost.bucket.value}); calls go on at {standing.free_again:%Y-%m-%d %H:%M} UTC."
        )
        return QuotaSpent(
            message,
            project=account.project,
            bucket=cost.bucket,
            until=standing.free_again,
            left=0,
            needed=cost.units,
        )


def addressed(url: str, query: Mapping[str, str]) -> str:
    """An address with its query."""
    return f"{url}?{urlencode(query)}" if query else url


def _names_a_fact(answer: Answer) -> bool:
    """Whether a 401 is about the account, and no other token helps."""
    envelope: Envelope = envelope_of(answer)
    return envelope.reason == "youtubeSignupRequired"


def _refused_anew(channel: str, call: Call) -> TokenRefused:
    message = (
        f"YouTube refuses a token for channel {channel} that Google has just given ({call.name}); "
        "it is asked again later. If that goes on for hours, connect it again with "
        f"`reelwright channel add {channel}`."
    )
    return TokenRefused(message, service=SERVICE, status=HTTPStatus.UNAUTHORIZED)


def _unknown(call: Call, why: str) -> OutcomeUnknown:
    seen = why.split(";", maxsplit=1)[0].rstrip(".")
    message = f"{seen}. It is not known whether {call.name} was done: look before doing it again."
    return OutcomeUnknown(message, service=SERVICE)
