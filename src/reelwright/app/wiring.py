"""The one place that names adapters. What brings a library is imported where it is built."""

from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from reelwright import __version__
from reelwright.adapters.guarded.guard import ServiceGuard
from reelwright.adapters.storekeeping.quota import QuotaStore
from reelwright.adapters.storekeeping.uses import RecordedStore
from reelwright.app.books import HomeBooks
from reelwright.app.holding import HomeHolds, HomeNeeds
from reelwright.app.on_demand import on_demand
from reelwright.app.policy import policy_of
from reelwright.app.settings import Settings
from reelwright.app.storage import Keeper
from reelwright.domain.themes.theme import Theme
from reelwright.ports.article import ArticleReader
from reelwright.ports.footage import FootageProbe, FootageSource
from reelwright.ports.guard import Guard
from reelwright.ports.holds import Holds
from reelwright.ports.inspection import Inspector
from reelwright.ports.interchange import TimelineExporter
from reelwright.ports.jobs import Conduct, Jobs, Runner, StageKind, Worker
from reelwright.ports.language import LanguageFinder
from reelwright.ports.lease import Lease
from reelwright.ports.life import Journals, Life
from reelwright.ports.picture import Illustrator, PieceRenderer
from reelwright.ports.productions import Archive, Productions, Shelf
from reelwright.ports.recognition import Recogniser
from reelwright.ports.research import Researcher
from reelwright.ports.schedules import Schedules
from reelwright.ports.sound import SoundDecoder, SoundStudio
from reelwright.ports.steps import Codec
from reelwright.ports.storage import Depot, References
from reelwright.ports.store import Store
from reelwright.ports.subtitles import SubtitleWriter
from reelwright.ports.theme import ThemeSource
from reelwright.ports.voice import Aligner, Voice, VoiceSource
from reelwright.ports.web import Fetcher
from reelwright.workflows.produce.authoring import Desk
from reelwright.workflows.produce.order import Stock, Studio

_RESULTS_DEPEND_ON = ("av", "numpy", "opencv-python-headless", "pillow", "num2words", "syntok")


def studio_for(
    settings: Settings, *, again: bool = False, job: str = "", lease: Lease | None = None
) -> Studio:
    """Everything outside that a production is made with, each part built when it is needed.

    ``again`` asks writers anew for what they have answered before; ``job`` is what the run is told
    to be of. Services are called only while the ``lease`` is held.
    """
    store, folder = recorded_store(settings), settings.footage
    books = books_of(settings)
    guard = guard_of(settings, books, lease)
    return Studio(
        reader=on_demand(lambda: article_reader(settings)),
        voices=voices(settings),
        aligners=(on_demand(recogniser), on_demand(warping_aligner)),
        store=store,
        uses=store,
        productions=productions_of(settings),
        sound=on_demand(sound_studio),
        illustrator=on_demand(illustrator),
        renderer=on_demand(lambda: renderer(settings.workers)),
        inspector=on_demand(partial(inspector, store)),
        probe=on_demand(probe),
        footage=on_demand(partial(footage_in, folder, store)) if folder else None,
        subtitles=on_demand(subtitle_writer),
        exporter=on_demand(timeline_exporter),
        versions=versions(),
        spending=guard,
        life=life_in(settings, job),
        desk=desk_in(settings, store, guard, books, again=again) if settings.writer else None,
        stock=stock_in(settings, store, guard, books) if settings.stock else None,
        outside=on_demand(lambda: outside_voices(settings, guard, store)),
    )


def desk_in(
    settings: Settings, store: Store, guard: ServiceGuard, books: HomeBooks, *, again: bool = False
) -> Desk:
    """Where models write."""
    from reelwright.app.services import providers_for
    from reelwright.app.writing import desk_for

    return desk_for(
        settings,
        providers_for(settings),
        store,
        guard,
        on_demand(language_finder),
        researcher=on_demand(lambda: researcher(settings, store, guard, books)),
        again=again,
    )


