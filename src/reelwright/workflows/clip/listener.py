"""The sound of a recording, for those who look for words in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reelwright.domain.sound.pauses import Pause
from reelwright.ports.voice import Aligner, Recording

Stretch = tuple[int, int]
"""The first sample of a recording that is listened to, and the one after the last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listener:
    """Hears a recording of ``samples``: ``listen`` gives its stretches one after the other.

    They are given all at once, so that a recording of hours is read once and not once for each.
    ``name`` is what a person calls it.
    """

    samples: int
    listen: Callable[[Sequence[Stretch]], Iterator[Recording]]
    aligners: Sequence[Aligner] = ()
    name: str = "the recording"
    pauses: Sequence[Pause] = ()

    def aligner_of(self, language: str) -> Aligner | None:
        """The first aligner that knows a language."""
        return next((each for each in self.aligners if language in each.languages()), None)


def rising(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Runs of stretches none of which begins before the one in front of it."""
    run: list[Stretch] = []
    for each in stretches:
        if run and each[0] < run[-1][0]:
            yield run
            run = []
        run.append(each)
    if run:
        yield run
