"""``timeline.otio`` of a clip: its place in the recording that it was cut from."""

from pathlib import Path

from opentimelineio import adapters, opentime, schema

from reelwright.adapters.interchange.tracks import printable
from reelwright.domain.production.manifest import TIMELINE_OTIO
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.interchange import SourcedClip


class OtioClipExporter:
    """Implements ``ClipExporter``."""

    def export_clip(self, clip: SourcedClip, folder: Path) -> Path:
        """Write ``timeline.otio``, which refers to the recording by its path; return it."""
        document = schema.Timeline(
            name=printable(clip.title) or "Untitled",
            global_start_time=opentime.RationalTime(0, float(clip.rate.fraction)),
            metadata={"reelwright": {"clip": clip.id, "text": printable(clip.text)}},
        )
        if clip.with_picture:
            document.tracks.append(_picture(clip))
        document.tracks.append(_sound(clip))
        file = folder / TIMELINE_OTIO
        text = adapters.write_to_string(document, "otio_json")
        file.write_text(text, encoding="utf-8", newline="\n")
        return file


def _picture(clip: SourcedClip) -> schema.Track:
    """In frames of the clip's rate, from the one that is shown when the clip begins."""
    track = schema.Track(name="Picture", kind=schema.TrackKind.Video)
    for start, end in _stretches(clip):
        frames = clip.rate.frames_covering(end - start)
        track.append(_clip(clip, clip.rate.frame_at(start), frames, float(clip.rate.fraction)))
    return track


def _sound(clip: SourcedClip) -> schema.Track:
    """To the sample."""
    track = schema.Track(name="Voice", kind=schema.TrackKind.Audio)
    for start, end in _stretches(clip):
        track.append(_clip(clip, start, end - start, SAMPLE_RATE))
    return track


def _stretches(clip: SourcedClip) -> tuple[tuple[int, int], ...]:
    return clip.kept or ((clip.start, clip.end),)


def _clip(clip: SourcedClip, start: int, length: int, rate: float) -> schema.Clip:
    whole = max(round(clip.seconds * rate), start + length)
    reference = schema.ExternalReference(
        target_url=clip.recording.as_uri(), available_range=_range(0, whole, rate)
    )
    reference.name = clip.recording.name
    return schema.Clip(
        name=printable(clip.title) or "Untitled",
        media_reference=reference,
        source_range=_range(start, length, rate),
    )


def _range(start: int, length: int, rate: float) -> opentime.TimeRange:
    return opentime.TimeRange(
        opentime.RationalTime(start, rate), opentime.RationalTime(length, rate)
    )
