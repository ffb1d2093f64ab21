"""A home whose library is on a server: the server's database is part of the backup."""

from pathlib import Path

import pytest
from psycopg import connect
from psycopg.errors import UndefinedTable

from builders.postgres import PostgresServer
from reelwright.app.keeping.backups import What, backup_home, restore_home
from reelwright.app.settings.model import Settings
from reelwright.ports.backup import HomeTaken

pytestmark = pytest.mark.integration


def titles(server: PostgresServer, database: str) -> list[str]:
    place = f"host={server.folder} user=reelwright dbname={database}"
    with connect(place) as connection:
        return [str(row[0]) for row in connection.execute("SELECT title FROM videos ORDER BY 1")]


def change(server: PostgresServer, database: str, *statements: str) -> None:
    place = f"host={server.folder} user=reelwright dbname={database}"
    with connect(place, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def test_a_servers_database_comes_back_with_the_home(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    url = postgres.new_database()
    database = url.rpartition("@/")[2].partition("?")[0]
    home = tmp_path / "home"
    home.mkdir()
    (home / "reelwright.toml").write_text('theme = "paper"\n')
    change(postgres, database, "CREATE TABLE videos (title text)")
    change(postgres, database, "INSERT INTO videos VALUES ('sky')")
    made = backup_home(Settings(home=home, database=url), str(tmp_path / "backups"), What())
    assert "server.dump" in {member.name for member in made.record.members}
    change(postgres, database, "UPDATE videos SET title = 'lost'", "CREATE TABLE later (x int)")
    with pytest.raises(HomeTaken, match="with the setting database"):
        restore_home(Settings(home=tmp_path / "new"), made.place)
    restored = restore_home(Settings(home=home, database=url), made.place, replace=True)
    assert titles(postgres, database) == ["sky"]
    with pytest.raises(UndefinedTable):
        change(postgres, database, "SELECT * FROM later")
    assert not (restored.home / "server.dump").exists()
    # What stood on the server before is kept beside the home that was moved aside.
    (dump,) = tmp_path.glob("home.before-restore-*.dump")
    assert dump.read_bytes().startswith(b"PGDMP")
