"""The calendar: how channels publish, which slots are taken, and what stops publishing."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant

revision = "0006"
down_revision = "0005"
MAKES = ("calendars", "slot_rules", "skipped_days", "slots", "pauses")

LATE = ("now", "next", "hold")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "calendars",
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("buffer_seconds", sa.Integer, nullable=False),
        sa.Column("late", _late(), nullable=False),
        sa.Column("late_seconds", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_calendars")),
    )
    op.create_table(
        "slot_rules",
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("days", sa.String(32), nullable=False),
        sa.Column("times", sa.Text, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        _of_a_calendar("slot_rules", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("channel", "name", name=op.f("pk_slot_rules")),
    )
    op.create_table(
        "skipped_days",
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        _of_a_calendar("skipped_days", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("channel", "day", name=op.f("pk_skipped_days")),
    )
    _slots()
    op.create_table(
        "pauses",
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.Column("until", Instant),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_pauses")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("pauses", "slots", "skipped_days", "slot_rules", "calendars"):
        op.drop_table(table)


def _slots() -> None:
    op.create_table(
        "slots",
        sa.Column("release", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("rule", sa.String(100), nullable=False),
        _of_a_calendar("slots"),
        sa.PrimaryKeyConstraint("release", name=op.f("pk_slots")),
    )
    op.create_index(op.f("ix_slots_at"), "slots", ["at"])
    op.create_index(op.f("ix_slots_channel_at"), "slots", ["channel", "at"], unique=True)


def _of_a_calendar(table: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_channel_calendars")
    return sa.ForeignKeyConstraint(["channel"], ["calendars.channel"], name=name, ondelete=ondelete)


def _late() -> sa.Enum:
    return sa.Enum(*LATE, name="late", native_enum=False, create_constraint=True, length=16)
