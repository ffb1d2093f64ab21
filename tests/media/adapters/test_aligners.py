"""Every aligner keeps the same promises."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from reelwright.adapters.dtw.aligner import WarpingAligner
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.domain.voice.takes import SpokenLine, TimeSource, Utterance, WordTime
from reelwright.ports.voice import (
    Aligner,
    AlignmentFailed,
    LanguageUnsupported,
    Recording,
    Speech,
)

pytestmark = pytest.mark.media

ALIGNERS: tuple[Aligner, ...] = (PocketsphinxAligner(), WarpingAligner(EspeakVoice()))
SENTENCES = {
    "en": "The cost of the house, in the year of our Lord, was three dollars fifty.",
    "de": "Das ist die Straße, auf der um zwölf Uhr die Züge fahren.",
    "fr": "L'homme qu'il a vu aujourd'hui, c'est l'ami de l'école.",
    "es": "El niño de la casa está en el año dos mil, ¿verdad?",
    "pt": "As crianças vão à escola todos os dias, não é?",
    "it": "L'uomo che c'è nell'anno duemila è un amico dell'arte.",
}
ODD = {
    "punctuation only": ["\u2014", "?!"],
    "a lone dash among words": ["Yes,", "\u2014", "no."],
    "several words said together": ["three dollars fifty", "well\u2011known", "don\u2019t"],
    "a word that no dictionary has": ["Xylqorvath", "is", "a", "zzyzx", "\u00c5ngstr\u00f6m"],
    "one endless word": ["ba" * 20],
}


def pairs() -> Iterator[tuple[Aligner, str]]:
    for aligner in ALIGNERS:
        for language in sorted(aligner.languages()):
            yield aligner, language


@pytest.fixture(params=ALIGNERS, ids=lambda aligner: type(aligner).__name__)
def aligner(request: pytest.FixtureRequest) -> Aligner:
    chosen: Aligner = request.param
    return chosen


def spoken(words: Sequence[str], language: str) -> Speech:
    return read_aloud(tuple(words), language)


@cache
def read_aloud(words: tuple[str, ...], language: str) -> Speech:
    provider = EspeakVoice()
    voice = next(ref for ref in provider.voices() if ref.language == language)
    voice = replace(voice, speed=1.1)
    parts = tuple(Utterance(first=at, last=at + 1, spoken=word) for at, word in enumerate(words))
    return provider.speak(SpokenLine(language=language, utterances=parts), voice)


def assert_in_order_and_inside(times: Sequence[WordTime], recording: Recording) -> None:
    place = 0
    for time in times:
        assert place <= time.start <= time.end <= recording.samples
        place = time.end


@pytest.mark.parametrize(
    ("aligner", "language"),
    list(pairs()),
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_words_are_found_where_the_voice_said_them(aligner: Aligner, language: str) -> None:
    words = SENTENCES[language].split()
    speech = spoken(words, language)
    times = aligner.align(speech.recording, words, language)
    assert_in_order_and_inside(times, speech.recording)
    assert len(times) == len(words)
    errors = [
        abs(found.start - said.start) / speech.recording.rate
        for found, said in zip(times, speech.words, strict=True)
    ]
    assert np.median(errors) < 0.05
    assert {time.source for time in times} == {TimeSource.ALIGNED}


@pytest.mark.parametrize("name", ODD)
def test_odd_words_have_times(aligner: Aligner, name: str) -> None:
    words = ODD[name]
    recording = spoken(words, "en").recording
    times = aligner.align(recording, words, "en")
    assert len(times) == len(words)
    assert_in_order_and_inside(times, recording)
    for word, time in zip(words, times, strict=True):
        assert (time.end > time.start) == any(map(str.isalnum, word))


def test_the_same_recording_has_the_same_times_whatever_came_before(aligner: Aligner) -> None:
    words = SENTENCES["en"].split()[:8]
    recording = spoken(words, "en").recording
    first = aligner.align(recording, words, "en")
    aligner.align(spoken(["Yes."], "en").recording, ["Yes."], "en")
    assert aligner.align(recording, words, "en") == first


def test_no_sound_and_no_words_are_no_error(aligner: Aligner) -> None:
    empty = Recording(pcm=b"", rate=16_000)
    assert aligner.align(empty, [], "en") == ()
    nothing = aligner.align(empty, ["Yes"], "en")
    assert [(time.start, time.end) for time in nothing] == [(0, 0)]
    assert nothing[0].source is TimeSource.ESTIMATED


def test_words_that_are_not_in_the_sound_are_refused(aligner: Aligner) -> None:
    recording = spoken(SENTENCES["en"].split(), "en").recording
    other = "Nobody expects a lighthouse keeper to climb these stairs before breakfast."
    with pytest.raises(AlignmentFailed, match="does not match the script"):
        aligner.align(recording, other.split(), "en")


def test_silence_is_refused(aligner: Aligner) -> None:
    silence = Recording(pcm=bytes(2 * 16_000 * 3), rate=16_000)
    with pytest.raises(AlignmentFailed):
        aligner.align(silence, SENTENCES["en"].split(), "en")


def test_another_language_is_refused(aligner: Aligner) -> None:
    with pytest.raises(LanguageUnsupported, match="ja"):
        aligner.align(Recording(pcm=bytes(2_000), rate=16_000), ["hai"], "ja")


BEFORE = (
    "A lighthouse keeper counts ships at dusk. He writes their names in a green book, and when the "
    "fog comes he rings a bell. Nobody ever asked him why he kept on counting them."
)
BEHIND = (
    "My grandmother baked bread on Fridays. The oven was older than the house, so it had to be "
    "fed with small dry branches, and half of the village came for a warm loaf."
)


def test_a_part_of_a_long_text_is_known_by_words_after_pauses(aligner: Aligner) -> None:
    words = f"{BEFORE} {BEHIND}".split()
    said = len(BEFORE.split())
    speech = spoken(words[:said], "en")
    found = aligner.anchors(speech.recording, words, "en")
    assert found
    assert [each.word for each in found] == sorted({each.word for each in found})
    for each in found:
        late = each.sample - speech.words[each.word].start
        assert abs(late) / speech.recording.rate < 0.2


def test_no_anchor_is_found_where_another_text_is_read(aligner: Aligner) -> None:
    recording = spoken(BEHIND.split(), "en").recording
    assert aligner.anchors(recording, BEFORE.split(), "en") == ()
    assert aligner.anchors(Recording(pcm=b"", rate=24_000), ["Yes."], "en") == ()
