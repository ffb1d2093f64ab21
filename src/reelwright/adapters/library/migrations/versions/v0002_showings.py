"""Which footage delivered productions show."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant

revision = "0002"
down_revision = "0001"
MAKES = ("showings",)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "showings",
        sa.Column("production", sa.String(32), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("near_hash", sa.String(16), nullable=False),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("shown", Instant, nullable=False),
        sa.PrimaryKeyConstraint("production", "sha256", name=op.f("pk_showings")),
    )
    op.create_index(op.f("ix_showings_channel_shown"), "showings", ["channel", "shown"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("showings")
