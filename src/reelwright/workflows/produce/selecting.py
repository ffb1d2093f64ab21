"""Which footage is shown: the article's own figures and what the owner has."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reelwright.domain.footage.selects import choose_footage
from reelwright.domain.script.scenes import Script
from reelwright.domain.script.visuals import FigureRef, Footage
from reelwright.domain.time import seconds_of
from reelwright.domain.voice.takes import Take
from reelwright.ports.article import ReadArticle
from reelwright.ports.footage import FootageProbe, FootageUnreadable, FoundFootage
from reelwright.ports.progress import Progress
from reelwright.workflows.produce.drafting import Draft, Reading
from reelwright.workflows.produce.order import Studio


@dataclass(frozen=True, kw_only=True, slots=True)
class Selected:
    """A script whose scenes show footage where it fits, and the file of each by SHA-256."""

    script: Script
    files: Mapping[str, Path] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    spare: tuple[Footage, ...] = ()
    """The owner's footage that was left unused."""


def select_footage(
    written: Draft, reading: Reading, studio: Studio, progress: Progress
) -> Selected:
    """Choose footage for the scenes of a script.

    Raises:
        FootageMissing: a scene names footage that the owner does not have.
        FootageFolderMissing, Cancelled.
    """
    owned = (
        studio.footage.find(progress) if studio.footage else FoundFootage(candidates=(), files={})
    )
    figures, figure_files, unreadable = _figures(written.script, reading, studio.probe)
    lengths = [_seconds(takes) for takes in written.takes.scenes]
    selects = choose_footage(written.script, lengths, owned.candidates, figures)
    return Selected(
        script=selects.script,
        files={**figure_files, **owned.files},
        notes=(*owned.notes, *unreadable, *selects.notes),
        spare=selects.spare,
    )


def _figures(
    script: Script, reading: Reading, probe: FootageProbe
) -> tuple[dict[str, Footage], dict[str, Path], tuple[str, ...]]:
    """The article's own figures that can be shown: by location, their files, and notes."""
    pictures = reading.content.pictures if isinstance(reading.content, ReadArticle) else {}
    wanted = [
        scene.visual.location for scene in script.scenes if isinstance(scene.visual, FigureRef)
    ]
    figures: dict[str, Footage] = {}
    files: dict[str, Path] = {}
    notes: list[str] = []
    for location in wanted:
        file = pictures.get(location)
        if file is None:
            continue
        try:
            probed = probe.probe(file, sha256=hashlib.sha256(file.read_bytes()).hexdigest())
        except FootageUnreadable as error:
            notes.append(str(error))
            continue
        figures[location] = probed.footage
        files[probed.footage.sha256] = file
        notes.extend(probed.notes)
    return figures, files, tuple(notes)


def _seconds(takes: Sequence[Take]) -> float:
    return float(seconds_of(sum(take.samples for take in takes)))
