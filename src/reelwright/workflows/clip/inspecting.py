"""A clip's master: joined, and measured as every master is."""

from dataclasses import dataclass, replace

from reelwright.domain.artefact import Artefact
from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.digest import digest_of
from reelwright.domain.edit.footage_uses import FootageUse
from reelwright.domain.inspection.verdict import (
    ClipMade,
    Expectation,
    HeardLine,
    TextArea,
    Verdict,
)
from reelwright.domain.production.manifest import master_name
from reelwright.domain.render.pieces import RenderPlan
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import LanguageNotSpoken, spoken_line
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.picture import Illustrator
from reelwright.ports.progress import Progress
from reelwright.ports.store import ArtefactMissing
from reelwright.workflows.artefacts import path_of
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.picturing import Footing, Pictured
from reelwright.workflows.clip.recalling import recalled
from reelwright.workflows.rendering import join_pieces

JUDGING_VERSION = 3
"""Raised when the same master would be measured or judged differently."""
BESIDE = SAMPLE_RATE // 20
"""Samples around a sentence in which its words are looked for, where nobody else speaks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedFile:
    """A master and what was measured on it."""

    file: Artefact
    verdict: Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A clip in one format: how it is pictured, and its pieces."""

    pictured: Pictured
    pieces: tuple[Artefact, ...]

    @property
    def plan(self) -> RenderPlan:
        """The plan that its pieces were rendered from."""
        return self.pictured.plan


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """A clip with its track."""

    footing: Footing
    track: Artefact
    language: str
    uncut: tuple[bool, bool] = (False, False)
    """Whether the recording itself begins and ends with it."""


def judged(
    drawn: Drawn,
    heard: Heard,
    name: str,
    order: ClipOrder,
    room: CuttingRoom,
    *,
    progress: Progress,
) -> JudgedFile:
    """Join a clip's picture and sound, and measure what came of it; ``name`` is its slug.

    Raises:
        RenderFailed, VideoUnreadable, Cancelled.
    """
    texts = _hook_areas(drawn.plan, room.illustrator)
    expected = replace(_expectation(drawn, heard, order), texts=texts)
    key = digest_of(
        "judged", JUDGING_VERSION, room.versions, drawn.pieces, heard.track, expected, name
    )
    known = _recalled(key, room)
    if known is not None:
        return known
    file = join_pieces(
        drawn.plan, drawn.pieces, heard.track, room.renderer, room.store, progress=progress
    )
    verdict = room.inspector.inspect(path_of(file, room.store), expected, progress)
    called = master_name(name, drawn.plan.look.canvas.format, passed=True)
    made = JudgedFile(file=file, verdict=replace(verdict, master=called))
    room.store.remember(key, room.values.to_json(made))
    return made


def _recalled(key: str, room: CuttingRoom) -> JudgedFile | None:
    """A master that was joined and measured before; None where it is not there any more."""
    known = recalled(room.store, room.values, key, JudgedFile)
    if known is None:
        return None
    try:
        path_of(known.file, room.store)
    except ArtefactMissing:
        return None
    return known


def _expectation(drawn: Drawn, heard: Heard, order: ClipOrder) -> Expectation:
    return Expectation(
        canvas=drawn.plan.look.canvas,
        frames=drawn.plan.frames,
        codec=drawn.plan.look.codec,
        language=heard.language,
        caption_mode=order.captions,
        cues=drawn.pictured.burnt,
        footage=_uses(drawn.plan),
        clip=ClipMade(
            samples=heard.footing.tightening.samples,
            joins=heard.footing.tightening.joins,
            clear=_clear(heard.footing.told),
            faces=drawn.pictured.faces,
            uncut=heard.uncut,
        ),
        lines=_lines(heard.footing.told, heard.footing.samples, heard.language),
    )


def _hook_areas(plan: RenderPlan, illustrator: Illustrator) -> tuple[TextArea, ...]:
    """Where a hook is to be read once it has entered."""
    piece = plan.pieces[0]
    if piece.overlay is None:
        return ()
    return tuple(
        TextArea(first=layer.enter + layer.motion_frames, last=layer.leave, box=box)
        for layer in illustrator.overlay(piece.overlay, piece.look)
        for box in layer.text
        if layer.leave is not None and layer.leave > layer.enter + layer.motion_frames
    )


def _clear(clip: PlannedClip) -> tuple[int, int]:
    """Samples without a word at both ends of a clip."""
    words = [word for sentence in clip.sentences for word in sentence]
    if not words:
        return clip.cut.samples, clip.cut.samples
    last = max(word.end for word in words)
    return max(0, words[0].start - clip.cut.start), max(0, clip.cut.end - last)


def _uses(plan: RenderPlan) -> tuple[FootageUse, ...]:
    """The recording, shown once from beginning to end."""
    shown = [use.shot.visual for piece in plan.pieces for use in piece.uses]
    recording = next((one for one in shown if isinstance(one, RecordingShot)), None)
    if recording is None:
        return ()
    return (FootageUse(footage=recording.footage, first=0, last=plan.frames, named=True),)


def _lines(clip: PlannedClip, samples: int, language: str) -> tuple[HeardLine, ...]:
    """Every sentence where it is heard; none in a language that nothing here can say."""
    starts = [words[0].start - clip.cut.start for words in clip.sentences]
    ends = [max(word.end for word in words) - clip.cut.start for words in clip.sentences]
    lines: list[HeardLine] = []
    for at, words in enumerate(clip.sentences):
        before = ends[at - 1] if at else 0
        after = starts[at + 1] if at + 1 < len(starts) else samples
        text = " ".join(word.text for word in words)
        try:
            spoken = spoken_line(Line(text=text), language)
        except LanguageNotSpoken:
            return ()
        start = max(starts[at] - BESIDE, min(before, starts[at]), 0)
        end = min(ends[at] + BESIDE, max(after, ends[at]), samples)
        lines.append(HeardLine(start=start, end=end, spoken=spoken))
    return tuple(lines)
