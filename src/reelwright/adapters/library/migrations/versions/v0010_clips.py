"""Clips of recordings, what their owners did with them, and what that taught."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant

revision = "0010"
down_revision = "0009"
MAKES = ("episodes", "spoken", "clips", "clip_acts", "curves", "learned_weights")

STATES = ("offered", "kept", "rejected")
VERBS = ("rejected", "kept", "edited", "exported", "rated", "measured")
ABOUT = ("moment", "cut", "picture", "captions", "sound", "title")


def upgrade() -> None:
    """Make the tables."""
    _episodes()
    _clips()
    _acts()
    _curves()
    _learned()


def downgrade() -> None:
    """Drop them."""
    for table in reversed(MAKES):
        op.drop_table(table)


def _episodes() -> None:
    op.create_table(
        "episodes",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("folder", sa.Text, nullable=False),
        sa.Column("samples", sa.BigInteger, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.Column("updated", Instant, nullable=False),
        _part_of("episodes", "channel", "channels", ondelete=None),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episodes")),
    )
    op.create_index(op.f("ix_episodes_channel_created"), "episodes", ["channel", "created"])
    op.create_table(
        "spoken",
        sa.Column("episode", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("start", sa.BigInteger, nullable=False),
        sa.Column("end", sa.BigInteger, nullable=False),
        sa.Column("speaker", sa.String(100), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        _part_of("spoken", "episode", "episodes"),
        sa.PrimaryKeyConstraint("episode", "number", name=op.f("pk_spoken")),
    )


def _clips() -> None:
    op.create_table(
        "clips",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("episode", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("state", _one_of(STATES, "state"), nullable=False),
        sa.Column("start", sa.BigInteger, nullable=False),
        sa.Column("end", sa.BigInteger, nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("score", "lowest", "highest")),
        *(sa.Column(name, sa.Text, nullable=False) for name in _LISTS),
        sa.Column("flags", sa.String(200), nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.Column("updated", Instant, nullable=False),
        _part_of("clips", "episode", "episodes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clips")),
    )
    op.create_index(op.f("ix_clips_episode_number"), "clips", ["episode", "number"])


_LISTS = ("strengths", "reasons", "artefacts")


def _acts() -> None:
    op.create_table(
        "clip_acts",
        _counted(),
        sa.Column("clip", sa.String(64), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("verb", _one_of(VERBS, "verb"), nullable=False),
        sa.Column("about", _one_of(ABOUT, "about"), nullable=False),
        sa.Column("amount", sa.Float, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("undone", Instant),
        _part_of("clip_acts", "clip", "clips"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_clip_acts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_clip_acts_clip"), "clip_acts", ["clip"])


def _curves() -> None:
    op.create_table(
        "curves",
        _counted(),
        sa.Column("episode", sa.String(64), nullable=False),
        sa.Column("clip", sa.String(64), nullable=False),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("bins", sa.Text, nullable=False),
        sa.Column("undone", Instant),
        _part_of("curves", "episode", "episodes"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_curves")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_curves_episode"), "curves", ["episode"])


def _learned() -> None:
    op.create_table(
        "learned_weights",
        _counted(),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("step", "loss", "default_loss")),
        sa.Column("weights", sa.Text, nullable=False),
        sa.Column("acts", sa.BigInteger, nullable=False),
        sa.Column("curves", sa.BigInteger, nullable=False),
        sa.Column("undone", Instant),
        _part_of("learned_weights", "channel", "channels", ondelete=None),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_learned_weights")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_learned_weights_channel"), "learned_weights", ["channel"])


def _counted() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Column("number", kind, nullable=False, autoincrement=True)


def _part_of(
    table: str, column: str, whole: str, ondelete: str | None = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{whole}")
    return sa.ForeignKeyConstraint([column], [f"{whole}.id"], name=name, ondelete=ondelete)


def _one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
