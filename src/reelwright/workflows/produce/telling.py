"""What a run tells of its production's life: the end of every stage, and what came of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic
from typing import TypeVar

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.contents import Contents, TakeEntry, TimelineEntry
from reelwright.domain.production.life import EventKind, kind_of
from reelwright.domain.production.manifest import Manifest
from reelwright.domain.production.record import recorded_contents
from reelwright.domain.voice.takes import Take, TimeSource
from reelwright.ports.jobs import Postponed
from reelwright.ports.lease import LeaseLost
from reelwright.ports.life import Life
from reelwright.ports.progress import Cancelled, Suspended
from reelwright.ports.steps import GoesOnLater, Steps
from reelwright.workflows.produce.delivery import Production

Result = TypeVar("Result")


class ToldSteps:
    """Carries out stages as others do, and tells when one has ended."""

    def __init__(self, steps: Steps, life: Life) -> None:
        """Around ``steps``."""
        self._steps = steps
        self._life = life

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """The result of a stage; one that an earlier run finished is not told again."""

        def told() -> Result:
            begun = monotonic()
            result = work()
            event = kind_of(name)
            if event is not None:
                self._life.tell(event, stage=name, seconds=monotonic() - begun)
            return result

        return self._steps.step(name, told, kind)


@contextmanager
def living(life: Life) -> Iterator[None]:
    """Tell that a run began, and why it ended where it did not deliver."""
    life.tell(EventKind.STARTED)
    try:
        yield
    except (Suspended, Postponed, LeaseLost, GoesOnLater) as error:
        life.tell(EventKind.QUEUED, said=str(error))
        raise
    except Cancelled as error:
        life.tell(EventKind.CANCELLED, said=str(error))
        raise
    except ReelwrightError as error:
        life.tell(EventKind.FAILED, said=str(error))
        raise
    except Exception as error:
        life.tell(EventKind.FAILED, said=f"An error of Reelwright itself: {error!r}")
        raise
    except BaseException as error:  # An interrupt, or the request to end.
        life.tell(EventKind.CANCELLED, said=str(error))
        raise


def contents_of(production: Production, manifest: Manifest) -> Contents:
    """What a delivered production is made of; the manifest knows its files."""
    recorded = recorded_contents(manifest)
    script = production.written.script
    lines = [line for scene in script.scenes for line in scene.lines]
    return replace(
        recorded,
        script=replace(
            recorded.script,
            scenes=len(script.scenes),
            words=sum(len(line.text.split()) for line in lines),
        ),
        takes=tuple(
            TakeEntry(
                number=number,
                sha256=take.sha256,
                voice=str(production.voice),
                samples=take.samples,
                timing=_timing(take),
            )
            for number, take in enumerate(production.takes, start=1)
        ),
        timelines=tuple(
            TimelineEntry(
                format=picture,
                frames=timeline.frames,
                rate_numerator=timeline.rate.numerator,
                rate_denominator=timeline.rate.denominator,
                scenes=len(timeline.scenes),
            )
            for picture, timeline in production.timelines.items()
        ),
    )


def _timing(take: Take) -> TimeSource:
    """How the least well known word's time is known."""
    order = list(TimeSource)
    return max((word.source for word in take.words), key=order.index, default=TimeSource.EXACT)
