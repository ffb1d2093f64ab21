"""Looking through a finished video by its key frames, which need no others to be decoded."""

from pathlib import Path

import av
import numpy as np

from reelwright.adapters.footage_files.near import near_hash
from reelwright.ports.fingerprints import Watched
from reelwright.ports.footage import FootageUnreadable

MOST_FRAMES = 240
_OPTIONS = {"format_whitelist": "mov,mp4", "protocol_whitelist": "file"}


class KeyFrameWatcher:
    """Implements ``Watcher``. An hour of 1080p takes seconds."""

    def watch(self, file: Path) -> Watched:
        """Its length, and the hashes of up to 240 key frames.

        Raises:
            FootageUnreadable.
        """
        try:
            with av.open(file, options=_OPTIONS) as container:
                stream = container.streams.video[0]
                stream.codec_context.skip_frame = "NONKEY"
                hashes = [
                    near_hash(np.ascontiguousarray(frame.to_ndarray(format="gray")))
                    for frame in container.decode(stream)
                ]
                seconds = (container.duration or 0) / av.time_base
        except (av.error.FFmpegError, IndexError) as error:
            message = f"{file.name} cannot be read as a video: make it again."
            raise FootageUnreadable(message) from error
        told = [one for one in hashes if one]
        return Watched(seconds=seconds, frames=tuple(_spread(told)))


def _spread(hashes: list[str]) -> list[str]:
    """At most so many, evenly over the whole."""
    if len(hashes) <= MOST_FRAMES:
        return hashes
    return [hashes[at * len(hashes) // MOST_FRAMES] for at in range(MOST_FRAMES)]
