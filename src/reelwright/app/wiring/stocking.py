"""The stock services that are set, each search kept for a day and made under the guard."""

from reelwright.adapters.guarded.footage import GuardedDownloads, GuardedStock
from reelwright.adapters.guarded.kept_stock import KeptStock
from reelwright.adapters.web.downloader import FileDownloader, origin_of
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.books import HomeBooks
from reelwright.app.wiring.providers import FOOTAGE, Providers
from reelwright.app.wiring.showings import HomeShowings
from reelwright.domain.footage.stock import ShownLately, StockTerms
from reelwright.ports.footage import StockSource
from reelwright.ports.guard import Guard
from reelwright.ports.services import KeyMissing, ServiceFacts
from reelwright.ports.store import Store
from reelwright.workflows.produce.order import Stock


def stock_for(
    settings: Settings, providers: Providers, store: Store, guard: Guard, books: HomeBooks
) -> Stock:
    """Every service in the order of the settings; one that lacks its key is left with a note.

    Raises:
        ProviderUnknown, ProviderBroken, KeysUnreadable.
    """
    sources: list[StockSource] = []
    facts: dict[str, ServiceFacts] = {}
    notes: list[str] = []
    for name in dict.fromkeys(settings.stock):
        one = providers.provider(FOOTAGE, name).facts
        try:
            connected = providers.connect(FOOTAGE, name)
            source = GuardedStock(connected, one, guard, settings.own_prices)
        except KeyMissing as error:
            notes.append(f"Footage goes on without {one.title}: {error}")
            continue
        facts[name] = one
        sources.append(KeptStock(source, store, providers.access(one).address))
    downloader = FileDownloader(
        own_origins=frozenset(map(origin_of, settings.addresses.values())),
        contact=settings.contact,
    )
    window = ShownLately(days=settings.stock_apart_days, videos=settings.stock_apart_videos)
    return Stock(
        names=tuple(dict.fromkeys(settings.stock)),
        sources=tuple(sources),
        downloader=GuardedDownloads(downloader, facts, guard),
        history=HomeShowings(books, settings.channel, window),
        terms=StockTerms(share_alike=settings.stock_share_alike),
        notes=tuple(notes),
    )
