"""An empty queue on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.engines import address_of
from builders.postgres import PostgresServer
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    def server() -> PostgresServer:
        found: PostgresServer = request.getfixturevalue("postgres")
        return found

    return address_of(request.param, tmp_path, server)


@pytest.fixture
def jobs(address: Address) -> Iterator[DbosJobs]:
    jobs = DbosJobs(address, most_waiting=5)
    yield jobs
    jobs.close()
