"""A home with releases that are to appear, and what a worker does in it."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from builders.releases import details
from crash.publishing.desks import Homes
from crash.publishing.theatre import Theatre
from reelwright.domain.artefact import Artefact
from reelwright.domain.calendar.plan import LEAST_BUFFER
from reelwright.domain.canvas import Format
from reelwright.domain.platform.connection import CloudProject, Connection
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.quota.buckets import Bucket
from reelwright.domain.release.release import (
    CaptionTrack,
    Content,
    Disclosure,
    Inspected,
    Release,
    ReleaseFile,
    release_id,
)
from reelwright.domain.release.similarity import Fingerprint
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.services import Secret
from reelwright.simulators.youtube.sign_in import SCOPES
from reelwright.simulators.youtube.world import PROJECT

CHANNEL = "tides"
FIRST = timedelta(hours=50)
"""From now to the first release's time; uploads begin 48 hours before a time."""
EVERY = timedelta(hours=1)
SMALLEST, LARGEST = 100_000, 2_500_000
"""Bytes of a master: up to three chunks."""
LEAST_POOL, POOL_EACH = 460, 450
"""Units a day, in all and for each release: about nine tenths of what one takes without trouble."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What must stand on the channel in the end."""

    release: str
    title: str
    at: datetime
    master: str
    """SHA-256, as of the others."""
    thumbnail: str
    caption: str
    playlist: str


class Stage:
    """The home of a round."""

    def __init__(self, folder: Path, theatre: Theatre, database: str) -> None:
        self.folder = folder
        self.theatre = theatre
        self._database = database

    @property
    def environment(self) -> Mapping[str, str]:
        """What every worker has."""
        settings = {
            "HOME": str(self.folder / "home"),
            "CLOCK": str(self.theatre.clock_file),
            "ADDRESS_YOUTUBE": self.theatre.url,
            "UPLOAD_CHUNK": "1048576",
            "PATIENCE": "1",
            "ATTEMPTS": "2",
            "PUBLISH_APPROVAL": "false",
            "DATABASE": self._database,
        }
        return {f"REELWRIGHT_{name}": value for name, value in settings.items() if value}

    def furnish(self, count: int, chance: Random) -> tuple[Wanted, ...]:
        """Connect the channel and add the releases; in a child, like all that opens the library."""
        os.environ.update(self.environment)
        homes = Homes(self.folder)
        told = self.theatre.ask("POST", "channels", {"title": "Tides"})
        now = homes.clock.now()
        homes.connections.keep_project(
            CloudProject(id=PROJECT, client_id=told["client_id"]), Secret(told["client_secret"])
        )
        homes.connections.keep(
            Connection(
                channel=CHANNEL,
                youtube_id=told["channel_id"],
                title="Tides",
                uploads=told["uploads"],
                project=PROJECT,
                scopes=frozenset(SCOPES),
                connected=now,
                used=now,
            ),
            Secret(told["refresh_token"]),
        )
        consent = Consent(writes=frozenset(Write), given=now, by="owner")
        homes.connections.agree(CHANNEL, consent)
        homes.calendar.change(CHANNEL, lambda plan: replace(plan, buffer=LEAST_BUFFER))
        units = max(LEAST_POOL, count * POOL_EACH)
        homes.quota.limit(PROJECT, Bucket.POOL, units)
        self.theatre.ask("POST", "quota", {"bucket": "pool", "units": units})
        playlist = self.theatre.ask("POST", "playlists", {"channel_id": told["channel_id"]})["id"]
        first = (now + FIRST).replace(second=0, microsecond=0)
        return tuple(
            self._release(homes, number, first + number * EVERY, playlist, chance)
            for number in range(count)
        )

    def _release(
        self, homes: Homes, number: int, at: datetime, playlist: str, chance: Random
    ) -> Wanted:
        master = _kept(homes, "master.mp4", chance.randbytes(chance.randint(SMALLEST, LARGEST)))
        picture = _kept(homes, "thumbnail.png", b"\x89PNG\r\n\x1a\n" + chance.randbytes(500))
        words = f"1\n00:00:00,000 --> 00:00:02,000\nTide {number}\n".encode()
        caption = _kept(homes, "captions.srt", words)
        now = homes.clock.now()
        content = Content(
            details=details(title=f"Tide {number}: {chance.getrandbits(64):x}"),
            disclosure=Disclosure(synthetic=False, reason="Random bytes."),
            master=master,
            format=Format.WIDE,
            seconds=90.0,
            inspected=Inspected(sha256=master.artefact.sha256, passed=True),
            thumbnail=picture,
            captions=(CaptionTrack(file=caption, language="en"),),
            playlist=playlist,
        )
        release = Release(
            id=release_id(CHANNEL, f"{number:016x}", master.artefact.sha256, now),
            channel=CHANNEL,
            production=f"{number:016x}",
            slug=f"tide-{number}",
            content=content,
            state=ReleaseState.APPROVED,
            since=now,
            created=now,
        )
        words_of = tuple(sorted(chance.getrandbits(55) for _ in range(20)))
        homes.releases.add(release, Fingerprint(words=words_of))
        homes.calendar.reserve(release.id, CHANNEL, at, title=release.title)
        homes.review(release.id)
        return Wanted(
            release=release.id,
            title=release.title,
            at=at,
            master=master.artefact.sha256,
            thumbnail=picture.artefact.sha256,
            caption=caption.artefact.sha256,
            playlist=playlist,
        )


def _kept(homes: Homes, name: str, content: bytes) -> ReleaseFile:
    suffix = Path(name).suffix
    with homes.store.staging(suffix) as file:
        file.write_bytes(content)
        sha256 = homes.store.adopt(file)
    assert sha256 == hashlib.sha256(content).hexdigest()
    return ReleaseFile(
        artefact=Artefact(sha256=sha256, suffix=suffix), size=len(content), name=name
    )
