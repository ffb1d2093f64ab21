"""Where the picture of a recording changes to something else, looked for a quarter hour a time."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, replace

from reelwright.domain.clips.scenes import Glance, scene_changes
from reelwright.domain.digest import digest_of
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span
from reelwright.workflows.clip.finding import Listened
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.reading import HeardFiles, Opened, listened_again
from reelwright.workflows.clip.recalling import recalled

GLANCING_VERSION = 1
"""Raised when the same recording would be seen differently."""
PART = 15 * 60 * SAMPLE_RATE
"""Samples that are looked at before what was seen is kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Glances:
    """What was seen in a part of a recording: when, and all tiny copies behind one another."""

    times: tuple[int, ...]
    pictures: str
    """In base 64."""


def looked_at(
    opened: Opened, heard: HeardFiles, order: ClipOrder, room: CuttingRoom, progress: Progress
) -> Listened:
    """What was heard of a recording, with what is seen in it.

    Raises:
        ArtefactMissing, Cancelled.
    """
    scenes = scenes_of(opened, heard, order, room, progress)
    return replace(listened_again(opened, heard, room), scenes=scenes)


def scenes_of(
    opened: Opened, heard: HeardFiles, order: ClipOrder, room: CuttingRoom, progress: Progress
) -> tuple[int, ...]:
    """The samples at which the picture changes to something else; none where there is none.

    Raises:
        Cancelled.
    """
    if opened.facts.camera is None:
        return ()
    seen: list[Glance] = []
    for start in range(0, heard.samples, PART):
        span = Span(start=start, end=min(start + PART, heard.samples))
        seen += _seen(span, opened, order, room, progress)
    return scene_changes(seen)


def _seen(
    span: Span, opened: Opened, order: ClipOrder, room: CuttingRoom, progress: Progress
) -> list[Glance]:
    key = digest_of("glances", GLANCING_VERSION, opened.sha256, span)
    known = recalled(room.store, room.values, key, Glances)
    if known is not None:
        return _unpacked(known)
    found = room.glancer.glances(order.recording, span, progress)
    room.store.remember(
        key,
        room.values.to_json(
            Glances(
                times=tuple(each.at for each in found),
                pictures=b64encode(b"".join(each.picture for each in found)).decode("ascii"),
            )
        ),
    )
    return list(found)


def _unpacked(kept: Glances) -> list[Glance]:
    pictures = b64decode(kept.pictures)
    size = len(pictures) // max(1, len(kept.times))
    return [
        Glance(at=at, picture=pictures[place * size : (place + 1) * size])
        for place, at in enumerate(kept.times)
    ]
