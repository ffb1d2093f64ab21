"""Runs as journals tell them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reelwright.domain.canvas import Codec, Format
from reelwright.domain.digest import digest_of
from reelwright.domain.production.contents import (
    AssetEntry,
    Contents,
    MasterEntry,
    ScriptEntry,
    TakeEntry,
    TimelineEntry,
)
from reelwright.domain.production.life import Birth, Event, EventKind
from reelwright.domain.voice.takes import TimeSource
from reelwright.ports.life import ToldRun

BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def birth(name: str = "lamps", title: str = "Two small lamps", **changed: str) -> Birth:
    whole = Birth(
        id=name,
        slug=name,
        title=title,
        channel="main",
        language="en",
        source=f"{name}.md",
        folder=f"/home/productions/{name}",
    )
    return replace(whole, **changed)


def contents(
    name: str = "lamps", *, title: str = "Two small lamps", passed: bool = True, takes: int = 2
) -> Contents:
    return Contents(
        title=title,
        script=ScriptEntry(
            sha256=digest_of(name), title=name, language="en", scenes=1, words=9, by_hand=False
        ),
        takes=tuple(
            TakeEntry(
                number=number,
                sha256=digest_of(name, number),
                voice="espeak:en",
                samples=48_000,
                timing=TimeSource.EXACT,
            )
            for number in range(1, takes + 1)
        ),
        assets=(AssetEntry(sha256=digest_of("fox"), name="fox", licence="CC0"),) * 2,
        timelines=(
            TimelineEntry(
                format=Format.WIDE, frames=60, rate_numerator=30, rate_denominator=1, scenes=1
            ),
        ),
        masters=(
            MasterEntry(
                format=Format.WIDE,
                name=f"{name}.16x9.mp4",
                sha256=digest_of(name, "master"),
                size=1000,
                width=854,
                height=480,
                codec=Codec.H264,
                frames=60,
                passed=passed,
            ),
        ),
        size=2000,
    )


def told(
    run: str = "run",
    of: Birth | None = None,
    *kinds: EventKind,
    begun: datetime = BEGUN,
    passed: bool = True,
) -> ToldRun:
    """A run whose events are a second apart; one that delivered tells what it is made of."""
    of = of or birth()
    events = tuple(
        Event(
            kind=kind,
            at=begun + timedelta(seconds=number),
            stage=kind.value,
            seconds=1.0,
            cpu=number / 2 if number else None,
        )
        for number, kind in enumerate(kinds or (EventKind.READ, EventKind.DELIVERED))
    )
    delivered = events[-1].kind is EventKind.DELIVERED
    return ToldRun(
        run=run,
        birth=of,
        events=events,
        contents=contents(of.id, title=of.title, passed=passed) if delivered else None,
        ended=delivered,
    )
