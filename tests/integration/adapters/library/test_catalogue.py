"""The catalogue, on either database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from builders.postgres import PostgresServer
from builders.told import BEGUN, birth, contents, told
from reelwright.adapters.library.catalogue import DatabaseCatalogue
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.tables.channels import channels
from reelwright.adapters.library.tables.contents import assets
from reelwright.adapters.library.tables.productions import productions
from reelwright.domain.production.life import EventKind, ProductionState
from reelwright.ports.catalogue import EntryMissing, Wanted
from reelwright.ports.library import LibraryAddress
from reelwright.ports.life import ToldRun

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One for all tests of a kind of database, since making a library takes longer than they."""
    home = tmp_path_factory.mktemp("home")
    if request.param == "sqlite":
        address = LibraryAddress(home=home)
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        address = LibraryAddress(home=home, database=server.new_database())
    database = open_database(address)
    yield database
    database.dispose()


@pytest.fixture
def catalogue(database: Database) -> Iterator[DatabaseCatalogue]:
    yield DatabaseCatalogue(database, now=lambda: BEGUN)
    with database.engine.begin() as connection:
        for table in (productions, assets, channels):
            connection.execute(delete(table))


def ids(catalogue: DatabaseCatalogue, **wanted: object) -> list[str]:
    return [one.id for one in catalogue.page(Wanted(**wanted)).entries]  # type: ignore[arg-type] # any of its fields


def test_a_delivered_run_is_told_whole(catalogue: DatabaseCatalogue) -> None:
    run = told("run", birth(), EventKind.READ, EventKind.RENDERED, EventKind.DELIVERED)
    catalogue.learn([run, run])
    sheet = catalogue.sheet("lamps")
    assert sheet.entry.state is ProductionState.PASSED
    assert (sheet.entry.title, sheet.entry.size) == ("Two small lamps", 2000)
    assert (sheet.entry.created, sheet.entry.updated) == (BEGUN, BEGUN + timedelta(seconds=2))
    assert sheet.events == run.events
    assert sheet.masters == contents().masters
    assert [asset.name for asset in sheet.assets] == ["fox"]


def test_a_run_is_told_as_it_goes_on(catalogue: DatabaseCatalogue) -> None:
    whole = told("run", birth(), EventKind.READ, EventKind.RENDERED, EventKind.DELIVERED)
    catalogue.learn([replace(whole, events=whole.events[:1], contents=None, ended=False)])
    assert catalogue.sheet("lamps").entry.state is ProductionState.MAKING
    catalogue.learn([whole])
    assert catalogue.sheet("lamps").events == whole.events


@pytest.mark.parametrize(
    ("last", "passed", "state"),
    [
        (EventKind.DELIVERED, False, ProductionState.REJECTED),
        (EventKind.FAILED, True, ProductionState.FAILED),
        (EventKind.CANCELLED, True, ProductionState.CANCELLED),
        (EventKind.QUEUED, True, ProductionState.QUEUED),
    ],
)
def test_the_last_event_says_the_state(
    catalogue: DatabaseCatalogue, last: EventKind, *, passed: bool, state: ProductionState
) -> None:
    catalogue.learn([told("run", birth(), EventKind.READ, last, passed=passed)])
    assert ids(catalogue, state=state) == ["lamps"]


def test_what_is_told_late_of_an_earlier_run_changes_no_state(catalogue: DatabaseCatalogue) -> None:
    late = BEGUN + timedelta(hours=1)
    catalogue.learn([told("second", birth(title="New"), EventKind.DELIVERED, begun=late)])
    catalogue.learn([told("first", birth(title="Old"), EventKind.FAILED)])
    sheet = catalogue.sheet("lamps")
    assert (sheet.entry.state, sheet.entry.title) == (ProductionState.PASSED, "New")
    assert [event.kind for event in sheet.events] == [EventKind.FAILED, EventKind.DELIVERED]


def test_a_run_that_was_taken_over_from_says_so_late_and_changes_no_state(
    catalogue: DatabaseCatalogue,
) -> None:
    catalogue.learn([told("second", birth(), EventKind.DELIVERED)])
    late = BEGUN + timedelta(hours=1)
    catalogue.learn([told("first", birth(), EventKind.QUEUED, begun=late)])
    assert ids(catalogue, state=ProductionState.PASSED) == ["lamps"]


def test_making_again_replaces_what_a_production_is_made_of(catalogue: DatabaseCatalogue) -> None:
    catalogue.learn([told("first")])
    again = told("second", begun=BEGUN + timedelta(hours=1))
    catalogue.learn([replace(again, contents=contents("changed"))])
    assert catalogue.sheet("lamps").masters == contents("changed").masters


def test_pages_go_on_where_the_last_one_ended(catalogue: DatabaseCatalogue) -> None:
    names = [f"film-{number}" for number in range(5)]
    catalogue.learn(told(name, birth(name)) for name in names)
    first = catalogue.page(Wanted(), limit=2)
    catalogue.learn([told("new", birth("new"))])
    second = catalogue.page(Wanted(), limit=2, before=first.before)
    third = catalogue.page(Wanted(), limit=2, before=second.before)
    found = [one.id for page in (first, second, third) for one in page.entries]
    assert found == names[::-1]
    assert third.before is None


