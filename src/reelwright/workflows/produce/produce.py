"""The flow: from an order to a production folder with inspected masters."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Format, canvas_for
from reelwright.domain.captions.burnt import burnt_groups
from reelwright.domain.captions.cues import Cue
from reelwright.domain.captions.limits import limits_for
from reelwright.domain.captions.timing import cues_for
from reelwright.domain.edit.assembly import Pauses, edit, timed_sentences
from reelwright.domain.edit.footage_uses import footage_uses
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.inspection.verdict import Expectation, HeardLine, Verdict
from reelwright.domain.money import NOTHING
from reelwright.domain.production.identity import production_id, writing_account
from reelwright.domain.production.life import Birth
from reelwright.domain.production.manifest import CostRecord, master_name, slug_of
from reelwright.domain.render.pieces import RenderPlan
from reelwright.domain.render.plan import plan_render
from reelwright.domain.script.scenes import Script
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.staging.stage import dressed
from reelwright.domain.themes.theme import TransitionKind
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.productions import OpenProduction
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Inline, Steps
from reelwright.workflows.artefacts import path_of, paths_of
from reelwright.workflows.clock import Stopwatch
from reelwright.workflows.keeping import HeldSteps
from reelwright.workflows.produce.casting import cast
from reelwright.workflows.produce.delivery import (
    Delivered,
    DeliveredMaster,
    MadeMaster,
    Production,
    deliver,
)
from reelwright.workflows.produce.drafting import Draft, Reading, draft, read_source
from reelwright.workflows.produce.looks import check_drawable, look_of
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.rendering import (
    MixedSound,
    mix_sound,
    text_areas,
)
from reelwright.workflows.produce.selecting import Selected, select_footage, spoken_lengths
from reelwright.workflows.produce.stocking import Stocked, stock_up
from reelwright.workflows.produce.telling import ToldSteps, contents_of, living
from reelwright.workflows.rendering import RenderedPieces, join_pieces, render_pieces


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
    masters: tuple[DeliveredMaster, ...]
    work: Work
    costs: tuple[CostRecord, ...]
    """What the video has cost over all its runs."""
    spent: Decimal
    """What this run cost, in US dollars."""
    notes: tuple[str, ...]

    @property
    def cost(self) -> Decimal:
        """What the video has cost over all its runs, in US dollars."""
        return sum((cost.amount for cost in self.costs), NOTHING)

    @property
    def passed(self) -> bool:
        """Whether every master may go out."""
        return all(master.verdict.passed for master in self.masters)


def produce(
    order: Order, studio: Studio, progress: Progress, steps: Steps | None = None
) -> Produced:
    """Make a production.

    What is finished is kept in the store at once; the folder changes at the end, as a whole.

    Raises:
        ReelwrightError: with the one sentence that says why nothing was made.
    """
    with living(studio.life):
        return _produced(order, studio, progress, ToldSteps(steps or Inline(), studio.life))


def _produced(order: Order, studio: Studio, progress: Progress, steps: Steps) -> Produced:
    watch = Stopwatch()
    reading = steps.step("read", lambda: read_source(order, studio, progress), Reading)
    place = steps.step("place", lambda: _placed(order, reading, studio), Placed)
    watch.lap("read")
    with studio.productions.open(place.folder) as opened:
        return _Run(order, studio, reading, opened, watch, progress, steps).made()


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """Where a production goes."""

    folder: Path


def _placed(order: Order, reading: Reading, studio: Studio) -> Placed:
    folder = order.output or reading.home
    if folder is None:
        slug = _slug(order, reading)
        folder = studio.productions.folder_for(slug, reading.source.location)
    return Placed(folder=folder)


def _slug(order: Order, reading: Reading) -> str:
    slug = slug_of(reading.title)
    return f"{slug}-{order.variant}" if order.variant else slug


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """What a production is called: in the ledger, and in its files."""

    id: str
    slug: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A script with its takes, and whose voice they are in."""

    written: Draft
    voice: VoiceRef
    by_hand: bool
    """Whether a person wrote or edited the script, here or in the folder it comes from."""
    notes: tuple[str, ...] = ()


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
        steps: Steps,
    ) -> None:
        self._order = order
        self._studio = studio
        self._reading = reading
        self._place = place
        self._watch = watch
        self._progress = progress
        self._steps: Steps = steps

    def made(self) -> Produced:
        """Every stage, in order."""
        name = self._steps.step("name", self._named, Named)
        held = HeldSteps(self._steps, self._studio.uses, name.id)
        self._steps = held
        self._begin_to_pay(name)
        self._studio.life.begin(self._birth(name))
        recorded = self._steps.step("record", self._recorded, Recorded)
        written = recorded.written
        self._studio.spending.entitle(written.script.title)
        self._watch.lap("record", reused=not written.takes.recorded)
        selected = self._steps.step("select", lambda: self._selected(written), Selected)
        stocked = self._stocked(selected, written, name)
        timelines = {
            picture: self._edit(stocked.script_for(selected.script, picture), written)
            for picture in self._order.formats
        }
        timeline = timelines[self._order.formats[0]]
        cues = cues_for(
            timed_sentences(timeline),
            timeline.language,
            timeline.samples,
            limits_for(timeline.rate),
        )
        selected = replace(selected, files={**selected.files, **stocked.files})
        masters, work = self._masters(name.slug, timelines, cues, selected)
        production = Production(
            id=name.id,
            slug=name.slug,
            order=self._order,
            source=self._reading.source,
            written=written,
            voice=recorded.voice,
            timelines=timelines,
            cues=cues,
            selected=selected,
            stocked=stocked,
            masters=masters,
            notes=(
                *self._reading.notes,
                *written.script.notes,
                *written.notes,
                *recorded.notes,
                *selected.notes,
                *stocked.notes,
            ),
            script_by_hand=recorded.by_hand,
        )
        delivered = self._steps.step(
            "deliver",
            lambda: self._delivered(production),
            Delivered,
        )
        held.finish()
        return Produced(
            folder=self._place.folder,
            script=written.script,
            voice=str(recorded.voice),
            seconds=float(timeline.rate.seconds(timeline.frames)),
            masters=delivered.masters,
            work=replace(
                work, lines_recorded=written.takes.recorded, lines_kept=written.takes.kept
            ),
            costs=delivered.costs,
            spent=self._studio.spending.spent(),
            notes=(*production.notes, *delivered.notes),
        )

    def _named(self) -> Named:
        manifest = self._place.manifest
        slug = manifest.slug if manifest else _slug(self._order, self._reading)
        known = manifest.id if manifest else ""
        return Named(id=known or production_id(slug, self._reading.source.location), slug=slug)

    def _begin_to_pay(self, name: Named) -> None:
        """What was paid for writing before becomes a part of what this video costs."""
        spending, accounts = self._studio.spending, self._writing_accounts()
        spending.begin(name.id, self._title, self._progress)
        if accounts:
            spending.entitle(self._title, accounts)

    def _writing_accounts(self) -> tuple[str, ...]:
        content = self._reading.content
        if isinstance(content, Script):
            return (content.account,) if content.account else ()
        if self._studio.desk is None:
            return ()
        return (writing_account(self._reading.title, self._reading.source.location),)

    @property
    def _title(self) -> str:
        """As it was called when it was last made; the article's title until then."""
        manifest = self._place.manifest
        return manifest.title if manifest else self._reading.title

    def _birth(self, name: Named) -> Birth:
        return Birth(
            id=name.id,
            slug=name.slug,
            title=self._title,
            channel=self._order.channel,
            language=self._reading.language,
            source=self._reading.source.location,
            folder=str(self._place.folder),
        )

    def _delivered(self, production: Production) -> Delivered:
        delivered = deliver(production, self._studio, self._place, self._watch)
        manifest = self._place.manifest
        if manifest is not None:
            self._studio.life.keep(contents_of(production, manifest))
        return delivered

    def _recorded(self) -> Recorded:
        chosen = cast(self._order, self._reading.language, self._studio, self._place)
        written = draft(
            self._order,
            self._reading,
            self._studio,
            self._place,
            chosen.recorder,
            self._progress,
        )
        check_drawable(written.script, self._order, self._studio.illustrator)
        return Recorded(
            written=written,
            voice=chosen.voice,
            by_hand=self._is_by_hand(),
            notes=chosen.notes,
        )

    def _is_by_hand(self) -> bool:
        """Whether a person wrote or edited the script, here or in the folder it comes from."""
        if isinstance(self._reading.content, Script) and self._reading.home != self._place.folder:
            return True
        return self._place.script_edited and not self._order.fresh

    def _selected(self, written: Draft) -> Selected:
        return select_footage(written, self._reading, self._studio, self._progress)

    def _stocked(self, selected: Selected, written: Draft, name: Named) -> Stocked:
        """Stock for the scenes that show a statement; nothing is asked where none is set."""
        stock = self._studio.stock
        if stock is None:
            return Stocked()
        stocked = self._steps.step(
            "stock",
            lambda: stock_up(
                selected.script,
                spoken_lengths(written),
                self._order,
                self._studio,
                stock,
                production=name.id,
                progress=self._progress,
            ),
            Stocked,
        )
        self._watch.lap("stock")
        return stocked

    def _edit(self, script: Script, written: Draft) -> Timeline:
        theme = self._order.theme
        cut = theme.transition is TransitionKind.CUT
        return edit(
            dressed(script, theme),
            written.takes.scenes,
            rate=canvas_for(self._order.formats[0], self._order.preset).rate,
            pauses=Pauses.none() if self._order.narration else Pauses(),
            transition_frames=0 if cut else theme.transition_frames,
        )

    def _masters(
        self,
        slug: str,
        timelines: Mapping[Format, Timeline],
        cues: tuple[Cue, ...],
        selected: Selected,
    ) -> tuple[tuple[MadeMaster, ...], Work]:
        sounding = timelines[self._order.formats[0]]
        mixed = self._steps.step("mix", lambda: self._mixed(sounding), MixedSound)
        self._watch.lap("mix", reused=not mixed.new)
        masters: list[MadeMaster] = []
        work = Work()
        for picture, timeline in timelines.items():
            burnt = burnt_groups(cues, picture, timeline.language)
            plan = plan_render(
                timeline,
                burnt if self._order.captions.burnt else (),
                look_of(self._order, picture),
            )
            pieces, file = self._rendered(plan, mixed.track, selected)
            work = replace(
                work,
                pieces_rendered=work.pieces_rendered + pieces.rendered,
                pieces_kept=work.pieces_kept + pieces.kept,
            )
            expected = replace(self._expectation(plan, timeline, burnt), spare=selected.spare)
            verdict = self._inspected(file, expected, picture)
            name = master_name(slug, picture, passed=True)
            masters.append(MadeMaster(file=file, plan=plan, verdict=replace(verdict, master=name)))
        return tuple(masters), work

    def _mixed(self, timeline: Timeline) -> MixedSound:
        return mix_sound(
            timeline, self._order.music, self._studio.sound, self._studio.store, self._progress
        )

    def _rendered(
        self, plan: RenderPlan, track: Artefact, selected: Selected
    ) -> tuple[RenderedPieces, Artefact]:
        """The pieces and the master of one format."""
        studio, picture = self._studio, plan.look.canvas.format
        pieces = self._steps.step(
            f"render {picture}",
            lambda: render_pieces(
                plan,
                paths_of(selected.files, studio.store),
                studio.renderer,
                studio.store,
                self._progress,
            ),
            RenderedPieces,
        )
        file = self._steps.step(
            f"join {picture}",
            lambda: join_pieces(
                plan, pieces.pieces, track, studio.renderer, studio.store, progress=self._progress
            ),
            Artefact,
        )
        self._watch.lap(f"render {picture}", reused=not pieces.rendered)
        return pieces, file

    def _inspected(self, file: Artefact, expected: Expectation, picture: Format) -> Verdict:
        studio = self._studio
        verdict = self._steps.step(
            f"inspect {picture}",
            lambda: studio.inspector.inspect(path_of(file, studio.store), expected, self._progress),
            Verdict,
        )
        self._watch.lap(f"inspect {picture}")
        return verdict

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
