"""How a flow is carried out: its stages one after the other, here or durably.

A flow is written once. Run inline, a stage is a call. Run by an engine, what a stage returned
is written down before the next begins, and a run that was killed goes on behind the last stage
that finished. Hence a result is a plain value: numbers, texts, artefacts by hash, never an open
file or a path that only this process knows.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from reelwright.ports.disk import full_disk_told

Result = TypeVar("Result")


class GoesOnLater(BaseException):
    """A run ends here, and goes on behind its last stage, later or elsewhere; it tells why.

    No ``Exception``: nobody may take it for a result.
    """


class Steps(Protocol):
    """Carries out the stages of one run."""

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """The result of a stage: of ``work``, or of an earlier run that finished it.

        ``name`` is unique in the flow. ``kind`` is the class of the result, which tells how it
        is written down. Work may be done again after a crash: it keeps what it finishes in the
        store as it goes, and finds it there.
        """


class Inline:
    """Carries out stages at once and writes nothing down."""

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """Do the work."""
        del name, kind
        with full_disk_told():
            return work()


class Codec(Protocol):
    """Writes results down as JSON and reads them."""

    def to_json(self, value: object) -> str:
        """The value as text."""

    def from_json(self, text: str, kind: type[Result]) -> Result:
        """The value that was written as ``kind``."""
