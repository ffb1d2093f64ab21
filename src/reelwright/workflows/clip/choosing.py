"""Which clips will be made: the best moments, or those whose ends their owner decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from reelwright.domain.clips.acts import ClipState
from reelwright.domain.clips.adjusting import AdjustmentImpossible, extent_of
from reelwright.domain.clips.cutting import Cut
from reelwright.domain.clips.flags import Memory, shares_most
from reelwright.domain.clips.genres import Genre, ToldGenre
from reelwright.domain.clips.moments import Search, moment_at
from reelwright.domain.clips.planned import (
    ClipPlan,
    PlannedClip,
    Recorded,
    offer_of,
    planned,
    resized,
    weighed,
)
from reelwright.domain.clips.scoring import Score
from reelwright.ports.clips import ClipStanding, Remembered, SpokenPart
from reelwright.ports.progress import Progress, Silent
from reelwright.ports.scouting import NoScout
from reelwright.workflows.clip.finding import Found, search
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom, FixedCut
from reelwright.workflows.clip.reading import HeardFiles, Opened
from reelwright.workflows.clip.scenes import looked_at

_UNSCORED = Score(value=0.0, lowest=0.0, highest=0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What will be made of a recording, and all that is said in it."""

    plan: ClipPlan
    language: str
    spoken: tuple[SpokenPart, ...]
    notes: tuple[str, ...]
    track: int = 0
    """Of the recording, which is heard in the clips."""
    genre: ToldGenre = field(default_factory=lambda: ToldGenre(genre=Genre.GENERAL))


def chosen(
    order: ClipOrder,
    opened: Opened,
    heard: HeardFiles,
    room: CuttingRoom,
    progress: Progress | None = None,
) -> Chosen:
    """Choose, knowing what the channel remembers.

    Raises:
        ArtefactMissing, Cancelled.
    """
    known = room.memory.remembered(order.channel, opened.sha256)
    wanted = replace(order, memory=_memory(order.memory, known))
    scout = NoScout() if order.fixed else room.scout
    listened = looked_at(opened, heard, order, room, progress or Silent())
    found = search(wanted, listened, known.weights, scout)
    recorded = Recorded(
        sha256=opened.sha256,
        words=found.words,
        episode=found.episode,
        platform=order.platform,
        channel=order.channel,
        tastes=found.tastes,
    )
    memory = replace(order.memory, told=wanted.memory.told)
    weigh = partial(_weighed, recorded, memory=memory)
    if order.fixed:
        clips = tuple(weigh(_fixed(recorded, each)) for each in order.fixed)
        plan = ClipPlan(clips=clips, passed_over=(), candidates=len(clips))
    else:
        plan = planned(recorded, found.choice, found.cuts, order.count)
        clips = (*plan.clips, *_versions(recorded, found, after=len(plan.clips)))
        plan = replace(plan, clips=_as_decided(recorded, clips, known.decided, weigh))
    return Chosen(
        plan=plan,
        language=found.language,
        spoken=_spoken(found),
        notes=found.notes,
        track=heard.track,
        genre=found.genre,
    )


def _versions(recorded: Recorded, found: Found, after: int) -> list[PlannedClip]:
    """The clips for other platforms, ranked behind those of the first."""
    clips: list[PlannedClip] = []
    for version in found.versions:
        own = replace(recorded, platform=version.platform)
        clips += planned(own, version.choice, version.cuts, 0).clips
    return [replace(clip, rank=after + place) for place, clip in enumerate(clips, start=1)]


def _memory(asked: Memory, known: Remembered) -> Memory:
    """What was asked for together with what is remembered.

    What was rejected for one platform and stands for another is still a moment.
    """
    decided = tuple(known.decided.values())
    stand = [(each.start, each.end) for each in decided if each.state is not ClipState.REJECTED]
    rejected = tuple(
        (each.start, each.end)
        for each in decided
        if each.state is ClipState.REJECTED and not shares_most((each.start, each.end), stand)
    )
    return replace(asked, told=asked.told | known.told, rejected=(*asked.rejected, *rejected))


def _as_decided(
    recorded: Recorded,
    clips: tuple[PlannedClip, ...],
    decided: Mapping[str, ClipStanding],
    weigh: Callable[[PlannedClip], PlannedClip],
) -> tuple[PlannedClip, ...]:
    """Clips whose ends the owner moved keep those ends; those that they rejected are left out."""

    def as_decided(clip: PlannedClip) -> PlannedClip:
        standing = decided.get(clip.id)
        if standing is None or (standing.start, standing.end) == (clip.cut.start, clip.cut.end):
            return clip
        moved = resized(recorded, clip, standing.start, standing.end)
        return replace(weigh(moved), offered=offer_of(clip))

    rejected = {name for name, each in decided.items() if each.state is ClipState.REJECTED}
    return tuple(as_decided(clip) for clip in clips if clip.id not in rejected)


def _weighed(recorded: Recorded, clip: PlannedClip, *, memory: Memory) -> PlannedClip:
    """A clip with what speaks for the sentences that its ends enclose."""
    sentences = [told.sentence for told in recorded.episode.told]
    try:
        extent = extent_of(sentences, clip.cut.start, clip.cut.end)
    except AdjustmentImpossible:
        return clip
    taste, weights = recorded.tastes[clip.platform]
    search = Search(taste=taste, memory=memory, weights=weights)
    moment = moment_at(recorded.episode, search, extent.first, extent.last)
    return weighed(clip, recorded, moment)


def _fixed(recorded: Recorded, fixed: FixedCut) -> PlannedClip:
    plain = PlannedClip(
        id=fixed.id,
        rank=fixed.rank,
        title=fixed.title,
        cut=Cut(first=0, last=0, start=fixed.start, end=fixed.end, odds=0.0),
        score=_UNSCORED,
        because=(),
        needs=(),
        flags=(),
        sentences=(),
        platform=recorded.platform,
    )
    return resized(recorded, plain, fixed.start, fixed.end)


def _spoken(found: Found) -> tuple[SpokenPart, ...]:
    return tuple(
        SpokenPart(
            start=told.sentence.start,
            end=told.sentence.end,
            text=told.sentence.text,
            speaker=told.sentence.speaker,
        )
        for told in found.episode.told
    )
