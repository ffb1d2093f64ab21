"""Releases: what goes to which channel, its attempts, steps and writes."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Instant

revision = "0008"
down_revision = "0007"
MAKES = ("releases", "uploads", "release_steps", "changes")

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
STATES = (
    "draft", "waiting", "approved", "scheduled", "uploading", "processing", "uploaded",
    "published", "held", "withdrawn", "failed", "unclear",
)  # fmt: skip
ATTEMPT_STATES = ("intended", "open", "lost", "finished", "refused", "abandoned")
STEP_STATES = ("intended", "done", "parked", "failed")
WRITES = ("uploads", "details", "thumbnails", "captions", "playlists")


def upgrade() -> None:
    """Make the tables."""
    _releases()
    _uploads()
    _steps()
    _changes()


def downgrade() -> None:
    """Drop them."""
    for table in ("changes", "release_steps", "uploads", "releases"):
        op.drop_table(table)


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("number", NUMBER, nullable=False, autoincrement=True),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("production", sa.String(32), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("state", _one_of("state", STATES), nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("master", sa.String(64), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("approval", sa.Text, nullable=False),
        sa.Column("waived", sa.String(200), nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("publish_at", Instant),
        sa.Column("video", sa.String(64)),
        sa.Column("due", Instant),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("job", sa.String(64), nullable=False),
        sa.Column("holder", sa.String(200), nullable=False),
        sa.Column("held_until", Instant),
        sa.Column("created", Instant, nullable=False),
        sa.Column("updated", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_releases_channel_channels")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_releases")),
        sa.UniqueConstraint("id", name=op.f("uq_releases_id")),
        sqlite_autoincrement=True,
    )
    for columns in (
        ("production",), ("created",), ("updated",), ("channel", "state"), ("state", "due"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_releases_{'_'.join(columns)}"), "releases", list(columns))
    op.create_index("uq_releases_channel_video", "releases", ["channel", "video"], unique=True)
    goes = sa.column("state") != "withdrawn"
    op.create_index(
        "uq_releases_channel_master",
        "releases",
        ["channel", "master"],
        unique=True,
        sqlite_where=goes,
        postgresql_where=goes,
    )


def _uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("release", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("state", _one_of("state", ATTEMPT_STATES), nullable=False),
        sa.Column("begun", Instant, nullable=False),
        sa.Column("publish_at", Instant),
        sa.Column("sent", sa.BigInteger, nullable=False),
        sa.Column("looked", Instant),
        sa.Column("ended", Instant),
        sa.Column("video", sa.String(64), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        _goes_with_release("uploads"),
        sa.PrimaryKeyConstraint("release", "number", name=op.f("pk_uploads")),
    )
    op.create_index(op.f("ix_uploads_begun"), "uploads", ["begun"])
    live = sa.column("state").in_(["intended", "open", "lost"])
    op.create_index(
        "uq_uploads_live",
        "uploads",
        ["release"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )


def _steps() -> None:
    op.create_table(
        "release_steps",
        sa.Column("release", sa.String(16), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("state", _one_of("state", STEP_STATES), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("not_before", Instant),
        sa.Column("outcome", sa.String(200), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        _goes_with_release("release_steps"),
        sa.PrimaryKeyConstraint("release", "name", name=op.f("pk_release_steps")),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("number", NUMBER, nullable=False, autoincrement=True),
        sa.Column("release", sa.String(16), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("video", sa.String(64), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("kind", _one_of("kind", WRITES), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        _goes_with_release("changes"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_changes_release"), "changes", ["release"])
    op.create_index(op.f("ix_changes_channel_at"), "changes", ["channel", "at"])


def _goes_with_release(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_release_releases")
    return sa.ForeignKeyConstraint(["release"], ["releases.id"], name=name, ondelete="CASCADE")


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
