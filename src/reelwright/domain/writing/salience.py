"""What matters most in a text: TextRank over the likeness of its sentences.

R. Mihalcea and P. Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004, with TF-IDF
cosine as the likeness.
"""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.staging.phrases import plain_words
from reelwright.domain.text.lexicon import stop_words
from reelwright.domain.text.stemming import stem

DAMPING = 0.85
ROUNDS = 50
MOST_SENTENCES = 1500
"""Above this the square matrix is not built; position alone ranks a book."""


def content_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that carry its subject, each reduced to a rough stem."""
    small = stop_words(language)
    return tuple(stem(word) for word in plain_words(text) if word not in small)


def sentence_ranks(texts: Sequence[str], language: str) -> NDArray[np.float64]:
    """How central each sentence is, 1.0 on average."""
    count = len(texts)
    if count > MOST_SENTENCES:
        return np.ones(count)
    vectors = _weights([content_words(text, language) for text in texts])
    if vectors is None:
        return np.ones(count)
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, 0.0)
    sums = likeness.sum(axis=1, keepdims=True)
    flow = np.divide(likeness, sums, out=np.full_like(likeness, 1 / count), where=sums > 0)
    ranks = np.full(count, 1.0)
    for _ in range(ROUNDS):
        ranks = (1 - DAMPING) + DAMPING * (flow.T @ ranks)
    return np.asarray(ranks)


def _weights(documents: Sequence[Sequence[str]]) -> NDArray[np.float64] | None:
    """Unit TF-IDF vectors, one row a sentence; None where there are no words at all."""
    occurrences = Counter(word for words in documents for word in set(words))
    vocabulary = {word: at for at, word in enumerate(sorted(occurrences))}
    if not vocabulary:
        return None
    weights = np.zeros((len(documents), len(vocabulary)))
    for row, words in enumerate(documents):
        for word, times in Counter(words).items():
            rarity = math.log((1 + len(documents)) / (1 + occurrences[word])) + 1
            weights[row, vocabulary[word]] = times * rarity
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    unit: NDArray[np.float64] = np.divide(weights, lengths, out=weights, where=lengths > 0)
    return unit
