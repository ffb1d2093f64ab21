"""A rehearsal: releases go the whole way to a YouTube on this machine, on a calendar, with faults.

It has a home of its own that is gone afterwards. The owner's productions are only read.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import shake_256
from pathlib import Path

from reelwright.app.publishing.desk import desk_of
from reelwright.app.publishing.rehearsal_verdict import Rehearsal, judged
from reelwright.app.publishing.releasing import NewRelease, new_release
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.platform import connections_of
from reelwright.domain.artefact import Artefact
from reelwright.domain.calendar.plan import LateRule
from reelwright.domain.canvas import Format
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.connection import CloudProject, Connection
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.video import Privacy, VideoDetails
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
from reelwright.ports.progress import Progress
from reelwright.ports.releases import Standing
from reelwright.ports.services import Secret
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Fault, Planned
from reelwright.simulators.youtube.server import YouTubeSimulator
from reelwright.simulators.youtube.sign_in import SCOPES
from reelwright.simulators.youtube.world import PROJECT
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.publish import publish
from reelwright.workflows.publish.ticking import tick

CHANNEL = "rehearsal"
APART = timedelta(hours=6)
"""Between the times of two releases."""
FIRST = timedelta(hours=12)
QUIET = timedelta(hours=30)
"""After which nothing more is expected of releases that are over their time: a spent quota and a
limit of uploads are over in a day."""
_STEP = timedelta(minutes=10)
_SIZE = 3 * 262_144 + 77
_JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
_SRT = b"1\n00:00:00,000 --> 00:00:02,000\nThis is only a rehearsal.\n"
_ENDED = frozenset(
    {ReleaseState.PUBLISHED, ReleaseState.FAILED, ReleaseState.UNCLEAR, ReleaseState.HELD}
)


class FaultUnknown(ReelwrightError):
    """There is no fault of this name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Script:
    """What is rehearsed: releases of productions and of made-up films, and what goes wrong."""

    productions: tuple[str, ...] = ()
    films: int = 3
    days: int = 14
    """Days of YouTube's time after which it ends whatever is left."""
    faults: tuple[Planned, ...] = ()
    behaviour: Behaviour = field(default_factory=Behaviour)


class _Time:
    """YouTube's time and ours, which pass together."""

    def __init__(self, youtube: YouTubeSimulator, file: Path) -> None:
        self._youtube = youtube
        self._file = file
        self._ahead = timedelta()

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._ahead += by
        self._youtube.clock.advance(by)
        self._file.write_text(str(self._ahead.total_seconds()), encoding="ascii")


def rehearse(settings: Settings, script: Script, progress: Progress) -> Rehearsal:
    """Play a script through.

    Raises:
        ProductionMissing, ProductionUnfit, DiskFull.
        DiscoveryMissing: the extra `rehearse` is not installed.
    """
    with _stage(settings, script) as (stage, youtube, clock):
        desk = desk_of(stage)
        made = _releases(settings, desk, script)
        youtube.plan_once(script.faults)
        # What faults make late appears as soon as it can, so that there is something to see.
        desk.calendar.change(CHANNEL, lambda plan: replace(plan, late=LateRule.NOW))
        begin = desk.clock.now()
        for number, release in enumerate(made):
            at = begin + FIRST + number * APART
            desk.calendar.reserve(release.id, CHANNEL, at, title=release.title)
        _play(desk, _Time(youtube, clock), made, progress, days=script.days)
        return judged(desk, youtube, made)


@contextmanager
def _stage(settings: Settings, script: Script) -> Iterator[tuple[Settings, YouTubeSimulator, Path]]:
    """A home that is connected to a YouTube of its own."""
    with tempfile.TemporaryDirectory(prefix="reelwright-rehearsal-") as folder:
        home, data = Path(folder) / "home", Path(folder) / "youtube"
        home.mkdir()
        clock = home / "clock"
        with YouTubeSimulator(data=data, behaviour=script.behaviour) as youtube:
            stage = settings.model_copy(
                update={
                    "home": home,
                    "key_file": None,
                    "database": "",
                    "database_replica": "",
                    "store": "",
                    "store_quota": None,
                    "channel": CHANNEL,
                    "clock": clock,
                    "addresses": {"youtube": youtube.url},
                    "publish_approval": False,
                    "breaker_seconds": 1,
                    "patience": 1,
                }
            )
            _connect(stage, youtube)
            yield stage, youtube, clock


