"""Planted moments in five other languages: how many are found by the rules of each.

A talk of some five minutes in each language has three moments (a question with its answer, a story,
a claim with figures) and two decoys (a sponsor read, housekeeping) in small talk. One author wrote
these texts and the cues that look for them, and the texts say much the same in every language: this
shows that the rules of a language work, not how well they do on what people say.
"""

import sys

from lib.planted.talks import LANGUAGES, MOMENTS, PlantedTalk, planted_talk
from reelwright.domain.clips.moments import Search, choose, moments
from reelwright.domain.clips.platforms import TASTES, Platform

SHARED = 0.5
"""Of the sentences of both together, the part that makes them the same."""


def main() -> int:
    """Print what is found in each language; fail where a sponsor read is chosen."""
    leaked = 0
    print(f"{'':6}{'at 3':>8}{'at 5':>8}  decoys among 5")
    for language in LANGUAGES:
        talk = planted_talk(language)
        choice = choose(moments(talk.episode, Search(taste=TASTES[Platform.SHORTS])), 5)
        spans = [(each.first, each.last) for each in choice.chosen]
        decoys = [
            name
            for name, place in talk.places.items()
            if name not in MOMENTS and any(_overlap(place, span) for span in spans)
        ]
        leaked += "sponsor" in decoys
        three, five = (len(_found(talk, spans[:count])) for count in (3, 5))
        print(f"{language:6}{three:>5} / 3{five:>5} / 3  {', '.join(decoys)}")
    return 1 if leaked else 0


def _found(talk: PlantedTalk, spans: list[tuple[int, int]]) -> set[str]:
    return {
        name for name in MOMENTS if any(_shares_most(talk.places[name], span) for span in spans)
    }


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> int:
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def _shares_most(one: tuple[int, int], two: tuple[int, int]) -> bool:
    both = _overlap(one, two)
    return both / (one[1] - one[0] + two[1] - two[0] - both) >= SHARED


if __name__ == "__main__":
    sys.exit(main())
