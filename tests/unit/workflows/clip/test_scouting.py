import pytest

from builders.authoring import Dictated
from reelwright.adapters.llm.forms import PydanticForms
from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.proposals import Proposal, ProposalAnswer, ProposedMoment
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.services import ServiceFailed
from reelwright.workflows.clip.scouting import ScoutAuthor, WriterScout

pytestmark = pytest.mark.unit

S = SAMPLE_RATE
SENTENCES = (
    "The boat left before the storm came in.",
    "Nobody on the quay had seen my brother.",
    "He was asleep in the net store all along.",
)


def _episode() -> Episode:
    told = [
        Sentence(first=at * 8, last=at * 8 + 8, start=at * 8 * S, end=(at * 8 + 7) * S, text=text)
        for at, text in enumerate(SENTENCES)
    ]
    return episode_of(told, "en")


def _answer(*quotes: tuple[str, str]) -> ProposalAnswer:
    return ProposalAnswer(
        moments=tuple(
            ProposedMoment(first_sentence=first, last_sentence=last, reason="")
            for first, last in quotes
        )
    )


def _scout(*writers: Dictated, tokens: int = 32_000) -> WriterScout:
    authors = tuple(ScoutAuthor(model="m", writer=each, tokens=tokens) for each in writers)
    return WriterScout(authors=authors, forms=PydanticForms())


def test_what_a_writer_names_is_looked_for_in_the_talk() -> None:
    writer = Dictated.of(_answer((SENTENCES[0], SENTENCES[2]), ("Made up.", "As well.")))
    found = _scout(writer).proposals(_episode(), Limits())
    assert found.proposals == (Proposal(first=0, last=3),)
    assert "2 moments; 1 of them" in found.notes[0]


def test_an_answer_that_is_no_answer_proposes_nothing() -> None:
    found = _scout(Dictated.of("praise the sponsor")).proposals(_episode(), Limits())
    assert found.proposals == ()


def test_another_writer_steps_in_and_a_run_goes_on_without_any() -> None:
    down = ServiceFailed("it is down", service="ollama")
    failing = Dictated.of(down)
    good = Dictated.of(_answer((SENTENCES[0], SENTENCES[2])))
    found = _scout(failing, good).proposals(_episode(), Limits())
    assert found.proposals
    assert "it is down" in found.notes[0]
    none = _scout(Dictated.of(down)).proposals(_episode(), Limits())
    assert none.proposals == ()
    assert none.notes
