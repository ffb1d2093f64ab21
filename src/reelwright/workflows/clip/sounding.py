"""What a clip sounds like: its stretch of the recording, with soft edges and even loudness."""

from pathlib import Path

import numpy as np

from reelwright.domain.artefact import Artefact
from reelwright.domain.digest import digest_of
from reelwright.domain.sound.edges import faded
from reelwright.domain.sound.splicing import spliced
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span
from reelwright.ports.sound import SoundClip
from reelwright.ports.voice import Recording
from reelwright.workflows.artefacts import kept_or_written
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.picturing import Footing

SOUND_VERSION = 2
"""Raised when the same stretch would sound different."""


def clip_track(
    footing: Footing,
    sha256: str,
    order: ClipOrder,
    room: CuttingRoom,
    *,
    track: int,
    progress: Progress,
) -> Artefact:
    """The track of a clip of the recording ``sha256``, as long as its frames.

    ``track`` is what was listened to of it.

    Raises:
        RecordingUnreadable, MixFailed, Cancelled.
    """
    cut, samples, parts = footing.clip.cut, footing.samples, footing.tightening.parts
    key = digest_of("clip sound", SOUND_VERSION, sha256, track, parts, samples)

    def mix(to: Path) -> None:
        (sound,) = room.studio.recordings.stretches(
            order.recording, track, [Span(start=cut.start, end=cut.end)]
        )
        heard = spliced(sound, [(each.start - cut.start, each.end - cut.start) for each in parts])
        pcm = np.rint(np.clip(faded(heard, samples), -1, 1) * 0x7FFF).astype("<i2").tobytes()
        with room.store.staging(".wav") as wav:
            room.sound.write_wav(Recording(pcm=pcm, rate=SAMPLE_RATE), wav)
            room.sound.mix([SoundClip(file=wav, start=0)], samples, None, to, progress)

    mixed, _ = kept_or_written(room.store, key, ".m4a", mix)
    return mixed
