"""Selects: which scenes show footage, which footage, and how it moves."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.footage.candidates import APART, Candidate, are_near
from reelwright.domain.footage.licences import allows_use
from reelwright.domain.footage.subjects import Subject, agreement, rarity, stems
from reelwright.domain.script.scenes import Scene, Script
from reelwright.domain.script.visuals import (
    ARTICLE_LICENCE,
    FigureRef,
    Footage,
    Move,
    PictureShot,
    StatementCard,
)

_SHORTFALL = Fraction(3)
"""Seconds for which a clip's last frame may stand still at the end of a scene."""
_EMPHASIS = 1.5
_PANORAMA = 2
_MOST_NAMED = 3
_SHARP = 1920 * 1080
"""Pixels beyond which a picture does not look sharper."""


class FootageMissing(ReelwrightError):
    """The script asks for footage that is not there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selects:
    """A script whose scenes show footage where it fits, and a note on what could not be.

    ``spare`` is what may be used, and neither it nor its like is shown.
    """

    script: Script
    notes: tuple[str, ...] = ()
    spare: tuple[Footage, ...] = ()

    @property
    def shots(self) -> tuple[PictureShot, ...]:
        """What is shown, in order."""
        visuals = (scene.visual for scene in self.script.scenes)
        return tuple(visual for visual in visuals if isinstance(visual, PictureShot))


def choose_footage(
    script: Script,
    seconds: Sequence[Fraction | float],
    candidates: Sequence[Candidate],
    figures: Mapping[str, Footage] | None = None,
) -> Selects:
    """Give scenes their footage. ``seconds`` is the length of each scene.

    Footage that a scene names is shown whatever it is; figures of the article (by location) are
    shown where they stand. Of what is left, statements show the candidate that fits best, and
    only where one fits and its licence allows it. No picture, nor one near to it, comes twice
    while others are unused, nor again within ``APART`` seconds.

    Raises:
        FootageMissing: a scene names footage that is not among the candidates.
    """
    choice = _Choice(script, seconds, candidates)
    choice.take_pinned()
    notes = choice.take_figures(figures or {})
    choice.take_fitting()
    return Selects(script=choice.script(), notes=notes + choice.notes(), spare=choice.spare())


class _Choice:
    """Scenes that have been given footage so far, and how often each was used."""

    def __init__(
        self, script: Script, seconds: Sequence[Fraction | float], candidates: Sequence[Candidate]
    ) -> None:
        self._script = script
        self._seconds = [Fraction(length) for length in seconds]
        self._starts = list(accumulate(self._seconds, initial=Fraction(0)))
        self._candidates = sorted(
            candidates, key=lambda one: (one.footage.name, one.footage.sha256)
        )
        self._chosen: dict[int, Candidate] = {}
        self._captions: dict[int, str] = {}
        self._cards: dict[int, StatementCard] = {}

    def take_pinned(self) -> None:
        for index, scene in enumerate(self._script.scenes):
            if scene.footage:
                self._chosen[index] = _named(scene.footage, index, self._candidates)

    def take_figures(self, figures: Mapping[str, Footage]) -> tuple[str, ...]:
        notes = []
        for index, scene in enumerate(self._script.scenes):
            if index in self._chosen or not isinstance(scene.visual, FigureRef):
                continue
            figure = figures.get(scene.visual.location)
            if figure is None:
                notes.append(f"The article's picture {scene.visual.location} could not be shown.")
                self._cards[index] = StatementCard(
                    text=" ".join(_texts(scene)) or scene.visual.caption
                )
            else:
                own = _of_article(figure, scene.visual.location, self._script.source)
                self._chosen[index] = Candidate(footage=own, phrases=())
                self._captions[index] = scene.visual.caption
        return tuple(notes)

    def take_fitting(self) -> None:
        """Round by round: everything once before anything twice."""
        allowed = self._allowed()
        wishes = self._wishes(allowed)
        times = 0
        while allowed:
            taken = [self._take(index, one, times) for _, index, one in wishes]
            if not any(taken) or any(self._uses(one) == times for one in allowed):
                return
            times += 1

    def notes(self) -> tuple[str, ...]:
        """What is odd about what is shown, and what no licence allows to show."""
        shown = (self._chosen[index] for index in sorted(self._chosen))
        odd = tuple(dict.fromkeys(note for candidate in shown for note in candidate.notes))
        return odd + _forbidden(
            [one.footage for one in self._candidates if not allows_use(one.footage.licence)]
        )

    def spare(self) -> tuple[Footage, ...]:
        """What may be used and was not shown."""
        return tuple(one.footage for one in self._allowed() if not self._uses(one))

    def script(self) -> Script:
        """The script with its footage."""
        scenes, last = [], None
        for index, scene in enumerate(self._script.scenes):
            visual = self._cards.get(index, scene.visual)
            if index in self._chosen:
                visual = self._shot(index, last)
                last = visual.move
            scenes.append(replace(scene, visual=visual))
        return replace(self._script, scenes=tuple(scenes))

    def _allowed(self) -> list[Candidate]:
        return [one for one in self._candidates if allows_use(one.footage.licence)]

    def _wishes(self, candidates: Sequence[Candidate]) -> list[tuple[float, int, Candidate]]:
        """Every scene with every candidate that fits it, the best fit first."""
        subject = subject_of(self._script)
        weights = rarity(candidates, subject.language)
        wishes = [
            (_score(scene, fitting, weights, subject), index, candidate)
            for index, scene in enumerate(self._script.scenes)
            if isinstance(scene.visual, StatementCard) and not scene.visual_pinned
            if index not in self._chosen
            for candidate in candidates
            if lasts(candidate, self._seconds[index])
            if (fitting := agreement(candidate, " ".join(_texts(scene)), subject))
        ]
        return sorted(wishes, key=lambda wish: (-wish[0], wish[1], *_preference(wish[2].footage)))

    def _take(self, index: int, candidate: Candidate, times: int) -> bool:
        if index in self._chosen or self._uses(candidate) != times:
            return False
        if any(self._gap(index, shown) < APART for shown in self._shown(candidate)):
            return False
        self._chosen[index] = candidate
        return True

    def _gap(self, one: int, other: int) -> Fraction:
        """Seconds between two scenes."""
        first, last = sorted((one, other))
        return self._starts[last] - self._starts[first + 1]

    def _shown(self, candidate: Candidate) -> list[int]:
        return [
            index
            for index, chosen in self._chosen.items()
            if are_near(chosen.footage, candidate.footage)
        ]

    def _uses(self, candidate: Candidate) -> int:
        return len(self._shown(candidate))

    def _shot(self, index: int, last: Move | None) -> PictureShot:
        candidate = self._chosen[index]
        before = sum(shown < index for shown in self._shown(candidate))
        shot = shot_of(candidate, self._seconds[index], last, before)
        return replace(shot, caption=self._captions.get(index, ""))


def subject_of(script: Script) -> Subject:
    """What a script is about, by its title and headings."""
    told = (script.title, *(scene.section for scene in script.scenes))
    topics = frozenset(stem for text in told for stem in stems(text, script.language))
    return Subject(language=script.language, topics=topics)


def shot_of(
    candidate: Candidate, seconds: Fraction, last: Move | None, before: int = 0
) -> PictureShot:
    """How footage is shown in a scene of so many seconds.

    ``last`` is the move of the shot before it, ``before`` how often it was shown already.
    """
    return PictureShot(
        footage=candidate.footage,
        move=_move(candidate.footage, last),
        start=_start(candidate, seconds, before),
    )


def lasts(candidate: Candidate, seconds: Fraction) -> bool:
    """Whether a clip moves for almost as long as its scene; a still always does."""
    length = candidate.seconds
    return length is None or length + _SHORTFALL >= seconds


def _forbidden(footage: Sequence[Footage]) -> tuple[str, ...]:
    """One sentence for all footage whose licence stands in the way."""
    if not footage:
        return ()
    named = [f"{one.name} ({one.licence or 'none'})" for one in footage[:_MOST_NAMED]]
    more = f" and {len(footage) - _MOST_NAMED} more" if len(footage) > _MOST_NAMED else ""
    reason = "is not chosen, as its licence does not allow it in a video that earns money"
    return (f"Some footage {reason}: {', '.join(named)}{more}.",)


def _of_article(figure: Footage, location: str, source: str) -> Footage:
    """A figure under the name that the article gives it, with the article as its page."""
    return replace(
        figure,
        name=location,
        licence=figure.licence or ARTICLE_LICENCE,
        page=figure.page or (source if "://" in source else ""),
    )


def _score(
    scene: Scene, fitting: frozenset[str], weights: Mapping[str, float], subject: Subject
) -> float:
    stressed = frozenset(
        stem
        for line in scene.lines
        for phrase in line.emphasis
        for stem in stems(phrase, subject.language)
    )
    return sum(weights[stem] * (_EMPHASIS if stem in stressed else 1) for stem in sorted(fitting))


def _preference(footage: Footage) -> tuple[int, str]:
    """Of what fits alike the sharper comes first."""
    return -min(footage.width * footage.height, _SHARP), footage.name


def _texts(scene: Scene) -> list[str]:
    return [line.text for line in scene.lines]


def _move(footage: Footage, last: Move | None) -> Move:
    """A move of the picture's own, so that an edit elsewhere does not change it."""
    wide = footage.width >= _PANORAMA * footage.height
    moves = (Move.LEFT, Move.RIGHT) if wide else tuple(Move)
    own = int(footage.sha256[:8], 16) % len(moves)
    return moves[(own + 1) % len(moves)] if moves[own] is last else moves[own]


