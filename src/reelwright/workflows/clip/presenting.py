"""What stands in the folder of a run beside its clips: the list, and what was not made."""

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

from reelwright.domain.clips.planned import ClipPlan
from reelwright.domain.production.clips import (
    CLIPS,
    REJECTED,
    ClipRecord,
    ClipsRecord,
    LedgerRecord,
    RecordingRecord,
    rejected_of,
    seconds,
)
from reelwright.ports.disk import DiskForbidden
from reelwright.ports.productions import FolderTaken
from reelwright.workflows.clip.delivery import as_json
from reelwright.workflows.clip.order import ClipOrder
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
) -> ClipsRecord:
    """What ``clips.json`` says."""
    camera = opened.facts.camera
    return ClipsRecord(
        recording=RecordingRecord(
            path=str(order.recording.expanduser().absolute()),
            sha256=opened.sha256,
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
        notes=tuple(dict.fromkeys(notes)),
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
    if listed.exists() and not _is_ours(listed):
        message = f"{listed} is there and is not of Reelwright: choose another folder."
        raise FolderTaken(message)


def _is_ours(file: Path) -> bool:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(known, dict) and {"schema", "recording", "clips"} <= known.keys()


def present(record: ClipsRecord, plan: ClipPlan, folder: Path) -> Path:
    """Write the list of clips and the ledger; return the folder.

    Raises:
        DiskForbidden.
    """
    texts = {
        REJECTED: as_json(dataclasses.asdict(ledger_of(record, plan))),
        CLIPS: as_json(dataclasses.asdict(record)),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            unfinished = folder / f".{name}.unfinished"
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(folder / name)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror}."
        raise DiskForbidden(message) from error
    return folder
