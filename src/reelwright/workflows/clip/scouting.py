"""Asking writers for moments, window by window."""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.episode import Episode
from reelwright.domain.clips.proposals import (
    INSTRUCTIONS,
    Proposal,
    ProposalAnswer,
    TalkWindow,
    believed,
    request,
    talk_windows,
)
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.scouting import Scouted
from reelwright.ports.services import ServiceError
from reelwright.ports.writer import AnswerForms, AnswerInvalid, Question, Speaker, Turn, Writer

MOST_TOKENS = 2_000
"""Of an answer: a dozen moments of two quotations each."""
CHARACTERS_A_TOKEN = 3
"""Fewer than most models make of a token, so that what is sent fits."""
MOST_CHARACTERS = 24_000
"""Of a window, whatever a model takes in: half an hour of talk, read with care."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoutAuthor:
    """A model, the writer that reaches it, and the tokens that it takes in."""

    model: str
    writer: Writer
    tokens: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WriterScout:
    """Lets the first writer that answers propose moments; the others step in where one fails."""

    authors: Sequence[ScoutAuthor]
    forms: AnswerForms

    def proposals(self, episode: Episode, limits: Limits) -> Scouted:
        """What writers name and what is in the transcript.

        Raises:
            Cancelled.
        """
        notes: list[str] = []
        for author in self.authors:
            try:
                return self._asked(author, episode, limits, notes)
            except (ServiceError, BudgetPassed) as failure:
                notes.append(f"{author.model} proposed no moments: {failure}")
        return Scouted(notes=tuple(notes))

    def _asked(
        self, author: ScoutAuthor, episode: Episode, limits: Limits, notes: Sequence[str]
    ) -> Scouted:
        room = (author.tokens - MOST_TOKENS) * CHARACTERS_A_TOKEN - len(INSTRUCTIONS)
        found: dict[Proposal, None] = {}
        named = 0
        for window in talk_windows(episode, max(1, min(MOST_CHARACTERS, room))):
            answer = self._answer(author, episode, window)
            named += len(answer.moments)
            found |= dict.fromkeys(believed(episode, window, answer, limits))
        told = (
            f"{author.model} proposed {named} moments; {len(found)} of them are in the transcript "
            "and as long as clips may be."
        )
        return Scouted(proposals=tuple(found), notes=(*notes, told))

    def _answer(self, author: ScoutAuthor, episode: Episode, window: TalkWindow) -> ProposalAnswer:
        """What a writer answers for a window; nothing where it did not keep to the form."""
        reply = author.writer.answer(
            Question(
                model=author.model,
                instructions=INSTRUCTIONS,
                turns=(Turn(speaker=Speaker.ASKED, text=request(episode, window)),),
                form=self.forms.form(ProposalAnswer),
                most_tokens=MOST_TOKENS,
                language=episode.language,
            )
        )
        try:
            return self.forms.read(reply.text, ProposalAnswer)
        except AnswerInvalid:
            return ProposalAnswer(moments=())
