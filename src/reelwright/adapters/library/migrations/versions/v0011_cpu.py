"""What CPU the stages of productions took."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
MAKES = ()
WIDENS = ("events",)


def upgrade() -> None:
    """Add the column; what was not measured stays unknown."""
    op.add_column("events", sa.Column("cpu", sa.Float))


def downgrade() -> None:
    """Drop it with what it holds."""
    op.drop_column("events", "cpu")
