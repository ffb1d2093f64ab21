"""Voices in the order of the owner's choice: one speaks the whole video, or none of it.

When a voice fails for good in the middle, every line is recorded with the next one. What the
first recorded stays in the store, and its cost in the books: when the video is made again with
it, nothing is recorded twice.
"""

from collections import deque
from collections.abc import Callable, Sequence

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.script.scenes import Script
from reelwright.domain.voice.choice import AskedVoice, VoiceNotFound
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.progress import Progress
from reelwright.ports.services import ServiceError
from reelwright.ports.voice import LanguageUnsupported, VoiceFailed, VoiceUnavailable
from reelwright.workflows.produce.recording import Booth, Takes

VOICE_IS_LOST = (ServiceError, VoiceFailed, VoiceUnavailable, LanguageUnsupported, VoiceNotFound)
"""What another voice may mend. A budget that would be passed is not among it: the owner set it."""

_KEPT = "What it recorded is kept, and paid for once: run the same again to go on from there."


class RecordingStopped(ReelwrightError):
    """The voice failed for good, and no other may speak in its place."""

    def __init__(self, message: str, *, retryable: bool) -> None:
        super().__init__(message)
        self.retryable = retryable  # type: ignore[misc] # the cause's, not the class's


class Understudies:
    """Implements ``Recorder`` with the first of several voices that speaks the whole script.

    ``booth_for`` makes a voice ready; it is asked for an understudy when that is needed.
    ``advice`` is what a person can do when the last voice has failed.
    """

    def __init__(
        self,
        asked: Sequence[AskedVoice],
        booth_for: Callable[[AskedVoice], Booth],
        advice: str,
    ) -> None:
        self._waiting = deque(asked)
        self._booth_for = booth_for
        self._advice = advice
        self._left: list[str] = []
        self._booth = self._called()

    @property
    def voice(self) -> VoiceRef:
        """Who speaks; after a recording, who did."""
        return self._booth.voice

    @property
    def notes(self) -> tuple[str, ...]:
        """Which voices were left and why, and what is to know of the one that speaks."""
        return (*self._left, *self._booth.notes)

    @property
    def paid(self) -> bool:
        """Whether the voice that speaks has a price."""
        return self._booth.paid

    def record(self, script: Script, progress: Progress) -> tuple[Takes, tuple[str, ...]]:
        """The takes of a script, all of one voice.

        Raises:
            RecordingStopped: the last voice failed too.
            BudgetPassed: the next line could pass a budget.
        """
        while True:
            try:
                return self._booth.record(script, progress)
            except BudgetPassed as error:
                raise _kept_until(error) from error
            except VOICE_IS_LOST as error:
                self._booth = self._instead(error)

    def _instead(self, error: ReelwrightError) -> Booth:
        lost = str(self.voice)
        if not self._waiting:
            raise self._stopped(lost, error) from error
        self._leave(lost, error)
        try:
            return self._called()
        except VOICE_IS_LOST as another:
            raise self._stopped(lost, error) from another

    def _called(self) -> Booth:
        """The next voice that can be had; the last one's own error where none can."""
        while True:
            asked = self._waiting.popleft()
            try:
                return self._booth_for(asked)
            except VOICE_IS_LOST as error:
                if not self._waiting:
                    raise
                self._leave(asked.text, error)

    def _leave(self, name: str, error: ReelwrightError) -> None:
        instead = self._waiting[0].text
        self._left.append(f"{error} Every line is spoken by {instead} instead of {name}.")

    def _stopped(self, name: str, error: ReelwrightError) -> RecordingStopped:
        message = f"The voice {name} failed: {error} {_KEPT} {self._advice}"
        return RecordingStopped(message, retryable=error.retryable)


def _kept_until(error: BudgetPassed) -> BudgetPassed:
    """The same, and what becomes of the lines that were recorded."""
    return BudgetPassed(
        f"{error} {_KEPT}", budget=error.budget, left=error.left, needed=error.needed
    )
