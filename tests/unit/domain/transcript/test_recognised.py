import pytest

from reelwright.domain.transcript.recognised import (
    MOST_REPETITIVE,
    RUN,
    Recognised,
    RecognisedWord,
    repetition,
    without_guesses,
)

pytestmark = pytest.mark.unit

SAID = (
    "no no no it was never about the money it was about location location location and all about "
    "who you meet when you go out of the door in the morning and the door falls shut there right "
    "behind you"
)


def _words(text: str) -> tuple[RecognisedWord, ...]:
    return tuple(
        RecognisedWord(text=word, start=at * 100, end=at * 100 + 90)
        for at, word in enumerate(text.split())
    )


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "yes",
        "row row row your boat gently down the stream merrily merrily merrily merrily",
        "we will go on to the end we will fight in the fields we will fight in the hills",
    ],
)
def test_people_repeat_themselves_and_are_heard(text: str) -> None:
    heard = Recognised(words=_words(text), language="en")
    assert repetition(heard.words) < MOST_REPETITIVE
    assert without_guesses(heard) == heard


@pytest.mark.parametrize("guess", ["i'm not", "thank you for watching", "the"])
def test_the_same_again_and_again_is_left_out_and_what_is_said_beside_it_stays(guess: str) -> None:
    guesses = " ".join((guess.split() * RUN)[:RUN])
    heard = Recognised(words=_words(f"{SAID} {guesses}"), language="en")
    assert [word.text for word in without_guesses(heard).words] == SAID.split()


def test_nothing_is_no_guess() -> None:
    assert without_guesses(Recognised(words=(), language="en")).words == ()
