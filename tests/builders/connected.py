"""A home with a channel that is connected to the local YouTube."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.keys.key_file import KeyFile
from reelwright.adapters.keys.sealing import KeyFileSealer
from reelwright.adapters.library.connections import DatabaseConnections
from reelwright.adapters.library.opening import open_books, open_database
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.adapters.youtube.channel import YouTubeChannel
from reelwright.adapters.youtube.facts import SERVICE, Addresses
from reelwright.adapters.youtube.platforms import Surroundings, YouTubePlatforms
from reelwright.adapters.youtube.sending import Manner
from reelwright.adapters.youtube.wire import Wire
from reelwright.domain.platform.connection import CloudProject, Connection
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.video import Privacy, VideoDetails
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.ports.library import LibraryAddress
from reelwright.ports.platform import NewUpload
from reelwright.ports.services import Secret
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator
from reelwright.simulators.youtube.sign_in import SCOPES
from reelwright.simulators.youtube.world import PROJECT

AT_ONCE = RetryPolicy(attempts=6, first=0.0, longest=0.0)
"""Repeats without waiting, unless the service asks for it."""
DETAILS = VideoDetails(
    title="High tide",
    description="Why the sea comes and goes.",
    tags=("tides", "moon and sea"),
    category="27",
    privacy=Privacy.PRIVATE,
    made_for_kids=False,
    synthetic_media=True,
    language="en",
)


@dataclass(frozen=True, kw_only=True)
class Connected:
    """The home's parts, and the local YouTube behind them."""

    youtube: YouTubeSimulator
    own: NewChannel
    surroundings: Surroundings
    connections: DatabaseConnections
    ledger: DatabaseQuotaLedger
    platforms: YouTubePlatforms

    @property
    def channel(self) -> YouTubeChannel:
        """The channel that is connected as ``main``."""
        return self.platforms.of("main")

    def sending(self, manner: Manner) -> YouTubeChannel:
        """The same channel, which sends in another manner."""
        return YouTubePlatforms(replace(self.surroundings, manner=manner)).of("main")


@contextmanager
def connected(
    home: Path,
    *,
    behaviour: Behaviour | None = None,
    scopes: tuple[str, ...] = SCOPES,
    testing: bool = False,
    total: float = 30.0,
) -> Iterator[Connected]:
    """A local YouTube, and a home that is connected to a channel on it and may do everything."""
    address = LibraryAddress(home=home)
    database, books = open_database(address), open_books(address)
    with YouTubeSimulator(data=home / "youtube", behaviour=behaviour) as youtube:
        clock = youtube.clock
        sealer = KeyFileSealer(KeyFile(home / "keys"))
        kept = DatabaseConnections(database, sealer, now=clock.now)
        ledger = DatabaseQuotaLedger(database, now=clock.now)
        own = youtube.new_channel("The tide", scopes=scopes, testing=testing)
        project = CloudProject(id=PROJECT, client_id=youtube.client_id)
        kept.keep_project(project, Secret(youtube.client_secret))
        kept.keep(connection_to(own, youtube, scopes), Secret(own.refresh_token))
        kept.agree("main", Consent(writes=frozenset(Write), given=clock.now(), by="owner"))
        surroundings = Surroundings(
            wire=Wire(SERVICE, total=total),
            addresses=Addresses.at(youtube.url),
            connections=kept,
            ledger=ledger,
            guard=lambda channel: ServiceGuard(
                books, channel, Policy(retry=AT_ONCE), pause=lambda *_: None
            ),
            clock=clock,
            manner=Manner(retry=AT_ONCE),
        )
        yield Connected(
            youtube=youtube,
            own=own,
            surroundings=surroundings,
            connections=kept,
            ledger=ledger,
            platforms=YouTubePlatforms(surroundings),
        )
        surroundings.wire.close()
    books.dispose()
    database.dispose()


def connection_to(
    own: NewChannel, youtube: YouTubeSimulator, scopes: tuple[str, ...] = SCOPES, name: str = "main"
) -> Connection:
    """What connecting to a channel of the local YouTube keeps."""
    now = youtube.clock.now()
    return Connection(
        channel=name,
        youtube_id=own.id,
        title="The tide",
        uploads=own.id.replace("UC", "UU", 1),
        project=PROJECT,
        scopes=frozenset(scopes),
        connected=now,
        used=now,
    )


def upload_of(size: int, name: str = "tide-1a2b3c.mp4") -> NewUpload:
    """A video about to be sent."""
    return NewUpload(details=DETAILS, size=size, file_name=name)
