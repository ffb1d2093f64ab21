"""Changing one clip: what is to become of it, and making it so, at once or as a job.

A clip's folder changes as a whole and the library right after it, so that a run that ends anywhere
leaves the clip as it was or as it should be.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reelwright.app.clips.desk import check_standing
from reelwright.app.clips.turns import alone_with_the_list
from reelwright.app.settings.model import Settings
from reelwright.domain.clips.acts import Act
from reelwright.domain.clips.adjusting import Ends
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.learning import Verb
from reelwright.domain.production.clips import ClipRecord
from reelwright.ports.clips import ClipCatalogue, ClipChanged, ClipEntry, ClipStanding
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Steps
from reelwright.workflows.clip import clip as flow
from reelwright.workflows.clip.moving import Moved, moved, order_again, order_of
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom

Result = TypeVar("Result")
Around = Callable[[], AbstractContextManager[object]]
Turn = Callable[[ClipEntry], AbstractContextManager[object]]
"""Keeps others from a clip's files while they are put down."""
PLACE = "place"
_OTHER_OPTIONS = "rendered with other options"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipChange:
    """Other ends for a clip that stands as ``before``, or another order to make it by (JSON)."""

    clip: str
    before: ClipStanding
    ends: Ends = field(default_factory=Ends)
    options: str = ""

    @property
    def wanted(self) -> ClipStanding:
        """How it stood, with the order that it is to be made by."""
        return replace(self.before, options=self.options or self.before.options)


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """A clip that was made anew; ``flags`` are those that it did not have before."""

    clip: ClipEntry
    record: ClipRecord
    flags: frozenset[Flag] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bench:
    """Where clips are made again."""

    settings: Settings
    catalogue: ClipCatalogue
    room: CuttingRoom

    def carry_out(
        self, change: ClipChange, progress: Progress, steps: Steps, turn: Turn
    ) -> Changed:
        """Place the ends of a clip, make it again, and tell the library.

        Raises:
            ClipMissing, OrderForgotten, AdjustmentImpossible, and what making clips raises.
            ClipChanged: the clip is not as it was when the change was asked for.
        """
        clip = self.catalogue.clip(change.clip)
        order = order_of(change.wanted, self.room.values)
        found = steps.step(PLACE, lambda: self._placed(change, order, progress), Moved)
        self._standing(change, found.standing)

        @contextmanager
        def delivering() -> Iterator[None]:
            with turn(clip):
                self._standing(change, found.standing)
                yield
                self._settle(change, found.standing)

        inside = Within(steps, {f"deliver {clip.number}": delivering})
        record = self.made(clip, found.standing, order, progress, inside)
        return Changed(clip=self.catalogue.clip(clip.id), record=record, flags=found.flags)

    def made(
        self,
        clip: ClipEntry,
        standing: ClipStanding,
        order: ClipOrder,
        progress: Progress,
        steps: Steps,
    ) -> ClipRecord:
        """Make a clip again by the flow's own stages, from what the store has of it."""
        again = order_again(clip, standing, order)
        listing = Within(steps, {"deliver": lambda: alone_with_the_list(self.settings)})
        run = flow.clip(again, self.room, progress, listing)
        return next(each for each in run.clips if each.id == clip.id)

    def _placed(self, change: ClipChange, order: ClipOrder, progress: Progress) -> Moved:
        clip = self._standing(change, change.before)
        if not change.ends.moves:
            standing = replace(clip.standing, options=change.wanted.options)
            return Moved(standing=standing, flags=frozenset())
        found = moved(clip, change.ends, order, self.room, progress)
        return replace(found, flags=found.flags - clip.flags)

    def _settle(self, change: ClipChange, after: ClipStanding) -> None:
        """Tell the library; what became of the clip meanwhile beside its files stays."""
        clip = self.catalogue.clip(change.clip)
        if clip.standing.is_cut_as(after):
            return
        act = Act(verb=Verb.EDITED, comment="" if change.ends.moves else _OTHER_OPTIONS)
        self.catalogue.act(clip.id, act, replace(after, state=clip.standing.state))

    def _standing(self, change: ClipChange, after: ClipStanding) -> ClipEntry:
        """The clip, as it was when the change was asked for, or as it is to be."""
        clip = self.catalogue.clip(change.clip)
        check_standing(clip)
        if not any(clip.standing.is_cut_as(each) for each in (change.before, after)):
            message = f"{clip.title} was changed since this was asked for: ask for it again."
            raise ClipChanged(message)
        return clip


class Within:
    """Carries out stages by other steps, and those that are named inside something."""

    def __init__(self, steps: Steps, around: Mapping[str, Around]) -> None:
        self._steps = steps
        self._around = around

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """The result of a stage."""
        around = self._around.get(name)
        if around is None:
            return self._steps.step(name, work, kind)

        def inside() -> Result:
            with around():
                return work()

        return self._steps.step(name, inside, kind)