def _start(candidate: Candidate, seconds: Fraction, before: int) -> int:
    """The clip's frame to begin with: past the jolt of its beginning; later ones further on."""
    if candidate.rate is None or candidate.seconds is None:
        return 0
    spare = max(Fraction(0), candidate.seconds - seconds - 1)
    start = spare * Fraction(before, before + 1) if before else min(Fraction(1), spare / 2)
    return int(start * candidate.rate.fraction)


def _named(name: str, index: int, candidates: Sequence[Candidate]) -> Candidate:
    """The candidate of a path, a file name, or a file name without its suffix."""
    wanted = name.casefold()
    for part in (_path, _file, _stem):
        for candidate in candidates:
            if part(candidate) == wanted:
                return candidate
    names = sorted(candidate.footage.name for candidate in candidates)
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.4)
    there = "the footage" if names else "the footage (no folder was given, or it is empty)"
    hint = f"; near it: {', '.join(near)}" if near else ""
    message = f"Scene {index + 1} of the script shows {name}, which is not in {there}{hint}."
    raise FootageMissing(message)


def _path(candidate: Candidate) -> str:
    return candidate.footage.name.casefold()


def _file(candidate: Candidate) -> str:
    return _path(candidate).rpartition("/")[2]


def _stem(candidate: Candidate) -> str:
    return _file(candidate).rpartition(".")[0]
