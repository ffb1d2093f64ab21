"""The keys of services: which are set, keeping one, and trying one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reelwright.app.wiring.providers import Providers, ProviderUnknown, key_in_environment
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.services import Kind, Provider, Secret, ServiceFacts

ENDING = 4
"""Characters of a key that are shown."""
SHORTEST_SHOWN = 16
"""A key shorter than this is shown by nothing: its ending would tell too much of it."""
LONGEST = 8192


STORAGE = ServiceFacts(
    name="s3",
    title="S3 storage, as ID:SECRET",
    kinds=frozenset(),
    address="",
    key="REELWRIGHT_KEY_S3",
)
"""Storage makes nothing for a video, so it has no provider; its keys are kept as all others."""


class KeyMalformed(ReelwrightError):
    """What was given cannot be a key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """A service with all that it offers here."""

    facts: ServiceFacts
    providers: Mapping[Kind, Provider[object]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyState:
    """Whether a service has its key, and from where."""

    service: str
    title: str = ""
    kinds: tuple[Kind, ...] = ()
    ending: str = ""
    """The last characters; empty where none is set."""
    place: str = ""
    """The variable that holds it, or ``store``."""
    page: str = ""
    """Where a person gets one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """What a cheap real call to a service saw, or why it failed."""

    service: str
    kind: Kind
    works: bool
    seen: str


def services(providers: Providers) -> Mapping[str, Service]:
    """Every service by name, in the order of kinds."""
    found: dict[str, Service] = {}
    for kind, _, provider in providers.every():
        if isinstance(provider, ReelwrightError):
            continue
        known = found.get(provider.facts.name, Service(facts=provider.facts))
        found[provider.facts.name] = Service(
            facts=known.facts, providers={**known.providers, kind: provider}
        )
    return {**found, STORAGE.name: Service(facts=STORAGE)}


def states(providers: Providers) -> Iterator[KeyState]:
    """Every service that takes a key, and every key that is kept."""
    known = {name: one for name, one in services(providers).items() if one.facts.key}
    kept = providers.keys.services()
    for name in dict.fromkeys((*known, *kept)):
        service = known.get(name)
        facts = service.facts if service else _unknown(name)
        place, key = _place_of(facts, providers)
        yield KeyState(
            service=name,
            title=facts.title,
            kinds=tuple(service.providers) if service else (),
            ending=ending(key),
            place=place,
            page=facts.key_page,
        )


def ending(key: Secret | None) -> str:
    """The part of a key by which its owner knows it again."""
    if key is None:
        return ""
    return f"…{key.value[-ENDING:]}" if len(key.value) >= SHORTEST_SHOWN else "…"


def keep(providers: Providers, service: str, given: str) -> str:
    """Keep a key; a note where it will not be used, else nothing.

    Raises:
        ProviderUnknown, KeyMalformed, KeysNotKept, KeysUnreadable.
    """
    facts = named(providers, service).facts
    if not facts.key:
        message = f"{facts.title} needs no key."
        raise KeyMalformed(message)
    providers.keys.keep(facts.name, Secret(_cleaned(given)))
    found = key_in_environment(facts, providers.variables)
    return f"{found[0]} is set too, and wins over the kept key." if found else ""


def named(providers: Providers, service: str) -> Service:
    """A service by its name.

    Raises:
        ProviderUnknown.
    """
    known = services(providers)
    if service not in known:
        names = ", ".join(known) or "none"
        message = f"There is no service called {service!r}; there are: {names}."
        raise ProviderUnknown(message)
    return known[service]


def try_out(providers: Providers, service: str = "") -> Iterator[Tried]:
    """Call one service, or each that has a key, once for each of its kinds.

    Raises:
        ProviderUnknown, KeysUnreadable.
    """
    chosen = [named(providers, service)] if service else list(services(providers).values())
    if service == STORAGE.name:
        message = "The keys of s3 are tried by reelwright storage, in the bucket that is set."
        raise ProviderUnknown(message)
    for one in chosen:
        access = providers.access(one.facts)
        if access.key is None and not service:
            continue
        for kind, provider in one.providers.items():
            try:
                seen = provider.check(access)
            except ReelwrightError as error:
                yield Tried(service=one.facts.name, kind=kind, works=False, seen=str(error))
            else:
                yield Tried(service=one.facts.name, kind=kind, works=True, seen=seen)


def _cleaned(given: str) -> str:
    """The key without what comes along when it is copied.

    Raises:
        KeyMalformed: it is empty, or holds what no key holds.
    """
    key = given.strip().removeprefix("\ufeff")
    if not key:
        message = "No key was given; paste it when asked, or pipe it in."
        raise KeyMalformed(message)
    if len(key) > LONGEST or not key.isascii() or not key.isprintable() or " " in key:
        message = "This is not a key: a key is one word of plain letters, digits and signs."
        raise KeyMalformed(message)
    if key[0] in "\"'" or key[-1] in "\"'":
        message = "The key is in quotes; give it without them."
        raise KeyMalformed(message)
    return key


def _place_of(facts: ServiceFacts, providers: Providers) -> tuple[str, Secret | None]:
    found = key_in_environment(facts, providers.variables)
    if found is not None:
        return found
    kept = providers.keys.key(facts.name)
    return ("", None) if kept is None else ("store", kept)


def _unknown(name: str) -> ServiceFacts:
    return ServiceFacts(name=name, title="", kinds=frozenset(), address="")
