"""What stands in a clip's folder: everything beside its masters is made here."""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.article import Source, SourceKind
from reelwright.domain.canvas import Box, Format
from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.inspection.verdict import Verdict
from reelwright.domain.production.clip_metadata import describe_clip
from reelwright.domain.production.clips import ClipFiles, ClipRecord, record_of
from reelwright.domain.production.contents import Contents, TimelineEntry
from reelwright.domain.production.life import Birth, EventKind
from reelwright.domain.production.manifest import (
    MANIFEST,
    METADATA,
    THUMBNAIL,
    TIMELINE_OTIO,
    VERDICT,
    Manifest,
    MasterRecord,
    master_name,
    slug_of,
)
from reelwright.domain.production.metadata import VideoMetadata
from reelwright.domain.production.record import recorded_contents
from reelwright.domain.render.pieces import RenderPlan
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.interchange import SourcedClip
from reelwright.ports.productions import OpenProduction
from reelwright.workflows.artefacts import path_of
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.picturing import Footing, cover_faces, cover_shot, look_of
from reelwright.workflows.clip.reading import Opened
from reelwright.workflows.clock import Lap, Stopwatch

CLIP = "clip.json"
CAPTIONS = ("captions.srt", "captions.vtt")
_MARK = 8
"""Digits of a clip's id in the name of its folder, which keep like titles apart."""
_LONGEST_NAME = 48
THUMBNAIL_WIDTH = 1280


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveredClip:
    """A clip as it stands in its folder, and notes on what was in the way."""

    record: ClipRecord
    held: frozenset[str] = frozenset()
    """SHA-256 of what the store holds of it."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipMaster:
    """A master of a clip: the file, the plan that it was rendered from, and its verdict."""

    file: Artefact
    plan: RenderPlan
    verdict: Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """A clip with its masters."""

    footing: Footing
    masters: tuple[ClipMaster, ...]
    language: str
    held: frozenset[str] = frozenset()
    """SHA-256 of what the store holds of it."""

    @property
    def clip(self) -> PlannedClip:
        """What it was planned as."""
        return self.footing.clip

    @property
    def passed(self) -> bool:
        """Whether every master may go out."""
        return all(master.verdict.passed for master in self.masters)


def slug_of_clip(clip: PlannedClip) -> str:
    """The name of its folder and files: a few words of its title, and a part of its id."""
    words = slug_of(clip.title)
    if len(words) > _LONGEST_NAME:
        words = words[: _LONGEST_NAME + 1].rpartition("-")[0] or words[:_LONGEST_NAME]
    return f"{words}-{clip.id[:_MARK]}"


def deliver(  # noqa: PLR0917 - handed over once, in the order of the flow
    finished: Finished,
    opened: Opened,
    order: ClipOrder,
    room: CuttingRoom,
    watch: Stopwatch,
    share: Callable[[], Lap],
) -> DeliveredClip:
    """Put a clip's files into its folder, as a whole set, and tell the library.

    ``share`` is the clip's part of what the run took until now.
    """
    slug = slug_of_clip(finished.clip)
    life = room.lives()
    life.tell(EventKind.STARTED)
    with room.productions.open(order.output / slug) as place:
        manifest, files = _made(finished, opened, order, room, place)
        life.begin(_birth(manifest, order, place.folder))
        published = place.publish(files, manifest, watch.record())
        life.keep(_contents(finished, published.manifest))
        took = share()
        life.tell(EventKind.DELIVERED, stage="clip", seconds=took.seconds, cpu=took.cpu)
    record = record_of(
        finished.clip, _metadata(finished, order).description, passed=finished.passed
    )
    record = dataclasses.replace(record, folder=slug, files=_names(finished, slug, files))
    return DeliveredClip(record=record, held=finished.held, notes=published.notes)


def _made(
    finished: Finished, opened: Opened, order: ClipOrder, room: CuttingRoom, place: OpenProduction
) -> tuple[Manifest, dict[str, Path]]:
    workspace = place.workspace
    files = {
        _master_name(finished, master): path_of(master.file, room.store)
        for master in finished.masters
    }
    if order.captions.sidecar:
        captions = room.subtitles.write(finished.footing.cues, finished.language, workspace)
        files |= {file.name: file for file in captions}
    files[THUMBNAIL] = _thumbnail(finished, opened, order, room, workspace)
    files |= _documents(finished, order, workspace)
    files[TIMELINE_OTIO] = room.exporter.export_clip(_sourced(finished, opened, order), workspace)
    return _manifest(finished, opened, order, room), files


def _thumbnail(
    finished: Finished, opened: Opened, order: ClipOrder, room: CuttingRoom, workspace: Path
) -> Path:
    rate = finished.masters[0].plan.look.canvas.rate
    look = look_of(order, Format.WIDE, rate)  # Thumbnails are wide, whatever the clip is.
    shot = cover_shot(finished.footing, opened, order, look)
    picture: Path | None = None
    if shot is not None:
        picture = workspace / ".still.jpg"
        room.renderer.still(shot, look, {opened.sha256: order.recording}, picture)
    file = workspace / THUMBNAIL
    part = THUMBNAIL_WIDTH / look.canvas.width
    faces = [
        Box(
            x=round(face.x * part),
            y=round(face.y * part),
            width=round(face.width * part),
            height=round(face.height * part),
        )
        for face in cover_faces(finished.footing, opened, look)
    ]
    room.illustrator.thumbnail(finished.clip.title, picture, look, file, faces=faces)
    return file


def _metadata(finished: Finished, order: ClipOrder) -> VideoMetadata:
    return describe_clip(
        finished.clip.title,
        [" ".join(word.text for word in words) for words in finished.clip.sentences],
        finished.language,
        recording=order.recording.stem,
        second=finished.clip.cut.start // SAMPLE_RATE,
    )


def _documents(finished: Finished, order: ClipOrder, workspace: Path) -> dict[str, Path]:
    metadata = _metadata(finished, order)
    verdicts = [dataclasses.asdict(master.verdict) for master in finished.masters]
    record = record_of(finished.clip, metadata.description, passed=finished.passed)
    texts = {
        METADATA: as_json(dataclasses.asdict(metadata)),
        VERDICT: as_json({"passed": finished.passed, "masters": verdicts}),
        CLIP: as_json(dataclasses.asdict(record)),
    }
    for name, text in texts.items():
        (workspace / name).write_text(text, encoding="utf-8")
    return {name: workspace / name for name in texts}


def _sourced(finished: Finished, opened: Opened, order: ClipOrder) -> SourcedClip:
    cut = finished.clip.cut
    return SourcedClip(
        title=finished.clip.title,
        recording=order.recording.expanduser().absolute(),
        seconds=opened.facts.seconds,
        start=cut.start,
        end=cut.end,
        rate=finished.masters[0].plan.look.canvas.rate,
        with_picture=opened.facts.camera is not None,
        id=finished.clip.id,
        text=finished.clip.text,
        kept=tuple((part.start, part.end) for part in finished.footing.tightening.parts),
    )


def _master_name(finished: Finished, master: ClipMaster) -> str:
    picture = master.plan.look.canvas.format
    return master_name(slug_of_clip(finished.clip), picture, passed=master.verdict.passed)


def _manifest(finished: Finished, opened: Opened, order: ClipOrder, room: CuttingRoom) -> Manifest:
    return Manifest(
        id=finished.clip.id,
        slug=slug_of_clip(finished.clip),
        title=finished.clip.title,
        language=finished.language,
        source=Source(
            location=order.url or str(order.recording),
            kind=SourceKind.RECORDING,
            sha256=opened.sha256,
        ),
        versions=room.versions,
        settings=order.settings,
        masters=tuple(_record(finished, master) for master in finished.masters),
    )


def _record(finished: Finished, master: ClipMaster) -> MasterRecord:
    canvas = master.plan.look.canvas
    return MasterRecord(
        name=_master_name(finished, master),
        format=canvas.format,
        width=canvas.width,
        height=canvas.height,
        codec=master.plan.look.codec,
        frames=master.plan.frames,
        passed=master.verdict.passed,
    )


def _birth(manifest: Manifest, order: ClipOrder, folder: Path) -> Birth:
    return Birth(
        id=manifest.id,
        slug=manifest.slug,
        title=manifest.title,
        channel=order.channel,
        language=manifest.language,
        source=manifest.source.location,
        folder=str(folder),
    )


def _contents(finished: Finished, manifest: Manifest) -> Contents:
    recorded = recorded_contents(manifest)
    words = sum(map(len, finished.clip.sentences))
    return dataclasses.replace(
        recorded,
        script=dataclasses.replace(recorded.script, words=words),
        timelines=tuple(_timeline(master) for master in finished.masters),
    )


def _timeline(master: ClipMaster) -> TimelineEntry:
    canvas = master.plan.look.canvas
    return TimelineEntry(
        format=canvas.format,
        frames=master.plan.frames,
        rate_numerator=canvas.rate.numerator,
        rate_denominator=canvas.rate.denominator,
        scenes=len(master.plan.pieces),
    )


def _names(finished: Finished, slug: str, files: Mapping[str, Path]) -> ClipFiles:
    """The paths of a clip's files from the folder of the run."""

    def here(name: str) -> str:
        return f"{slug}/{name}" if name in files else ""

    return ClipFiles(
        videos={
            master.plan.look.canvas.format: here(_master_name(finished, master))
            for master in finished.masters
        },
        captions=tuple(filter(None, map(here, CAPTIONS))),
        thumbnail=here(THUMBNAIL),
        metadata=here(METADATA),
        verdict=here(VERDICT),
        timeline=here(TIMELINE_OTIO),
        manifest=f"{slug}/{MANIFEST}",
    )


def as_json(value: object) -> str:
    """Plain values as a document that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"


def notes_of(clips: Sequence[DeliveredClip]) -> tuple[str, ...]:
    """What a person should know of what was delivered."""
    return tuple(note for clip in clips for note in clip.notes)
