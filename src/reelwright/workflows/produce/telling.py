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
from reelwright.workflows.clock import Laps
from reelwright.workflows.produce.delivery import Production

Result = TypeVar("Result")


class ToldSteps:
    """Carries out stages as others do, and tells when one has ended."""

    def __init__(self, steps: Steps, life: Life, laps: Laps) -> None:
        """Around ``steps``; what CPU was taken between two stages is counted to the second."""
        self._steps = steps
        self._life = life
        self._laps = laps

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """The result of a stage; one that an earlier run finished is not told again."""

        def told() -> Result:
            begun = monotonic()
            result = work()
            event = kind_of(name)
            if event is not None:
                seconds = monotonic() - begun
                self._life.tell(event, stage=name, seconds=seconds, cpu=self._laps.lap().cpu)
            return result

        return self._steps.step(name, told, kind)


@contextmanager
def living(life: Life, laps: Laps) -> Iterator[None]:
    """Tell that a run began, and why it ended where it did not deliver."""

    def ended(kind: EventKind, said: str) -> None:
        life.tell(kind, cpu=laps.lap().cpu, said=said)

    life.tell(EventKind.STARTED)
    try:
        yield
    except (Suspended, Postponed, LeaseLost, GoesOnLater) as error:
        ended(EventKind.QUEUED, str(error))
        raise
    except Cancelled as error:
        ended(EventKind.CANCELLED, str(error))
        raise
    except ReelwrightError as error:
        ended(EventKind.FAILED, str(error))
        raise
    except Exception as error:
        ended(EventKind.FAILED, f"An error of Reelwright itself: {error!r}")
        raise
    except BaseException as error:  # An interrupt, or the request to end.
        ended(EventKind.CANCELLED, str(error))
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
