"""The sound of a recording, for those who look for words in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reelwright.domain.sound.pauses import Pause
from reelwright.ports.voice import Aligner, Recording


@dataclass(frozen=True, kw_only=True, slots=True)
class Listener:
    """Hears a recording of ``samples``: ``listen`` gives what is between two of them.

    ``name`` is what a person calls it.
    """

    samples: int
    listen: Callable[[int, int], Recording]
    aligners: Sequence[Aligner] = ()
    name: str = "the recording"
    pauses: Sequence[Pause] = ()

    def aligner_of(self, language: str) -> Aligner | None:
        """The first aligner that knows a language."""
        return next((each for each in self.aligners if language in each.languages()), None)
