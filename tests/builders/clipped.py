"""Episodes and clips of a library, as a run would leave them."""

from dataclasses import replace

from reelwright.domain.clips.features import Feature
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.clips import ClipEntry, ClipStanding, EpisodeEntry, SpokenPart

SECOND = SAMPLE_RATE
SAID = (
    SpokenPart(start=0, end=3 * SECOND, text="Why do tides turn?", speaker="A"),
    SpokenPart(start=3 * SECOND, end=9 * SECOND, text="The moon pulls.", speaker="B"),
)


def episode(name: str = "e1", channel: str = "main") -> EpisodeEntry:
    return EpisodeEntry(
        id=name,
        channel=channel,
        title=f"Tides {name}",
        source="/recordings/tides.mp4",
        folder="/clips/tides",
        samples=100 * SECOND,
        language="en",
    )


def clip(name: str, number: int = 1, of: str = "e1", **changed: object) -> ClipEntry:
    entry = ClipEntry(
        id=name,
        episode=of,
        number=number,
        title=f"Clip {name}",
        platform="shorts",
        place=f"/clips/tides/{name}",
        standing=ClipStanding(start=10 * SECOND, end=40 * SECOND, text=f"What is said in {name}."),
        score=60.0 - number,
        lowest=40.0,
        highest=70.0,
        strengths={Feature.STORY: 0.5},
        reasons=("It tells what happened.",),
        artefacts=frozenset({name[0] * 64}),
    )
    return replace(entry, **changed)  # type: ignore[arg-type] # names of its fields
