"""What queues productions and does them: who names the adapters of the queue."""

from dataclasses import replace

from reelwright.app.settings.model import Settings
from reelwright.ports.jobs import Conduct, Jobs, Runner, StageKind, Worker
from reelwright.ports.schedules import Schedules
from reelwright.ports.steps import Codec
from reelwright.workflows.produce.order import Studio

_FILE = "engine.db"


def jobs_of(settings: Settings) -> Jobs:
    """The queue of a home, or of the machines that share its database."""
    from reelwright.adapters.dbos_engine.address import Address
    from reelwright.adapters.dbos_engine.jobs import DbosJobs

    address = Address.of(settings.home, settings.database)
    return DbosJobs(address, most_waiting=settings.jobs_waiting)


def is_queue_begun(settings: Settings) -> bool:
    """Whether there may be jobs; asking makes no queue."""
    return bool(settings.database) or (settings.home.expanduser() / _FILE).exists()


def schedules_of(settings: Settings) -> tuple[Schedules, Jobs]:
    """The schedules, and the queue that they fill."""
    from reelwright.adapters.dbos_engine.address import Address
    from reelwright.adapters.dbos_engine.jobs import DbosJobs
    from reelwright.adapters.dbos_engine.schedules import DbosSchedules

    address = Address.of(settings.home, settings.database)
    jobs = DbosJobs(address, most_waiting=settings.jobs_waiting)
    return DbosSchedules(jobs), jobs


def worker_of(
    settings: Settings,
    run: Runner,
    *,
    grace_seconds: float,
    does: frozenset[StageKind] = frozenset(StageKind),
) -> Worker:
    """What takes jobs from that queue and does their stages of these kinds with ``run``."""
    from reelwright.adapters.dbos_engine.address import Address
    from reelwright.adapters.dbos_engine.worker import DbosWorker, Limits, Trade
    from reelwright.workflows.produce.stages import kind_of

    limits = Limits(
        running=settings.jobs_running,
        running_here=settings.jobs_worker,
        grace_seconds=grace_seconds,
        lease_seconds=settings.lease_seconds,
    )
    trade = Trade(does=does, kind_of=kind_of)
    return DbosWorker(Address.of(settings.home, settings.database), run, codec(), limits, trade)


def codec() -> Codec:
    """Writes values down as JSON."""
    from reelwright.adapters.values import codec as json_codec

    return json_codec


def leased(studio: Studio, conduct: Conduct) -> Studio:
    """What a production is made with, as a worker may touch it."""
    from reelwright.adapters.leased.productions import LeasedProductions
    from reelwright.adapters.leased.writes import LeasedHistory, LeasedLife, LeasedUses

    lease, stock = conduct.lease, studio.stock
    if stock is not None:
        stock = replace(stock, history=LeasedHistory(stock.history, lease))
    return replace(
        studio,
        productions=LeasedProductions(studio.productions, lease, conduct.progress),
        life=LeasedLife(studio.life, lease),
        uses=LeasedUses(studio.uses, lease),
        stock=stock,
    )
