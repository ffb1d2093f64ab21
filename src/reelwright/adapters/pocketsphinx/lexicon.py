"""The small dictionary and language model of one text, in the recogniser's own formats.

They hold the words of the text alone, so that the engine starts at once and hears little else.
The dictionary format is CMU's; the model's is ARPA's (Sphinx and SRILM read it), with bigrams
smoothed after Witten and Bell (1991).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log10
from pathlib import Path

from pocketsphinx import get_model_path

from reelwright.adapters.pocketsphinx.spelling import sounds_of

DICTIONARY = "en-us/cmudict-en-us.dict"
OTHER_SPEECH = tuple(Path(__file__).with_name("other_speech.txt").read_text("ascii").split())
"""Common words that stand for whatever else is said: without them the recogniser would take any
speech for the text, knowing nothing else."""
OTHER_SHARE = 0.5
"""Of the probability of any word. Of lines that were said 86 % of the words and more are heard so;
of lines that were not, 16 % on average and up to 55 % in the shortest."""


def dictionary_of(words: Iterable[str]) -> str:
    """Every pronunciation of the words; a likely one where the dictionary has none."""
    wanted, known = sorted(set(words)), _pronunciations()
    entries = [entry for word in wanted for entry in known.get(word, ())]
    entries += [f"{word} {sounds_of(word)}" for word in wanted if word not in known]
    return "\n".join(entries) + "\n"


@cache
def _pronunciations() -> Mapping[str, Sequence[str]]:
    """The entries of each word of the engine's dictionary, read once."""
    known: dict[str, list[str]] = {}
    with Path(get_model_path(DICTIONARY)).open(encoding="utf-8") as lines:
        for line in lines:
            base = line.partition(" ")[0].partition("(")[0]
            known.setdefault(base, []).append(line.rstrip("\n"))
    return known


def language_model_of(words: Sequence[str]) -> str:
    """Which words follow each other in the text, as an ARPA bigram model."""
    counts, pairs = Counter(words), Counter(pairwise(words))
    followers = Counter(first for first, _ in pairs)
    share = {word: (1 - OTHER_SHARE) * count / len(words) for word, count in counts.items()}
    for word in OTHER_SPEECH:
        share[word] = share.get(word, 0.0) + OTHER_SHARE / len(OTHER_SPEECH)
    lines = ["\\data\\", f"ngram 1={len(share) + 2}", f"ngram 2={len(pairs)}", ""]
    lines += ["\\1-grams:", "-1.0000 </s>", "-99.0000 <s> -0.3000"]
    lines += [
        f"{log10(share[word]):.4f} {word} {_backoff(followers[word], counts[word]):.4f}"
        for word in sorted(share)
    ]
    lines += ["", "\\2-grams:"]
    lines += [
        f"{log10(count / (counts[first] + followers[first])):.4f} {first} {second}"
        for (first, second), count in sorted(pairs.items())
    ]
    return "\n".join([*lines, "", "\\end\\", ""])


def _backoff(followers: int, count: int) -> float:
    return log10(followers / (followers + count)) if followers else 0.0
