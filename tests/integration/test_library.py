"""The library from the command line: found in, looked at, checked, taken back and forward."""

import sqlite3
from contextlib import closing

import pytest

from builders.command import Command
from builders.postgres import PostgresServer
from builders.told import birth, contents
from reelwright.adapters.disk.journal import FileLife
from reelwright.domain.production.life import EventKind

pytestmark = pytest.mark.integration


@pytest.fixture(params=["sqlite", "postgresql"])
def environment(request: pytest.FixtureRequest) -> dict[str, str]:
    if request.param == "sqlite":
        return {}
    server: PostgresServer = request.getfixturevalue("postgres")
    return {"REELWRIGHT_DATABASE": server.new_database()}


def told(command: Command, name: str) -> None:
    life = FileLife(command.home)
    life.begin(birth(name))
    life.keep(contents(name))
    life.tell(EventKind.DELIVERED)


def test_what_runs_told_is_found_and_the_library_goes_back_and_forward(
    command: Command, environment: dict[str, str]
) -> None:
    told(command, "lamps")
    told(command, "whales")
    found = command("productions", "find", "lamp", "--limit", "1", "--json", **environment).values
    assert [one["slug"] for one in found["productions"]] == ["whales"]
    older = command(
        "productions", "find", "lamp", "--before", str(found["before"]), "--json", **environment
    ).values
    assert [one["slug"] for one in older["productions"]] == ["lamps"]
    assert older["before"] is None
    assert list((command.home / "journal").iterdir()) == []
    status = command("library", "status", "--json", **environment).values
    assert (status["revision"], status["rows"]["productions"]) == (status["newest"], 2)
    assert command("library", "check", **environment).out == "The library is sound.\n"
    refused = command("library", "migrate", "--to", "0002", **environment)
    assert refused.code == 1
    assert "add --lose if that is meant" in refused.err
    back = command("library", "migrate", "--to", "0002", "--lose", "--json", **environment).values
    assert (back["revision"], len(back["copies"])) == ("0002", 1)
    check = command("library", "check", **environment)
    assert (check.code, check.out) == (1, "It is at revision 0002: reelwright library migrate\n")
    again = command("library", "migrate", "--json", **environment).values
    assert again["revision"] == status["revision"]


def test_a_library_that_was_never_made_is_not_made_by_looking(command: Command) -> None:
    assert "was not made yet" in command("library", "status").out
    assert not (command.home / "library.db").exists()


def test_damage_is_told(command: Command) -> None:
    told(command, "lamps")
    command("productions", "find")
    with closing(sqlite3.connect(command.home / "library.db")) as connection, connection:
        connection.execute("DELETE FROM channels")
        connection.execute("DROP INDEX ix_events_at")
    check = command("library", "check")
    assert check.code == 1
    assert "A row of productions refers to none of channels" in check.out
    assert "ix_events_at" in check.out


def test_a_database_that_does_not_answer_is_told_in_a_sentence(command: Command) -> None:
    ran = command(
        "productions", "find", REELWRIGHT_DATABASE="postgresql://anna@/films?host=/nowhere"
    )
    assert ran.code == 1
    assert ran.err.startswith("Error: The database films on /nowhere does not answer")
