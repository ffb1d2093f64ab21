"""The quota of YouTube: calls with the days that they count on, and the limits of projects."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant

revision = "0005"
down_revision = "0004"
MAKES = ("quota_buckets", "quota_entries")

BUCKETS = ("uploads", "search", "statistics", "pool")
STATES = ("reserved", "spent", "released")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "quota_buckets",
        sa.Column("project", sa.String(200), nullable=False),
        sa.Column("bucket", _one_of("bucket", BUCKETS), nullable=False),
        sa.Column("units", sa.Integer),
        sa.Column("exhausted", Instant),
        sa.PrimaryKeyConstraint("project", "bucket", name=op.f("pk_quota_buckets")),
    )
    op.create_table(
        "quota_entries",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("project", sa.String(200), nullable=False),
        sa.Column("bucket", _one_of("bucket", BUCKETS), nullable=False),
        sa.Column("call", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("units", sa.Integer, nullable=False),
        sa.Column("state", _one_of("state", STATES), nullable=False),
        sa.Column("reserved", Instant, nullable=False),
        sa.Column("ended", Instant),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota_entries")),
    )
    columns = ("project", "bucket", "last_day", "first_day", "state", "units")
    op.create_index(op.f(f"ix_quota_entries_{'_'.join(columns)}"), "quota_entries", list(columns))


def downgrade() -> None:
    """Drop them."""
    op.drop_table("quota_entries")
    op.drop_table("quota_buckets")


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