def researcher(
    settings: Settings, store: Store, guard: ServiceGuard, books: HomeBooks
) -> Researcher:
    """Who searches with every service that is set."""
    from reelwright.app.searching import Searching
    from reelwright.app.services import providers_for

    return Searching(
        settings=settings,
        providers=providers_for(settings),
        store=store,
        guard=guard,
        rates=books,
    )


def stock_in(settings: Settings, store: Store, guard: Guard, books: HomeBooks) -> Stock:
    """The stock services that are set."""
    from reelwright.app.services import providers_for
    from reelwright.app.stocking import stock_for

    return stock_for(settings, providers_for(settings), store, guard, books)


def outside_voices(settings: Settings, guard: Guard, store: Store) -> VoiceSource:
    """The voices of services; none is called before it is named."""
    from reelwright.app.outside_voices import OutsideVoices
    from reelwright.app.services import providers_for

    providers = replace(providers_for(settings), decoder=on_demand(sound_decoder))
    return OutsideVoices(providers, guard, store, settings.own_prices)


def article_reader(settings: Settings) -> ArticleReader:
    """Reads whatever an article comes in."""
    from reelwright.adapters.articles.reader import DocumentReader

    return DocumentReader(
        language=on_demand(language_finder), fetcher=on_demand(lambda: fetcher(settings))
    )


def language_finder() -> LanguageFinder:
    """Tells languages apart."""
    from reelwright.adapters.language.langid import LangidLanguageFinder

    return LangidLanguageFinder()


def fetcher(settings: Settings) -> Fetcher:
    """Fetches pages and pictures from addresses that it trusts."""
    from reelwright.adapters.web.addresses import AddressPolicy
    from reelwright.adapters.web.fetcher import SafeFetcher

    return SafeFetcher(policy=AddressPolicy(allow_private=settings.allow_private_addresses))


def guard_of(
    settings: Settings, books: HomeBooks | None = None, lease: Lease | None = None
) -> ServiceGuard:
    """What every call of one run to an outside service goes through; it keeps the account."""
    books = books or books_of(settings)
    return ServiceGuard(books, settings.channel, policy_of(settings), lease=lease)


def life_in(settings: Settings, job: str = "") -> Life:
    """Where one run tells what happens to its production, and of which job it is."""
    from reelwright.adapters.disk.journal import FileLife

    return FileLife(settings.home, job=job)


def journals_of(settings: Settings) -> Journals:
    """What runs in a home have told and the library has not taken in yet."""
    from reelwright.adapters.disk.journal import FileJournals

    return FileJournals(settings.home)


def books_of(settings: Settings) -> HomeBooks:
    """What is kept of calls to outside services."""
    return HomeBooks(settings.home, settings.database, settings.database_replica)


def voices(settings: Settings) -> tuple[Voice, ...]:
    """The providers of voices on this machine, the most natural first."""
    from reelwright.adapters.espeak.voice import EspeakVoice
    from reelwright.adapters.flite.voice import FliteVoice
    from reelwright.adapters.kokoro.voice import KokoroVoices
    from reelwright.adapters.piper.voice import PiperVoices

    models, own = settings.models, settings.voices_folder
    owned = (own,) if own else ()
    return (
        KokoroVoices(folders=(models / "kokoro", *owned)),
        PiperVoices(folders=(models / "piper", *owned)),
        FliteVoice(),
        EspeakVoice(),
    )


def recogniser() -> Aligner:
    """Finds words by recognising them: English, exact to some 20 ms."""
    from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner

    return PocketsphinxAligner()


def recognisers() -> tuple[Recogniser, ...]:
    """Who hears what is said in a recording without a transcript, the most trusted first."""
    return (on_demand(offline_recogniser),)


def offline_recogniser() -> Recogniser:
    """Hears English on any machine, roughly."""
    from reelwright.adapters.pocketsphinx.recogniser import PocketsphinxRecogniser

    return PocketsphinxRecogniser()


def warping_aligner() -> Aligner:
    """Finds words by warping the sound onto a voice's own reading of them."""
    from reelwright.adapters.dtw.aligner import WarpingAligner
    from reelwright.adapters.espeak.voice import EspeakVoice

    return WarpingAligner(EspeakVoice())


