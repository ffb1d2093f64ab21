"""What a run tells of its production's life: the end of every stage, and what came of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.contents import (
    AssetEntry,
    Contents,
    MasterEntry,
    ScriptEntry,
    TakeEntry,
    TimelineEntry,
)
from reelwright.domain.production.life import EventKind, kind_of
from reelwright.domain.production.manifest import SCRIPT, Manifest
from reelwright.domain.script.scenes import Script
from reelwright.domain.voice.takes import Take, TimeSource
from reelwright.ports.life import Life
from reelwright.ports.progress import Cancelled
from reelwright.ports.steps import Steps
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
    except Cancelled:
        life.tell(EventKind.CANCELLED)
        raise
    except ReelwrightError as error:
        life.tell(EventKind.FAILED, said=str(error))
        raise
    except Exception as error:
        life.tell(EventKind.FAILED, said=f"An error of Reelwright itself: {error!r}")
        raise
    except BaseException:  # An interrupt, or the request to end.
        life.tell(EventKind.CANCELLED)
        raise


def contents_of(production: Production, manifest: Manifest) -> Contents:
    """What a delivered production is made of; the manifest knows its files."""
    return Contents(
        title=manifest.title,
        script=_script(production.written.script, manifest),
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
        assets=tuple(
            AssetEntry(
                sha256=licence.sha256,
                name=licence.name,
                licence=licence.licence,
                author=licence.author,
                page=licence.page,
                file=licence.file,
                retrieved=licence.retrieved,
            )
            for licence in manifest.licences
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
        masters=_masters(manifest),
        size=sum(record.size for record in manifest.files),
    )


def _script(script: Script, manifest: Manifest) -> ScriptEntry:
    document = manifest.file(SCRIPT)
    return ScriptEntry(
        sha256=document.sha256 if document else "",
        title=manifest.title,
        language=manifest.language,
        scenes=len(script.scenes),
        words=sum(len(line.text.split()) for scene in script.scenes for line in scene.lines),
        by_hand=manifest.script_by_hand,
    )


def _timing(take: Take) -> TimeSource:
    """How the least well known word's time is known."""
    order = list(TimeSource)
    return max((word.source for word in take.words), key=order.index, default=TimeSource.EXACT)


def _masters(manifest: Manifest) -> tuple[MasterEntry, ...]:
    return tuple(
        MasterEntry(
            format=master.format,
            name=master.name,
            sha256=file.sha256,
            size=file.size,
            width=master.width,
            height=master.height,
            codec=master.codec,
            frames=master.frames,
            passed=master.passed,
        )
        for master in manifest.masters
        for file in (manifest.file(master.name),)
        if file is not None
    )
