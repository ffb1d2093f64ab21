"""Blows from within a worker, at a commit or at a request, right before it or right after."""

from collections.abc import Callable
from typing import Any

import httpx
from sqlalchemy.engine.default import DefaultDialect

from crash.harness.inside import Passing, Trap
from crash.harness.schedule import Death

POINTS = ("commit", "request")


def set_trap(death: Death) -> None:
    """Kill this process when it comes to that place."""
    passing: Passing = Trap(death)
    for owner, name, point in (
        (DefaultDialect, "do_commit", "commit"),
        (httpx.HTTPTransport, "handle_request", "request"),
    ):
        setattr(owner, name, _around(getattr(owner, name), passing, point))


def _around(call: Callable[..., Any], passing: Passing, point: str) -> Callable[..., Any]:
    def hooked(*arguments: Any, **named: Any) -> Any:
        with passing(point):
            return call(*arguments, **named)

    return hooked
