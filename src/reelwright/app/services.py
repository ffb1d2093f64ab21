"""Outside services in one run: how they are reached, and with which keys."""

from pathlib import Path

from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.keys.store import EncryptedKeys
from reelwright.app.providers import Providers
from reelwright.app.settings import Settings
from reelwright.ports.keys import KeyStore
from reelwright.ports.services import ServiceHttp


def providers_for(settings: Settings) -> Providers:
    """The registry under the settings in force. Keep it: connections are reused through it."""
    return Providers(
        http=http(),
        keys=key_store(settings),
        addresses=settings.addresses,
        models=models_folder(settings),
        contact=settings.contact,
    )


def http() -> ServiceHttp:
    """HTTP to services; connections are reused through it."""
    return HttpxServiceHttp()


def key_store(settings: Settings) -> KeyStore:
    """The encrypted keys of a home."""
    return EncryptedKeys(settings.home / "keys", settings.key_file)


def models_folder(settings: Settings) -> Path:
    """Where models that run on this machine are kept."""
    return settings.home / "models"
