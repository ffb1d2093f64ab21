"""Which of the moments that were planted in episodes of talk are found, and what else is shown.

Twenty episodes of 40 to 90 minutes of each half of `lib/planted`: five moments in each, ten
decoys, and neutral talk. A moment is found by a clip that shares with it at least half of what both
span together. Recall at 5 and 10 is the part of the moments that the first five or ten clips find;
errors are the medians of how far those clips begin and end from the moments they find; leakage is
the part of the ten clips that hold more than a second of a sponsor read; decoys, the part of the
first five that lie at least half in any decoy. The baselines choose among the same sentences.

With ``--bare`` the transcript is as a plain recogniser gives it: neither marks, nor capitals, nor
speakers, and normal noise of 80 ms on every time.

``python benchmarks/clip_moments.py [--half HALF] [--episodes N] [--seed S] [--misses] [--bare]``
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

import numpy as np

from lib.planted.bank import Half
from lib.planted.baselines import BASELINES, chosen_by
from lib.planted.episodes import Planted, PlantedEpisode, episodes
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.recordings import RecordingFacts
from reelwright.workflows.clip.finding import Found, Listened, search
from reelwright.workflows.clip.order import ClipOrder

COUNT = 10
SHARED = 0.5
NOISE = 0.08
LEAKED = SAMPLE_RATE
FACTS = RecordingFacts(form="wav", size=0, seconds=0, tracks=())
ORDER = ClipOrder(recording=Path("episode.wav"), transcript=Path("episode.json"), count=COUNT)

Span = tuple[int, int]


@dataclass(kw_only=True, slots=True)
class Tally:
    """What one way of choosing came to, over all episodes."""

    planted: int = 0
    clips: int = 0
    first_clips: int = 0
    found_at_5: int = 0
    found_at_10: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    leaked: int = 0
    fooled: int = 0

    def add(self, episode: PlantedEpisode, clips: Sequence[Span]) -> None:
        """Count the clips of one episode, the best first."""
        self.planted += len(episode.moments)
        self.clips += len(clips)
        self.first_clips += len(clips[:5])
        for moment in episode.moments:
            hits = [at for at, clip in enumerate(clips) if shared(clip, moment) >= SHARED]
            if hits:
                self.found_at_10 += 1
                self.found_at_5 += hits[0] < 5  # noqa: PLR2004 - recall at 5
                self.by_kind[moment.passage.kind] += 1
                start, end = clips[hits[0]]
                self.starts.append(abs(start - moment.start) / SAMPLE_RATE)
                self.ends.append(abs(end - moment.end) / SAMPLE_RATE)
        reads = [each for each in episode.decoys if each.passage.kind == "sponsor"]
        self.leaked += sum(any(_common(clip, read) > LEAKED for read in reads) for clip in clips)
        self.fooled += sum(_is_fooled(clip, episode.decoys) for clip in clips[:5])

    def row(self, name: str) -> str:
        """A line of the table."""
        parts = (
            f"{self.found_at_5 / self.planted:.0%}",
            f"{self.found_at_10 / self.planted:.0%}",
            *(f"{median(errors):.1f} s" if errors else "-" for errors in (self.starts, self.ends)),
            f"{self.leaked / self.clips:.1%}",
            f"{self.fooled / self.first_clips:.0%}",
        )
        return f"{name:12}" + "".join(f"{part:>10}" for part in parts)


def main() -> None:
    """Print the table of each half."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=[half.value for half in Half])
    parser.add_argument("--episodes", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--bare", action="store_true")
    asked = parser.parse_args()
    for half in Half:
        if asked.half in {None, half.value}:
            measure(half, asked.episodes, asked.seed, misses=asked.misses, bare=asked.bare)


def measure(half: Half, count: int, seed: int, *, misses: bool, bare: bool) -> None:
    """Run all ways of choosing on the episodes of a half, and print what they came to."""
    tallies = {name: Tally() for name in ("reelwright", *BASELINES)}
    minutes = 0.0
    for at, made in enumerate(episodes(half, count, seed)):
        episode = as_recognised(made, seed) if bare else made
        minutes += episode.samples / SAMPLE_RATE / 60
        found = searched(episode)
        clips = [(each.cut.start, each.cut.end) for each in found.chosen]
        tallies["reelwright"].add(episode, clips)
        if misses:
            print_misses(at, episode, found, clips)
        chance = np.random.default_rng([seed, at])
        for name, worth in BASELINES.items():
            tallies[name].add(episode, chosen_by(worth, found.episode, COUNT, chance))
    print(f"{half.value}: {count} episodes, {minutes / 60:.1f} hours, seed {seed}")
    heads = ("recall@5", "recall@10", "start", "end", "sponsor", "decoys")
    print(" " * 12 + "".join(f"{head:>10}" for head in heads))
    for name, tally in tallies.items():
        print(tally.row(name))
    ours = tallies["reelwright"]
    kinds = ", ".join(f"{kind} {ours.by_kind[kind] / count:.0%}" for kind in sorted(ours.by_kind))
    print(f"recall@10 by kind: {kinds}\n")


def as_recognised(episode: PlantedEpisode, seed: int) -> PlantedEpisode:
    """The same, as a plain recogniser writes it down."""
    moved = np.random.default_rng(seed).normal(0, NOISE * SAMPLE_RATE, (len(episode.words), 2))
    words = []
    for word, (early, late) in zip(episode.words, moved, strict=True):
        start, end = max(0, word.start + round(early)), max(0, word.end + round(late))
        text = re.sub(r"[.,;:!?]", "", word.text).lower()
        words.append(
            replace(word, text=text, start=min(start, end), end=max(start, end), speaker="")
        )
    return replace(episode, words=tuple(words))


def searched(episode: PlantedEpisode) -> Found:
    """What the product finds."""
    listened = Listened(
        facts=FACTS,
        levels=episode.levels,
        samples=episode.samples,
        words=episode.words,
        language="en",
    )
    return search(ORDER, listened)


def print_misses(at: int, episode: PlantedEpisode, found: Found, clips: Sequence[Span]) -> None:
    """What was chosen, and what of it is no moment; which moments were not found."""
    for place, (clip, chosen) in enumerate(zip(clips, found.chosen, strict=True), 1):
        best = max(episode.moments, key=lambda moment: shared(clip, moment))
        around = [decoy for decoy in episode.decoys if _common(clip, (decoy)) > LEAKED]
        part = shared(clip, best)
        names = [f"{best.passage.name} {part:.2f}"] if part else []
        names += [f"DECOY {decoy.passage.kind} {decoy.passage.name}" for decoy in around]
        text = " ".join(
            told.sentence.text
            for told in found.episode.told[chosen.moment.first : chosen.moment.last]
        )
        evidence = {
            feature.value: round(each.strength, 2) for feature, each in chosen.moment.found.items()
        }
        print(f"[{at}] {place:2} {chosen.moment.score.value:5.1f} {names or 'filler'} {evidence}")
        print(f"        {text[:220]} ... {text[-160:]}")
    for moment in episode.moments:
        if max((shared(clip, moment) for clip in clips), default=0) < SHARED:
            print(f"[{at}] MISSED {moment.passage.kind} {moment.passage.name}")


def shared(clip: Span, moment: Planted) -> float:
    """What both have in common, as a part of what they span together."""
    common = _common(clip, moment)
    return common / (clip[1] - clip[0] + moment.end - moment.start - common)


def _common(clip: Span, other: Planted) -> int:
    return max(0, min(clip[1], other.end) - max(clip[0], other.start))


def _is_fooled(clip: Span, decoys: Sequence[Planted]) -> bool:
    return any(_common(clip, decoy) * 2 >= clip[1] - clip[0] for decoy in decoys)


if __name__ == "__main__":
    main()
