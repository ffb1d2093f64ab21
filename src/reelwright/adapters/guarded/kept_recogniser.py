"""A recogniser that hears a piece once: what it heard is kept by the sound of the piece."""

import json
from collections.abc import Mapping

from reelwright.domain.digest import digest_of
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.recognised import Recognised, RecognisedWord
from reelwright.ports.recognition import Recogniser, RecogniserFacts, Told
from reelwright.ports.store import Store
from reelwright.ports.voice import Recording

HEARD_VERSION = 1
"""Raised when the same sound and recogniser would be kept otherwise."""


class KeptRecogniser:
    """Implements ``Recogniser``.

    A run that was stopped, or whose clips are ordered otherwise, hears and pays nothing again. The
    key is the sound itself with the recogniser and its version, not where the sound stands: the
    same recording under another name, or behind another intro, is known piece by piece.
    """

    def __init__(self, recogniser: Recogniser, store: Store) -> None:
        self._recogniser = recogniser
        self._store = store

    @property
    def facts(self) -> RecogniserFacts:
        """Those of the recogniser."""
        return self._recogniser.facts

    def recognise(self, sound: Recording, language: str, told: Told) -> Recognised:
        """What was heard before; else the recogniser hears it; errors as the recogniser's."""
        facts = self.facts
        key = digest_of(
            "recognised", HEARD_VERSION, facts.name, facts.version, language, sound.pcm, sound.rate
        )
        kept = self._store.recall(key)
        if kept is not None:
            told(sound.samples * SAMPLE_RATE // sound.rate)
            return _from_json(json.loads(kept))
        heard = self._recogniser.recognise(sound, language, told)
        self._store.remember(key, json.dumps(_to_json(heard), ensure_ascii=False))
        return heard


def _to_json(heard: Recognised) -> Mapping[str, object]:
    words = [[word.text, word.start, word.end, word.confidence] for word in heard.words]
    return {"words": words, "language": heard.language, "certainty": heard.certainty}


def _from_json(kept: Mapping[str, list[tuple[str, int, int, float | None]]]) -> Recognised:
    return Recognised(
        words=tuple(
            RecognisedWord(text=text, start=start, end=end, confidence=confidence)
            for text, start, end, confidence in kept["words"]
        ),
        language=str(kept["language"]),
        certainty=_number(kept["certainty"]),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
