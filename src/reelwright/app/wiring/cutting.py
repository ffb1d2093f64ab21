"""What clips are made with, built where it is needed."""

import sys
from dataclasses import replace
from functools import partial

from reelwright.adapters.guarded.guard import ServiceGuard
from reelwright.app.clips.memory import HomeClipMemory
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.diarisation import diarisers_for
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.production import (
    cpu_meter,
    guard_of,
    illustrator,
    inspector,
    language_finder,
    recogniser,
    renderer,
    sound_studio,
    subtitle_writer,
    versions,
    warping_aligner,
)
from reelwright.app.wiring.queue import codec
from reelwright.app.wiring.recognition import recognisers_for
from reelwright.app.wiring.services import providers_for
from reelwright.app.wiring.storage import life_in, productions_of, recorded_store
from reelwright.ports.clip_page import ClipPage
from reelwright.ports.clips import ClipMemory
from reelwright.ports.faces import FaceFinder
from reelwright.ports.interchange import ClipExporter
from reelwright.ports.jobs import Conduct
from reelwright.ports.recordings import Recordings
from reelwright.ports.scenes import Glancer
from reelwright.ports.scouting import NoScout, Scout
from reelwright.ports.store import Store
from reelwright.ports.transcripts import TranscriptReader
from reelwright.ports.web import RecordingFetcher
from reelwright.workflows.clip.order import ClipStudio, CuttingRoom


def cutting_room(settings: Settings, *, job: str = "") -> CuttingRoom:
    """Everything outside that clips are made with; ``job`` is what the run is told to be of."""
    store, guard = recorded_store(settings), guard_of(settings)
    return CuttingRoom(
        studio=ClipStudio(
            recordings=on_demand(recordings),
            transcripts=on_demand(transcripts),
            aligners=(on_demand(recogniser), on_demand(warping_aligner)),
            recognisers=recognisers_for(settings, store, guard),
            diarisers=diarisers_for(settings, store),
            languages=on_demand(language_finder),
        ),
        fetcher=on_demand(lambda: recording_fetcher(settings)),
        store=store,
        uses=store,
        values=codec(),
        faces=on_demand(faces),
        glancer=on_demand(glancer),
        sound=on_demand(sound_studio),
        illustrator=on_demand(illustrator),
        renderer=on_demand(lambda: renderer(settings.workers)),
        inspector=on_demand(partial(inspector, store)),
        subtitles=on_demand(subtitle_writer),
        exporter=on_demand(clip_exporter),
        page=on_demand(clip_page),
        productions=productions_of(settings),
        lives=partial(life_in, settings, job),
        cpu=cpu_meter(),
        memory=clip_memory(settings),
        scout=scout(settings, store, guard),
        spending=guard,
        versions=versions(),
    )


def scout(settings: Settings, store: Store, guard: ServiceGuard | None = None) -> Scout:
    """Who proposes moments: the writers that are set for it, each call counted and kept."""
    if not settings.clip_writer:
        return NoScout()
    return on_demand(partial(_writing_scout, settings, store, guard or guard_of(settings)))


def _writing_scout(settings: Settings, store: Store, guard: ServiceGuard) -> Scout:
    from reelwright.app.making.writing import scout_for

    return scout_for(settings, providers_for(settings), store, guard)


def leased_room(room: CuttingRoom, conduct: Conduct) -> CuttingRoom:
    """What clips are made with, as a worker may touch it."""
    from reelwright.adapters.leased.productions import LeasedProductions
    from reelwright.adapters.leased.writes import LeasedLife, LeasedUses

    lease, lives = conduct.lease, room.lives
    return replace(
        room,
        productions=LeasedProductions(room.productions, lease, conduct.progress),
        lives=lambda: LeasedLife(lives(), lease),
        uses=LeasedUses(room.uses, lease),
        check=lease.check,
    )


def recordings() -> Recordings:
    """Reads recordings of any length."""
    from reelwright.adapters.recordings.recordings import PyavRecordings

    return PyavRecordings()


def recording_fetcher(settings: Settings) -> RecordingFetcher:
    """Fetches recordings from addresses that it trusts."""
    from reelwright.adapters.web.addresses import AddressPolicy
    from reelwright.adapters.web.recordings import SafeRecordings

    return SafeRecordings(
        policy=AddressPolicy(allow_private=settings.allow_private_addresses),
        largest=settings.recording_largest or sys.maxsize,
    )


def transcripts() -> TranscriptReader:
    """Reads transcripts of every usual form."""
    from reelwright.adapters.transcripts.reader import FileTranscripts

    return FileTranscripts()


def glancer() -> Glancer:
    """Looks at the picture of whole recordings."""
    from reelwright.adapters.faces.glances import KeyFrameGlancer

    return KeyFrameGlancer()


def faces() -> FaceFinder:
    """Finds faces in a recording's picture."""
    from reelwright.adapters.faces.finder import CascadeFaces

    return CascadeFaces()


def clip_memory(settings: Settings) -> ClipMemory:
    """What the library knows of a channel's clips."""
    return HomeClipMemory(settings)


def clip_exporter() -> ClipExporter:
    """Writes a clip's place in its recording for other programs."""
    from reelwright.adapters.interchange.clips import OtioClipExporter

    return OtioClipExporter()


def clip_page() -> ClipPage:
    """Draws a page of all clips of a run."""
    from reelwright.adapters.clip_page.page import HtmlClipPage

    return HtmlClipPage()