def test_productions_are_found_by_what_they_are(catalogue: DatabaseCatalogue) -> None:
    catalogue.learn(
        [
            told("1", birth("a", channel="nature", language="de")),
            told("2", birth("b", channel="nature"), EventKind.FAILED),
            told("3", birth("c")),
        ]
    )
    assert ids(catalogue) == ["c", "b", "a"]
    assert ids(catalogue, channel="nature") == ["b", "a"]
    assert ids(catalogue, channel="nature", state=ProductionState.FAILED) == ["b"]
    assert ids(catalogue, language="de") == ["a"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lamp", ["lamps"]),
        ("SMALL two", ["lamps"]),
        ("ecole", ["school"]),
        ("l'école d'été", ["school"]),
        ("東", ["tokyo"]),
        ("京 東", ["tokyo"]),
        ("lamps.md", ["lamps"]),
        ("lamps école", []),
        ('" OR * NEAR(', []),
        ("'x' | !y & <->", []),
        ("--", []),
        ("amp", []),
    ],
)
def test_productions_are_found_by_their_words(
    catalogue: DatabaseCatalogue, text: str, found: list[str]
) -> None:
    catalogue.learn(
        [
            told("1", birth()),
            told("2", birth("school", "L’École d’été")),
            told("3", birth("tokyo", "東京の夜")),
        ]
    )
    assert ids(catalogue, text=text) == found


def test_a_new_title_is_found_and_the_old_one_is_not(catalogue: DatabaseCatalogue) -> None:
    catalogue.learn([told("1", birth("a", "Whales"))])
    catalogue.learn([told("2", birth("a", "Sharks"), begun=BEGUN + timedelta(hours=1))])
    assert (ids(catalogue, text="whales"), ids(catalogue, text="sharks")) == ([], ["a"])


def test_what_is_put_away_is_kept_and_comes_back(catalogue: DatabaseCatalogue) -> None:
    catalogue.learn([told()])
    catalogue.archive("lamps")
    assert (ids(catalogue), ids(catalogue, text="lamp"), ids(catalogue, archived=True)) == (
        [],
        [],
        ["lamps"],
    )
    assert catalogue.sheet("lamps").entry.archived == BEGUN
    catalogue.archive("lamps", away=False)
    assert ids(catalogue) == ["lamps"]


def test_words_are_found_within_what_lists_are_filtered_by(catalogue: DatabaseCatalogue) -> None:
    catalogue.learn(
        [
            told("1", birth("a", channel="Björk's = 7", language="is")),
            told("2", birth("b", channel="Björk's = 7"), EventKind.FAILED),
            told("3", birth("c", "c7 passed here away is")),
        ]
    )
    assert ids(catalogue, text="lamp", channel="Björk's = 7") == ["b", "a"]
    assert ids(catalogue, text="lamp", channel="Björk's = 7", language="is") == ["a"]
    assert ids(catalogue, text="lamp", state=ProductionState.FAILED) == ["b"]
    assert ids(catalogue, text="lamp", language="de") == []
    assert ids(catalogue, text="here away") == ["c"]
    catalogue.archive("a")
    assert ids(catalogue, text="lamp", archived=True) == ["a"]
    catalogue.learn([told("4", birth("b", channel="other"), begun=BEGUN + timedelta(hours=1))])
    assert ids(catalogue, text="lamp", channel="Björk's = 7") == []
    assert ids(catalogue, text="lamp", channel="other", state=ProductionState.PASSED) == ["b"]


def test_where_a_production_was_moved_is_told(catalogue: DatabaseCatalogue) -> None:
    catalogue.learn([told()])

    def move(kind: EventKind, hours: int) -> None:
        catalogue.learn([told(kind, birth(), kind, begun=BEGUN + timedelta(hours=hours))])

    move(EventKind.DELETED, 1)
    assert ids(catalogue) == ids(catalogue, text="lamp") == []
    assert catalogue.sheet("lamps").entry.state is ProductionState.PASSED
    move(EventKind.RESTORED, 2)
    assert ids(catalogue) == ids(catalogue, text="lamp") == ["lamps"]
    move(EventKind.ARCHIVED, 3)
    assert ids(catalogue, archived=True) == ["lamps"]
    move(EventKind.UNARCHIVED, 4)
    assert ids(catalogue) == ["lamps"]


def test_a_production_that_is_made_again_is_there_again(catalogue: DatabaseCatalogue) -> None:
    hour = timedelta(hours=1)
    catalogue.learn([told("1"), told("2", birth(), EventKind.DELETED, begun=BEGUN + hour)])
    catalogue.learn([told("1")])
    assert ids(catalogue) == []
    catalogue.learn([told("3", begun=BEGUN + 2 * hour)])
    assert ids(catalogue) == ["lamps"]


def test_jobs_lead_to_what_they_made(catalogue: DatabaseCatalogue) -> None:
    def of_job(run: str, production: str, job: str) -> ToldRun:
        whole = told(run, birth(production))
        return replace(whole, events=tuple(replace(event, job=job) for event in whole.events))

    catalogue.learn([of_job("1", "a", "j1"), of_job("2", "b", "j2"), of_job("3", "a", "j3")])
    catalogue.learn([told("4", birth("c"))])
    found = catalogue.of_jobs(["j1", "j2", "j3", "", "j4"])
    assert {job: entry.id for job, entry in found.items()} == {"j1": "a", "j2": "b", "j3": "a"}
    assert catalogue.sheet("a").jobs == ("j1", "j3")
    assert catalogue.sheet("c").jobs == ()


def test_what_is_unknown_is_told(catalogue: DatabaseCatalogue) -> None:
    catalogue.learn([told()])
    assert catalogue.unknown(["lamps", "a", "b"]) == {"a", "b"}
    assert catalogue.unknown([]) == frozenset()


def test_what_is_not_there_is_told(catalogue: DatabaseCatalogue) -> None:
    for asked in (catalogue.sheet, catalogue.archive):
        with pytest.raises(EntryMissing, match="knows no production nothing"):
            asked("nothing")
