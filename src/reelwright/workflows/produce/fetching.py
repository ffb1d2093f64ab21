"""Asking stock services and fetching what they offer, with a failure never more than a note."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reelwright.domain.digest import digest_of
from reelwright.domain.footage.candidates import Candidate
from reelwright.domain.footage.content import HEAD, suffix_of
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery, StockTerms
from reelwright.domain.script.visuals import Footage
from reelwright.domain.time import FrameRate
from reelwright.ports.footage import FootageProbe, FootageUnreadable, Probed, StockSource
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.services import ServiceError, titled
from reelwright.ports.store import ArtefactMissing, Store
from reelwright.workflows.produce.order import Stock

FILE_VERSION = 1
"""Raised when the same file would be described otherwise."""
MOST_SEARCHES = 120
"""Searches of one service in one run: well inside the hour of the strictest, Pexels."""
_MOST_NOTES = 8
LARGEST_STILL = 60_000_000
LARGEST_CLIP = 400_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A file in the store, with all that is known of where it came from."""

    footage: Footage
    service: str
    file: str
    """The address of its bytes."""
    retrieved: str
    """When it was downloaded: ISO 8601, UTC."""
    rate: FrameRate | None = None

    @property
    def candidate(self) -> Candidate:
        """As something that may be shown."""
        return Candidate(footage=self.footage, phrases=(), rate=self.rate)


_FETCHED = TypeAdapter(Fetched)


class Fetcher:
    """One run's dealings with the services. A service that fails is not asked again in the run."""

    def __init__(self, stock: Stock, store: Store, probe: FootageProbe) -> None:
        self._stock = stock
        self._store = store
        self._probe = probe
        self._searches: dict[str, int] = {}
        self._out: set[str] = set()
        self._refused: set[str] = set()
        self._notes: list[str] = []
        self.failures = 0
        """How often a service could not be asked, or a file not be had."""

    @property
    def names(self) -> tuple[str, ...]:
        """All services that are set, those without a key among them."""
        return self._stock.names

    @property
    def asked(self) -> tuple[str, ...]:
        """Those that could be asked when the run began."""
        return tuple(source.service for source in self._stock.sources)

    @property
    def sources(self) -> tuple[StockSource, ...]:
        """Those that may still be asked."""
        return tuple(one for one in self._stock.sources if one.service not in self._out)

    @property
    def terms(self) -> StockTerms:
        """What the owner allows."""
        return self._stock.terms

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of this run."""
        told = tuple(dict.fromkeys(self._notes))
        if len(told) <= _MOST_NOTES:
            return told
        return (*told[:_MOST_NOTES], f"There are {len(told) - _MOST_NOTES} more notes on stock.")

    def search(self, source: StockSource, query: StockQuery) -> tuple[StockItem, ...]:
        """What a service offers; nothing where it fails, which is noted."""
        if source.service in self._out:
            return ()
        made = self._searches.get(source.service, 0)
        if made >= MOST_SEARCHES:
            reason = f"{made} searches are enough for one video"
            self._give_up(
                source.service, f"{titled(source.service)} is not asked further: {reason}."
            )
            return ()
        self._searches[source.service] = made + 1
        try:
            return source.search(query)
        except (ServiceError, BudgetPassed) as error:
            self._give_up(
                source.service, f"Footage goes on without {titled(source.service)}: {error}"
            )
            return ()

    def fetch(self, item: StockItem, query: StockQuery) -> Fetched | None:
        """The item's file in the store; None where it cannot be had or shown, which is noted."""
        key = digest_of("stock file", FILE_VERSION, item.service, item.number, item.file)
        if key in self._refused:
            return None
        known = self._known(key)
        fetched = _described(known, item) if known else self._downloaded(item, key)
        if fetched is None or not _shows(fetched, query):
            self._refused.add(key)
            return None
        return fetched

    def _known(self, key: str) -> Fetched | None:
        kept = self._store.recall(key)
        if kept is None:
            return None
        try:
            fetched = _FETCHED.validate_json(kept)
            self._store.path(fetched.footage.sha256, fetched.footage.suffix)
        except (ValidationError, ArtefactMissing):
            return None
        return fetched

    def _downloaded(self, item: StockItem, key: str) -> Fetched | None:
        largest = LARGEST_CLIP if item.kind is StockKind.CLIP else LARGEST_STILL
        try:
            with self._store.staging("") as file:
                self._stock.downloader.download(item.service, item.file, file, largest=largest)
                fetched = self._kept(item, file)
        except (ServiceError, BudgetPassed) as error:
            self.failures += error.retryable
            self._notes.append(f"{item.name} is not shown: {error}")
            return None
        except FootageUnreadable as error:
            self._notes.append(f"{item.name} is not shown: {error}")
            return None
        self._store.remember(key, _FETCHED.dump_json(fetched).decode())
        return fetched

    def _kept(self, item: StockItem, file: Path) -> Fetched:
        """Look at what came and adopt it.

        Raises:
            FootageUnreadable: it is not a picture or clip, or not whole.
        """
        with file.open("rb") as opened:
            suffix = suffix_of(opened.read(HEAD))
        if suffix is None:
            message = "what came is not a picture or clip of a kind that can be shown."
            raise FootageUnreadable(message)
        with self._store.staging(suffix) as named:
            file.replace(named)
            probed = self._probed(named)
            if not probed.whole:
                message = "what came is cut off or damaged."
                raise FootageUnreadable(message)
            sha256 = self._store.adopt(named)
        return _fetched(item, probed, sha256, suffix)

    def _probed(self, file: Path) -> Probed:
        """What a file is; its name in the store's staging says nothing to a person."""
        try:
            return self._probe.probe(file, sha256="")
        except FootageUnreadable as error:
            reason = str(error).removeprefix(file.name).partition(":")[0].strip(" .")
            message = f"what came {reason}."
            raise FootageUnreadable(message) from error

    def _give_up(self, service: str, note: str) -> None:
        self._out.add(service)
        self.failures += 1
        self._notes.append(note)


def _fetched(item: StockItem, probed: Probed, sha256: str, suffix: str) -> Fetched:
    footage = replace(probed.footage, sha256=sha256, suffix=suffix)
    fetched = Fetched(
        footage=footage,
        service=item.service,
        file=item.file,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
        rate=probed.rate,
    )
    return _described(fetched, item)


def _described(fetched: Fetched, item: StockItem) -> Fetched:
    """With the name, author, licence and page that the service gives it now."""
    footage = replace(
        fetched.footage,
        name=item.name + fetched.footage.suffix,
        author=item.author,
        licence=item.licence,
        page=item.page,
    )
    return replace(fetched, footage=footage)


def _shows(fetched: Fetched, query: StockQuery) -> bool:
    """Whether the bytes hold what the service promised: kind, size, length, and something to see.

    A picture without any contrast has no near hash. A watermark cannot be told.
    """
    footage, length = fetched.footage, fetched.candidate.seconds
    moves = length is not None
    return (
        moves is (query.kind is StockKind.CLIP)
        and footage.width >= query.width
        and footage.height >= query.height
        and (length is None or length >= query.seconds)
        and bool(footage.near_hash)
    )
