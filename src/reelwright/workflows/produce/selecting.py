"""Which footage is shown: the article's own figures and what the owner has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reelwright.domain.artefact import Artefact
from reelwright.domain.footage.selects import choose_footage
from reelwright.domain.script.scenes import Script
from reelwright.domain.script.visuals import FigureRef, Footage, PictureShot
from reelwright.domain.time import seconds_of
from reelwright.domain.voice.takes import Take
from reelwright.ports.footage import FootageUnreadable, FoundFootage
from reelwright.ports.progress import Progress
from reelwright.ports.store import Store
from reelwright.workflows.artefacts import copied, path_of
from reelwright.workflows.produce.drafting import Draft, Reading
from reelwright.workflows.produce.order import Studio


@dataclass(frozen=True, kw_only=True, slots=True)
class Selected:
    """A script whose scenes show footage where it fits, and the file of each by its SHA-256."""

    script: Script
    files: Mapping[str, Artefact] = field(default_factory=dict)
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
    figures, unreadable = _figures(written.script, reading, studio)
    lengths = spoken_lengths(written)
    selects = choose_footage(written.script, lengths, owned.candidates, figures)
    return Selected(
        script=selects.script,
        files=_shown(selects.script, reading, owned, studio.store),
        notes=(*owned.notes, *unreadable, *selects.notes),
        spare=selects.spare,
    )


def spoken_lengths(written: Draft) -> list[float]:
    """The seconds that are spoken in each scene."""
    return [_seconds(takes) for takes in written.takes.scenes]


def _shown(
    script: Script, reading: Reading, owned: FoundFootage, store: Store
) -> dict[str, Artefact]:
    """What the scenes show, in the store: the owner's files may move or change later."""
    brought = {artefact.sha256: artefact for artefact in reading.pictures.values()}
    visuals = (scene.visual for scene in script.scenes)
    used = dict.fromkeys(
        visual.footage.sha256 for visual in visuals if isinstance(visual, PictureShot)
    )
    return {sha256: brought.get(sha256) or copied(owned.files[sha256], store) for sha256 in used}


def _figures(
    script: Script, reading: Reading, studio: Studio
) -> tuple[dict[str, Footage], tuple[str, ...]]:
    """The article's own figures that can be shown, by location, and notes."""
    wanted = [
        scene.visual.location for scene in script.scenes if isinstance(scene.visual, FigureRef)
    ]
    figures: dict[str, Footage] = {}
    notes: list[str] = []
    for location in wanted:
        picture = reading.pictures.get(location)
        if picture is None:
            continue
        try:
            probed = studio.probe.probe(path_of(picture, studio.store), sha256=picture.sha256)
        except FootageUnreadable as error:
            notes.append(str(error))
            continue
        figures[location] = probed.footage
        notes.extend(probed.notes)
    return figures, tuple(notes)


def _seconds(takes: Sequence[Take]) -> float:
    return float(seconds_of(sum(take.samples for take in takes)))
