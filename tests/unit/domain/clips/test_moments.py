from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.boundaries import boundaries
from reelwright.domain.clips.cues.finding import LANGUAGES, cues_in, figures_in
from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.features import Evidence, Feature
from reelwright.domain.clips.flags import Flag, Memory, shingles
from reelwright.domain.clips.gaps import gaps
from reelwright.domain.clips.moments import Choice, Moment, Reason, Search, choose, moments
from reelwright.domain.clips.platforms import TASTES, Platform
from reelwright.domain.clips.scoring import score
from reelwright.domain.clips.sentences import Sentence, spoken_sentences
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

S = SAMPLE_RATE
SHORTS = TASTES[Platform.SHORTS]
SECONDS_A_WORD = 0.4

FILLER = (
    "The harbour has a wall on the northern side.",
    "Boats come in with the evening tide and leave with the next.",
    "Nets are dried on poles along the quay.",
    "The market opens on three mornings of the week.",
    "Ice is brought from the town in covered carts.",
    "Ropes are kept in a shed beside the crane.",
)
QUESTION = (
    ("A", "So why do tides turn twice a day?"),
    ("B", "The moon pulls at the water that is nearest to it, and the sea rises there."),
    ("B", "On the far side the sea rises as well, since the earth is pulled away from under it."),
    ("B", "A place on the coast passes through both hills of water in one turn of the earth."),
    ("B", "Two hills and one turn, hence two tides."),
)
SPONSOR = (
    ("A", "This part of the show is brought to you by Saltbox, the crate of dried fish."),
    ("A", "Saltbox packs every crate by hand in a shed in the north."),
    ("A", "My own crate came in two days and the fish was gone in one."),
    ("A", "Go to saltbox dot com slash harbour and use code TIDE for twenty percent off."),
)


def _filler(count: int, speaker: str = "B") -> list[tuple[str, str]]:
    return [(speaker, FILLER[at % len(FILLER)]) for at in range(count)]


def _episode(lines: Sequence[tuple[str, str]]) -> Episode:
    sentences, now, first = [], 0, 0
    for speaker, text in lines:
        words = len(text.split())
        end = now + int(words * SECONDS_A_WORD * S)
        sentences.append(
            Sentence(
                first=first,
                last=first + words,
                start=now,
                end=end,
                text=text,
                speaker=speaker,
                silence=S // 2,
            )
        )
        now, first = end + S // 2, first + words
    return episode_of(sentences, "en")


def _candidates(episode: Episode, search: Search) -> list[Moment]:
    found = moments(episode, search)
    return [found.moment(each) for each in found.ranked]


def _chosen(
    lines: Sequence[tuple[str, str]], memory: Memory | None = None
) -> tuple[Episode, Choice]:
    episode = _episode(lines)
    found = moments(episode, Search(taste=SHORTS, memory=memory or Memory()))
    return episode, choose(found, 5)


def test_a_question_is_taken_with_its_answer() -> None:
    lines = [*_filler(12), *QUESTION, *_filler(12)]
    _, choice = _chosen(lines)
    best = choice.chosen[0]
    assert best.first == 12
    assert best.last in {16, 17, 18}
    assert best.found[Feature.ANSWER].sentence == 12
    assert best.score.lowest < best.score.value <= best.score.highest


def test_candidates_keep_their_order_and_what_decides_between_them() -> None:
    found = moments(_episode([*_filler(9), *QUESTION, *_filler(9)]), Search(taste=SHORTS))
    for each in found.ranked:
        moment = found.moment(each)
        assert (moment.first, moment.last, moment.start, moment.end) == (
            each.first,
            each.last,
            each.start,
            each.end,
        )
        assert (moment.score.value, moment.flags) == (each.value, each.flags)
    values = [each.value for each in found.ranked]
    assert values == sorted(values, reverse=True)


def test_an_answer_alone_is_worth_less_and_says_what_it_needs() -> None:
    lines = [*_filler(12), *QUESTION, *_filler(12)]
    found = _candidates(_episode(lines), Search(taste=SHORTS))
    whole = next(each for each in found if (each.first, each.last) == (12, 17))
    answer = next(each for each in found if (each.first, each.last) == (13, 17))
    assert answer.score.value < whole.score.value - 10
    assert Feature.UNASKED in answer.needs


def test_nothing_of_a_sponsor_read_is_chosen_and_the_ledger_says_why() -> None:
    lines = [*_filler(8), *SPONSOR, *_filler(8)]
    _, choice = _chosen(lines)
    read = set(range(8, 12))
    assert all(read.isdisjoint(range(each.first, each.last)) for each in choice.chosen)
    reasons = {loser.reason for loser in choice.losers}
    assert Reason.SPONSOR in reasons or not any(
        loser.moment.first in read for loser in choice.losers
    )


def test_every_sentence_between_two_of_an_offer_belongs_to_the_read() -> None:
    episode, _ = _chosen([*_filler(8), *SPONSOR, *_filler(8)])
    found = _candidates(episode, Search(taste=SHORTS))
    touching = [each for each in found if each.first <= 9 < each.last]
    assert touching
    assert all(Flag.SPONSOR in each.flags for each in touching)


