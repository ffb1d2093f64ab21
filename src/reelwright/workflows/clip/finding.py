"""Finding the moments of a recording: what is said, where it pauses, what is worth a clip."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.clips.boundaries import boundaries
from reelwright.domain.clips.cutting import Cut, Cutter
from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.gaps import at_their_pauses, gaps
from reelwright.domain.clips.genres import Genre, ToldGenre, genre_of, tastes_of
from reelwright.domain.clips.moments import Candidates, Choice, Moment, Search, choose, moments
from reelwright.domain.clips.platforms import TASTES, Platform, Taste
from reelwright.domain.clips.scoring import WEIGHTS, Weights
from reelwright.domain.clips.sentences import Sentence, spoken_sentences
from reelwright.domain.clips.sounding import laughter, loudness
from reelwright.domain.clips.versions import version_of
from reelwright.domain.sound.pauses import pauses
from reelwright.domain.transcript.transcript import Word
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import RecordingFacts
from reelwright.ports.scouting import NoScout, Scout
from reelwright.workflows.clip.hearing import hear
from reelwright.workflows.clip.order import ClipOrder, ClipStudio
from reelwright.workflows.clip.tracks import attributed, notes_of, tracks_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A moment that becomes a clip, cut where an editor would."""

    moment: Moment
    cut: Cut


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """The chosen moments as another platform likes them, and the cut of each."""

    platform: Platform
    choice: Choice
    cuts: tuple[Cut | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """All that was found in a recording."""

    facts: RecordingFacts
    samples: int
    words: tuple[Word, ...]
    language: str
    episode: Episode
    choice: Choice
    cuts: tuple[Cut | None, ...]
    """Of each chosen moment; None where none keeps the limits."""
    notes: tuple[str, ...]
    versions: tuple[Version, ...] = ()
    genre: ToldGenre = field(default_factory=lambda: ToldGenre(genre=Genre.GENERAL))
    tastes: Mapping[Platform, tuple[Taste, Weights]] = field(default_factory=dict)
    """What counts on each platform for a recording of its genre."""

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """The moments that can be cut, the best first."""
        pairs = zip(self.choice.chosen, self.cuts, strict=True)
        return tuple(Chosen(moment=moment, cut=cut) for moment, cut in pairs if cut is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Listened:
    """What was heard in a recording: how loud it is, and every word with its time."""

    facts: RecordingFacts
    levels: NDArray[np.float32]
    """In decibels, one for every ten milliseconds."""
    samples: int
    words: tuple[Word, ...]
    language: str
    notes: tuple[str, ...] = ()
    track: int = 0
    """What was listened to, and is heard in clips."""
    scenes: tuple[int, ...] = ()
    """Samples at which the picture changes to something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """What is said in a recording, in sentences, and where it can be cut."""

    episode: Episode
    cutter: Cutter
    words: tuple[Word, ...] = ()
    """With the ends that pauses show."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return tuple(told.sentence for told in self.episode.told)


def find(order: ClipOrder, studio: ClipStudio, progress: Progress) -> Found:
    """Listen to a recording, and choose its moments.

    Raises:
        RecordingUnreadable, RecordingSilent, Cancelled, and what ``hearing.hear`` raises.
    """
    return search(order, listen(order, studio, progress))


def listen(order: ClipOrder, studio: ClipStudio, progress: Progress) -> Listened:
    """Hear a recording to its end, and find every word of its transcript in it.

    Raises:
        RecordingUnreadable, RecordingSilent, Cancelled, and what ``hearing.hear`` raises.
    """
    facts = studio.recordings.facts(order.recording)
    tracks = tracks_of(order, studio, facts, progress)
    sound = tracks.sound
    placed = hear(order, studio, facts, sound, progress)
    words = attributed(placed.transcript.words, tracks.voices)
    return Listened(
        facts=facts,
        levels=sound.levels,
        samples=sound.samples,
        words=words,
        language=placed.transcript.language,
        notes=(*sound.notes, *placed.notes, *notes_of(words, tracks.voices)),
        track=sound.track,
    )


def talk_of(listened: Listened) -> Talk:
    """What was heard, in sentences."""
    words, language, levels = listened.words, listened.language, listened.levels
    parted = gaps(words, pauses(levels))
    between = boundaries(words, parted, language)
    sentences = spoken_sentences(words, between)
    loud, laughed = loudness(levels, sentences), laughter(levels, words, sentences)
    return Talk(
        episode=episode_of(
            sentences, language, loud, laughed, listened.facts.chapters, scenes=listened.scenes
        ),
        cutter=Cutter(words, between, listened.samples),
        words=at_their_pauses(words, parted),
    )


def search(
    order: ClipOrder, listened: Listened, weights: Weights = WEIGHTS, scout: Scout | None = None
) -> Found:
    """Choose the moments of what was heard, and cut each where an editor would.

    Raises:
        Cancelled, by a scout.
    """
    talk = talk_of(listened)
    genre = genre_of(talk.episode, order.genre)
    tastes = tastes_of(weights, genre.genre)
    taste, liked = tastes[order.platform]
    scouted = (scout or NoScout()).proposals(talk.episode, taste.limits)
    wanted = Search(taste=taste, memory=order.memory, weights=liked, proposed=scouted.proposals)
    choice = choose(moments(talk.episode, wanted), order.count)
    others = [
        _version(choice, _candidates(talk, wanted, tastes[each]), each, talk) for each in order.also
    ]
    return Found(
        facts=listened.facts,
        samples=listened.samples,
        words=talk.words,
        language=listened.language,
        episode=talk.episode,
        choice=choice,
        cuts=tuple(talk.cutter.cut(each.start, each.end, taste.limits) for each in choice.chosen),
        notes=(*listened.notes, *scouted.notes),
        versions=tuple(others),
        genre=genre,
        tastes=tastes,
    )


def _candidates(talk: Talk, wanted: Search, liked: tuple[Taste, Weights]) -> Candidates:
    """The candidates as another platform likes them."""
    taste, weights = liked
    return moments(talk.episode, replace(wanted, taste=taste, weights=weights))


def _version(choice: Choice, candidates: Candidates, platform: Platform, talk: Talk) -> Version:
    """The chosen moments as another platform likes them, or as they are."""
    found = [(moment, version_of(moment, candidates.ranked)) for moment in choice.chosen]
    told = tuple(moment if like is None else candidates.moment(like) for moment, like in found)
    limits = TASTES[platform].limits
    return Version(
        platform=platform,
        choice=Choice(chosen=told, losers=(), candidates=0),
        cuts=tuple(talk.cutter.cut(each.start, each.end, limits) for each in told),
    )
