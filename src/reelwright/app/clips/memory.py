"""What a channel remembers of its clips, opened when something is first written or read.

Nothing that fails here fails a run: it then knows nothing of earlier ones, and says so in the log.
"""

import importlib
import logging
from collections.abc import Sequence

from reelwright.app.settings.model import Settings
from reelwright.app.wiring.queue import codec
from reelwright.domain.clips.episode import episode_id
from reelwright.domain.clips.flags import shingles
from reelwright.domain.clips.learning import learn
from reelwright.domain.clips.scoring import WEIGHTS
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.clips import (
    ClipCatalogue,
    ClipEntry,
    EpisodeEntry,
    LearnedEntry,
    Remembered,
    SpokenPart,
    WantedClips,
)

_CLIPS = "reelwright.adapters.library.clips"
_FILE = "library.db"
_MOST = 200
"""Clips of one recording that are looked at."""
_LOG = logging.getLogger(__name__)


class HomeClipMemory:
    """Implements ``ClipMemory``. Asking leaves no library behind where there is none."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._catalogue: ClipCatalogue | None = None

    def remembered(self, channel: str, recording: str) -> Remembered:
        """What is known of a channel and of a recording, by its SHA-256."""
        if not is_begun(self._settings):
            return Remembered()
        try:
            return _remembered(self._opened(), channel, recording)
        except (ReelwrightError, OSError) as error:
            _LOG.warning("These clips are found without what the library knows: %s", error)
            return Remembered()

    def keep(
        self, episode: EpisodeEntry, spoken: Sequence[SpokenPart], clips: Sequence[ClipEntry]
    ) -> None:
        """Take in what was made of a recording."""
        try:
            self._opened().keep(episode, spoken, clips)
        except (ReelwrightError, OSError) as error:
            _LOG.warning("These clips were not taken into the library: %s", error)

    def _opened(self) -> ClipCatalogue:
        if self._catalogue is None:
            self._catalogue = clips_of(self._settings)
        return self._catalogue


def clips_of(settings: Settings) -> ClipCatalogue:
    """The clips of the library, which is made or brought up to date.

    Raises:
        ReelwrightError: it cannot be opened, with the reason.
    """
    opened: ClipCatalogue = importlib.import_module(_CLIPS).open_clips(settings.library, codec())
    return opened


def is_begun(settings: Settings) -> bool:
    """Whether there is a library."""
    return bool(settings.database) or (settings.home / _FILE).exists()


def bring_up_to_date(catalogue: ClipCatalogue, channel: str) -> LearnedEntry | None:
    """Let a channel learn what there is to learn; the weights in force, None: the defaults."""
    return catalogue.keep_learned(channel, learn(catalogue.answers(channel)))


def _remembered(catalogue: ClipCatalogue, channel: str, recording: str) -> Remembered:
    episode = episode_id(channel, recording)
    learned = bring_up_to_date(catalogue, channel)
    told: set[str] = set()
    for text in catalogue.told(channel, besides=episode):
        told |= shingles(text)
    decided = catalogue.clips(WantedClips(episode=episode), limit=_MOST)
    return Remembered(
        told=frozenset(told),
        weights=learned.learned.weights if learned else WEIGHTS,
        decided={clip.id: clip.standing for clip in decided},
    )
