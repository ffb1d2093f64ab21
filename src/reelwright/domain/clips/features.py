"""What speaks for a candidate: evidence of 0 to 1, each with the sentence that gave it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reelwright.domain.clips import edges, substance
from reelwright.domain.clips.episode import Episode
from reelwright.domain.clips.signs import Look


class Feature(StrEnum):
    """A kind of evidence. Those named last count against a candidate."""

    OPENING = "opening"
    """Its first sentence would make a stranger stay."""
    ANSWER = "answer"
    """It asks something and answers it."""
    STORY = "story"
    """It tells what people did and said, and what it came to."""
    CLAIM = "claim"
    """It names a figure and holds it against another."""
    CONTRAST = "contrast"
    """It sets one thing against another."""
    RICHNESS = "richness"
    """Much of it is worth hearing, and little of it is not."""
    REASON = "reason"
    """It tells why."""
    FEELING = "feeling"
    EMPHASIS = "emphasis"
    PAYOFF = "payoff"
    """It ends on what it came to, or on a silence."""
    COHESION = "cohesion"
    """It is about one thing, which its neighbours are not."""
    APART = "apart"
    """There is a longer silence around it than within it."""
    CHAPTER = "chapter"
    """It begins with a chapter of the recording."""
    SCENE = "scene"
    """It begins where the picture changes to something else."""
    ENERGY = "energy"
    """It is said louder than the rest."""
    LAUGHTER = "laughter"
    """People laugh."""
    PROPOSED = "proposed"
    """A model named it as a moment."""
    LEANING = "leaning"
    """It begins with a word that points to what was said before."""
    POINTING = "pointing"
    """It refers to what was said or shown at another time."""
    UNASKED = "unasked"
    """It answers a question that was asked just before it."""
    UNANSWERED = "unanswered"
    """It ends on a question."""
    CROSSING = "crossing"
    """A chapter begins in the middle of it."""
    SCATTERED = "scattered"
    """The picture changes to something else more than once in the middle of it."""
    VAGUE = "vague"
    """It leaves open what it says."""
    HOLLOW = "hollow"
    """It praises, and shows nothing."""
    LISTING = "listing"
    """It names many figures and compares none."""


NEEDS = frozenset({Feature.LEANING, Feature.POINTING, Feature.UNASKED, Feature.UNANSWERED})
"""What of a candidate is not understood without what came before or comes after."""
AGAINST = NEEDS | {
    Feature.CROSSING,
    Feature.SCATTERED,
    Feature.VAGUE,
    Feature.HOLLOW,
    Feature.LISTING,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """How strong a feature is, 0 to 1, and the sentence of the episode that shows it best."""

    strength: float
    sentence: int


Found = Mapping[Feature, Evidence]


def features(episode: Episode, first: int, last: int) -> Found:
    """All evidence on sentences ``first`` up to ``last`` (exclusive) of an episode."""
    found: dict[Feature, Evidence] = {}
    for feature, look in _LOOKS.items():
        sign = look(episode.told, first, last)
        if sign is not None and sign[0] > 0:
            found[feature] = Evidence(strength=min(1.0, sign[0]), sentence=sign[1])
    return MappingProxyType(found)


_LOOKS: Mapping[Feature, Look] = MappingProxyType(
    {
        Feature.OPENING: edges.opening,
        Feature.ANSWER: substance.answer,
        Feature.STORY: substance.story,
        Feature.CLAIM: substance.claim,
        Feature.CONTRAST: substance.contrast,
        Feature.RICHNESS: substance.richness,
        Feature.REASON: substance.reason,
        Feature.FEELING: substance.feeling,
        Feature.EMPHASIS: substance.emphasis,
        Feature.PAYOFF: edges.payoff,
        Feature.COHESION: edges.cohesion,
        Feature.APART: edges.apart,
        Feature.CHAPTER: edges.chapter,
        Feature.SCENE: edges.scene,
        Feature.ENERGY: substance.energy,
        Feature.LAUGHTER: substance.laughter,
        Feature.LEANING: edges.leaning,
        Feature.POINTING: edges.pointing,
        Feature.UNASKED: edges.unasked,
        Feature.UNANSWERED: edges.unanswered,
        Feature.CROSSING: edges.crossing,
        Feature.SCATTERED: edges.scattered,
        Feature.VAGUE: substance.vague,
        Feature.HOLLOW: substance.hollow,
        Feature.LISTING: substance.listing,
    }
)