def illustrator() -> Illustrator:
    """Draws cards, captions and thumbnails."""
    from reelwright.adapters.illustrator.illustrator import PillowIllustrator

    return PillowIllustrator()


def renderer(workers: int = 1) -> PieceRenderer:
    """Renders pieces on so many processes."""
    from reelwright.adapters.compositor.compositor import Compositor

    return Compositor(illustrator(), workers=workers)


def sound_studio() -> SoundStudio:
    """Reads, conforms and mixes sound."""
    from reelwright.adapters.sound.studio import PyavSoundStudio

    return PyavSoundStudio()


def sound_decoder() -> SoundDecoder:
    """Reads sound as services send it."""
    from reelwright.adapters.sound.studio import PyavSoundStudio

    return PyavSoundStudio()


def inspector(store: Store | None = None) -> Inspector:
    """Measures finished files; what it measured is kept in the store."""
    from reelwright.adapters.faces.finder import CascadeFaces
    from reelwright.adapters.inspector.inspector import FileInspector

    return FileInspector(recogniser(), store=store, finder=CascadeFaces())


def probe() -> FootageProbe:
    """Looks at a picture or clip."""
    from reelwright.adapters.footage_files.probe import FileProbe

    return FileProbe()


def footage_in(folder: Path, store: Store) -> FootageSource:
    """The owner's pictures and clips."""
    from reelwright.adapters.footage_files.folder import FootageFolder

    return FootageFolder(folder, store)


def subtitle_writer() -> SubtitleWriter:
    """Writes sidecar captions."""
    from reelwright.adapters.subtitles.writer import Pysubs2Writer

    return Pysubs2Writer()


def timeline_exporter() -> TimelineExporter:
    """Writes the edit for other programs."""
    from reelwright.adapters.interchange.exporter import OtioExporter

    return OtioExporter()


def store_of(settings: Settings) -> Store:
    """The artefacts and results of a home, shared through a bucket where one is set."""
    kept = _within_quota(settings)
    return on_demand(partial(_shared_store, settings, kept)) if settings.store else kept


def recorded_store(settings: Settings) -> RecordedStore:
    """The store for one run, which tells what that run used of it."""
    return RecordedStore(store_of(settings), on_demand(lambda: references_of(settings)))


def depot_of(settings: Settings) -> Depot:
    """The store in the home, for its keeper."""
    from reelwright.adapters.disk.store import FileStore

    return FileStore(settings.home / "store")


def shared_depot(settings: Settings) -> Depot:
    """The bucket that is set, for its keeper."""
    from reelwright.adapters.s3.depot import BucketDepot
    from reelwright.app.buckets import bucket_of

    return BucketDepot(bucket_of(settings))


def references_of(settings: Settings) -> References:
    """Who needs which artefacts, told where the store is."""
    if settings.store:
        from reelwright.adapters.s3.depot import BucketReferences
        from reelwright.app.buckets import bucket_of, name_of_home

        return BucketReferences(bucket_of(settings), name_of_home(settings))
    from reelwright.adapters.disk.references import FolderReferences

    return FolderReferences(settings.home / "store" / "references")


def keeper_of(settings: Settings) -> Keeper:
    """Who keeps the storage of a home."""
    return Keeper(
        settings,
        depot=depot_of(settings),
        shared=shared_depot(settings) if settings.store else None,
        references=references_of(settings),
        productions=productions_of(settings),
        archive=archive_of(settings),
        holds=holds_of(settings),
        needs=HomeNeeds(settings),
        begin_life=partial(life_in, settings),
        shelf=partial(shelf_of, settings),
    )


def _within_quota(settings: Settings) -> Store:
    from reelwright.adapters.disk.store import FileStore

    folder = settings.home / "store"
    if settings.store_quota is None:
        return FileStore(folder)
    keeper = on_demand(lambda: keeper_of(settings))
    return QuotaStore(
        FileStore(folder),
        settings.store_quota,
        measure=lambda: keeper.counted(),  # noqa: PLW0108 - built when it is asked
        make_room=lambda size: keeper.clean(room_for=size),
        place=folder,
    )


