"""What a clip sounds like: its stretch of the recording, with soft edges and even loudness."""

from pathlib import Path

import numpy as np

from reelwright.domain.artefact import Artefact
from reelwright.domain.digest import digest_of
from reelwright.domain.sound.edges import faded
from reelwright.domain.sound.splicing import Mono, spliced
from reelwright.domain.sound.stereo import is_wide
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span
from reelwright.ports.sound import SoundClip
from reelwright.ports.voice import Recording
from reelwright.workflows.artefacts import kept_or_written
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.picturing import Footing

SOUND_VERSION = 3
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
        recordings, spans = room.studio.recordings, [Span(start=cut.start, end=cut.end)]
        (middle,) = recordings.stretches(order.recording, track, spans)
        (side,) = recordings.sides(order.recording, track, spans)
        kept = [(each.start - cut.start, each.end - cut.start) for each in parts]
        with room.store.staging(".wav") as wav, room.store.staging(".wav") as wav_of_side:
            wide = is_wide(middle, side)
            for sound, file in ((middle, wav), (side, wav_of_side)) if wide else ((middle, wav),):
                heard = faded(spliced(sound, kept), samples)
                room.sound.write_wav(_recorded(heard), file)
            clip = SoundClip(file=wav, start=0, side=wav_of_side if wide else None)
            room.sound.mix([clip], samples, None, to, progress)

    mixed, _ = kept_or_written(room.store, key, ".m4a", mix)
    return mixed


def _recorded(sound: Mono) -> Recording:
    pcm = np.rint(np.clip(sound, -1, 1) * 0x7FFF).astype("<i2").tobytes()
    return Recording(pcm=pcm, rate=SAMPLE_RATE)
