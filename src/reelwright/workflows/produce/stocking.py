"""Stock footage for scenes that would show a plain statement, format by format.

What was chosen for a production is kept under what was looked for, so that making it again
asks nobody and shows the same; only what a person edits is searched for anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from pydantic import TypeAdapter, ValidationError

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Canvas, Format, canvas_for
from reelwright.domain.digest import digest_of
from reelwright.domain.footage.candidates import are_near
from reelwright.domain.footage.selects import lasts, shot_of, subject_of
from reelwright.domain.footage.stock import StockKind, StockQuery, can_be_shown, fitting
from reelwright.domain.footage.subjects import Subject
from reelwright.domain.footage.wishes import Wish, wishes_of
from reelwright.domain.script.scenes import Script
from reelwright.domain.script.visuals import Footage, Move, PictureShot
from reelwright.ports.footage import StockSource
from reelwright.ports.progress import Progress
from reelwright.ports.store import ArtefactMissing, Store
from reelwright.workflows.produce.fetching import Fetched, Fetcher
from reelwright.workflows.produce.looks import look_of
from reelwright.workflows.produce.order import Order, Stock, Studio

CHOICE_VERSION = 2
"""Raised when the same wish would be kept or met otherwise."""
_MOST_TRIED = 4
"""Files that are fetched for one search before the next one is made."""
_PAUSE = 1
"""Seconds for which a scene may last beyond what is said in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StockShot:
    """What a scene, by its index, shows in a format."""

    format: Format
    scene: int
    shot: PictureShot


