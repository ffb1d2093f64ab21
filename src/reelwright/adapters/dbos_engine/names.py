"""What jobs are called in the tables of DBOS. Names stand in databases: they never change."""

from dbos import DBOSClient
from sqlalchemy import Engine

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.serializer import JsonSerializer

APPLICATION = "reelwright"
QUEUE = "productions"
WORKFLOW = "produce"
VERSION = "1"
"""Of the flow: raised when a stage is removed or changes its result, never by other edits.

DBOS's own default is a hash of the source, which would strand what is under way at every edit.
"""
MOST_ATTEMPTS = 1_000
"""How often a job is taken up again before it is given up (DBOS's own default is 100)."""
FAR_AWAY = 253_402_214_400_000
"""A time that never comes (9999-12-31, in milliseconds): the start of what waits for other jobs."""
POLL_SECONDS = 1.0


def client_at(address: Address, engine: Engine, *, patient: bool = False) -> DBOSClient:
    """A client that runs nothing; ``patient`` waits for a database that is away.

    On SQLite it shares ``engine``; on PostgreSQL DBOS sets up connections of its own.
    """
    if address.url is None:
        return DBOSClient(
            system_database_engine=engine,
            serializer=JsonSerializer(),
            application_name=APPLICATION,
            retry_connection_errors=patient,
        )
    return DBOSClient(
        system_database_url=address.for_dbos,
        serializer=JsonSerializer(),
        application_name=APPLICATION,
        retry_connection_errors=patient,
    )
