"""A desk that publishes to the local YouTube, and releases with real files to publish."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256, shake_256
from pathlib import Path

from builders.connected import Connected, connected
from builders.releases import content, details, release
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.keys.key_file import KeyFile
from reelwright.adapters.keys.sealing import KeyFileSealer
from reelwright.adapters.library.calendar import DatabaseCalendar
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.pauses import DatabasePauses
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.adapters.library.releases import DatabaseReleases
from reelwright.adapters.values import codec
from reelwright.domain.artefact import Artefact
from reelwright.domain.release.release import CaptionTrack, Content, Inspected, Release, ReleaseFile
from reelwright.domain.release.similarity import Fingerprint, LikenessLimits, sketch_of
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.library import LibraryAddress
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.server import YouTubeSimulator
from reelwright.workflows.publish.desk import Desk, Rules
from reelwright.workflows.publish.publish import publish

CHANNEL = "main"
SIZE = 3 * 262_144 + 77
RULES = Rules(
    approval=False,
    limits=LikenessLimits(text=0.5, picture=0.9),
    budget=Decimal(5),
    ahead=timedelta(hours=48),
)


@dataclass(frozen=True, kw_only=True)
class Office:
    """A desk, and the local YouTube that it publishes to."""

    desk: Desk
    linked: Connected

    @property
    def youtube(self) -> YouTubeSimulator:
        """The local YouTube."""
        return self.linked.youtube

    def add(self, seed: str = "film", **changes: object) -> Release:
        """A release whose files are in the store."""
        words = Fingerprint(words=sketch_of(f"{seed} " * 40))
        now = self.desk.clock.now()
        made = release(
            ReleaseState.WAITING,
            id=sha256(seed.encode()).hexdigest()[:16],
            channel=CHANNEL,
            content=self.content_of(seed, **changes),
            since=now,
            created=now,
        )
        return self.desk.releases.add(made, words)

    def content_of(self, seed: str = "film", **changes: object) -> Content:
        """A video with a thumbnail and captions, of this seed's bytes."""
        master = self.keep(shake_256(seed.encode()).digest(SIZE), ".mp4", "film.16x9.mp4")
        thumbnail = self.keep(_JPEG + seed.encode(), ".jpg", "thumbnail.jpg")
        captions = self.keep(_SRT + seed.encode(), ".srt", "captions.srt")
        plain = content(
            details=details(title=f"About {seed}"),
            master=master,
            inspected=Inspected(sha256=master.artefact.sha256, passed=True),
            thumbnail=thumbnail,
            captions=(CaptionTrack(file=captions, language="en"),),
        )
        return replace(plain, **changes)  # type: ignore[arg-type] # each test gives the kind

    def keep(self, data: bytes, suffix: str, name: str) -> ReleaseFile:
        """A file in the store."""
        with self.desk.store.staging(suffix) as file:
            file.write_bytes(data)
            kept = self.desk.store.adopt(file)
        return ReleaseFile(artefact=Artefact(sha256=kept, suffix=suffix), size=len(data), name=name)

    def publish(self, made: Release, *, at_once: bool = False) -> Release:
        """Bring it as far as it can go now."""
        return publish(made.id, self.desk, at_once=at_once)

    def until(
        self, made: Release, state: ReleaseState, *, at_once: bool = False, most: int = 40
    ) -> Release:
        """Go on with it at every time that it is due, until it is in a state."""
        for _ in range(most):
            made = self.publish(made, at_once=at_once)
            if made.state is state:
                return made
            if made.due is None:
                break
            wait = (made.due - self.desk.clock.now()).total_seconds()
            self.youtube.clock.advance(seconds=max(1.0, wait))
        message = f"{made.state} after all, not {state}: {made.said}"
        raise AssertionError(message)

    def calls(self, name: str) -> int:
        """How often YouTube was asked for something that it did."""
        done = self.youtube.world.journal.all()
        return sum(one.method == f"youtube.{name}" and one.status < 300 for one in done)


_JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
_SRT = b"1\n00:00:00,000 --> 00:00:02,000\nThe sky.\n\n"


@contextmanager
def office(home: Path, behaviour: Behaviour | None = None) -> Iterator[Office]:
    """A home that is connected and may publish."""
    with connected(home, behaviour=behaviour) as linked:
        database = open_database(LibraryAddress(home=home))
        clock = linked.youtube.clock
        sealer = KeyFileSealer(KeyFile(home / "keys"))
        yield Office(
            linked=linked,
            desk=Desk(
                releases=DatabaseReleases(database, codec, sealer, clock),
                platforms=linked.platforms,
                connections=linked.connections,
                calendar=DatabaseCalendar(database, now=clock.now),
                pauses=DatabasePauses(database, now=clock.now),
                quota=DatabaseQuotaLedger(database, now=clock.now),
                store=FileStore(home / "store"),
                clock=clock,
                rules=RULES,
                holder="test",
            ),
        )
        database.dispose()
