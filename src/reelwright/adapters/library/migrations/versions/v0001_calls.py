"""Calls to outside services, what they cost, and the services' health."""

import sqlalchemy as sa
from alembic import op

from reelwright.adapters.library.columns import Dollars, Instant

revision = "0001"
down_revision = None
MAKES = ("productions", "calls", "services", "gates")

CALL_STATES = ("reserved", "settled", "failed", "released")
BREAKER_STATES = ("closed", "open", "half_open")


def upgrade() -> None:
    """Make the tables and the gate."""
    _productions()
    _calls()
    _services()
    gates = op.create_table(
        "gates",
        sa.Column("name", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_gates")),
    )
    op.bulk_insert(gates, [{"name": "calls"}])


def downgrade() -> None:
    """Drop them."""
    for table in ("calls", "productions", "services", "gates"):
        op.drop_table(table)


def _productions() -> None:
    op.create_table(
        "productions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.Column("updated", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_productions")),
    )


def _calls() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("service", sa.String(64), nullable=False),
        sa.Column("operation", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("channel", sa.String(100), nullable=False),
        sa.Column("production", sa.String(32)),
        sa.Column("state", _states(CALL_STATES), nullable=False),
        sa.Column("most", Dollars, nullable=False),
        sa.Column("charged", Dollars),
        sa.Column("requests", sa.BigInteger, nullable=False),
        sa.Column("input_tokens", sa.BigInteger, nullable=False),
        sa.Column("cached_tokens", sa.BigInteger, nullable=False),
        sa.Column("output_tokens", sa.BigInteger, nullable=False),
        sa.Column("characters", sa.BigInteger, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("price_source", sa.String(200), nullable=False),
        sa.Column("request_id", sa.String(200), nullable=False),
        sa.Column("begun", Instant, nullable=False),
        sa.Column("holds_until", Instant, nullable=False),
        sa.Column("ended", Instant),
        sa.Column("outcome", sa.String(64), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["production"], ["productions.id"], name=op.f("fk_calls_production_productions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    for columns in (["production"], ["begun"], ["service", "begun"], ["channel", "begun"]):
        op.create_index(op.f(f"ix_calls_{'_'.join(columns)}"), "calls", columns)


def _services() -> None:
    op.create_table(
        "services",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("state", _states(BREAKER_STATES), nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("successes", sa.Integer, nullable=False),
        sa.Column("probe", sa.String(32), nullable=False),
        sa.Column("probed", Instant),
        sa.Column("not_before", Instant),
        sa.Column("answered", Instant),
        sa.Column("failed", Instant),
        sa.Column("error", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_services")),
    )


def _states(values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name="state", native_enum=False, create_constraint=True, length=16)
