"""Outside services: what is known of them, how they are reached, and how they fail.

Every provider of a script, a voice, footage or research is one folder of the same shape:
``SERVICE`` holds its facts, ``connect`` builds the port's implementation from an ``Access``, and
``check`` makes one cheap real call. It raises nothing but the errors of this module and of its
own port, makes one attempt a call, and neither waits, retries nor counts: that is the guard's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.services.rates import RateLimit as RateLimit  # noqa: PLC0414 - providers name it beside their facts
from reelwright.ports.sound import SoundDecoder

Connected_co = TypeVar("Connected_co", covariant=True)


class ServiceError(ReelwrightError):
    """A service did not do what it was asked. ``service`` is its name in ``ServiceFacts``."""

    charged: bool = False
    """Whether the service may have charged for the call that failed so."""

    def __init__(
        self,
        message: str,
        *,
        service: str,
        retry_after: float | None = None,
        charged: bool | None = None,
        status: int = 0,
        code: str = "",
    ) -> None:
        super().__init__(message)
        self.service = service
        self.retry_after = retry_after
        """Seconds that the service asks to wait before the next call; None where it says none."""
        if charged is not None:
            self.charged = charged
        self.status = status
        """Of the HTTP answer; 0 where none came."""
        self.code = code
        """The service's own name for what is wrong, such as ``voice_not_found``; may be empty."""


class ServiceUnreachable(ServiceError):
    """No connection, no answer in time, or one that broke off.

    Pass ``charged=True`` where the request had left: the service may have done the work.
    """

    retryable = True


class ServiceFailed(ServiceError):
    """The service says that it failed itself (HTTP 5xx), or is overloaded."""

    retryable = True


class ServiceBusy(ServiceError):
    """Too many calls (HTTP 429); the same call is welcome later."""

    retryable = True


class AnswerUnusable(ServiceError):
    """The answer is not in the form that the service promises."""

    retryable = True
    charged = True


class RequestRefused(ServiceError):
    """The service will never take this call as it is (other HTTP 4xx)."""


class KeyMissing(ServiceError):
    """The service needs a key, and none is set."""


class KeyRefused(ServiceError):
    """The key is wrong, expired, or may not do this (HTTP 401, 403)."""


class AllowanceSpent(ServiceError):
    """The account's own credit or monthly allowance is used up (HTTP 402 and the like)."""


class Kind(StrEnum):
    """What a service can do for a video."""

    WRITER = "writer"
    VOICE = "voice"
    FOOTAGE = "footage"
    RESEARCH = "research"
    RECOGNISER = "recogniser"


TITLES = MappingProxyType(
    {
        "azure": "Azure Speech",
        "elevenlabs": "ElevenLabs",
        "google-voice": "Google Cloud Text-to-Speech",
        "models": "The host of models",
        "openai": "OpenAI",
        "openverse": "Openverse",
        "pexels": "Pexels",
        "pixabay": "Pixabay",
        "serpapi": "SerpApi",
        "wikimedia": "Wikimedia Commons",
        "youtube-search": "YouTube search",
    }
)
"""What people call the services that are known here, for messages that have only a name."""


def titled(service: str) -> str:
    """A service as people write it; its name where nobody said how."""
    return TITLES.get(service, service)


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceFacts:
    """What is known of a service before it is called."""

    name: str
    """As in ``provider:model`` and in settings: lower case, ``a-z0-9_-``."""
    title: str
    kinds: frozenset[Kind]
    address: str
    """Where its API stands; another may be set, as for a gateway or a stand-in."""
    key: str = ""
    """The environment variable that its key is usually kept in; empty where it needs none."""
    key_page: str = ""
    """Where a person gets a key."""
    limits: tuple[RateLimit, ...] = ()
    """Kept by us before the service has to refuse."""
    offline: bool = False
    """Whether it runs on this machine or network, such as Ollama."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A key that never shows itself by accident."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        """Stars, so that no log or message ever holds it."""
        return "****"


@dataclass(frozen=True, kw_only=True, slots=True)
class HttpRequest:
    """One request. ``json`` is sent as JSON, else ``body`` as it is; ``query`` is encoded."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    json: object | None = None
    body: bytes = b""
    secret_headers: Mapping[str, Secret] = field(default_factory=dict)
    secret_query: Mapping[str, Secret] = field(default_factory=dict)
    """Sent like the others, never shown in an error or a log."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HttpAnswer:
    """A whole answer with a status from 200 to 299; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class ServiceHttp(Protocol):
    """HTTP to services that the owner configured. One attempt; timeouts; bounded answers.

    Redirects of a GET are followed; what is secret goes to the first host alone.
    """

    def send(self, service: str, request: HttpRequest, *, largest: int = 50_000_000) -> HttpAnswer:
        """Send a request and read the answer whole.

        Raises:
            ServiceUnreachable, ServiceFailed, ServiceBusy (with ``retry_after``), KeyRefused,
            AllowanceSpent, RequestRefused (with what the service said), AnswerUnusable (too
            large).
        """

    def download(
        self,
        service: str,
        request: HttpRequest,
        to: Path,
        *,
        largest: int,
        resume: bool = False,
        heard: Callable[[int, int], None] | None = None,
    ) -> HttpAnswer:
        """Stream a body into a file (``HttpAnswer.body`` is empty); errors as ``send``.

        The file holds what came, whole or not; give it its final name afterwards. ``resume``
        goes on where the file ends, from the start where the service cannot. ``heard`` is told
        the bytes that are there and those expected (0: unknown).
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """How a provider is reached in this run. ``key`` is None where the service needs none."""

    http: ServiceHttp
    address: str
    key: Secret | None = None
    contact: str = ""
    """The owner's mail address or page, for services that ask who calls them."""
    models: Path | None = None
    """The folder of the models that run on this machine."""
    decoder: SoundDecoder | None = None
    """For a voice that answers in another form of sound than it was asked for."""
    model: str = ""
    """Which of its models is asked, where one was named for all calls."""


class Provider(Protocol[Connected_co]):
    """A service of one kind, as its folder offers it and a plugin names it in an entry point."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""

    def connect(self, access: Access) -> Connected_co:
        """The port's implementation; makes no call.

        Raises:
            KeyMissing: it needs a key and the access holds none.
        """

    def check(self, access: Access) -> str:
        """Make one cheap real call and say in a sentence what was seen.

        Raises:
            ServiceError.
        """


def require_key(access: Access, facts: ServiceFacts) -> Secret:
    """The key of an access.

    Raises:
        KeyMissing.
    """
    if access.key is None:
        message = (
            f"{facts.title} needs a key: set it with `reelwright keys set {facts.name}` or in "
            f"{facts.key}. You get one at {facts.key_page}."
        )
        raise KeyMissing(message, service=facts.name)
    return access.key
