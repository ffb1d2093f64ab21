"""Who needs a production, or artefacts of the store, to stay."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant

revision = "0004"
down_revision = "0003"
MAKES = ("holds", "held_artefacts")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "holds",
        sa.Column("holder", sa.String(100), nullable=False),
        sa.Column("production", sa.String(32), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.Column("updated", Instant, nullable=False),
        sa.PrimaryKeyConstraint("holder", name=op.f("pk_holds")),
    )
    op.create_index(op.f("ix_holds_production"), "holds", ["production"])
    op.create_table(
        "held_artefacts",
        sa.Column("holder", sa.String(100), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["holder"],
            ["holds.holder"],
            name=op.f("fk_held_artefacts_holder_holds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("holder", "sha256", name=op.f("pk_held_artefacts")),
    )
    op.create_index(op.f("ix_held_artefacts_sha256"), "held_artefacts", ["sha256"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("held_artefacts")
    op.drop_table("holds")
