"""Research on a topic, as every edge asks for it."""

from collections.abc import Mapping
from pathlib import Path

from reelwright.adapters.guarded.kept_research import KeptResearch
from reelwright.adapters.guarded.research import GuardedResearch
from reelwright.app.providers import RESEARCH, Providers
from reelwright.app.services import providers_for
from reelwright.app.settings import Settings, settings_in_force
from reelwright.app.wiring import guard_of, store_of
from reelwright.domain.research.findings import ResearchQuery
from reelwright.domain.research.suggestions import Report
from reelwright.ports.guard import Guard
from reelwright.ports.research import ResearchSource
from reelwright.ports.services import KeyMissing
from reelwright.ports.store import Store
from reelwright.workflows.research.research import research


def research_on(topic: str, options: Mapping[str, object], folder: Path) -> Report:
    """Ask the services that the settings name.

    Raises:
        ResearchUnavailable, ProviderUnknown, SettingInvalid.
    """
    settings = settings_in_force(options, folder).settings
    providers, store = providers_for(settings), store_of(settings)
    sources, notes = _sources(settings, providers, store, guard_of(settings))
    query = ResearchQuery(
        topic=" ".join(topic.split()),
        language=settings.language or "en",
        country=settings.country.upper(),
    )
    return research(query, sources, notes)


def _sources(
    settings: Settings, providers: Providers, store: Store, guard: Guard
) -> tuple[list[ResearchSource], list[str]]:
    """The sources in order, each search kept for a day and made under the guard, and notes."""
    sources: list[ResearchSource] = []
    notes: list[str] = []
    for name in dict.fromkeys(settings.research):
        facts = providers.provider(RESEARCH, name).facts
        try:
            connected = providers.connect(RESEARCH, name)
            source = GuardedResearch(connected, facts, guard, settings.own_prices)
        except KeyMissing as error:
            notes.append(f"Without {facts.title}: {error}")
            continue
        sources.append(KeptResearch(source, store, providers.access(facts).address))
    return sources, notes
