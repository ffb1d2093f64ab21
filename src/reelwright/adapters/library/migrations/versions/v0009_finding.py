"""Finding among a million: by language, by job, by word and filter at once; and what is deleted."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library import text_search
from reelwright.adapters.library.columns import Instant
from reelwright.adapters.library.migrations.versions import v0003_catalogue as first

revision = "0009"
down_revision = "0008"
MAKES = ()
WIDENS = ("productions", "events")

EVENT_KINDS = (*first.EVENT_KINDS, "deleted", "restored", "archived", "unarchived")


def upgrade() -> None:
    """Add the column and the indexes; what each production is found by is indexed anew."""
    first.drop_index(op.get_bind())
    op.add_column("productions", sa.Column("removed", Instant))
    op.create_index(op.f("ix_productions_language_number"), "productions", ["language", "number"])
    text_search.make_index(op.get_bind())
    _allow(first.EVENT_KINDS, EVENT_KINDS)
    of_a_job = sa.column("job") != ""
    op.create_index(
        "ix_events_job", "events", ["job"], sqlite_where=of_a_job, postgresql_where=of_a_job
    )


def downgrade() -> None:
    """Drop them; what was deleted is listed again."""
    op.drop_index("ix_events_job", "events")
    op.execute("DELETE FROM events WHERE kind IN ('deleted', 'restored', 'archived', 'unarchived')")
    _allow(EVENT_KINDS, first.EVENT_KINDS)
    text_search.drop_index(op.get_bind())
    op.drop_index(op.f("ix_productions_language_number"), "productions")
    op.drop_column("productions", "removed")
    first.make_index(op.get_bind())


def _allow(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let events be of these kinds."""
    with op.batch_alter_table("events") as events:
        events.alter_column(
            "kind", existing_type=_kind(before), type_=_kind(after), existing_nullable=False
        )


def _kind(values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name="kind", native_enum=False, create_constraint=True, length=16)
