"""Outside services in one run: how they are reached, and with which keys.

What brings a library is imported where it is built, as in the wiring.
"""

from functools import partial

from reelwright.app.settings.model import Settings
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.providers import Providers
from reelwright.ports.keys import KeyStore
from reelwright.ports.services import ServiceHttp


def providers_for(settings: Settings) -> Providers:
    """The registry under the settings in force. Keep it: connections are reused through it."""
    return Providers(
        http=on_demand(http),
        keys=on_demand(partial(key_store, settings)),
        addresses=settings.addresses,
        models=settings.models,
        contact=settings.contact,
    )


def http() -> ServiceHttp:
    """HTTP to services; connections are reused through it."""
    from reelwright.adapters.http.client import HttpxServiceHttp

    return HttpxServiceHttp()


def key_store(settings: Settings) -> KeyStore:
    """The encrypted keys of a home."""
    from reelwright.adapters.keys.store import EncryptedKeys

    return EncryptedKeys(settings.home / "keys", settings.key_file)
