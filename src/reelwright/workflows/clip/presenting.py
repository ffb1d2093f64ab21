"""What stands in the folder of a run beside its clips: the list, and what was not made."""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.clips.episode import episode_id
from reelwright.domain.clips.planned import ClipPlan, PlannedClip
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.clips import (
    CLIPS,
    PAGE,
    REJECTED,
    ClipRecord,
    ClipsRecord,
    GenreRecord,
    LedgerRecord,
    RecordingRecord,
    made_again,
    rejected_of,
    seconds,
)
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.clips import ClipEntry, ClipStanding, EpisodeEntry
from reelwright.ports.disk import DiskForbidden
from reelwright.ports.productions import FolderTaken
from reelwright.ports.steps import Codec
from reelwright.workflows.clip.choosing import Chosen
from reelwright.workflows.clip.delivery import CLIP, DeliveredClip, as_json, slug_of_clip
from reelwright.workflows.clip.moving import told_of
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.reading import Opened


def record_of_run(
    order: ClipOrder,
    opened: Opened,
    plan: ClipPlan,
    clips: Sequence[ClipRecord],
    *,
    samples: int,
    language: str,
    notes: Sequence[str],
    genre: GenreRecord | None = None,
) -> ClipsRecord:
    """What ``clips.json`` says."""
    camera = opened.facts.camera
    beside = () if order.fixed else _note_of_others(clips, order.output)
    return ClipsRecord(
        recording=RecordingRecord(
            path=str(order.recording.expanduser().absolute()),
            sha256=opened.sha256,
            url=order.url,
            seconds=seconds(samples),
            width=camera.width if camera else 0,
            height=camera.height if camera else 0,
        ),
        language=language,
        platform=order.platform,
        asked=order.count,
        candidates=plan.candidates,
        clips=tuple(clips),
        why_fewer=plan.why_fewer,
        notes=tuple(dict.fromkeys((*notes, *beside))),
        genre=genre or GenreRecord(),
    )


def ledger_of(record: ClipsRecord, plan: ClipPlan) -> LedgerRecord:
    """What ``rejected.json`` says."""
    return LedgerRecord(
        recording=record.recording,
        candidates=plan.candidates,
        rejected=tuple(map(rejected_of, plan.passed_over)),
    )


def check_place(folder: Path) -> None:
    """Make sure that a folder may hold a run of clips, before hours of work.

    Raises:
        FolderTaken.
    """
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file: choose a folder for the clips."
        raise FolderTaken(message)
    listed = folder / CLIPS
    ours = listed.exists() and _is_ours(listed)
    taken = [folder / name for name in (CLIPS, REJECTED, PAGE) if (folder / name).exists()]
    if taken and not ours:
        message = f"{taken[0]} is there and is not of Reelwright: choose another folder."
        raise FolderTaken(message)


def _note_of_others(clips: Sequence[ClipRecord], folder: Path) -> tuple[str, ...]:
    """What of earlier runs still stands beside the clips of this one."""
    others = {file.parent.name for file in folder.glob(f"*/{CLIP}")}
    count = len(others - {clip.folder for clip in clips})
    if not count:
        return ()
    are = "clip of an earlier run is" if count == 1 else "clips of earlier runs are"
    told = f"{count} {are} still in {folder.name}, and stays unless you delete it."
    return (told if count == 1 else told.replace("stays", "stay"),)


def _is_ours(file: Path) -> bool:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(known, dict) and {"schema", "recording", "clips"} <= known.keys()


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A run whose clips stand in their folders."""

    order: ClipOrder
    opened: Opened
    choice: Chosen
    record: ClipsRecord


def present(run: Run, delivered: Sequence[DeliveredClip], room: CuttingRoom) -> Path:
    """Write the list of clips and the ledger, tell the library; return the folder.

    Raises:
        DiskForbidden.
    """
    room.check()
    folder = run.order.output
    record = _beside_others(run.record, folder, room.values) if run.order.fixed else run.record
    texts = {PAGE: room.page.page(record, folder)}
    if not run.order.fixed:
        texts[REJECTED] = as_json(dataclasses.asdict(ledger_of(record, run.choice.plan)))
    texts[CLIPS] = as_json(dataclasses.asdict(record))
    _write(texts, folder)
    if not run.order.fixed:
        room.memory.keep(_episode(run), run.choice.spoken, _entries(run, delivered, room))
    return folder


def relist(folder: Path, room: CuttingRoom, change: Callable[[ClipsRecord], ClipsRecord]) -> bool:
    """Write the list of a folder's clips and its page anew; False where there is none to be read.

    Raises:
        DiskForbidden.
    """
    try:
        text = (folder / CLIPS).read_text(encoding="utf-8")
        known = room.values.from_json(text, ClipsRecord)
    except (OSError, ReelwrightError):
        return False
    record = change(known)
    page = room.page.page(record, folder)
    _write({PAGE: page, CLIPS: as_json(dataclasses.asdict(record))}, folder)
    return True


def _write(texts: Mapping[str, str], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            unfinished = folder / f".{name}.unfinished"
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(folder / name)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror}."
        raise DiskForbidden(message) from error


def _beside_others(record: ClipsRecord, folder: Path, values: Codec) -> ClipsRecord:
    """The list that stands, with the clips that were made again in place of what they were."""
    try:
        text = (folder / CLIPS).read_text(encoding="utf-8")
        known = values.from_json(text, ClipsRecord)
    except (OSError, ReelwrightError):
        return record
    before = {clip.id: clip for clip in (*known.set_aside, *known.clips)}
    made = {clip.id: made_again(clip, before.get(clip.id, clip)) for clip in record.clips}
    clips = [made.pop(each.id, each) for each in known.clips]
    return dataclasses.replace(known, clips=(*clips, *made.values()))


def _episode(run: Run) -> EpisodeEntry:
    order, record = run.order, run.record
    return EpisodeEntry(
        id=episode_id(order.channel, run.opened.sha256),
        channel=order.channel,
        title=order.recording.stem,
        source=record.recording.url or record.recording.path,
        folder=str(order.output.expanduser().absolute()),
        samples=round(record.recording.seconds * SAMPLE_RATE),
        language=record.language,
    )


def _options(order: ClipOrder, clip: PlannedClip, room: CuttingRoom) -> str:
    """The order by which this clip alone would be made again."""
    own = dataclasses.replace(order, fixed=(), also=(), platform=clip.platform)
    return room.values.to_json(own)


def _entries(run: Run, delivered: Sequence[DeliveredClip], room: CuttingRoom) -> list[ClipEntry]:
    held = {each.record.id: each.held for each in delivered}
    return [
        ClipEntry(
            id=clip.id,
            episode=episode_id(run.order.channel, run.opened.sha256),
            number=clip.rank,
            title=clip.title,
            platform=clip.platform,
            place=str(run.order.output.expanduser().absolute() / slug_of_clip(clip)),
            standing=ClipStanding(
                start=clip.cut.start,
                end=clip.cut.end,
                text=clip.text,
                options=_options(run.order, clip, room),
            ),
            score=clip.score.value,
            lowest=clip.score.lowest,
            highest=clip.score.highest,
            strengths={each.feature: each.strength for each in (clip.offered or clip).because},
            flags=frozenset(clip.flags),
            reasons=told_of(clip.because),
            artefacts=held[clip.id],
        )
        for clip in run.choice.plan.clips
        if clip.id in held
    ]