@dataclass(frozen=True, kw_only=True, slots=True)
class Stocked:
    """What scenes show in each format, and what is known of every file that they show."""

    shots: tuple[StockShot, ...] = ()
    fetched: tuple[Fetched, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def files(self) -> Mapping[str, Artefact]:
        """The file of each by its SHA-256."""
        return {
            one.footage.sha256: Artefact(sha256=one.footage.sha256, suffix=one.footage.suffix)
            for one in self.fetched
        }

    def script_for(self, script: Script, picture: Format) -> Script:
        """The script as a format shows it."""
        shots = {one.scene: one.shot for one in self.shots if one.format is picture}
        scenes = [
            replace(scene, visual=shots[index]) if index in shots else scene
            for index, scene in enumerate(script.scenes)
        ]
        return replace(script, scenes=tuple(scenes))


def stock_up(
    script: Script,
    seconds: Sequence[Fraction | float],
    order: Order,
    studio: Studio,
    stock: Stock,
    *,
    production: str,
    progress: Progress,
) -> Stocked:
    """Find stock for the scenes that still show a statement.

    ``seconds`` is what is said in each scene; ``production`` is its name in the library. Where
    nothing truly fits, and where services fail, the card stays: no failure ends a video.

    Raises:
        Cancelled, StoreFull, StoreForbidden.
    """
    fetcher = Fetcher(stock, studio.store, studio.probe)
    wishes = wishes_of(script, subject_of(script))
    look = look_of(order, order.formats[0])
    before = stock.history.shown_before(production) if wishes else ()
    room = _Room(
        script=script,
        seconds=[Fraction(length) + _PAUSE for length in seconds],
        store=studio.store,
        fetcher=fetcher,
        production=production,
        before=before,
        can_draw=lambda text: not studio.illustrator.undrawable(text, look),
    )
    total, done = len(wishes) * len(order.formats), 0
    shots: list[StockShot] = []
    for picture in order.formats:
        shelf = room.shelf(canvas_for(picture, order.preset))
        kept = {} if order.fresh else shelf.recalled(wishes)
        for wish in wishes:
            progress.advance("stock", done, total)
            if wish.scene not in kept:
                shelf.choose(wish)
            done += 1
        shown = shelf.shots().items()
        shots += [StockShot(format=picture, scene=scene, shot=shot) for scene, shot in shown]
    progress.advance("stock", done, total)
    notes = (*stock.notes, *fetcher.notes)
    return Stocked(shots=tuple(shots), fetched=tuple(room.chosen), notes=notes)


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What a wish was met with: footage, or a card after these services were asked."""

    fetched: Fetched | None
    asked: tuple[str, ...]

    def holds(self, names: Sequence[str]) -> bool:
        """Whether it still stands where these services are set, with or without their keys."""
        if self.fetched is not None:
            return self.fetched.service in names
        return set(names) <= set(self.asked)


_DECISION = TypeAdapter(Decision)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Room:
    """What the formats of one production share."""

    script: Script
    seconds: Sequence[Fraction]
    store: Store
    fetcher: Fetcher
    production: str
    before: tuple[Footage, ...]
    can_draw: Callable[[str], bool]
    """Whether the fonts can draw a credit, which stands in the picture."""
    chosen: list[Fetched] = field(default_factory=list)

    @property
    def subject(self) -> Subject:
        return subject_of(self.script)

    def shelf(self, canvas: Canvas) -> "_Shelf":
        return _Shelf(self, canvas)

    def has(self, fetched: Fetched) -> bool:
        """Whether its file is still in the store."""
        try:
            self.store.path(fetched.footage.sha256, fetched.footage.suffix)
        except ArtefactMissing:
            return False
        return True


class _Shelf:
    """The footage of one format."""

    def __init__(self, room: _Room, canvas: Canvas) -> None:
        self._room = room
        self._canvas = canvas
        self._shown: dict[int, Fetched] = {}
        visuals = (scene.visual for scene in room.script.scenes)
        self._other = [one.footage for one in visuals if isinstance(one, PictureShot)]

    def recalled(self, wishes: Iterable[Wish]) -> Mapping[int, Fetched | None]:
        """What was decided before and still holds, by scene; None for a card."""
        decided: dict[int, Fetched | None] = {}
        for wish in wishes:
            known = _recalled(self._room.store, self._key(wish))
            if known is None or not known.holds(self._room.fetcher.names):
                continue
            choice = known.fetched
            if choice is None or self._still_fits(choice, wish):
                decided[wish.scene] = choice
                if choice is not None:
                    self._take(wish, choice)
        return decided

    def choose(self, wish: Wish) -> None:
        """Search, and keep what was decided; where a service failed, ask again next time."""
        fetcher = self._room.fetcher
        failures = fetcher.failures
        choice = self._found(wish)
        if choice is not None:
            self._take(wish, choice)
        if choice is not None or fetcher.failures == failures == 0:
            decision = Decision(fetched=choice, asked=fetcher.asked)
            kept = _DECISION.dump_json(decision).decode()
            self._room.store.remember(self._key(wish), kept)

    def shots(self) -> Mapping[int, PictureShot]:
        """How every scene with stock shows it, the moves following on from one another."""
        shots: dict[int, PictureShot] = {}
        last: Move | None = None
        for index, scene in enumerate(self._room.script.scenes):
            if index in self._shown:
                candidate = self._shown[index].candidate
                shots[index] = shot_of(candidate, self._room.seconds[index], last)
            visual = shots.get(index, scene.visual)
            last = visual.move if isinstance(visual, PictureShot) else last
        return shots

    def _take(self, wish: Wish, choice: Fetched) -> None:
        self._shown[wish.scene] = choice
        if all(choice.footage.sha256 != one.footage.sha256 for one in self._room.chosen):
            self._room.chosen.append(choice)

    def _found(self, wish: Wish) -> Fetched | None:
        for source in self._room.fetcher.sources:
            for kind in (StockKind.CLIP, StockKind.STILL):
                for words in wish.queries:
                    if kind in source.kinds:
                        found = self._searched(source, kind, words, wish)
                        if found is not None:
                            return found
        return None

    def _searched(
        self, source: StockSource, kind: StockKind, words: str, wish: Wish
    ) -> Fetched | None:
        room = self._room
        seconds = float(room.seconds[wish.scene])
        query = StockQuery.of(words, kind, self._canvas, room.script.language, seconds)
        offered = room.fetcher.search(source, query)
        terms = room.fetcher.terms
        shown = [
            one
            for one in offered
            if can_be_shown(one, query, terms) and room.can_draw(f"{one.author} {one.licence}")
        ]
        for item in fitting(shown, words, wish.said, room.subject)[:_MOST_TRIED]:
            fetched = room.fetcher.fetch(item, query)
            if fetched is not None and not self._is_used(fetched.footage):
                return fetched
        return None

    def _is_used(self, footage: Footage) -> bool:
        shown = (one.footage for one in self._shown.values())
        others = (*self._other, *self._room.before, *shown)
        return any(are_near(footage, other) for other in others)

    def _still_fits(self, choice: Fetched, wish: Wish) -> bool:
        return self._room.has(choice) and lasts(choice.candidate, self._room.seconds[wish.scene])

    def _key(self, wish: Wish) -> str:
        room = self._room
        return digest_of(
            "stock choice",
            CHOICE_VERSION,
            room.production,
            (self._canvas.width, self._canvas.height),
            wish.queries,
            wish.said,
            room.script.language,
            room.fetcher.terms,
        )


def _recalled(store: Store, key: str) -> Decision | None:
    """The decision that was kept under a key."""
    kept = store.recall(key)
    if kept is None:
        return None
    try:
        return _DECISION.validate_json(kept)
    except ValidationError:
        return None


def stock_footage(stocked: Stocked) -> tuple[Footage, ...]:
    """Everything from stock that a production shows, for the channel's history."""
    return tuple(one.footage for one in stocked.fetched)
