"""The flow: from an order to a production folder with inspected masters."""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from reelwright.domain.canvas import canvas_for
from reelwright.domain.captions.limits import limits_for
from reelwright.domain.captions.timing import cues_for
from reelwright.domain.edit.assembly import Pauses, edit, timed_sentences
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.money import NOTHING
from reelwright.domain.production.identity import production_id, writing_account
from reelwright.domain.production.life import Birth
from reelwright.domain.production.manifest import CostRecord, slug_of
from reelwright.domain.script.scenes import Script
from reelwright.domain.staging.stage import dressed
from reelwright.domain.themes.theme import TransitionKind
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.productions import OpenProduction
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Inline, Steps
from reelwright.workflows.clock import Laps, Stopwatch
from reelwright.workflows.keeping import HeldSteps
from reelwright.workflows.produce.casting import cast
from reelwright.workflows.produce.delivery import (
    Delivered,
    DeliveredMaster,
    Production,
    deliver,
)
from reelwright.workflows.produce.drafting import Draft, Reading, draft, read_source
from reelwright.workflows.produce.looks import check_drawable
from reelwright.workflows.produce.mastering import Mastering, Work
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.selecting import Selected, select_footage, spoken_lengths
from reelwright.workflows.produce.stocking import Stocked, stock_up
from reelwright.workflows.produce.telling import ToldSteps, contents_of, living


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
    with studio.cpu.measured() as reading:
        laps = Laps(reading)
        with living(studio.life, laps):
            told = ToldSteps(steps or Inline(), studio.life, laps)
            return _produced(order, studio, progress, told, Stopwatch(reading))


def _produced(
    order: Order, studio: Studio, progress: Progress, steps: Steps, watch: Stopwatch
) -> Produced:
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
        mastering = Mastering(
            order=self._order,
            studio=self._studio,
            watch=self._watch,
            progress=self._progress,
            steps=self._steps,
        )
        masters, work = mastering.masters(name.slug, timelines, cues, selected)
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
