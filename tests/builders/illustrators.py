"""Illustrators that do harm, for tests of what becomes of it."""

import os
import signal
import time
from pathlib import Path

from builders.blocks import BlockIllustrator
from reelwright.domain.render.pieces import Look, Shot
from reelwright.ports.picture import Composition, TextDoesNotFit


class DeadlyIllustrator(BlockIllustrator):
    """Kills its own process so many times; files in a folder count them."""

    def __init__(self, folder: Path, times: int) -> None:
        self._folder = folder
        self._times = times

    def compose(self, shot: Shot, look: Look) -> Composition:
        count = len(list(self._folder.iterdir()))
        if count < self._times:
            (self._folder / str(count)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().compose(shot, look)


class SlowIllustrator(BlockIllustrator):
    """Never comes to an end, so that a test can strike in the middle."""

    def compose(self, shot: Shot, look: Look) -> Composition:
        time.sleep(600)
        return super().compose(shot, look)


class WordyIllustrator(BlockIllustrator):
    """Has a text that cannot be shown."""

    def compose(self, shot: Shot, look: Look) -> Composition:
        del shot, look
        message = "The word is too long."
        raise TextDoesNotFit(message)
