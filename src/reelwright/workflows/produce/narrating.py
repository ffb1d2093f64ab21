"""The owner's own narration instead of a voice: one recording, cut into takes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from reelwright.domain.digest import digest_of
from reelwright.domain.script.scenes import Script
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.voice.narration import cut_narration, utterances_of
from reelwright.domain.voice.takes import SpokenLine, Take, VoiceRef
from reelwright.domain.voice.word_times import written_word_times
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Recording
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.recording import (
    TAKE_VERSION,
    Takes,
    aligned,
    recall_take,
    take_to_json,
)

PROVIDER = "narration"


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrator:
    """Cuts one recording into the takes of a script."""

    order: Order
    studio: Studio
    file: Path
    language: str
    notes: tuple[str, ...] = ()
    paid: bool = False

    @property
    def voice(self) -> VoiceRef:
        """The narration as a voice; its version is the recording's content."""
        sha256 = hashlib.sha256(self.file.read_bytes()).hexdigest()
        return VoiceRef(
            provider=PROVIDER, name=self.file.name, language=self.language, version=sha256
        )

    def record(self, script: Script, progress: Progress) -> tuple[Takes, tuple[str, ...]]:
        """The takes of a script, and notes on where the narration differs from it.

        Raises:
            SoundUnreadable, NarrationMismatch, LanguageUnsupported.
        """
        progress.advance("align", 0, 1)
        lines = [
            spoken_line(line, script.language, self.order.pronunciations) for line in script.lines
        ]
        key = digest_of("narration", TAKE_VERSION, self.voice.version, lines)
        takes, notes = self._kept(key, len(lines)) or self._cut(script, lines, key)
        new = frozenset(take.sha256 for take in takes)
        progress.advance("align", 1, 1)
        rest = iter(takes)
        scenes = tuple(tuple(islice(rest, len(scene.lines))) for scene in script.scenes)
        return Takes(scenes=scenes, new=new), notes

    def _kept(self, key: str, lines: int) -> tuple[list[Take], tuple[str, ...]] | None:
        notes = self.studio.store.recall(key)
        takes = [recall_take(self.studio.store, digest_of(key, index)) for index in range(lines)]
        whole = [take for take in takes if take is not None]
        if notes is None or len(whole) < lines:
            return None
        return whole, tuple(json.loads(notes))

    def _cut(
        self, script: Script, lines: Sequence[SpokenLine], key: str
    ) -> tuple[list[Take], tuple[str, ...]]:
        recording = self.studio.sound.read(self.file)
        said = utterances_of(lines)
        times = aligned(self.studio.aligners, recording, said, script.language)
        narration = cut_narration(lines, times, recording.samples, recording.rate)
        takes = []
        for index, (cut, line, written) in enumerate(
            zip(narration.lines, lines, script.lines, strict=True)
        ):
            part = Recording(pcm=recording.pcm[2 * cut.start : 2 * cut.end], rate=recording.rate)
            take = Take(
                sha256=self._adopted(part),
                samples=part.samples,
                words=written_word_times(written.words, line.utterances, cut.words, part.samples),
            )
            self.studio.store.remember(digest_of(key, index), take_to_json(take))
            takes.append(take)
        self.studio.store.remember(key, json.dumps(narration.notes))
        return takes, narration.notes

    def _adopted(self, recording: Recording) -> str:
        with self.studio.store.staging(".wav") as file:
            self.studio.sound.write_wav(recording, file)
            return self.studio.store.adopt(file)
