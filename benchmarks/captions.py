"""What it costs to make text speakable and to cut spoken words into cues.

Prints written words a CPU second for each language, and the time for cues of 1,000 words.
"""

import time
from collections.abc import Callable
from functools import partial

from reelwright.domain.captions.cues import CueWord
from reelwright.domain.captions.timing import cues_for
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.time import SAMPLE_RATE

SENTENCES = {
    "en": "The deal, worth $4.2bn, closed in 1984 after Dr. Smith had asked for 10% more.",
    "de": "Das Geschäft über 4,2 Mrd. € wurde am 5. März 1984 geschlossen, z. B. von Dr. Maier.",
    "fr": "L'affaire, de 4,2 milliards d'euros, fut conclue le 5 mars 1984 par M. Dupont.",
    "es": "El acuerdo, de 4,2 millones de euros, se cerró el 5 de marzo de 1984 en EE. UU.",
    "pt": "O acordo, de 4,2 milhões de euros, foi fechado em 5 de março de 1984 pelo Sr. Silva.",
    "it": "L'accordo, da 4,2 milioni di euro, fu chiuso il 5 marzo 1984 dal Sig. Rossi.",
}
NORMALISED = 10_000
CAPTIONED = 1_000
ROUNDS = 5


def main() -> None:
    """Print the figures, medians of five."""
    for language, text in SENTENCES.items():
        line = Line(text=text)
        lines = NORMALISED // len(line.words) + 1
        seconds = median(partial(speak, line, lines, language))
        rate = lines * len(line.words) / seconds
        print(f"spoken text, {language}: {NORMALISED:,} words, {rate:,.0f} words a CPU second")
    sentences, samples = timed(SENTENCES["en"], CAPTIONED)
    cues = cues_for(sentences, "en", samples)
    seconds = median(partial(cues_for, sentences, "en", samples))
    print(f"cues: {CAPTIONED:,} words in {1000 * seconds:.0f} ms of CPU, {len(cues)} cues")


def speak(line: Line, times: int, language: str) -> None:
    """Speak one line several times; no result is kept between."""
    for _ in range(times):
        spoken_line(line, language)


def timed(text: str, count: int) -> tuple[list[list[CueWord]], int]:
    """At least ``count`` words as sentences of one text, at 15 characters a second."""
    sentences: list[list[CueWord]] = []
    now = 0
    while sum(map(len, sentences)) < count:
        sentence = []
        for word in text.split():
            end = now + (len(word) + 1) * SAMPLE_RATE // 15
            sentence.append(CueWord(text=word, start=now, end=end))
            now = end
        sentences.append(sentence)
        now += SAMPLE_RATE // 4
    return sentences, now


def median(work: Callable[[], object]) -> float:
    """CPU seconds of a call, the median of five."""
    found = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return sorted(found)[ROUNDS // 2]


if __name__ == "__main__":
    main()
