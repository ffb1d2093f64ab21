"""What a production folder holds: everything beside the masters is made here."""

import dataclasses
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.article import Source
from reelwright.domain.canvas import Format
from reelwright.domain.captions.cues import Cue
from reelwright.domain.digest import digest_of
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.inspection.verdict import Verdict
from reelwright.domain.production.credits import credit_lines, licence_records
from reelwright.domain.production.manifest import (
    MEDIA,
    METADATA,
    SCRIPT,
    THUMBNAIL,
    VERDICT,
    CostRecord,
    LicenceRecord,
    Manifest,
    MasterRecord,
    master_name,
)
from reelwright.domain.production.metadata import VideoMetadata, chapters_of, describe
from reelwright.domain.render.pieces import RENDER_VERSION, Look, RenderPlan, Shot
from reelwright.domain.render.plan import scene_shots
from reelwright.domain.script.visuals import PictureShot
from reelwright.domain.script_document.read import read_document
from reelwright.domain.script_document.write import write_document
from reelwright.domain.voice.takes import Take, VoiceRef
from reelwright.ports.productions import OpenProduction
from reelwright.ports.store import Store
from reelwright.workflows.artefacts import kept_or_written, path_of, paths_of
from reelwright.workflows.clock import Stopwatch
from reelwright.workflows.produce.drafting import Draft
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.selecting import Selected
from reelwright.workflows.produce.stocking import Stocked, stock_footage

_CLIP_SUFFIXES = {".mp4": ".mov", ".m4v": ".mov"}
"""The masters are the only ``.mp4`` of a production; the container is the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeMaster:
    """A master, the plan it was rendered from, and what was measured on it."""

    file: Artefact
    plan: RenderPlan
    verdict: Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Production:
    """All that is known when the masters stand."""

    id: str
    slug: str
    order: Order
    source: Source
    written: Draft
    voice: VoiceRef
    timelines: Mapping[Format, Timeline]
    """The edit of each format: the same scenes and sound, with footage of its own shape."""
    cues: tuple[Cue, ...]
    selected: Selected
    stocked: Stocked
    masters: tuple[MadeMaster, ...]
    notes: tuple[str, ...]
    script_by_hand: bool = False
    """Whether a person wrote or edited the script."""

    @property
    def timeline(self) -> Timeline:
        """The edit of the first format, which the documents tell of."""
        return next(iter(self.timelines.values()))

    @property
    def shots(self) -> tuple[PictureShot, ...]:
        """The pictures and clips that are shown, format by format, in order."""
        visuals = (
            scene.scene.visual for timeline in self.timelines.values() for scene in timeline.scenes
        )
        return tuple(visual for visual in visuals if isinstance(visual, PictureShot))

    @property
    def takes(self) -> tuple[Take, ...]:
        """Every take of the timeline, once each, in order."""
        placed = (placed.take for scene in self.timeline.scenes for placed in scene.takes)
        return tuple({take.sha256: take for take in placed}.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveredMaster:
    """A master where it stands now."""

    file: Path
    format: Format
    frames: int
    verdict: Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """The masters where they stand now, and notes on what was in the way."""

    masters: tuple[DeliveredMaster, ...]
    costs: tuple[CostRecord, ...]
    notes: tuple[str, ...]


def deliver(
    production: Production, studio: Studio, place: OpenProduction, watch: Stopwatch
) -> Delivered:
    """Make the files beside the masters and put the whole set into the folder."""
    masters = {_final_name(production, master): master for master in production.masters}
    files = {name: path_of(master.file, studio.store) for name, master in masters.items()}
    files |= _captions(production, studio, place.workspace)
    files |= _thumbnail(production, studio, place.workspace)
    files |= _documents(production, place.workspace) | _standing_script(production, place)
    files |= _interchange(production, studio, place.workspace)
    watch.lap("deliver")
    costs, unread = _costs(studio, place)
    manifest = _manifest(production, studio, costs)
    published = place.publish(files, manifest, watch.record())
    placed = tuple(
        DeliveredMaster(
            file=place.folder / name,
            format=master.plan.look.canvas.format,
            frames=master.plan.frames,
            verdict=master.verdict,
        )
        for name, master in masters.items()
    )
    notes = (*published.notes, *_remembered(production, studio), *unread)
    return Delivered(masters=placed, costs=costs, notes=notes)


def _costs(studio: Studio, place: OpenProduction) -> tuple[tuple[CostRecord, ...], tuple[str, ...]]:
    """What the video has cost, and a note where that cannot be read: it is delivered all the same.

    A production that was made in another home keeps what its manifest says.
    """
    known = place.manifest.costs if place.manifest else ()
    try:
        return studio.spending.costs() or known, ()
    except ReelwrightError as error:
        return known, (f"What the video cost could not be looked up: {error}",)


def _remembered(production: Production, studio: Studio) -> tuple[str, ...]:
    """Tell the channel's history what was shown; a note where it cannot be written."""
    if studio.stock is None:
        return ()
    try:
        studio.stock.history.remember(production.id, stock_footage(production.stocked))
    except ReelwrightError as error:
        return (f"What was shown could not be remembered, and may come again: {error}",)
    return ()


def _final_name(production: Production, master: MadeMaster) -> str:
    picture = master.plan.look.canvas.format
    return master_name(production.slug, picture, passed=master.verdict.passed)


def _captions(production: Production, studio: Studio, workspace: Path) -> dict[str, Path]:
    if not production.order.captions.sidecar:
        return {}
    written = studio.subtitles.write(production.cues, production.timeline.language, workspace)
    return {file.name: file for file in written}


