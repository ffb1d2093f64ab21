"""Where artefacts and productions are kept: who names the adapters of storage."""

from functools import partial

from reelwright.adapters.storekeeping.quota import QuotaStore
from reelwright.adapters.storekeeping.uses import RecordedStore
from reelwright.app.keeping.archiving import Archivist
from reelwright.app.keeping.holding import HomeHolds, HomeNeeds
from reelwright.app.keeping.storage import Keeper
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.on_demand import on_demand
from reelwright.ports.holds import Holds
from reelwright.ports.life import Journals, Life
from reelwright.ports.productions import Archive, Productions, Shelf
from reelwright.ports.storage import Depot, References
from reelwright.ports.store import Store


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
    from reelwright.app.wiring.buckets import bucket_of

    return BucketDepot(bucket_of(settings))


def references_of(settings: Settings) -> References:
    """Who needs which artefacts, told where the store is."""
    if settings.store:
        from reelwright.adapters.s3.depot import BucketReferences
        from reelwright.app.wiring.buckets import bucket_of, name_of_home

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
        archivist=archivist_of(settings),
        holds=holds_of(settings),
        needs=HomeNeeds(settings),
    )


def archivist_of(settings: Settings) -> Archivist:
    """Who puts productions of a home away, and brings them back."""
    return Archivist(
        settings,
        references=references_of(settings),
        productions=productions_of(settings),
        archive=archive_of(settings),
        holds=holds_of(settings),
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
    from reelwright.app.wiring.buckets import bucket_of

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
    from reelwright.app.wiring.buckets import bucket_of

    return BucketShelf(settings.home.expanduser().absolute(), bucket_of(settings, address), address)


def productions_of(settings: Settings) -> Productions:
    """The productions of a home."""
    from reelwright.adapters.disk.productions import FolderProductions

    return FolderProductions(settings.home)


def life_in(settings: Settings, job: str = "") -> Life:
    """Where one run tells what happens to its production, and of which job it is."""
    from reelwright.adapters.disk.journal import FileLife

    return FileLife(settings.home, job=job)


def journals_of(settings: Settings) -> Journals:
    """What runs in a home have told and the library has not taken in yet."""
    from reelwright.adapters.disk.journal import FileJournals

    return FileJournals(settings.home)
