"""What phrases can tell of a sentence."""

from enum import StrEnum


class CueKind(StrEnum):
    """What a phrase tells of its sentence."""

    QUESTION = "question"
    STORY = "story"
    """A person begins to tell what happened."""
    PAYOFF = "payoff"
    """What it came to."""
    CONTRAST = "contrast"
    EMPHASIS = "emphasis"
    SPONSOR = "sponsor"
    HOUSEKEEPING = "housekeeping"
    LAUGHTER = "laughter"
    DEPENDENT = "dependent"
    """At its beginning: it leans on what was said before."""
    REBUTTAL = "rebuttal"
    """At its beginning: it takes back what was said before."""
    QUOTED = "quoted"
    """What follows is what others say, not the speaker."""
