"""The platform in one run: channels that are connected, and their calls."""

from functools import partial

from reelwright.adapters.keys.key_file import KeyFile
from reelwright.adapters.keys.sealing import KeyFileSealer
from reelwright.adapters.library.connections import DatabaseConnections
from reelwright.adapters.library.database import Database
from reelwright.adapters.youtube.client_file import read_client
from reelwright.adapters.youtube.facts import SERVICE, Addresses
from reelwright.adapters.youtube.loopback import Loopback
from reelwright.adapters.youtube.platforms import Surroundings, YouTubePlatforms
from reelwright.adapters.youtube.sending import Manner
from reelwright.adapters.youtube.wire import Wire
from reelwright.app.publishing.calendars import quota_of
from reelwright.app.publishing.channels import Desk
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.clocks import clock_of
from reelwright.app.wiring.databases import database_of
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.production import books_of, guard_of
from reelwright.app.wiring.services import key_store
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.ports.channels import Connections, Sealer
from reelwright.ports.keys import nothing_else

_FRUITLESS = 8
"""Tries in a row after which an upload that gets no byte through is put off."""


def sealer_of(settings: Settings) -> Sealer:
    """What opens with this home's key file alone."""
    return KeyFileSealer(KeyFile(settings.home / "keys", settings.key_file))


def connections_of(settings: Settings, database: Database | None = None) -> Connections:
    """The channels that are connected; the library is opened with the first look at them."""
    sealer, clock = sealer_of(settings), clock_of(settings)

    return on_demand(
        lambda: DatabaseConnections(database or database_of(settings), sealer, now=clock.now)
    )


def platforms_of(settings: Settings) -> YouTubePlatforms:
    """The connected channels, each ready to be used. Keep it: connections are reused through it."""
    database, books = on_demand(partial(database_of, settings)), books_of(settings)
    return YouTubePlatforms(
        Surroundings(
            wire=Wire(SERVICE),
            addresses=Addresses.at(settings.addresses.get(SERVICE, "")),
            connections=connections_of(settings, database),
            ledger=quota_of(settings, database),
            guard=lambda channel: guard_of(settings.model_copy(update={"channel": channel}), books),
            clock=clock_of(settings),
            manner=manner_of(settings),
        )
    )


def desk_for(settings: Settings) -> Desk:
    """Where a home's channels are connected and looked after."""
    platforms = platforms_of(settings)
    consent = Addresses.at(settings.addresses.get(SERVICE, "")).consent
    return Desk(
        platforms,
        platforms.connections,
        clock_of(settings),
        lambda file: read_client(file, consent),
    )


def rotate_keys(settings: Settings) -> int:
    """Encrypt all that is secret anew: keys of services, and tokens of channels.

    Raises:
        KeysNotKept, KeysUnreadable, and what opening the library raises.
    """
    begun = settings.database or (settings.home / "library.db").exists()
    others = connections_of(settings).reseal if begun else nothing_else
    return key_store(settings).rotate(others)


def loopback() -> Loopback:
    """Where the browser on this machine brings an answer."""
    return Loopback()


def manner_of(settings: Settings) -> Manner:
    """How the bytes of an upload are sent."""
    return Manner(
        chunk=settings.upload_chunk,
        rate=settings.upload_rate,
        retry=RetryPolicy(attempts=_FRUITLESS, patience=float(settings.patience)),
    )
