"""Moving the ends of a clip that is made: where they go, and what is said between them then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.domain.clips.adjusting import (
    AdjustmentImpossible,
    Ends,
    Extent,
    adjusted,
    check_length,
    extent_of,
)
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.genres import genre_of, tastes_of
from reelwright.domain.clips.moments import Moment, Search, moment_at
from reelwright.domain.clips.planned import Because, because_of
from reelwright.domain.clips.platforms import TASTES
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.clips import ClipEntry, ClipStanding, Remembered, Weighed
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Codec
from reelwright.workflows.clip.finding import Talk, talk_of
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom, FixedCut
from reelwright.workflows.clip.reading import hear, open_recording
from reelwright.workflows.clip.scenes import looked_at


class OrderForgotten(ReelwrightError):
    """How a clip was made is not known any more, so it cannot be made again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """How a clip stands with its ends moved, and what a person should know of it now."""

    standing: ClipStanding
    flags: frozenset[Flag]


def order_of(standing: ClipStanding, values: Codec) -> ClipOrder:
    """The order that a clip was made by.

    Raises:
        OrderForgotten.
    """
    try:
        return values.from_json(standing.options, ClipOrder)
    except ReelwrightError as error:
        message = (
            "This clip was made by another version of Reelwright, which knew other options: cut "
            "the recording again with reelwright clip."
        )
        raise OrderForgotten(message) from error


def order_again(clip: ClipEntry, standing: ClipStanding, order: ClipOrder) -> ClipOrder:
    """The order to make this clip alone, with the ends that it has or gets, where it stands."""
    fixed = FixedCut(
        id=clip.id, start=standing.start, end=standing.end, title=clip.title, rank=clip.number
    )
    return replace(order, output=Path(clip.place).parent, fixed=(fixed,))


def moved(
    clip: ClipEntry, ends: Ends, order: ClipOrder, room: CuttingRoom, progress: Progress
) -> Moved:
    """Where the ends of a clip go; an end that does not move stays to the sample.

    Raises:
        AdjustmentImpossible: there is no such place, the clip would be too short or too long, or
            it would touch what is embargoed.
        RecordingUnreadable, Cancelled, and what hearing the recording may raise.
    """
    opened = open_recording(order, room, progress)
    heard = hear(order, opened, room, progress)
    talk = talk_of(looked_at(opened, heard, order, room, progress))
    limits = TASTES[order.platform].limits
    before = extent_of(talk.sentences, clip.standing.start, clip.standing.end)
    extent = adjusted(talk.sentences, before, ends, limits)
    first, last = _samples(talk, extent)
    standing = replace(
        clip.standing,
        start=first if ends.start else clip.standing.start,
        end=last if ends.end else clip.standing.end,
        text=" ".join(each.text for each in talk.sentences[extent.first : extent.last]),
    )
    check_length(standing.end - standing.start, limits)
    moment = _moment(talk, extent, order, room.memory.remembered(order.channel, opened.sha256))
    weighed = Weighed(
        score=moment.score.value,
        lowest=moment.score.lowest,
        highest=moment.score.highest,
        flags=moment.flags,
        reasons=told_of(because_of(talk.episode, moment)),
    )
    return Moved(standing=replace(standing, weighed=weighed), flags=moment.flags)


def told_of(because: Sequence[Because]) -> tuple[str, ...]:
    """What speaks for a clip, in sentences."""
    return tuple(f"{each.feature}: {each.sentence}" for each in because)


def _samples(talk: Talk, extent: Extent) -> tuple[int, int]:
    """Where an editor would cut: in the silence around the sentences."""
    begins, ends = talk.sentences[extent.first], talk.sentences[extent.last - 1]
    cut = talk.cutter.between(begins.first, ends.last)
    return (cut.start, cut.end) if cut else (begins.start, ends.end)


def _moment(talk: Talk, extent: Extent, order: ClipOrder, known: Remembered) -> Moment:
    memory = replace(order.memory, told=order.memory.told | known.told)
    genre = genre_of(talk.episode, order.genre).genre
    taste, weights = tastes_of(known.weights, genre)[order.platform]
    search = Search(taste=taste, memory=memory, weights=weights)
    moment = moment_at(talk.episode, search, extent.first, extent.last)
    if Flag.EMBARGOED in moment.flags:
        message = "The clip would touch what is embargoed: move its ends elsewhere."
        raise AdjustmentImpossible(message)
    return moment
