"""Run by Alembic: applies revisions on the connection that the caller holds."""

from alembic import context

from reelwright.adapters.library.schema import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema,
    # SQLite cannot alter a constraint; Alembic then copies the table.
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
