"""What a clip is called and how it is described, in the words that are said in it."""

from reelwright.domain.clips.episode import Episode
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.moments import Moment

LONGEST_TITLE = 90
_NAMING = (Feature.ANSWER, Feature.CONTRAST, Feature.CLAIM, Feature.OPENING, Feature.EMPHASIS)
"""The evidence whose sentence names a clip best, the best first."""
_LEADS = ("so ", "and ", "but ", "well ", "okay ", "also ", "und ", "aber ", "et ", "mais ", "y ")


def title_of(episode: Episode, moment: Moment) -> str:
    """The sentence that says most of a moment, no longer than a title may be."""
    for feature in _NAMING:
        evidence = moment.found.get(feature)
        if evidence is not None and moment.first <= evidence.sentence < moment.last:
            return shortened(episode.told[evidence.sentence].sentence.text)
    return shortened(episode.told[moment.first].sentence.text)


def text_of(episode: Episode, moment: Moment) -> str:
    """All that is said in a moment."""
    return " ".join(told.sentence.text for told in episode.told[moment.first : moment.last])


def shortened(sentence: str) -> str:
    """A sentence as a title: without the word that joins it to the one before, and not too long."""
    text = sentence.strip()
    for lead in _LEADS:
        if text.lower().startswith(lead):
            text = text[len(lead) :].lstrip(", ")
    text = text[:1].upper() + text[1:].rstrip(".,;: ")
    if len(text) <= LONGEST_TITLE:
        return text
    return text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
