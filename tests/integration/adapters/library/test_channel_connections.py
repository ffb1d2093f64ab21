"""Connections on either database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from reelwright.adapters.keys.key_file import KeyFile
from reelwright.adapters.keys.sealing import KeyFileSealer
from reelwright.adapters.keys.store import EncryptedKeys
from reelwright.adapters.library.connections import DatabaseConnections, open_connections
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.opening import open_database
from reelwright.domain.platform.authorisation import NEEDED, Loss
from reelwright.domain.platform.connection import CloudProject, Connection
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.reserve import ReserveRule, Trouble
from reelwright.ports.channels import (
    ChannelNotConnected,
    ChannelTaken,
    ProjectUnknown,
    ReserveImpossible,
)
from reelwright.ports.keys import KeysUnreadable
from reelwright.ports.library import LibraryAddress
from reelwright.ports.services import Secret

pytestmark = pytest.mark.integration

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PROJECT = CloudProject(id="tides", client_id="tides.apps.googleusercontent.com")
TIDE = Connection(
    channel="main",
    youtube_id="UC1",
    title="The tide",
    handle="@tide",
    uploads="UU1",
    project="tides",
    scopes=frozenset(scope.value for scope in NEEDED),
    connected=NOW,
    used=NOW,
)
MOON = replace(TIDE, channel="second", youtube_id="UC2", title="The moon", uploads="UU2")


@pytest.fixture
def database(library_address: LibraryAddress) -> Iterator[Database]:
    database = open_database(library_address)
    yield database
    database.dispose()


@pytest.fixture
def kept(database: Database, tmp_path: Path) -> DatabaseConnections:
    made = DatabaseConnections(database, KeyFileSealer(KeyFile(tmp_path / "keys")), now=lambda: NOW)
    made.keep_project(PROJECT, Secret("client-secret"))
    made.keep(TIDE, Secret("refresh-1"))
    return made


def test_a_connection_comes_back_as_it_was_kept(kept: DatabaseConnections) -> None:
    assert kept.all() == (TIDE,)
    assert kept.find("main") == TIDE
    assert kept.find("second") is None
    assert kept.token("main") == Secret("refresh-1")
    assert kept.projects() == {"tides": PROJECT}
    assert kept.client_secret("tides") == Secret("client-secret")


def test_what_is_not_there_is_told(kept: DatabaseConnections) -> None:
    with pytest.raises(ChannelNotConnected):
        kept.token("second")
    with pytest.raises(ChannelNotConnected):
        kept.agree("second", None)
    with pytest.raises(ProjectUnknown):
        kept.client_secret("other")
    with pytest.raises(ProjectUnknown):
        kept.keep(replace(MOON, project="other"), Secret("refresh-2"))
    assert not kept.remove("second")


def test_a_name_and_a_channel_are_each_others_only_ones(kept: DatabaseConnections) -> None:
    with pytest.raises(ChannelTaken, match="under the name main"):
        kept.keep(replace(TIDE, channel="other"), Secret("refresh-2"))
    with pytest.raises(ChannelTaken, match="belongs to The tide"):
        kept.keep(replace(MOON, channel="main"), Secret("refresh-2"))
    assert kept.token("main") == Secret("refresh-1")


def test_the_first_loss_stays_until_the_channel_is_connected_again(
    kept: DatabaseConnections,
) -> None:
    kept.agree("main", Consent(writes=frozenset(Write), given=NOW, by="ada"))
    kept.lose("main", Loss.TESTING, NOW)
    kept.lose("main", Loss.ENDED, NOW + timedelta(days=1))
    lost = kept.find("main")
    assert lost is not None
    assert (lost.loss, lost.lost) == (Loss.TESTING, NOW)
    kept.keep(replace(TIDE, connected=NOW + timedelta(days=2)), Secret("refresh-2"))
    again = kept.find("main")
    assert again is not None
    assert (again.loss, again.lost) == (None, None)
    assert again.may(Write.UPLOADS)
    assert kept.token("main") == Secret("refresh-2")


def test_what_works_is_not_lost(kept: DatabaseConnections) -> None:
    kept.lose("main", Loss.ENDED, NOW)
    kept.used("main", NOW + timedelta(days=1))
    found = kept.find("main")
    assert found is not None
    assert (found.loss, found.lost) == (None, None)


def test_use_is_written_down_with_a_new_token(kept: DatabaseConnections) -> None:
    later = NOW + timedelta(days=1)
    kept.used("main", later)
    assert kept.token("main") == Secret("refresh-1")
    kept.used("main", later, Secret("refresh-2"))
    assert kept.token("main") == Secret("refresh-2")
    found = kept.find("main")
    assert found is not None
    assert found.used == later


def test_consents_follow_each_other_and_are_all_kept(
    kept: DatabaseConnections, database: Database
) -> None:
    first = Consent(writes=frozenset({Write.UPLOADS}), given=NOW, by="ada")
    second = Consent(writes=frozenset(Write), given=NOW + timedelta(hours=1), by="ada")
    for consent in (first, second, None):
        kept.agree("main", consent)
        found = kept.find("main")
        assert found is not None
        assert found.consent == consent
    kept.agree("main", replace(second, given=NOW + timedelta(hours=2)))
    kept.remove("main")
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT writes, ended FROM consents ORDER BY given")).all()
    assert rows[0].writes == "uploads"
    assert all(row.ended is not None for row in rows)


def test_a_reserve_is_another_channel_that_is_connected(kept: DatabaseConnections) -> None:
    rule = ReserveRule(
        channel="second", troubles=frozenset({Trouble.OUTAGE}), after=timedelta(hours=6)
    )
    with pytest.raises(ChannelNotConnected):
        kept.reserve("main", rule)
    with pytest.raises(ReserveImpossible, match="its own reserve"):
        kept.reserve("main", replace(rule, channel="main"))
    kept.keep(MOON, Secret("refresh-2"))
    kept.reserve("main", rule)
    found = kept.find("main")
    assert found is not None
    assert found.reserve == rule
    kept.remove("second")
    alone = kept.find("main")
    assert alone is not None
    assert alone.reserve is None


def test_a_token_opens_for_its_channel_alone(kept: DatabaseConnections, database: Database) -> None:
    kept.keep(MOON, Secret("refresh-2"))
    with database.engine.begin() as connection:
        swap = (
            "UPDATE connections SET token = (SELECT token FROM connections WHERE channel = 'main')"
        )
        connection.execute(text(swap))
    assert kept.token("main") == Secret("refresh-1")
    with pytest.raises(KeysUnreadable, match="channel second"):
        kept.token("second")


def test_everything_is_encrypted_anew_with_the_keys_of_the_home(
    kept: DatabaseConnections, tmp_path: Path
) -> None:
    keys = EncryptedKeys(tmp_path / "keys")
    keys.keep("elevenlabs", Secret("key-of-one"))
    old = (tmp_path / "keys" / "key").read_bytes()
    assert keys.rotate(kept.reseal) == 3
    assert keys.key("elevenlabs") == Secret("key-of-one")
    assert kept.token("main") == Secret("refresh-1")
    assert kept.client_secret("tides") == Secret("client-secret")
    (tmp_path / "keys" / "key").write_bytes(old)
    with pytest.raises(KeysUnreadable):
        kept.token("main")


def test_a_rotation_that_fails_leaves_everything_readable(
    kept: DatabaseConnections, tmp_path: Path
) -> None:
    keys = EncryptedKeys(tmp_path / "keys")
    keys.keep("elevenlabs", Secret("key-of-one"))

    def fails(_reseal: object) -> int:
        message = "The library is away."
        raise KeysUnreadable(message)

    with pytest.raises(KeysUnreadable, match="away"):
        keys.rotate(fails)
    assert keys.key("elevenlabs") == Secret("key-of-one")
    assert kept.token("main") == Secret("refresh-1")
    assert keys.rotate(kept.reseal) == 3
    assert kept.token("main") == Secret("refresh-1")


def test_a_library_is_made_where_there_is_none(tmp_path: Path) -> None:
    sealer = KeyFileSealer(KeyFile(tmp_path / "keys"))
    made = open_connections(LibraryAddress(home=tmp_path / "home"), sealer)
    assert made.all() == ()
    made.dispose()
