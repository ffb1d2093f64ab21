"""The providers that are there, by kind and name; each is imported when it is first used.

A built-in stands in ``BUILT_IN``. A plugin names its object in the entry-point group
``reelwright.providers``, under ``<kind>.<name>``::

    [project.entry-points."reelwright.providers"]
    "voice.chime" = "reelwright_chime.provider:CHIME"
"""

import importlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Generic, TypeVar, cast

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.footage import StockSource
from reelwright.ports.keys import KeyStore
from reelwright.ports.recognition import Recogniser
from reelwright.ports.research import ResearchSource
from reelwright.ports.services import (
    Access,
    Kind,
    Provider,
    Secret,
    ServiceFacts,
    ServiceHttp,
)
from reelwright.ports.sound import SoundDecoder
from reelwright.ports.voice import Voice
from reelwright.ports.writer import Writer

Port = TypeVar("Port")

GROUP = "reelwright.providers"
KEY_PREFIX = "REELWRIGHT_KEY_"

BUILT_IN: Mapping[Kind, Mapping[str, str]] = {
    Kind.WRITER: {
        "anthropic": "reelwright.adapters.llm.services:ANTHROPIC",
        "google": "reelwright.adapters.llm.services:GOOGLE",
        "openai": "reelwright.adapters.llm.services:OPENAI",
        "xai": "reelwright.adapters.llm.services:XAI",
        "ollama": "reelwright.adapters.llm.services:OLLAMA",
        "compatible": "reelwright.adapters.llm.services:COMPATIBLE",
    },
    Kind.VOICE: {
        "elevenlabs": "reelwright.adapters.elevenlabs.provider:PROVIDER",
        "openai": "reelwright.adapters.openai_voice.provider:PROVIDER",
        "google-voice": "reelwright.adapters.google_voice.provider:PROVIDER",
        "azure": "reelwright.adapters.azure_voice.provider:PROVIDER",
    },
    Kind.FOOTAGE: {
        "pexels": "reelwright.adapters.pexels.provider:PROVIDER",
        "pixabay": "reelwright.adapters.pixabay.provider:PROVIDER",
        "openverse": "reelwright.adapters.openverse.provider:PROVIDER",
        "wikimedia": "reelwright.adapters.wikimedia.provider:PROVIDER",
    },
    Kind.RESEARCH: {
        "serpapi": "reelwright.adapters.serpapi.provider:PROVIDER",
        "youtube-search": "reelwright.adapters.youtube_search.provider:PROVIDER",
    },
    Kind.RECOGNISER: {
        "openai": "reelwright.adapters.openai_recogniser.provider:PROVIDER",
    },
}
"""``module:object`` by kind and name, in the order in which they are preferred."""


class ProviderUnknown(ReelwrightError):
    """No provider of this kind has this name."""


class ProviderBroken(ReelwrightError):
    """A provider is there and cannot be used, mostly an outside package that does not fit."""


@dataclass(frozen=True, slots=True)
class KindOf(Generic[Port]):
    """A kind together with the port that its providers connect to."""

    kind: Kind


WRITER: KindOf[Writer] = KindOf(Kind.WRITER)
VOICE: KindOf[Voice] = KindOf(Kind.VOICE)
FOOTAGE: KindOf[StockSource] = KindOf(Kind.FOOTAGE)
RESEARCH: KindOf[ResearchSource] = KindOf(Kind.RESEARCH)
RECOGNISER: KindOf[Recogniser] = KindOf(Kind.RECOGNISER)


