import json
from pathlib import Path

import pytest

from reelwright.app.settings.model import Settings
from reelwright.app.wiring.cutting import scout
from reelwright.app.wiring.storage import recorded_store
from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.proposals import Proposal
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.scouting import NoScout
from reelwright.simulators.llm.conversation import Asked
from reelwright.simulators.llm.openai_wire import OpenAiSimulator

pytestmark = pytest.mark.integration

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


def _named(asked: Asked) -> str:
    """A moment of what was shown, and one that nobody said."""
    lines = [line for line in asked.turns[0][1].splitlines() if line in SENTENCES]
    quotes = [(lines[0], lines[-1]), ("Buy this now.", lines[-1])]
    moments = [
        {"first_sentence": first, "last_sentence": last, "reason": "told to its end"}
        for first, last in quotes
    ]
    return json.dumps({"moments": moments})


def test_a_model_is_asked_once_and_believed_where_it_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OpenAiSimulator(author=_named) as simulator:
        monkeypatch.setenv("OPENAI_API_KEY", simulator.key)
        settings = Settings(
            home=tmp_path,
            clip_writer=("openai:gpt-5",),
            addresses={"openai": f"{simulator.address}/v1"},
        )
        store = recorded_store(settings)
        first = scout(settings, store).proposals(_episode(), Limits())
        assert first.proposals == (Proposal(first=0, last=3),), first.notes
        assert "2 moments; 1 of them" in first.notes[0]
    assert scout(settings, store).proposals(_episode(), Limits()) == first


def test_without_a_writer_nobody_is_asked(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert isinstance(scout(settings, recorded_store(settings)), NoScout)
