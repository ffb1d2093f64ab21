"""The recogniser knows the words of a text and how they follow each other."""

import pytest

from reelwright.adapters.pocketsphinx.lexicon import dictionary_of, language_model_of

pytestmark = pytest.mark.unit


def test_words_have_every_pronunciation_of_the_dictionary_or_a_likely_one() -> None:
    entries = dict(line.split(" ", 1) for line in dictionary_of(["read", "zzyzx"]).splitlines())
    assert entries["read"] == "R EH D"
    assert entries["read(2)"] == "R IY D"
    assert entries["zzyzx"] == "Z IY Z K S"


def test_the_model_holds_the_texts_pairs_and_its_counts_are_true() -> None:
    model = language_model_of(["one", "two", "one", "two"])
    lines = model.splitlines()
    bigrams = lines[lines.index("\\2-grams:") + 1 : lines.index("\\end\\") - 1]
    assert [line.split()[1:] for line in bigrams] == [["one", "two"], ["two", "one"]]
    unigrams = lines[lines.index("\\1-grams:") + 1 : lines.index("\\2-grams:") - 1]
    assert f"ngram 1={len(unigrams)}" in lines
    assert "ngram 2=2" in lines


def test_probabilities_of_words_add_up_to_one() -> None:
    lines = language_model_of(["one", "two", "lighthouse"]).splitlines()
    unigrams = lines[lines.index("\\1-grams:") + 3 : lines.index("\\2-grams:") - 1]
    assert sum(10 ** float(line.split()[0]) for line in unigrams) == pytest.approx(1, abs=0.01)
