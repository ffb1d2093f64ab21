"""Everything that the local YouTube knows, and its time."""

import secrets
import string
from datetime import datetime
from pathlib import Path

from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.clock import DrivenClock, Now, real_time
from reelwright.simulators.youtube.faults import FaultPlan
from reelwright.simulators.youtube.quota import Meter
from reelwright.simulators.youtube.records import (
    Access,
    Backfill,
    Caption,
    Channel,
    Client,
    Consent,
    Day,
    Done,
    Grant,
    Playlist,
    PlaylistItem,
    ReportJob,
    Session,
    Thumbnail,
    Video,
)
from reelwright.simulators.youtube.store import Store, Table

PROJECT = "simulated-project"
_LETTERS = string.ascii_letters + string.digits


class World:
    """Its tables, clock, faults and quota, all in one folder."""

    def __init__(
        self, folder: Path, *, behaviour: Behaviour | None = None, running: Now = real_time
    ) -> None:
        self.media = folder / "media"
        self.media.mkdir(parents=True, exist_ok=True)
        self.behaviour = behaviour or Behaviour()
        self.address = ""
        self.store = Store(folder / "youtube.sqlite")
        self.clock = DrivenClock(self.store, running)
        self.faults = FaultPlan(self.store)
        self.meter = Meter(self.store)
        self.clients = Table(self.store, "client", Client)
        self.channels = Table(self.store, "channel", Channel)
        self.consents = Table(self.store, "consent", Consent)
        self.grants = Table(self.store, "grant", Grant)
        self.accesses = Table(self.store, "access", Access)
        self.sessions = Table(self.store, "session", Session)
        self.videos = Table(self.store, "video", Video)
        self.thumbnails = Table(self.store, "thumbnail", Thumbnail)
        self.captions = Table(self.store, "caption", Caption)
        self.playlists = Table(self.store, "playlist", Playlist)
        self.playlist_items = Table(self.store, "playlist-item", PlaylistItem)
        self.days = Table(self.store, "day", Day)
        self.report_jobs = Table(self.store, "report-job", ReportJob)
        self.backfills = Table(self.store, "backfill", Backfill)
        self.journal = Table(self.store, "done", Done)

    @property
    def now(self) -> datetime:
        """The present moment here."""
        return self.clock.now()

    def client(self, project: str = PROJECT, *, testing: bool = False) -> Client:
        """The OAuth client of a project; the same one when asked again."""
        key = f"{project}.apps.googleusercontent.com"
        known = self.clients.get(key)
        if known is not None and known.testing == testing:
            return known
        secret = known.secret if known else "GOCSPX-" + letters(28)
        made = Client(id=key, secret=secret, project=project, testing=testing)
        return self.clients.put(made)

    def new_channel(self, title: str, *, account: str = "", verified: bool = True) -> Channel:
        """A channel with no videos, of a Google account of its own where none is named."""
        key = "UC" + letters(22)
        made = Channel(
            id=key, title=title, made=self.now, account=account or key, verified=verified
        )
        return self.channels.put(made)

    def file(self, name: str) -> Path:
        """Where the bytes of an upload lie."""
        return self.media / name


def letters(count: int) -> str:
    """An id such as YouTube gives."""
    return "".join(secrets.choice(_LETTERS) for _ in range(count))
