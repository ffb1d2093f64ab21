"""The catalogue: users, channels, productions with all that they are made of, and their life."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant
from reelwright.domain.production.search import search_words

revision = "0003"
down_revision = "0002"
MAKES = (
    "users", "channels", "scripts", "takes", "assets", "uses", "timelines", "masters", "events",
)  # fmt: skip
WIDENS = ("productions",)

ROLES = ("owner", "editor", "viewer")
CHANNEL_STATES = ("active", "paused", "archived")
PRODUCTION_STATES = ("queued", "making", "passed", "rejected", "failed", "cancelled")
TIMINGS = ("exact", "aligned", "estimated")
FORMATS = ("16:9", "9:16", "1:1")
CODECS = ("h264", "av1")
EVENT_KINDS = (
    "queued", "started", "read", "recorded", "selected", "mixed", "rendered", "joined",
    "inspected", "delivered", "failed", "cancelled",
)  # fmt: skip

FTS5 = (
    """
    CREATE VIRTUAL TABLE productions_search USING fts5(
        words, content='productions', content_rowid='number',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4 5 6 7 8'
    )
    """,
    """
    CREATE TRIGGER productions_search_insert AFTER INSERT ON productions BEGIN
        INSERT INTO productions_search(rowid, words) VALUES (new.number, new.words);
    END
    """,
    """
    CREATE TRIGGER productions_search_delete AFTER DELETE ON productions BEGIN
        INSERT INTO productions_search(productions_search, rowid, words)
        VALUES ('delete', old.number, old.words);
    END
    """,
    """
    CREATE TRIGGER productions_search_update AFTER UPDATE OF words ON productions
    WHEN old.words <> new.words BEGIN
        INSERT INTO productions_search(productions_search, rowid, words)
        VALUES ('delete', old.number, old.words);
        INSERT INTO productions_search(rowid, words) VALUES (new.number, new.words);
    END
    """,
    "INSERT INTO productions_search(productions_search) VALUES ('rebuild')",
)
NO_FTS5 = (
    "DROP TRIGGER productions_search_insert",
    "DROP TRIGGER productions_search_delete",
    "DROP TRIGGER productions_search_update",
    "DROP TABLE productions_search",
)
GIN = (
    """
    ALTER TABLE productions ADD COLUMN search tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
    """,
    "CREATE INDEX productions_search ON productions USING gin (search) WITH (fastupdate = off)",
)
NO_GIN = ("DROP INDEX productions_search", "ALTER TABLE productions DROP COLUMN search")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
FK_OF_CALLS = "fk_calls_production_productions"


def upgrade() -> None:
    """Make the tables; what the ledger knows of productions stays."""
    _owners()
    _remake_productions(_productions, _into_catalogue)
    _add_words()
    _scripts_and_takes()
    _assets()
    _timelines_and_masters()
    _events()
    make_index(op.get_bind())


def downgrade() -> None:
    """Drop them; of productions stays what they are called."""
    drop_index(op.get_bind())
    for table in ("events", "masters", "timelines", "uses", "assets", "takes", "scripts"):
        op.drop_table(table)
    _remake_productions(_earlier_productions, _out_of_catalogue)
    op.drop_table("channels")
    op.drop_table("users")


def make_index(connection: sa.Connection) -> None:
    """Make the index of words as it was until 0009."""
    for statement in FTS5 if connection.dialect.name == "sqlite" else GIN:
        connection.execute(sa.text(statement))


def drop_index(connection: sa.Connection) -> None:
    """Drop it."""
    for statement in NO_FTS5 if connection.dialect.name == "sqlite" else NO_GIN:
        connection.execute(sa.text(statement))


def _times() -> tuple[sa.Column[dt.datetime], ...]:
    return (
        sa.Column("created", Instant, nullable=False),
        sa.Column("updated", Instant, nullable=False),
    )


def _owners() -> None:
    users = op.create_table(
        "users",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", _one_of("role", ROLES), nullable=False),
        *_times(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
    )
    now = dt.datetime.now(tz=dt.UTC)
    owner = {"id": "owner", "name": "Owner", "role": "owner", "created": now, "updated": now}
    op.bulk_insert(users, [owner])
    op.create_table(
        "channels",
        sa.Column("id", sa.String(100), nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("state", _one_of("state", CHANNEL_STATES), nullable=False),
        *_times(),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], name=op.f("fk_channels_owner_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
    )
    _index("channels", "owner")


def _remake_productions(make: Callable[[], None], fill: Callable[[], None]) -> None:
    """Make the table anew, keeping its rows; nothing may refer to it meanwhile.

    On SQLite a key of another table rests until then; on PostgreSQL it is dropped and made again.
    """
    on_server = op.get_bind().dialect.name != "sqlite"
    op.execute(
        "CREATE TABLE productions_kept AS "
        "SELECT id, channel, title, created, updated FROM productions"
    )
    if on_server:
        op.drop_constraint(op.f(FK_OF_CALLS), "calls", type_="foreignkey")
    op.drop_table("productions")
    make()
    fill()
    op.drop_table("productions_kept")
    if on_server:
        op.create_foreign_key(op.f(FK_OF_CALLS), "calls", "productions", ["production"], ["id"])


def _into_catalogue() -> None:
    op.execute(
        "INSERT INTO channels (id, owner, title, state, created, updated) "
        "SELECT channel, 'owner', channel, 'active', min(created), max(updated) "
        "FROM productions_kept GROUP BY channel"
    )
    op.execute(
        "INSERT INTO productions (id, channel, title, created, updated, slug, state, state_since, "
        "language, source, folder, bytes, words) "
        "SELECT id, channel, title, created, updated, '', 'making', updated, '', '', '', 0, '' "
        "FROM productions_kept ORDER BY created, id"
    )


def _out_of_catalogue() -> None:
    op.execute(
        "INSERT INTO productions (id, channel, title, created, updated) "
        "SELECT id, channel, title, created, updated FROM productions_kept"
    )


def _add_words() -> None:
    connection = op.get_bind()
    table = sa.table("productions", *map(sa.column, ("number", "title", "words")))
    titles = connection.execute(sa.select(table.c.number, table.c.title)).all()
    for number, title in titles:
        words = " ".join(search_words(title))
        connection.execute(sa.update(table).where(table.c.number == number).values(words=words))


def _productions() -> None:
    op.create_table(
        "productions",
        sa.Column("number", NUMBER, nullable=False, autoincrement=True),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("state", _one_of("state", PRODUCTION_STATES), nullable=False),
        sa.Column("state_since", Instant, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("folder", sa.Text, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("archived", Instant),
        *_times(),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_productions_channel_channels")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_productions")),
        sa.UniqueConstraint("id", name=op.f("uq_productions_id")),
        sqlite_autoincrement=True,
    )
    for column in ("created", "updated"):
        _index("productions", column)
    for columns in (("channel",), ("state",), ("channel", "state")):
        _index("productions", *columns, "number")
    put_away = sa.column("archived").is_not(None)
    op.create_index(
        "ix_productions_archived",
        "productions",
        ["number"],
        sqlite_where=put_away,
        postgresql_where=put_away,
    )


def _earlier_productions() -> None:
    op.create_table(
        "productions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        *_times(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_productions")),
    )


def _scripts_and_takes() -> None:
    op.create_table(
        "scripts",
        *_of_production("scripts", _sha256("sha256")),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("scenes", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("by_hand", sa.Boolean, nullable=False),
        sa.Column("created", Instant, nullable=False),
    )
    _index("scripts", "created")
    op.create_table(
        "takes",
        *_of_production("takes", sa.Column("number", sa.Integer, nullable=False)),
        _sha256("sha256"),
        sa.Column("voice", sa.String(200), nullable=False),
        sa.Column("samples", sa.BigInteger, nullable=False),
        sa.Column("timing", _one_of("timing", TIMINGS), nullable=False),
    )
    _index("takes", "sha256")


def _assets() -> None:
    op.create_table(
        "assets",
        _sha256("sha256"),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("licence", sa.String(200), nullable=False),
        sa.Column("author", sa.String(500), nullable=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("retrieved", sa.String(40), nullable=False),
        *_times(),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_assets")),
    )
    for column in ("created", "updated"):
        _index("assets", column)
    op.create_table(
        "uses",
        *_of_production("uses", _sha256("asset")),
        sa.ForeignKeyConstraint(["asset"], ["assets.sha256"], name=op.f("fk_uses_asset_assets")),
    )
    _index("uses", "asset")


def _timelines_and_masters() -> None:
    op.create_table(
        "timelines",
        *_of_production(
            "timelines", sa.Column("format", _one_of("format", FORMATS), nullable=False)
        ),
        sa.Column("frames", sa.BigInteger, nullable=False),
        sa.Column("rate_numerator", sa.Integer, nullable=False),
        sa.Column("rate_denominator", sa.Integer, nullable=False),
        sa.Column("scenes", sa.Integer, nullable=False),
    )
    op.create_table(
        "masters",
        *_of_production("masters", sa.Column("format", _one_of("format", FORMATS), nullable=False)),
        sa.Column("name", sa.String(200), nullable=False),
        _sha256("sha256"),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("codec", _one_of("codec", CODECS), nullable=False),
        sa.Column("frames", sa.BigInteger, nullable=False),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("created", Instant, nullable=False),
    )
    for column in ("sha256", "created"):
        _index("masters", column)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("run", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("production", sa.String(32), nullable=False),
        sa.Column("kind", _one_of("kind", EVENT_KINDS), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("stage", sa.String(64), nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("worker", sa.String(200), nullable=False),
        sa.Column("job", sa.String(64), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        _goes_with_production("events"),
        sa.PrimaryKeyConstraint("run", "number", name=op.f("pk_events")),
    )
    _index("events", "at")
    _index("events", "production", "at")


def _of_production(
    table: str, key: sa.Column[Any]
) -> tuple[sa.Column[Any] | sa.ForeignKeyConstraint | sa.PrimaryKeyConstraint, ...]:
    """The columns and the key of a table whose rows are parts of a production."""
    return (
        sa.Column("production", sa.String(32), nullable=False),
        key,
        _goes_with_production(table),
        sa.PrimaryKeyConstraint("production", key.name, name=op.f(f"pk_{table}")),
    )


def _goes_with_production(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_production_productions")
    return sa.ForeignKeyConstraint(
        ["production"], ["productions.id"], name=name, ondelete="CASCADE"
    )


def _sha256(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(64), nullable=False)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
