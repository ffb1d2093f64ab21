"""The desk of a home: everything that releases are published with."""

import os
import socket
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from reelwright.adapters.keys.key_file import KeyFile
from reelwright.adapters.keys.sealing import KeyFileSealer
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.releases import DatabaseReleases
from reelwright.app.publishing.calendars import calendar_of, pauses_of, quota_of
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.clocks import clock_of
from reelwright.app.wiring.databases import database_of
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.platform import connections_of, platforms_of
from reelwright.app.wiring.queue import codec
from reelwright.app.wiring.storage import store_of
from reelwright.domain.release.similarity import LikenessLimits
from reelwright.ports.releases import Releases
from reelwright.workflows.publish.desk import Desk, Rules

_UNLIMITED = Decimal(10**9)
_START_TIME = 21
"""Field of ``/proc/PID/stat`` that tells when a process began (proc(5), starttime), from 0."""


def releases_of(settings: Settings, database: Database | None = None) -> Releases:
    """The releases of a home; the library is opened with the first look at them."""
    sealer = KeyFileSealer(KeyFile(settings.home / "keys", settings.key_file))
    return on_demand(
        lambda: DatabaseReleases(
            database or database_of(settings), codec(), sealer, clock_of(settings)
        )
    )


def desk_of(settings: Settings) -> Desk:
    """The desk; nothing is opened before it is needed."""
    database = on_demand(partial(database_of, settings))
    return Desk(
        releases=releases_of(settings, database),
        platforms=on_demand(lambda: platforms_of(settings)),
        connections=connections_of(settings, database),
        calendar=calendar_of(settings, database),
        pauses=pauses_of(settings, database),
        quota=quota_of(settings, database),
        store=store_of(settings),
        clock=clock_of(settings),
        rules=rules_of(settings),
        holder=this_process(),
        gone=has_ended,
    )


def rules_of(settings: Settings) -> Rules:
    """What the settings want of every release."""
    return Rules(
        ahead=timedelta(hours=settings.publish_ahead),
        approval=settings.publish_approval,
        limits=LikenessLimits(
            text=settings.publish_same_text, picture=settings.publish_same_picture
        ),
        budget=_UNLIMITED if settings.budget_video is None else settings.budget_video,
    )


def this_process() -> str:
    """A name that no other process has: ``machine/number/begin``."""
    number = os.getpid()
    return f"{_machine()}/{number}/{_begin_of(number)}"


def has_ended(holder: str) -> bool:
    """Whether a process of this machine has ended for certain; of another's nothing is known."""
    machine, _, rest = holder.partition("/")
    number, _, begin = rest.partition("/")
    if machine != _machine() or not number.isdigit() or not begin:
        return False
    return _begin_of(int(number)) != begin


def _machine() -> str:
    """The machine since it was started, and its view of processes where it has several."""
    view = ""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        view = f"-{boot[:8]}-{Path('/proc/self/ns/pid').readlink().name}"
    return f"{socket.gethostname()}{view}"


def _begin_of(number: int) -> str:
    """When a process began, in ticks since the machine did; empty where there is none."""
    try:
        line = Path(f"/proc/{number}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    # The name in brackets may hold spaces and brackets.
    fields = line.rpartition(")")[2].split()
    zombie = fields[0] == "Z"
    return "" if zombie else fields[_START_TIME - 2]
