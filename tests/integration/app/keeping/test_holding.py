"""What somebody holds is neither deleted, nor archived, nor cleaned up."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders.command import Command
from builders.productions import FIRST, manifest_of, publish
from builders.stores import release
from builders.told import BEGUN, birth, contents, told
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.library.holds import open_holds
from reelwright.app.keeping.library import catalogue_of
from reelwright.app.keeping.storage import Cleaned
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.storage import (
    archivist_of,
    holds_of,
    keeper_of,
    recorded_store,
    store_of,
)
from reelwright.domain.production.life import EventKind
from reelwright.ports.catalogue import Wanted
from reelwright.ports.holds import Hold, ProductionHeld
from reelwright.ports.library import LibraryAddress
from reelwright.ports.store import Store

pytestmark = pytest.mark.integration

DAY = 24 * 3600
WHY = "it goes out on 24 December"


@pytest.fixture
def settings(library_address: LibraryAddress) -> Settings:
    return Settings(home=library_address.home, database=library_address.database)


def kept(store: Store, content: bytes) -> str:
    with store.staging(".mp4") as path:
        path.write_bytes(content)
        return store.adopt(path)


def gone(cleaned: Cleaned) -> set[str]:
    return {each.holding.artefact.sha256 for each in cleaned.artefacts}


def age(home: Path) -> None:
    then = time.time() - 40 * DAY
    for file in home.glob("store/*/*.*"):
        os.utime(file, (then, then))
    release(home / "store")


def test_a_hold_is_changed_and_let_go(library_address: LibraryAddress) -> None:
    holds = open_holds(library_address)
    first = Hold(holder="release:1", production="sky", artefacts=frozenset({"a", "b"}), why=WHY)
    other = Hold(holder="release:2", production="sky")
    holds.hold(first)
    holds.hold(other)
    assert holds.all() == holds.on("sky") == (first, other)
    changed = replace(first, artefacts=frozenset({"b", "c"}), production="sea")
    holds.hold(changed)
    holds.hold(changed)
    assert open_holds(library_address).all() == (changed, other)
    assert holds.on("sky") == (other,)
    holds.let_go("release:1")
    holds.let_go("release:1")
    assert holds.all() == (other,)


def test_asking_leaves_no_library_behind(tmp_path: Path) -> None:
    holds = holds_of(Settings(home=tmp_path))
    holds.let_go("release:1")
    assert (holds.all(), holds.on("sky")) == ((), ())
    assert not (tmp_path / "library.db").exists()


def test_what_is_held_is_not_cleaned_up_before_it_is_let_go(settings: Settings) -> None:
    home, holds = settings.home, holds_of(settings)
    run = recorded_store(settings)
    master = kept(run, b"master")
    run.settle("sky")
    loose = kept(store_of(settings), b"loose")
    orphan = kept(store_of(settings), b"orphan")
    age(home)
    for file in home.glob("store/references/*.json"):
        os.utime(file, (time.time() - 40 * DAY,) * 2)
    holds.hold(Hold(holder="release:1", production="sky", artefacts=frozenset({loose}), why=WHY))
    tight = settings.model_copy(update={"store_quota": 1})
    removed = keeper_of(tight).clean().artefacts
    assert {each.holding.artefact.sha256 for each in removed} == {orphan}
    holds.let_go("release:1")
    removed = keeper_of(tight).clean().artefacts
    assert {each.holding.artefact.sha256 for each in removed} == {loose, master}


def test_what_the_library_counts_stays_without_a_reference(settings: Settings) -> None:
    store = store_of(settings)
    take, footage = kept(store, b"take"), kept(store, b"footage")
    orphan = kept(store, b"orphan")
    run = told("run", birth("sky"))
    made_of = contents("sky", takes=1)
    run = replace(
        run,
        contents=replace(
            made_of,
            takes=tuple(replace(each, sha256=take) for each in made_of.takes),
            assets=tuple(replace(each, sha256=footage) for each in made_of.assets),
        ),
    )
    catalogue = catalogue_of(settings)
    catalogue.learn([run])
    age(settings.home)
    tight = settings.model_copy(update={"store_quota": 1, "store_days": 3650})
    assert gone(keeper_of(settings).clean(dry_run=True)) == {orphan}
    # These can be rendered again, by their suffix, so they go where room is needed.
    assert gone(keeper_of(tight).clean(dry_run=True)) == {orphan, take, footage}
    assert gone(keeper_of(settings).clean()) == {orphan}
    deleted = told("2", birth("sky"), EventKind.DELETED, begun=BEGUN + timedelta(days=1))
    catalogue.learn([deleted])
    assert gone(keeper_of(settings).clean()) == {take, footage}


def test_what_was_removed_by_hand_needs_nothing_by_the_library_too(settings: Settings) -> None:
    run = recorded_store(settings)
    take = kept(run, b"take")
    run.settle("sky")
    made_of = contents("sky", takes=1)
    catalogue_of(settings).learn(
        [
            replace(
                told("run", birth("sky")),
                contents=replace(
                    made_of, takes=tuple(replace(each, sha256=take) for each in made_of.takes)
                ),
            )
        ]
    )
    age(settings.home)  # The reference too: its production has been away for so long.
    assert gone(keeper_of(settings).clean()) == {take}
    assert catalogue_of(settings).page(Wanted()).entries == ()


def test_a_held_production_stays_where_it_is(settings: Settings) -> None:
    folder = settings.home / "productions" / "sky"
    publish(FolderProductions(settings.home), folder, FIRST, replace(manifest_of(), id="sky-1"))
    holds_of(settings).hold(Hold(holder="release:1", production="sky-1", why=WHY))
    with pytest.raises(ProductionHeld, match=f"needed by release:1, because {WHY}"):
        archivist_of(settings).archive("sky")
    assert (folder / "script.md").exists()


def test_deleting_a_held_production_is_refused(command: Command) -> None:
    publish(
        FolderProductions(command.home),
        command.home / "productions" / "sky",
        FIRST,
        replace(manifest_of(), id="sky-1"),
    )
    holds = holds_of(Settings(home=command.home))
    holds.hold(Hold(holder="release:1", production="sky-1", why=WHY))
    refused = command("productions", "delete", "sky")
    assert (refused.code, refused.err) == (
        1,
        f"Error: Sky stays where it is: it is needed by release:1, because {WHY}.\n",
    )
    holds.let_go("release:1")
    assert command("productions", "delete", "sky").code == 0
