from collections.abc import Sequence
from itertools import cycle

import pytest

from reelwright.domain.clips.cues.finding import cues_in, figures_in
from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.features import Feature, features
from reelwright.domain.clips.flags import sponsor_reads
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

S = SAMPLE_RATE


def _episode(
    lines: Sequence[str],
    *,
    speakers: str = "A",
    laughs: Sequence[float] = (),
    silence: int = S // 3,
    chapters: Sequence[int] = (),
) -> Episode:
    sentences, now, word = [], 0, 0
    for text, speaker in zip(lines, cycle(speakers), strict=False):
        count = len(text.split())
        end = now + count * S * 2 // 5
        sentences.append(
            Sentence(
                first=word,
                last=word + count,
                start=now,
                end=end,
                text=text,
                speaker=speaker,
                silence=silence,
            )
        )
        now, word = end + silence, word + count
    return episode_of(sentences, "en", laughs=laughs, chapters=chapters)


def _strength(feature: Feature, lines: Sequence[str], laughs: Sequence[float] = ()) -> float:
    evidence = features(_episode(lines, laughs=laughs), 0, len(lines)).get(feature)
    return evidence.strength if evidence else 0.0


ANSWER = (
    "You rub the starch off each grain when you stir, because it is as loose as dust.",
    "Water takes it up and turns to paste, and paste is what holds the grains together.",
    "Rinse it before and leave it alone, and there is nothing left that could stick to anything.",
    "Ten minutes without a flame, lid on, and the steam does all the work that is left to do.",
)
STORY = (
    "My aunt drove to the coast that night and she said nothing the whole way.",
    "She stopped at the pier, took off her ring and threw it in.",
    "Then she told me to get back in the car.",
    "It turned out that she had bought it herself.",
)
ROUTINE = (
    "The office is open on weekdays and there are usually four people in it.",
    "Letters come in the morning and are mostly sorted by noon.",
    "The van is kept in the yard for the most part.",
    "There is a printer on each of the floors, more or less.",
)
FINDING = (
    "We weighed the bread that came back every night for a month.",
    "It was forty three kilos a day, more than the guests had eaten.",
    "We asked before we brought it, and it dropped by half.",
)
LIST = (
    "The train at eight fourteen gets in at nine fifty two.",
    "There is another at ten thirty and one at eleven twenty.",
    "Seats are in coach fourteen, numbers thirty to thirty six.",
)
PRAISE = (
    "It is amazing, it is absolutely incredible.",
    "The biggest thing of all, a total game changer.",
    "Everyone everywhere is just literally insane about it.",
)


def test_an_explanation_is_asked_for_and_given() -> None:
    explained = _strength(Feature.ANSWER, ("Why does rice stick?", *ANSWER))
    looked_up = _strength(Feature.ANSWER, ("Is it sticky?", "Yes, a bit.", "We like it so."))
    assert explained > 0.6
    assert looked_up < 0.1


@pytest.mark.parametrize(
    ("feature", "has", "lacks"),
    [
        (Feature.STORY, STORY, ROUTINE),
        (Feature.RICHNESS, STORY, ROUTINE),
        (Feature.CLAIM, FINDING, LIST),
        (Feature.LISTING, LIST, FINDING),
        (Feature.HOLLOW, PRAISE, STORY),
        (Feature.VAGUE, ROUTINE, STORY),
    ],
)
def test_each_kind_of_talk_has_its_evidence(
    feature: Feature, has: Sequence[str], lacks: Sequence[str]
) -> None:
    assert _strength(feature, has) > 2 * _strength(feature, lacks) + 0.1


def test_two_sentences_built_alike_are_a_contrast() -> None:
    alike = ("Beginners buy tools and look after wood.", "Masters buy wood and look after tools.")
    assert _strength(Feature.CONTRAST, alike) > _strength(Feature.CONTRAST, ROUTINE)


def test_laughter_counts_for_more_after_a_story() -> None:
    told = _strength(Feature.LAUGHTER, STORY, (0, 0, 0, 2.0))
    small = _strength(Feature.LAUGHTER, ROUTINE, (0, 0, 0, 2.0))
    assert told > small > 0


def test_richness_grows_with_what_is_worth_hearing_and_falls_with_what_is_not() -> None:
    lines = (*ROUTINE, *STORY, *ROUTINE)
    episode = _episode(lines)
    whole = features(episode, 4, 8)[Feature.RICHNESS].strength
    half = features(episode, 4, 6)[Feature.RICHNESS].strength
    wide = features(episode, 0, 12)[Feature.RICHNESS].strength
    assert whole > half
    assert whole > wide


def test_a_read_reaches_as_far_as_its_voice_goes_on() -> None:
    read = (
        "I have slept badly for years.",
        "Then somebody gave me the Nimbus.",
        "Go to nimbus dot com and use the code SLEEP.",
        "Two pillows come with it.",
        "And you never even tried it, did you?",
    )
    assert sponsor_reads(_episode(read, speakers="AAAAB")) == frozenset(range(4))
    assert sponsor_reads(_episode(read, speakers="AAAAB", silence=2 * S)) == {2}


def test_where_one_voice_is_known_a_read_lasts_from_offer_to_offer() -> None:
    talk = (
        "The light came nearer, and it was an animal.",
        "I have never been so quiet in my life.",
        "This episode is brought to you by Salty Boots.",
        "They keep your feet dry.",
        "Use the code DEEP for ten percent off.",
        "People say that we know the moon better than the sea.",
    )
    assert sponsor_reads(_episode(talk, speakers="A")) == {2, 3, 4}
    assert sponsor_reads(_episode(talk[:4], speakers="A")) == {2, 3}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Eighty one per cent of them left.", 1),
        ("It took a hundred and eighty kilos and 3 men.", 2),
        ("Two of us and one of them.", 0),
        ("Nineteen against ninety four.", 2),
        ("Vierzig Prozent von zweitausend.", 3),
    ],
)
def test_figures_are_read_in_words(text: str, count: int) -> None:
    assert figures_in(text) == count


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("When I was young I thought so.", False),
        ("When was that?", True),
        ("What the good people do looks boring.", False),
        ("Tell me about the winter.", True),
        ("so how did that come about", True),
    ],
)
def test_what_ends_with_a_full_stop_asks_only_where_it_prompts(text: str, *, asks: bool) -> None:
    assert (CueKind.QUESTION in cues_in(text, "en")) is asks


def test_a_chapter_speaks_for_what_begins_with_it_and_against_what_it_cuts() -> None:
    plain = _episode((*ROUTINE, *STORY))
    start = plain.told[4].sentence.start
    episode = _episode((*ROUTINE, *STORY), chapters=(0, start + S, start + 900 * S))
    assert Feature.CHAPTER in features(episode, 4, 8)
    assert Feature.CROSSING not in features(episode, 4, 8)
    assert features(episode, 2, 8)[Feature.CROSSING].sentence == 4
    assert not {Feature.CHAPTER, Feature.CROSSING} & set(features(episode, 5, 8))
    assert not any(told.opens_chapter for told in plain.told)
