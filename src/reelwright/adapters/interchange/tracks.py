"""The tracks of a timeline in OpenTimelineIO's terms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from opentimelineio import core, opentime, schema

from reelwright.domain.edit.timeline import PlacedScene, Timeline
from reelwright.domain.render.plan import half_transitions
from reelwright.domain.themes.theme import TransitionKind
from reelwright.domain.time import SAMPLE_RATE

_STILLS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tiff"})
_LONGEST_NAME = 60
# All that XML 1.0 (2.2, Char) does not allow, and line breaks, which a name has none of.
_UNPRINTABLE = re.compile(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """Files by the name of what they show, and the folder that documents are written to."""

    media: Mapping[str, Path]
    folder: Path

    def reference(self, key: str, length: opentime.TimeRange) -> core.MediaReference:
        """A reference by relative, percent-encoded path; a missing one where there is no file."""
        file = self.media.get(key)
        if file is None:
            return schema.MissingReference(name=key, available_range=length)
        relative = file.relative_to(self.folder).as_posix()
        found = schema.ExternalReference(target_url=quote(relative), available_range=length)
        found.name = file.name
        return found

    def is_still(self, key: str) -> bool:
        """Whether a picture lasts as long as one likes."""
        file = self.media.get(key)
        return file is None or file.suffix.casefold() in _STILLS


def printable(text: str) -> str:
    """A text that may stand in any document: without control characters."""
    return _UNPRINTABLE.sub(" ", text).strip()


def scene_key(index: int) -> str:
    """The name under which a scene's picture is found: ``scene-1`` is the first."""
    return f"scene-{index + 1}"


def picture_track(timeline: Timeline, library: Library) -> schema.Track:
    """A clip for each scene, with a dissolve centred on each boundary that has a transition."""
    track = schema.Track(name="Picture", kind=schema.TrackKind.Video)
    halves = half_transitions(timeline, TransitionKind.FADE)
    for index, scene in enumerate(timeline.scenes):
        stills = (library.is_still(scene_key(near)) for near in (index - 1, index))
        if halves[index] and all(stills):
            track.append(_dissolve(halves[index], _fps(timeline)))
        track.append(_clip(timeline, index, scene, library))
    return track


def sound_track(timeline: Timeline, library: Library, rate: float) -> schema.Track:
    """A clip for each take at its place, and gaps between, counted at ``rate``.

    At the sample rate places are exact. FCP7 XML counts frames: a take then begins with the
    frame in which it is heard, and lasts as many as it needs before the next one begins.
    """
    track = schema.Track(name="Voice", kind=schema.TrackKind.Audio)
    spoken = list(_spoken(timeline, rate))
    end = 0
    for number, (start, length, sha256, text) in enumerate(spoken, start=1):
        following = spoken[number][0] if number < len(spoken) else start + length
        kept = min(length, max(following - start, 1))
        if start > end:
            track.append(schema.Gap(source_range=_range(0, start - end, rate)))
        whole = _range(0, length, rate)
        track.append(
            schema.Clip(
                name=_named(f"line-{number}", text),
                media_reference=library.reference(sha256, whole),
                source_range=_range(0, kept, rate),
            )
        )
        end = start + kept
    return track


def section_markers(timeline: Timeline) -> Iterator[schema.Marker]:
    """A marker where each section begins."""
    section = ""
    for scene in timeline.scenes:
        if scene.scene.section and scene.scene.section != section:
            section = scene.scene.section
            place = _range(scene.start, 0, _fps(timeline))
            yield schema.Marker(name=printable(section) or "-", marked_range=place)


def _clip(timeline: Timeline, index: int, scene: PlacedScene, library: Library) -> schema.Clip:
    """A scene. Stills have room on both sides, as a dissolve needs it."""
    key = scene_key(index)
    room = timeline.transition_frames if library.is_still(key) else 0
    whole = _range(0, scene.frames + 2 * room, _fps(timeline))
    lines = [printable(line.text) for line in scene.scene.lines]
    return schema.Clip(
        name=_named(key, " ".join(lines)),
        media_reference=library.reference(key, whole),
        source_range=_range(room, scene.frames, _fps(timeline)),
        metadata={"reelwright": {"lines": lines, "section": printable(scene.scene.section)}},
    )


def _dissolve(half: int, fps: float) -> schema.Transition:
    return schema.Transition(
        name="Cross Dissolve",
        transition_type=schema.TransitionTypes.SMPTE_Dissolve,
        in_offset=opentime.RationalTime(half, fps),
        out_offset=opentime.RationalTime(half, fps),
    )


def _spoken(timeline: Timeline, rate: float) -> Iterator[tuple[int, int, str, str]]:
    """Start and length (at ``rate``), WAV and text of every take, in order."""
    for scene in timeline.scenes:
        scene_start = timeline.rate.sample_at(scene.start)
        texts = [line.text for line in scene.scene.lines]
        for number, placed in enumerate(scene.takes):
            first = scene_start + placed.offset
            last = first + placed.take.samples
            if rate != SAMPLE_RATE:
                first, last = timeline.rate.frame_at(first), timeline.rate.frames_covering(last)
            text = texts[number] if number < len(texts) else ""
            yield first, last - first, placed.take.sha256, text


def _named(key: str, text: str) -> str:
    """A name that says what it is, and is like no other's."""
    told = printable(text)
    if len(told) > _LONGEST_NAME:
        told = told[:_LONGEST_NAME].rpartition(" ")[0] or told[:_LONGEST_NAME]
        told = f"{told}…"
    return f"{key} {told}".strip()


def _range(start: int, length: int, rate: float) -> opentime.TimeRange:
    return opentime.TimeRange(
        opentime.RationalTime(start, rate), opentime.RationalTime(length, rate)
    )


def _fps(timeline: Timeline) -> float:
    return float(timeline.rate.fraction)
