"""Adapters that are imported and built when they are first used."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar, cast

Port = TypeVar("Port")


def on_demand(build: Callable[[], Port]) -> Port:
    """What ``build`` gives, built at the first use of any part of it.

    The libraries behind an adapter take up to a third of a second to import, and most runs need
    few of them: no PDF is read where the article is Markdown, and nothing is rendered that is
    kept from the last run.
    """
    return cast("Port", _OnDemand(build))


class _OnDemand:
    """Stands for an adapter: everything asked of it is asked of the adapter."""

    def __init__(self, build: Callable[[], object]) -> None:
        self._build = build

    @cached_property
    def _built(self) -> object:
        return self._build()

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # protocols of the language, such as copying, ask without need
            raise AttributeError(name)
        return getattr(self._built, name)