def _connect(stage: Settings, youtube: YouTubeSimulator) -> None:
    own, now = youtube.new_channel("Rehearsal"), youtube.clock.now()
    connections = connections_of(stage)
    project = CloudProject(id=PROJECT, client_id=youtube.client_id)
    connections.keep_project(project, Secret(youtube.client_secret))
    connection = Connection(
        channel=CHANNEL,
        youtube_id=own.id,
        title="Rehearsal",
        uploads=own.id.replace("UC", "UU", 1),
        project=PROJECT,
        scopes=frozenset(SCOPES),
        connected=now,
        used=now,
    )
    connections.keep(connection, Secret(own.refresh_token))
    connections.agree(CHANNEL, Consent(writes=frozenset(Write), given=now, by="rehearsal"))


def _releases(settings: Settings, desk: Desk, script: Script) -> tuple[Release, ...]:
    of_productions = [
        new_release(settings, desk, NewRelease(production=name, channel=CHANNEL))
        for name in script.productions
    ]
    films = [_film(desk, number) for number in range(1, script.films + 1)]
    return (*of_productions, *films)


def _film(desk: Desk, number: int) -> Release:
    """A release of bytes that no player shows, but that travel as a video's do."""
    seed = f"rehearsal film {number}"
    master = _kept(desk, shake_256(seed.encode()).digest(_SIZE), ".mp4", f"film-{number}.mp4")
    now = desk.clock.now()
    content = Content(
        details=VideoDetails(
            title=f"Rehearsal, film {number}",
            category="27",
            privacy=Privacy.PUBLIC,
            made_for_kids=False,
            synthetic_media=False,
            language="en",
        ),
        disclosure=Disclosure(synthetic=False, reason="A rehearsal."),
        master=master,
        format=Format.WIDE,
        seconds=60.0,
        inspected=Inspected(sha256=master.artefact.sha256, passed=True),
        thumbnail=_kept(desk, _JPEG + seed.encode(), ".jpg", "thumbnail.jpg"),
        captions=(
            CaptionTrack(
                file=_kept(desk, _SRT + seed.encode(), ".srt", "captions.srt"), language="en"
            ),
        ),
    )
    release = Release(
        id=release_id(CHANNEL, seed, master.artefact.sha256, now),
        channel=CHANNEL,
        production="",
        slug=f"rehearsal-film-{number}",
        content=content,
        state=ReleaseState.WAITING,
        since=now,
        created=now,
    )
    return desk.releases.add(release, Fingerprint())


def _kept(desk: Desk, data: bytes, suffix: str, name: str) -> ReleaseFile:
    with desk.store.staging(suffix) as file:
        file.write_bytes(data)
        kept = desk.store.adopt(file)
    return ReleaseFile(artefact=Artefact(sha256=kept, suffix=suffix), size=len(data), name=name)


def _play(
    desk: Desk, time: _Time, made: Sequence[Release], progress: Progress, *, days: int
) -> None:
    """Let time pass, and do what is due, until every release has ended or waits for its owner."""
    begin = last = desk.clock.now()
    stood: list[tuple[ReleaseState, str]] = []
    while desk.clock.now() < min(begin + timedelta(days=days), last + QUIET):
        for release in tick(desk, _nothing_queued, _always, review=True):
            publish(release, desk)
        standing = [desk.releases.find(release.id) for release in made]
        left = [one for one in standing if one.state not in _ENDED or one.due]
        progress.advance("rehearse", len(made) - len(left), len(made))
        if not left:
            return
        stands = [(one.state, one.video_id) for one in standing]
        if stands != stood or any(_is_to_come(one, desk.clock.now()) for one in left):
            stood, last = stands, desk.clock.now()
        time.advance(_until_next(left, desk.clock.now()))


def _is_to_come(release: Release, now: datetime) -> bool:
    """Whether there is nothing to wonder about yet."""
    return release.publish_at is not None and release.publish_at > now


def _nothing_queued(standing: Standing) -> str:
    """What is due is done here and now instead."""
    return standing.id


def _always(_job: str) -> bool:
    return True


def _until_next(left: Sequence[Release], now: datetime) -> timedelta:
    """To the next thing that is due, in steps that a person would not miss."""
    dues = [release.due for release in left if release.due is not None]
    nearest = min(dues, default=now + _STEP) - now
    return max(timedelta(seconds=5), min(nearest + timedelta(seconds=1), timedelta(hours=6)))


def planned(names: Sequence[str]) -> tuple[Planned, ...]:
    """Faults by name, each once, where it belongs.

    Raises:
        FaultUnknown: with the names that there are.
    """
    known = {fault.value for fault in Fault}
    for name in names:
        if name not in known:
            message = f"There is no fault {name}: there are {', '.join(sorted(known))}."
            raise FaultUnknown(message)
    return tuple(Planned(fault=Fault(name), method=_WHERE.get(Fault(name), "")) for name in names)


_WHERE = dict.fromkeys((Fault.TOKEN_EXPIRED, Fault.TOKEN_REVOKED), "youtube.captions.insert")
"""Of faults that could meet any request, one that is worth seeing."""
