"""Which channels are connected to the platform, and what their owners allowed."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant

revision = "0007"
down_revision = "0006"
MAKES = ("cloud_projects", "connections", "consents")

LOSSES = ("testing", "unused", "ended", "client", "scopes", "account")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "cloud_projects",
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("client_id", sa.String(200), nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.Column("updated", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cloud_projects")),
    )
    _make_connections()
    op.create_table(
        "consents",
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("given", Instant, nullable=False),
        sa.Column("writes", sa.Text, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("ended", Instant),
        sa.PrimaryKeyConstraint("channel", "given", name=op.f("pk_consents")),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_consents_channel_channels")
        ),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("consents")
    op.drop_table("connections")
    op.drop_table("cloud_projects")


def _make_connections() -> None:
    losses = sa.Enum(*LOSSES, name="loss", native_enum=False, create_constraint=True, length=16)
    op.create_table(
        "connections",
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("youtube_id", sa.String(64), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("handle", sa.String(200), nullable=False),
        sa.Column("uploads", sa.String(64), nullable=False),
        sa.Column("project", sa.String(200), nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("connected", Instant, nullable=False),
        sa.Column("used", Instant, nullable=False),
        sa.Column("ends", Instant),
        sa.Column("loss", losses),
        sa.Column("lost", Instant),
        sa.Column("reserve", sa.String(100)),
        sa.Column("reserve_troubles", sa.String(100), nullable=False),
        sa.Column("reserve_seconds", sa.Integer, nullable=False),
        sa.Column("updated", Instant, nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_connections")),
        sa.UniqueConstraint("youtube_id", name=op.f("uq_connections_youtube_id")),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_connections_channel_channels")
        ),
        sa.ForeignKeyConstraint(
            ["project"],
            ["cloud_projects.id"],
            name=op.f("fk_connections_project_cloud_projects"),
        ),
    )
    op.create_index(op.f("ix_connections_project"), "connections", ["project"])
