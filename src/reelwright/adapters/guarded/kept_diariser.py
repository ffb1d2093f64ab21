"""A diariser that hears a piece once: what it told is kept by the sound of the piece."""

import json
from collections.abc import Mapping

from reelwright.domain.digest import digest_of
from reelwright.domain.sound.voices import HeardVoice
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.diarisation import Diariser, DiariserFacts
from reelwright.ports.recognition import Told
from reelwright.ports.store import Store
from reelwright.ports.voice import Recording

HEARD_VERSION = 1
"""Raised when the same sound and diariser would be kept otherwise."""


class KeptDiariser:
    """Implements ``Diariser``: a run that was stopped goes on behind its last piece."""

    def __init__(self, diariser: Diariser, store: Store) -> None:
        self._diariser = diariser
        self._store = store

    @property
    def facts(self) -> DiariserFacts:
        """Those of the diariser."""
        return self._diariser.facts

    def diarise(self, sound: Recording, told: Told) -> tuple[HeardVoice, ...]:
        """What was told before; else the diariser hears it; errors as the diariser's."""
        facts = self.facts
        key = digest_of("diarised", HEARD_VERSION, facts.name, facts.version, sound.pcm, sound.rate)
        kept = self._store.recall(key)
        if kept is not None:
            told(sound.samples * SAMPLE_RATE // sound.rate)
            return tuple(map(_from_json, json.loads(kept)))
        heard = self._diariser.diarise(sound, told)
        self._store.remember(key, json.dumps([_to_json(voice) for voice in heard]))
        return heard


def _to_json(voice: HeardVoice) -> Mapping[str, object]:
    return {"turns": voice.turns, "embedding": voice.embedding}


def _from_json(kept: Mapping[str, list[list[int]]]) -> HeardVoice:
    return HeardVoice(
        turns=tuple((start, end) for start, end in kept["turns"]),
        embedding=tuple(map(_number, kept["embedding"])),
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
