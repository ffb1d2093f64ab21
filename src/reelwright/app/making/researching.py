"""Research on a topic, as every edge asks for it."""

from collections.abc import Mapping
from pathlib import Path

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.wiring.production import books_of, guard_of, researcher
from reelwright.app.wiring.storage import store_of
from reelwright.domain.research.suggestions import Report


def research_on(topic: str, options: Mapping[str, object], folder: Path) -> Report:
    """Ask the services that the settings name.

    Raises:
        ResearchUnavailable, ProviderUnknown, SettingInvalid.
    """
    settings = settings_in_force(options, folder).settings
    books = books_of(settings)
    asking = researcher(settings, store_of(settings), guard_of(settings, books), books)
    return asking.report(topic, settings.language)