def test_what_is_embargoed_or_told_before_is_known() -> None:
    told = " ".join(text for _, text in QUESTION)
    memory = Memory(told=shingles(told), embargoed=("crane",))
    episode, choice = _chosen([*_filler(12), *QUESTION, *_filler(12)], memory)
    found = _candidates(episode, Search(taste=SHORTS, memory=memory))
    whole = next(each for each in found if (each.first, each.last) == (12, 17))
    assert Flag.REPEATED in whole.flags
    shown = [at for each in choice.chosen for at in range(each.first, each.last)]
    assert not any("crane" in episode.told[at].sentence.text for at in shown)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Some people say the moon has nothing to do with it.", "Boats come in."),
        ("Boats come in.", "I'm kidding, none of that is how it works."),
        ("Boats come in.", "That's not true, of course."),
    ],
)
def test_a_rebuttal_just_outside_is_flagged(before: str, after: str) -> None:
    lines = [*_filler(3), ("B", before), *QUESTION, ("B", after), *_filler(3)]
    found = _candidates(_episode(lines), Search(taste=SHORTS))
    whole = next(each for each in found if (each.first, each.last) == (4, 9))
    assert Flag.OUT_OF_CONTEXT in whole.flags


def test_clips_have_little_in_common_and_losers_a_reason() -> None:
    lines = [*_filler(9), *QUESTION, *_filler(9), *QUESTION, *_filler(9)]
    _, choice = _chosen(lines)
    for at, one in enumerate(choice.chosen):
        for two in choice.chosen[at + 1 :]:
            common = min(one.end, two.end) - max(one.start, two.start)
            assert common <= 0.25 * min(one.samples, two.samples)
    overlapping = [each for each in choice.losers if each.reason is Reason.OVERLAPS]
    assert overlapping
    assert all(each.rival is not None for each in overlapping)


def test_the_ledger_counts_all_that_lost_and_names_no_two_alike() -> None:
    lines = [*_filler(9), *QUESTION, *_filler(9), *SPONSOR, *_filler(9), *QUESTION, *_filler(9)]
    _, choice = _chosen(lines)
    assert sum(choice.lost.values()) + len(choice.chosen) == choice.candidates
    assert {loser.reason for loser in choice.losers} == set(choice.lost)
    told = [
        (each.reason, each.rival, each.moment.first, each.moment.last) for each in choice.losers
    ]
    assert len(set(told)) == len(told)
    assert Reason.SPONSOR in choice.lost


def test_fewer_than_asked_for_is_explained() -> None:
    _, choice = _chosen(_filler(3))
    assert len(choice.chosen) < 5
    assert choice.why_fewer(5).endswith(".")
    assert not choice.why_fewer(len(choice.chosen))
    assert "length" in choose(moments(_episode([]), Search(taste=SHORTS)), 3).why_fewer(3)
    alone = replace(choice, chosen=choice.chosen[:1], candidates=1, lost={})
    assert "no other part" in alone.why_fewer(3)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("So how did you do that", "en", CueKind.QUESTION),
        ("Really?", "fi", CueKind.QUESTION),
        ("When I was nine, my father sold the boat.", "en", CueKind.STORY),
        ("That’s why I never went back.", "en", CueKind.PAYOFF),
        ("Und warum macht man das so", "de", CueKind.QUESTION),
        ("Vor zehn Jahren fing das an.", "de", CueKind.STORY),
        ("Pero ¿por qué?", "es", CueKind.QUESTION),
        ("Pourquoi la mer monte", "fr", CueKind.QUESTION),
        ("Il y a dix ans, la mer est montée.", "fr", CueKind.STORY),
        ("Na verdade, não.", "pt", CueKind.CONTRAST),
        ("Alla fine ho venduto tutto.", "it", CueKind.PAYOFF),
        ("(laughs) No.", "en", CueKind.LAUGHTER),
    ],
)
def test_phrases_tell_what_a_sentence_does(text: str, language: str, kind: CueKind) -> None:
    assert kind in cues_in(text, language)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_plain_talk_has_no_cue(language: str) -> None:
    assert not cues_in("Harbour wall north.", language)


def test_figures_are_counted_in_digits_and_words() -> None:
    assert figures_in("It grew 40% to 3.5 million.") >= 2
    assert figures_in("Half of them came twice.") == 2
    assert figures_in("The harbour has a wall.") == 0


def test_speech_without_marks_is_cut_at_its_best_gaps() -> None:
    words = [
        Word(text="word", start=at * S, end=at * S + S, source=TimeSource.ALIGNED)
        for at in range(200)
    ]
    found = spoken_sentences(words, boundaries(words, gaps(words, ()), "en"))
    assert [each.first for each in found][1:] == [each.last for each in found][:-1]
    assert found[-1].last == 200
    assert max(each.last - each.first for each in found) <= 60


@given(
    st.dictionaries(st.sampled_from(sorted(Feature)), st.floats(0, 1), max_size=8),
    st.integers(1, 90),
)
def test_a_score_lies_in_its_interval(found: dict[Feature, float], seconds: int) -> None:
    evidence = {feature: Evidence(strength=part, sentence=0) for feature, part in found.items()}
    scored = score(evidence, seconds * S, SHORTS)
    assert 0 <= scored.lowest <= scored.value <= scored.highest <= 100
