"""The small dictionary and language model of one text, in the recogniser's own formats.

They hold the words of the text alone, so that the engine starts at once and hears little else.
The dictionary format is CMU's; the model's is ARPA's (Sphinx and SRILM read it), with bigrams
smoothed after Witten and Bell (1991).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log10
from pathlib import Path

from pocketsphinx import get_model_path

from reelwright.adapters.pocketsphinx.spelling import sounds_of

DICTIONARY = "en-us/cmudict-en-us.dict"
OTHER_SPEECH = tuple(
    ["about", "after", "again", "air", "all", "almost", "also", "always", "and", "animal", "answer", "any", "are", "around", "ask", "away", "back", "be", "because", "been", "before", "began", "between", "big", "book", "both", "boy", "but", "by", "call", "came", "can", "car", "carry", "change", "children", "city", "close", "come", "could", "country", "cut", "day", "did", "different", "does", "down", "each", "earth", "eat", "end", "enough", "even", "every", "example", "eye", "face", "family", "far", "father", "feet", "few", "find", "first", "follow", "food", "for", "four", "from", "gave", "get", "girl", "give", "go", "good", "great", "group", "grow", "had", "hand", "hard", "has", "have", "head", "hear", "help", "her", "here", "high", "him", "his", "home", "house", "how", "idea", "if", "important", "in", "into", "is", "it", "just", "keep", "kind", "know", "land", "large", "last", "later", "learn", "leave", "left", "letter", "life", "light", "line", "list", "little", "live", "long", "look", "made", "make", "man", "many", "may", "me", "mean", "men", "might", "mile", "money", "more", "most", "mother", "mountain", "move", "much", "music", "must", "my", "name", "near", "need", "never", "new", "next", "night", "no", "north", "not", "nothing", "now", "number", "of", "off", "often", "old", "on", "once", "one", "only", "open", "or", "other", "our", "out", "over", "own", "page", "paper", "part", "people", "picture", "place", "plant", "play", "point", "question", "quick", "read", "really", "right", "river", "run", "said", "same", "saw", "say", "school", "sea", "second", "see", "sentence", "set", "she", "should", "show", "side", "small", "so", "some", "something", "soon", "sound", "spell", "stand", "start", "state", "still", "stop", "story", "study", "such", "take", "talk", "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "think", "this", "those", "thought", "three", "through", "time", "to", "together", "too", "took", "town", "tree", "try", "turn", "two", "under", "until", "up", "us", "use", "very", "voice", "walk", "want", "was", "watch", "water", "way", "we", "well", "went", "were", "what", "when", "where", "which", "while", "white", "who", "why", "will", "with", "without", "word", "work", "world", "would", "write", "year", "you", "young", "your"]
)
"""Common words that stand for whatever else is said: without them the recogniser would take any
speech for the text, knowing nothing else."""
OTHER_SHARE = 0.5
"""Of the probability of any word. Of lines that were said 86 % of the words and more are heard so;
of lines that were not, 16 % on average and up to 55 % in the shortest."""


def dictionary_of(words: Iterable[str]) -> str:
    """Every pronunciation of the words; a likely one where the dictionary has none."""
    wanted = set(words)
    entries, found = [], set()
    with Path(get_model_path(DICTIONARY)).open(encoding="utf-8") as lines:
        for line in lines:
            base = line.partition(" ")[0].partition("(")[0]
            if base in wanted:
                entries.append(line.rstrip("\n"))
                found.add(base)
    entries += [f"{word} {sounds_of(word)}" for word in sorted(wanted - found)]
    return "\n".join(entries) + "\n"


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