def _thumbnail(production: Production, studio: Studio, workspace: Path) -> dict[str, Path]:
    stills = [shot.footage for shot in production.shots if shot.footage.frames == 1]
    files = dict.fromkeys(
        path_of(production.selected.files[still.sha256], studio.store) for still in stills
    )
    picture = studio.illustrator.backdrop(tuple(files))
    look = production.masters[0].plan.look
    file = workspace / THUMBNAIL
    studio.illustrator.thumbnail(production.timeline.title, picture, look, file)
    return {THUMBNAIL: file}


def _documents(production: Production, workspace: Path) -> dict[str, Path]:
    verdicts = [dataclasses.asdict(master.verdict) for master in production.masters]
    texts = {
        SCRIPT: write_document(production.written.script),
        METADATA: _json(dataclasses.asdict(_metadata(production))),
        VERDICT: _json({"passed": _passed(production), "masters": verdicts}),
    }
    for name, text in texts.items():
        (workspace / name).write_text(text, encoding="utf-8")
    return {name: workspace / name for name in texts}


def _standing_script(production: Production, place: OpenProduction) -> dict[str, Path]:
    """A script that stands and says the same stays as a person wrote it, spaces and comments."""
    script = place.folder / SCRIPT
    if production.order.fresh or not script.is_file():
        return {}
    try:
        same = read_document(script.read_text(encoding="utf-8")) == production.written.script
    except (ReelwrightError, ValueError):
        return {}
    return {SCRIPT: script} if same else {}


def _metadata(production: Production) -> VideoMetadata:
    return describe(
        production.written.script,
        chapters=chapters_of(production.timeline),
        credits_=credit_lines(production.shots),
    )


def _interchange(production: Production, studio: Studio, workspace: Path) -> dict[str, Path]:
    """The timeline documents and the stills, clips and takes that they refer to."""
    media = _media(production, studio, workspace)
    canvas = production.masters[0].plan.look.canvas
    written = studio.exporter.export(production.timeline, canvas, media, workspace)
    files = {file.name: file for file in written}
    return files | {file.relative_to(workspace).as_posix(): file for file in media.values()}


def _media(production: Production, studio: Studio, workspace: Path) -> Mapping[str, Path]:
    """What every scene shows and the takes, in the folder that the documents refer to."""
    folder = workspace / MEDIA
    shutil.rmtree(folder, ignore_errors=True)  # Of an attempt of this run that found no room.
    folder.mkdir()
    look = production.masters[0].plan.look
    media: dict[str, Path] = {}
    for number, shot in enumerate(scene_shots(production.masters[0].plan), start=1):
        file = _clip(shot, production, studio.store) or _still(shot, look, production, studio)
        name = f"scene-{number:03}{_CLIP_SUFFIXES.get(file.suffix.lower(), file.suffix)}"
        media[f"scene-{number}"] = _copied(file, folder / name)
    for number, take in enumerate(production.takes, start=1):
        wav = studio.store.path(take.sha256, ".wav")
        media[take.sha256] = _copied(wav, folder / f"take-{number:03}.wav")
    return media


def _clip(shot: Shot, production: Production, store: Store) -> Path | None:
    """The owner's clip that a shot plays; None where it shows anything else."""
    if not isinstance(shot.visual, PictureShot) or shot.visual.footage.frames == 1:
        return None
    return path_of(production.selected.files[shot.visual.footage.sha256], store)


def _still(shot: Shot, look: Look, production: Production, studio: Studio) -> Path:
    """A shot as a picture, drawn once and kept."""
    key = digest_of("still", RENDER_VERSION, shot, look.canvas, look.theme)
    footage = paths_of(production.selected.files, studio.store)
    still, _ = kept_or_written(
        studio.store, key, ".jpg", lambda to: studio.renderer.still(shot, look, footage, to)
    )
    return path_of(still, studio.store)


def _copied(file: Path, destination: Path) -> Path:
    return Path(shutil.copyfile(file, destination))


def _manifest(production: Production, studio: Studio, costs: tuple[CostRecord, ...]) -> Manifest:
    order, timeline = production.order, production.timeline
    return Manifest(
        id=production.id,
        slug=production.slug,
        title=timeline.title,
        language=timeline.language,
        source=production.source,
        versions=studio.versions,
        voice=production.voice,
        settings=order.settings,
        masters=tuple(_record(production, master) for master in production.masters),
        licences=_licences(production),
        costs=costs,
        notes=production.notes,
        script_by_hand=production.script_by_hand,
        writer=production.written.script.writer,
        prompts=production.written.script.prompts,
    )


def _licences(production: Production) -> tuple[LicenceRecord, ...]:
    """What is shown, and for stock where and when its file was got."""
    fetched = {one.footage.sha256: one for one in production.stocked.fetched}
    return tuple(
        dataclasses.replace(record, file=one.file, retrieved=one.retrieved)
        if (one := fetched.get(record.sha256))
        else record
        for record in licence_records(production.shots)
    )


def _record(production: Production, master: MadeMaster) -> MasterRecord:
    canvas = master.plan.look.canvas
    return MasterRecord(
        name=_final_name(production, master),
        format=canvas.format,
        width=canvas.width,
        height=canvas.height,
        codec=master.plan.look.codec,
        frames=master.plan.frames,
        passed=master.verdict.passed,
    )


def _passed(production: Production) -> bool:
    return all(master.verdict.passed for master in production.masters)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
