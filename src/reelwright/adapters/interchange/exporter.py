"""``timeline.otio``, lossless, and ``timeline.xml`` (FCP7), for Premiere and Resolve."""

from collections.abc import Mapping
from pathlib import Path

from opentimelineio import adapters, opentime, schema

from reelwright.adapters.interchange.tracks import (
    Library,
    picture_track,
    printable,
    section_markers,
    sound_track,
)
from reelwright.domain.canvas import Canvas
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.production.manifest import TIMELINE_OTIO, TIMELINE_XML
from reelwright.domain.time import SAMPLE_RATE


class OtioExporter:
    """Writes the same timeline twice: takes placed to the sample, and to the frame."""

    def export(
        self, timeline: Timeline, canvas: Canvas, media: Mapping[str, Path], folder: Path
    ) -> tuple[Path, ...]:
        """Write ``timeline.otio`` and ``timeline.xml`` into ``folder``; return both."""
        library = Library(media=media, folder=folder)
        fps = float(timeline.rate.fraction)
        kinds = ((TIMELINE_OTIO, "otio_json", SAMPLE_RATE), (TIMELINE_XML, "fcp_xml", fps))
        for name, adapter, sound_rate in kinds:
            document = _document(timeline, canvas, library, sound_rate)
            text = adapters.write_to_string(document, adapter)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        return folder / TIMELINE_OTIO, folder / TIMELINE_XML


def _document(
    timeline: Timeline, canvas: Canvas, library: Library, sound_rate: float
) -> schema.Timeline:
    fps = float(timeline.rate.fraction)
    document = schema.Timeline(
        name=printable(timeline.title) or "Untitled",
        global_start_time=opentime.RationalTime(0, fps),
        metadata={
            "reelwright": {
                "language": timeline.language,
                "width": canvas.width,
                "height": canvas.height,
            },
            "fcp_xml": _frame_size(timeline, canvas),
        },
    )
    document.tracks.append(picture_track(timeline, library))
    document.tracks.append(sound_track(timeline, library, sound_rate))
    document.tracks.markers.extend(section_markers(timeline))
    return document


def _frame_size(timeline: Timeline, canvas: Canvas) -> dict[str, object]:
    """The sequence's format (FCP7 XML, ``samplecharacteristics``); programs guess without it."""
    fps = timeline.rate.fraction
    whole = -(-fps.numerator // fps.denominator)
    return {
        "media": {
            "video": {
                "format": {
                    "samplecharacteristics": {
                        "width": str(canvas.width),
                        "height": str(canvas.height),
                        "pixelaspectratio": "square",
                        "rate": {
                            "timebase": str(whole),
                            "ntsc": "FALSE" if fps.denominator == 1 else "TRUE",
                        },
                    }
                }
            }
        }
    }