def _shared_store(settings: Settings, cache: Store) -> Store:
    from reelwright.adapters.s3.store import BucketStore
    from reelwright.app.buckets import bucket_of

    return BucketStore(bucket_of(settings), cache)


def archive_of(settings: Settings) -> Archive:
    """Productions of a home that were put away."""
    from reelwright.adapters.disk.productions import FolderProductions

    return FolderProductions(settings.home)


def holds_of(settings: Settings) -> Holds:
    """Who needs productions and artefacts of a home to stay."""
    return HomeHolds(settings)


def shelf_of(settings: Settings, address: str) -> Shelf:
    """An archive in a bucket."""
    from reelwright.adapters.disk.shelf import BucketShelf
    from reelwright.app.buckets import bucket_of

    return BucketShelf(settings.home.expanduser().absolute(), bucket_of(settings, address), address)


def productions_of(settings: Settings) -> Productions:
    """The productions of a home."""
    from reelwright.adapters.disk.productions import FolderProductions

    return FolderProductions(settings.home)


def jobs_of(settings: Settings) -> Jobs:
    """The queue of a home, or of the machines that share its database."""
    from reelwright.adapters.dbos_engine.address import Address
    from reelwright.adapters.dbos_engine.jobs import DbosJobs

    address = Address.of(settings.home, settings.database)
    return DbosJobs(address, most_waiting=settings.jobs_waiting)


def schedules_of(settings: Settings) -> tuple[Schedules, Jobs]:
    """The schedules, and the queue that they fill."""
    from reelwright.adapters.dbos_engine.address import Address
    from reelwright.adapters.dbos_engine.jobs import DbosJobs
    from reelwright.adapters.dbos_engine.schedules import DbosSchedules

    address = Address.of(settings.home, settings.database)
    jobs = DbosJobs(address, most_waiting=settings.jobs_waiting)
    return DbosSchedules(jobs), jobs


def worker_of(
    settings: Settings,
    run: Runner,
    *,
    grace_seconds: float,
    does: frozenset[StageKind] = frozenset(StageKind),
) -> Worker:
    """What takes jobs from that queue and does their stages of these kinds with ``run``."""
    from reelwright.adapters.dbos_engine.address import Address
    from reelwright.adapters.dbos_engine.worker import DbosWorker, Limits, Trade
    from reelwright.workflows.produce.stages import kind_of

    limits = Limits(
        running=settings.jobs_running,
        running_here=settings.jobs_worker,
        grace_seconds=grace_seconds,
        lease_seconds=settings.lease_seconds,
    )
    trade = Trade(does=does, kind_of=kind_of)
    return DbosWorker(Address.of(settings.home, settings.database), run, codec(), limits, trade)


def codec() -> Codec:
    """Writes values down as JSON."""
    from reelwright.adapters.values import codec as json_codec

    return json_codec


def leased(studio: Studio, conduct: Conduct) -> Studio:
    """What a production is made with, as a worker may touch it."""
    from reelwright.adapters.leased.productions import LeasedProductions
    from reelwright.adapters.leased.writes import LeasedHistory, LeasedLife, LeasedUses

    lease, stock = conduct.lease, studio.stock
    if stock is not None:
        stock = replace(stock, history=LeasedHistory(stock.history, lease))
    return replace(
        studio,
        productions=LeasedProductions(studio.productions, lease, conduct.progress),
        life=LeasedLife(studio.life, lease),
        uses=LeasedUses(studio.uses, lease),
        stock=stock,
    )


def themes() -> ThemeSource:
    """The built-in themes and the owner's files."""
    from reelwright.adapters.theme_files.reader import ThemeFiles

    return ThemeFiles()


def theme_of(settings: Settings) -> Theme:
    """The theme in force."""
    return themes().theme(settings.theme)


def versions() -> tuple[tuple[str, str], ...]:
    """The versions that results depend on."""
    return (("reelwright", __version__), *((name, version(name)) for name in _RESULTS_DEPEND_ON))
