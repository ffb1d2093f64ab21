"""A voice that is paid for a line once: what it said is kept by the content of the line."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from reelwright.domain.digest import digest_of
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef, WordTime
from reelwright.ports.services import ServiceError
from reelwright.ports.store import ArtefactMissing, Store
from reelwright.ports.voice import Recording, Speech, Voice, VoiceCapabilities

SPEECH_VERSION = 1
"""Raised when the same line and voice would be kept otherwise."""
LIST_LASTS = 3600.0
"""Seconds for which a list of voices is not asked for again."""
_SOUND = ".pcm"


class KeptVoice:
    """Implements ``Voice``.

    A take is kept by its step as well, but only when it is whole: where the words cannot be found
    in the sound, or the program is killed, this is what keeps the line from being paid again. The
    key is what is said and by whom; neither where it stands nor what is said around it. ``place``
    is another address than the service's own: what a stand-in says is never taken for the voice.
    """

    def __init__(
        self,
        voice: Voice,
        store: Store,
        *,
        place: str = "",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._voice = voice
        self._store = store
        self._place = f"-{digest_of(place)[:8]}" if place else ""
        self._clock = clock

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Those of the voice; the place is part of the version."""
        able = self._voice.capabilities
        return replace(able, version=f"{able.version}{self._place}")

    def voices(self) -> tuple[VoiceRef, ...]:
        """The voices, as they were up to an hour ago; an older list where there is no newer.

        Raises:
            ServiceError: there is no list at all.
        """
        able = self.capabilities
        key = digest_of("voices", SPEECH_VERSION, able.provider, able.version)
        kept = self._store.recall(key)
        known: Mapping[str, object] = json.loads(kept) if kept else {}
        listed = _listed(known)
        if listed and 0 <= self._clock() - _number(known.get("at")) < LIST_LASTS:
            return listed
        try:
            found = tuple(
                replace(each, version=f"{each.version}{self._place}")
                for each in self._voice.voices()
            )
        except ServiceError:
            if listed:
                return listed
            raise
        told = [[each.name, each.language, each.version, each.model, each.id] for each in found]
        value = {"at": self._clock(), "provider": able.provider, "voices": told}
        self._store.remember(key, json.dumps(value))
        return found

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """What was said before, for nothing; else the voice speaks; errors as the voice's."""
        said = [part.spoken for part in line.utterances]
        key = digest_of("speech", SPEECH_VERSION, said, line.language, voice)
        kept = self._kept(key)
        if kept is not None:
            return kept
        speech = self._voice.speak(line, voice)
        self._keep(key, speech)
        return speech

    def _kept(self, key: str) -> Speech | None:
        found = self._store.recall(key)
        if found is None:
            return None
        values = json.loads(found)
        try:
            pcm = self._store.path(values["sha256"], _SOUND).read_bytes()
        except (ArtefactMissing, OSError):
            return None
        return Speech(
            recording=Recording(pcm=pcm, rate=values["rate"]),
            words=tuple(
                WordTime(start=start, end=end, source=TimeSource(source))
                for start, end, source in values["words"]
            ),
            request_id=values["request_id"],
            notes=tuple(values["notes"]),
        )

    def _keep(self, key: str, speech: Speech) -> None:
        with self._store.staging(_SOUND) as file:
            file.write_bytes(speech.recording.pcm)
            sha256 = self._store.adopt(file)
        words = [(word.start, word.end, word.source.value) for word in speech.words]
        value = {
            "sha256": sha256,
            "rate": speech.recording.rate,
            "words": words,
            "request_id": speech.request_id,
            "notes": speech.notes,
        }
        self._store.remember(key, json.dumps(value))


def _listed(known: Mapping[str, object]) -> tuple[VoiceRef, ...]:
    provider, voices = known.get("provider"), known.get("voices")
    if not isinstance(provider, str) or not isinstance(voices, list):
        return ()
    return tuple(
        VoiceRef(
            provider=provider, name=name, language=language, version=version, model=model, id=each
        )
        for name, language, version, model, each in voices
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
