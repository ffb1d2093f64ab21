"""Connections to the tables of DBOS that run nothing."""

from dbos import DBOSClient
from sqlalchemy import Engine

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.names import APPLICATION
from reelwright.adapters.dbos_engine.serializer import JsonSerializer


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