@dataclass(frozen=True, kw_only=True)
class Providers:
    """The registry in one run."""

    http: ServiceHttp
    keys: KeyStore
    addresses: Mapping[str, str] | None = None
    """Other addresses of services than their own; names as ``setting_name`` writes them."""
    environment: Mapping[str, str] | None = None
    models: Path | None = None
    contact: str = ""
    """The owner's mail address or page, for services that ask who calls them."""
    decoder: SoundDecoder | None = None

    def names(self, kind: Kind) -> tuple[str, ...]:
        """Every provider of a kind, the built-in ones first; nothing is imported."""
        return (*BUILT_IN[kind], *sorted(self._plugins(kind)))

    def provider(self, kind: KindOf[Port], name: str) -> Provider[Port]:
        """The provider itself.

        Raises:
            ProviderUnknown, ProviderBroken.
        """
        place = BUILT_IN[kind.kind].get(name)
        if place is not None:
            return cast("Provider[Port]", _imported(place))
        plugin = self._plugins(kind.kind).get(name)
        if plugin is None:
            known = ", ".join(self.names(kind.kind)) or "none"
            message = f"There is no {kind.kind.value} called {name!r}; there are: {known}."
            raise ProviderUnknown(message)
        return cast("Provider[Port]", _plugged(plugin, kind.kind, name))

    def every(self) -> Iterator[tuple[Kind, str, "Provider[object] | ProviderBroken"]]:
        """All providers, each imported; in place of one that does not work stands the reason."""
        for kind in Kind:
            anything: KindOf[object] = KindOf(kind)
            for name in self.names(kind):
                try:
                    yield kind, name, self.provider(anything, name)
                except ProviderBroken as broken:
                    yield kind, name, broken

    def connect(self, kind: KindOf[Port], name: str, model: str = "") -> Port:
        """The port as the provider implements it, bare of any guard; ``model`` is for all calls.

        Raises:
            ProviderUnknown, ProviderBroken, KeyMissing, KeysUnreadable.
        """
        provider = self.provider(kind, name)
        return provider.connect(replace(self.access(provider.facts), model=model))

    def access(self, facts: ServiceFacts) -> Access:
        """How a service is reached in this run, its key included where one is set."""
        return Access(
            http=self.http,
            address=self._address(facts).rstrip("/"),
            key=self.key(facts),
            models=self.models,
            contact=self.contact,
            decoder=self.decoder,
        )

    def _address(self, facts: ServiceFacts) -> str:
        """Its own, or the one that is set: for what it does here, else for the whole service."""
        service, addresses = setting_name(facts.name), self.addresses or {}
        names = (*(f"{service}_{kind.value}" for kind in sorted(facts.kinds)), service)
        return next((addresses[name] for name in names if name in addresses), facts.address)

    def key(self, facts: ServiceFacts) -> Secret | None:
        """The key of a service: from the environment, else from the store."""
        found = key_in_environment(facts, self.variables)
        if found is not None:
            return found[1]
        return self.keys.key(facts.name) if facts.key else None

    @cached_property
    def variables(self) -> Mapping[str, str]:
        """The environment, as it is or as it was given."""
        return os.environ if self.environment is None else self.environment

    @cached_property
    def _entry_points(self) -> Mapping[str, tuple[EntryPoint, ...]]:
        found: dict[str, tuple[EntryPoint, ...]] = {}
        for entry in entry_points(group=GROUP):
            found[entry.name] = (*found.get(entry.name, ()), entry)
        return found

    def _plugins(self, kind: Kind) -> Mapping[str, tuple[EntryPoint, ...]]:
        """Outside providers of a kind by name; a built-in one cannot be replaced."""
        start = f"{kind.value}."
        return {
            name.removeprefix(start): entries
            for name, entries in self._entry_points.items()
            if name.startswith(start) and name.removeprefix(start) not in BUILT_IN[kind]
        }


def setting_name(service: str) -> str:
    """A service's name as settings and variables write it: ``-`` becomes ``_``."""
    return service.lower().replace("-", "_")


def key_in_environment(
    facts: ServiceFacts, environment: Mapping[str, str]
) -> tuple[str, Secret] | None:
    """The variable that holds the key, and the key; ours wins over the usual one."""
    ours = KEY_PREFIX + setting_name(facts.name).upper()
    for variable in filter(None, (ours, facts.key)):
        value = environment.get(variable, "").strip()
        if value:
            return variable, Secret(value)
    return None


def _imported(place: str) -> object:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


def _plugged(entries: tuple[EntryPoint, ...], kind: Kind, name: str) -> object:
    """What an outside package offers, looked at before it is used.

    Raises:
        ProviderBroken.
    """
    packages = " and ".join(_package(entry) for entry in entries)
    if len(entries) > 1:
        message = f"{packages} both offer the {kind.value} {name!r}; remove one of the packages."
        raise ProviderBroken(message)
    try:
        offered: object = entries[0].load()
        facts = getattr(offered, "facts", None)
    except Exception as error:
        message = f"The package {packages} offers the {kind.value} {name!r}, and fails: {error}."
        raise ProviderBroken(message) from error
    wrong = _misfit(offered, facts, kind, name)
    if wrong:
        message = f"The package {packages} offers the {kind.value} {name!r}, but {wrong}."
        raise ProviderBroken(message)
    return offered


def _misfit(offered: object, facts: object, kind: Kind, name: str) -> str:
    if not isinstance(facts, ServiceFacts):
        return "it has no facts (see docs/adding-a-provider.md)"
    if facts.name != name:
        return f"calls itself {facts.name!r} in its facts"
    if kind not in facts.kinds:
        return f"its facts do not say that it is a {kind.value}"
    missing = [each for each in ("connect", "check") if not callable(getattr(offered, each, None))]
    return f"it has no {missing[0]}()" if missing else ""


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.value
