"""The flow: from an order to a production folder with inspected masters."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from reelwright.domain.canvas import Format, canvas_for
from reelwright.domain.captions.burnt import burnt_groups
from reelwright.domain.captions.cues import Cue
from reelwright.domain.captions.limits import limits_for
from reelwright.domain.captions.timing import cues_for
from reelwright.domain.edit.assembly import Pauses, edit, timed_sentences
from reelwright.domain.edit.footage_uses import footage_uses
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.inspection.verdict import Expectation, HeardLine
from reelwright.domain.production.identity import production_id
from reelwright.domain.production.manifest import slug_of
from reelwright.domain.render.pieces import RenderPlan
from reelwright.domain.render.plan import plan_render
from reelwright.domain.script.scenes import Script
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.staging.stage import dressed
from reelwright.domain.themes.theme import TransitionKind
from reelwright.ports.productions import OpenProduction
from reelwright.ports.progress import Progress
from reelwright.workflows.produce.casting import cast
from reelwright.workflows.produce.clock import Stopwatch
from reelwright.workflows.produce.delivery import MadeMaster, Production, deliver
from reelwright.workflows.produce.drafting import Draft, Reading, draft, read_source
from reelwright.workflows.produce.looks import check_drawable, look_of
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.rendering import mix_sound, render_pieces, text_areas
from reelwright.workflows.produce.selecting import Selected, select_footage


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What a run did anew and what it took as it stood."""

    lines_recorded: int = 0
    lines_kept: int = 0
    pieces_rendered: int = 0
    pieces_kept: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Produced:
    """A finished production."""

    folder: Path
    script: Script
    voice: str
    seconds: float
    masters: tuple[MadeMaster, ...]
    work: Work
    cost: Decimal
    notes: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every master may go out."""
        return all(master.verdict.passed for master in self.masters)


def produce(order: Order, studio: Studio, progress: Progress) -> Produced:
    """Make a production.

    What is finished is kept in the store at once; the folder changes at the end, as a whole.

    Raises:
        ReelwrightError: with the one sentence that says why nothing was made.
    """
    watch = Stopwatch()
    with TemporaryDirectory(prefix="reelwright-") as workspace:
        reading = read_source(order, studio, Path(workspace), progress)
        watch.lap("read")
        with studio.productions.open(_folder(order, reading, studio)) as place:
            return _Run(order, studio, reading, place, watch, progress).made()


def _folder(order: Order, reading: Reading, studio: Studio) -> Path:
    if order.output is not None:
        return order.output
    if reading.home is not None:
        return reading.home
    return studio.productions.folder_for(_slug(order, reading), reading.source.location)


def _slug(order: Order, reading: Reading) -> str:
    slug = slug_of(reading.title)
    return f"{slug}-{order.variant}" if order.variant else slug


class _Run:
    """One run in an open production folder."""

    def __init__(  # noqa: PLR0917 - handed over once, in the order of the flow
        self,
        order: Order,
        studio: Studio,
        reading: Reading,
        place: OpenProduction,
        watch: Stopwatch,
        progress: Progress,
    ) -> None:
        self._order = order
        self._studio = studio
        self._reading = reading
        self._place = place
        self._watch = watch
        self._progress = progress
        manifest = place.manifest
        self._slug = manifest.slug if manifest else _slug(order, reading)
        self._id = (manifest and manifest.id) or production_id(self._slug, reading.source.location)

    def made(self) -> Produced:
        """Every step, in order."""
        self._studio.spending.begin(self._id, self._reading.title, self._progress)
        chosen = cast(self._order, self._reading.language, self._studio, self._place)
        written = draft(self._order, self._reading, self._place, chosen.recorder, self._progress)
        self._watch.lap("record", reused=not written.takes.recorded)
        check_drawable(written.script, self._order, self._studio.illustrator)
        selected = select_footage(written, self._reading, self._studio, self._progress)
        timeline = self._edit(dressed(selected.script, self._order.theme), written)
        cues = cues_for(
            timed_sentences(timeline),
            timeline.language,
            timeline.samples,
            limits_for(timeline.rate),
        )
        masters, work = self._masters(timeline, cues, selected)
        production = Production(
            id=self._id,
            slug=self._slug,
            order=self._order,
            source=self._reading.source,
            written=written,
            voice=chosen.voice,
            timeline=timeline,
            cues=cues,
            selected=selected,
            masters=masters,
            notes=(
                *self._reading.notes,
                *written.script.notes,
                *written.notes,
                *chosen.notes,
                *selected.notes,
            ),
            script_by_hand=self._is_by_hand(),
        )
        delivered = deliver(production, self._studio, self._place, self._watch)
        return Produced(
            folder=self._place.folder,
            script=written.script,
            voice=str(chosen.voice),
            seconds=float(timeline.rate.seconds(timeline.frames)),
            masters=delivered.masters,
            work=replace(
                work, lines_recorded=written.takes.recorded, lines_kept=written.takes.kept
            ),
            cost=sum((cost.amount for cost in delivered.costs), Decimal(0)),
            notes=(*production.notes, *delivered.notes),
        )

    def _is_by_hand(self) -> bool:
        """Whether a person wrote or edited the script, here or in the folder it comes from."""
        if isinstance(self._reading.content, Script) and self._reading.home != self._place.folder:
            return True
        return self._place.script_edited and not self._order.fresh

    def _edit(self, script: Script, written: Draft) -> Timeline:
        theme = self._order.theme
        cut = theme.transition is TransitionKind.CUT
        return edit(
            script,
            written.takes.scenes,
            rate=canvas_for(self._order.formats[0], self._order.preset).rate,
            pauses=Pauses.none() if self._order.narration else Pauses(),
            transition_frames=0 if cut else theme.transition_frames,
        )

    def _masters(
        self, timeline: Timeline, cues: tuple[Cue, ...], selected: Selected
    ) -> tuple[tuple[MadeMaster, ...], Work]:
        sound, mixed = mix_sound(
            timeline, self._order.music, self._studio.sound, self._studio.store, self._progress
        )
        self._watch.lap("mix", reused=not mixed)
        masters: list[MadeMaster] = []
        work = Work()
        for picture in self._order.formats:
            burnt = burnt_groups(cues, picture, timeline.language)
            plan = plan_render(
                timeline, burnt if self._order.captions.burnt else (), look_of(self._order, picture)
            )
            master, rendered = self._master(plan, sound, selected.files, picture)
            work = replace(
                work,
                pieces_rendered=work.pieces_rendered + rendered,
                pieces_kept=work.pieces_kept + len(plan.pieces) - rendered,
            )
            verdict = self._studio.inspector.inspect(
                master,
                replace(self._expectation(plan, timeline, burnt), spare=selected.spare),
                self._progress,
            )
            self._watch.lap(f"inspect {picture}")
            masters.append(MadeMaster(file=master, plan=plan, verdict=verdict))
        return tuple(masters), work

    def _master(
        self, plan: RenderPlan, sound: Path, footage: Mapping[str, Path], picture: Format
    ) -> tuple[Path, int]:
        pieces = render_pieces(
            plan, footage, self._studio.renderer, self._studio.store, self._progress
        )
        master = self._place.workspace / f"{self._slug}.{picture.slug}.mp4"
        frames = [piece.frames for piece in plan.pieces]
        self._studio.renderer.join(pieces.files, frames, sound, master)
        self._watch.lap(f"render {picture}", reused=not pieces.rendered)
        return master, pieces.rendered

    def _expectation(
        self, plan: RenderPlan, timeline: Timeline, cues: tuple[Cue, ...]
    ) -> Expectation:
        return Expectation(
            canvas=plan.look.canvas,
            frames=plan.frames,
            codec=plan.look.codec,
            language=timeline.language,
            caption_mode=self._order.captions,
            cues=cues,
            footage=footage_uses(timeline),
            lines=self._heard(timeline),
            texts=text_areas(plan, self._studio.illustrator, self._studio.store),
        )

    def _heard(self, timeline: Timeline) -> tuple[HeardLine, ...]:
        """Every line as it is spoken, where it stands in the track."""
        return tuple(
            HeardLine(
                start=begin,
                end=begin + placed.take.samples,
                spoken=spoken_line(line, timeline.language, self._order.pronunciations),
            )
            for scene in timeline.scenes
            for line, placed in zip(scene.scene.lines, scene.takes, strict=True)
            for begin in (timeline.rate.sample_at(scene.start) + placed.offset,)
        )
