"""Whatever is written, the utterances cover its words and hold only what voices read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import (
    LanguageNotSpoken,
    LanguageSupport,
    language_support,
    spoken_line,
)
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.spoken.tongues import FULL, GOOD, tongue
from reelwright.domain.spoken.wordlists import word_list

pytestmark = pytest.mark.unit

LANGUAGES = sorted(FULL | GOOD)
PIECES = word_list(
    "Dr. St. 5 km $3.50 1990s — 10:30 pm I'm (so) 3/4 WWII Mar. 2024 2024-03-05 1,000.5 & @you "
    "#tag a.b/c x@y.org v2.1.3 FBI CO2 1st No. 5-10 °C 100% ½ №5 ~3 e.g. etc. NATO's II 4K"
)
WRITTEN = st.one_of(
    st.text(max_size=60),
    st.text("0123456789.,:/-+ $€£%#@()'\"ndrdIVXkm°C–—…", max_size=40),
    st.lists(
        st.sampled_from(PIECES),
        max_size=12,
    ).map(" ".join),
)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40)
@given(text=WRITTEN)
def test_words_are_covered_and_speech_is_readable(language: str, text: str) -> None:
    line = Line(text=text)
    spoken = spoken_line(line, language)
    covered = [i for part in spoken.utterances for i in range(part.first, part.last)]
    assert covered == list(range(len(line.words)))
    assert all(part.first < part.last for part in spoken.utterances)
    allowed = tongue(language).letters | set("abcdefghijklmnopqrstuvwxyz'- ,.;:?!")
    assert set(spoken.text.lower()) <= allowed
    assert all(part.spoken == part.spoken.strip() for part in spoken.utterances)
    assert spoken == spoken_line(line, language)


@given(text=WRITTEN)
def test_plain_languages_are_passed_through_whole(text: str) -> None:
    line = Line(text=text)
    spoken = spoken_line(line, "pl")
    assert [part.first for part in spoken.utterances] == list(range(len(line.words)))


@pytest.mark.parametrize(
    ("code", "support"),
    [
        ("en", LanguageSupport.FULL),
        ("en-GB", LanguageSupport.FULL),
        ("EN_us", LanguageSupport.FULL),
        ("pl", LanguageSupport.PLAIN),
        ("ja", LanguageSupport.NONE),
        ("", LanguageSupport.NONE),
    ],
)
def test_support_is_told_by_code(code: str, support: LanguageSupport) -> None:
    assert language_support(code) is support


def test_a_language_that_is_not_spoken_is_refused_by_name() -> None:
    with pytest.raises(LanguageNotSpoken, match="'ja'"):
        spoken_line(Line(text="Hello"), "ja")


@pytest.mark.parametrize(
    ("table", "written", "said"),
    [
        ({"Nginx": "engine x"}, "Nginx and nginx.", "engine x and nginx."),
        ({"nginx": "engine x"}, "Nginx, nginxes", "engine x, nginxes"),
        ({"C++": "see plus plus"}, "In C++, yes", "In see plus plus, yes"),
        ({"New York": "noo york", "York": "yawk"}, "New York, York", "noo york, yawk"),
        ({"$5": "a fiver"}, "It costs $5.", "It costs a fiver."),
        ({"": "nothing", " ": "void"}, "All is well", "All is well"),
        ({"kept": ""}, "This is kept here", "This is here"),
    ],
)
def test_the_owners_table_comes_first(table: dict[str, str], written: str, said: str) -> None:
    assert spoken_line(Line(text=written), "en", Pronunciations.of(table)).text == said


def test_equal_tables_are_equal_in_any_order() -> None:
    one = Pronunciations.of({"a": "x", "bb": "y"})
    assert one == Pronunciations.of({"bb": "y", "a": "x"})


def test_a_lone_dash_is_a_word_that_nobody_says() -> None:
    spoken = spoken_line(Line(text="It is \u2014 perhaps \u2014 so."), "en")
    assert [part.spoken for part in spoken.utterances] == ["It", "is,", "", "perhaps,", "", "so."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ran 5 km.", ["ran", "five", "kilometers."]),
        ("March 5, 2024", ["March", "fifth,", "twenty twenty-four"]),
        ("5 March 2024", ["the fifth of", "March", "twenty twenty-four"]),
        ("$4.2 billion", ["four point two", "billion dollars"]),
        ("at 10:30 pm", ["at", "ten thirty", "P M"]),
        ("10 000 km", ["ten thousand kilometers"]),
        ("5th of March 2024", ["the fifth of March twenty twenty-four"]),
        ("Henry VIII (so)", ["Henry", "the eighth,", "so"]),
        ("Really ?", ["Really?", ""]),
        ("\U0001f389 yes \u6771\u4eac", ["", "yes", ""]),
    ],
)
def test_every_written_word_has_its_own_part_where_it_can(text: str, parts: list[str]) -> None:
    assert [part.spoken for part in spoken_line(Line(text=text), "en").utterances] == parts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["1" * 5000, "1:" * 3000, "1-" + "1" * 5000, "1," * 3000, "a-" * 3000, "A." * 3000]
)
def test_endless_words_are_spoken_all_the_same(language: str, text: str) -> None:
    assert len(spoken_line(Line(text=text), language).utterances) == 1
