"""What an owner does with clips, and what of it teaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.learning import Answer, Verb, worth

RATINGS = range(1, 6)
_DONE = frozenset({Verb.KEPT, Verb.EDITED, Verb.EXPORTED})


class ClipState(StrEnum):
    """How a clip stands with its owner."""

    OFFERED = "offered"
    """Nobody has decided yet."""
    KEPT = "kept"
    REJECTED = "rejected"


class About(StrEnum):
    """What of a clip an owner speaks of.

    Only what is said of the moment moves weights: a good moment may have bad captions.
    """

    MOMENT = "moment"
    CUT = "cut"
    PICTURE = "picture"
    CAPTIONS = "captions"
    SOUND = "sound"
    TITLE = "title"


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Something that an owner did with a clip; ``amount`` is a rating, where it is one."""

    verb: Verb
    amount: float = 0.0
    about: About = About.MOMENT
    comment: str = ""


def judgement(acts: Sequence[Act]) -> float | None:
    """What the owner holds of a clip, 0 to 1, from all acts in their order; None: nothing.

    The newest rating of the moment or rejection decides, whichever is newer. Where there is
    neither, the most that was done with the clip does.
    """
    best: float | None = None
    rated: float | None = None
    rejected = False
    for act in acts:
        if act.verb is Verb.REJECTED:
            best, rated, rejected = None, None, True
        elif act.verb is Verb.RATED and act.about is About.MOMENT:
            rated, rejected = worth(act.verb, act.amount), False
        elif act.verb in _DONE:
            best, rejected = max(best or 0.0, worth(act.verb)), False
    if rejected:
        return 0.0
    return rated if rated is not None else best


def answer(
    strengths: Mapping[Feature, float], acts: Sequence[Act], held: float | None = None
) -> Answer | None:
    """What came of a clip, once for each clip however often it was touched; None: nothing yet.

    ``held`` is what viewers made of it, 0 to 1. It counts as much as what the owner holds.
    """
    said = [each for each in (judgement(acts), held) if each is not None]
    return Answer(strengths=strengths, worth=sum(said) / len(said)) if said else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What answers say of one kind of evidence: the mean worth of clips with it and without."""

    feature: Feature
    clips: int
    """Those with it."""
    worth: float
    others: float
    """The mean worth of those without; that of all where there are none."""


def grounds(answers: Sequence[Answer]) -> tuple[Ground, ...]:
    """For each kind of evidence that a clip had, what became of the clips that had it."""
    found = []
    for feature in Feature:
        having = [each.worth for each in answers if each.strengths.get(feature, 0.0) > 0]
        lacking = [each.worth for each in answers if each.strengths.get(feature, 0.0) <= 0]
        if having:
            found.append(
                Ground(
                    feature=feature,
                    clips=len(having),
                    worth=_mean(having),
                    others=_mean(lacking or having),
                )
            )
    return tuple(found)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
