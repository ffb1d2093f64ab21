"""Clips in a real library: what is kept of them, what their owner does, what that teaches."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders.clipped import SAID, SECOND, clip, episode
from builders.releases import Mirror, Watch, release
from reelwright.adapters.library.clips import DatabaseClips
from reelwright.adapters.library.holds import DatabaseHolds
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.releases import DatabaseReleases
from reelwright.app.wiring.queue import codec
from reelwright.domain.clips.acts import About, Act, ClipState
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.learning import Learned, Verb
from reelwright.domain.clips.retention import BINS, Curve
from reelwright.domain.clips.scoring import WEIGHTS
from reelwright.domain.release.similarity import Fingerprint
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.clips import (
    ClipMissing,
    ClipStanding,
    EpisodeMissing,
    NothingToUndo,
    WantedClips,
    Weighed,
)
from reelwright.ports.library import LibraryAddress

pytestmark = pytest.mark.integration

EARLY = datetime(2026, 4, 1, tzinfo=UTC)
KEPT = Act(verb=Verb.KEPT)
REJECTED = Act(verb=Verb.REJECTED, comment="too slow")


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def library(library_address: LibraryAddress) -> Iterator[tuple[DatabaseClips, DatabaseHolds]]:
    database = open_database(library_address)
    yield DatabaseClips(database, codec(), now=Clock()), DatabaseHolds(database)
    database.dispose()


@pytest.fixture
def catalogue(library: tuple[DatabaseClips, DatabaseHolds]) -> DatabaseClips:
    return library[0]


def test_what_was_made_is_found_again(catalogue: DatabaseClips) -> None:
    flagged = clip("b1", 2, flags=frozenset({Flag.REPEATED, Flag.OUT_OF_CONTEXT}))
    catalogue.keep(episode(), SAID, [clip("a1"), flagged])
    catalogue.keep(episode("e2", "other"), (), [clip("c1", of="e2", score=5.0)])
    assert [each.id for each in catalogue.clips(WantedClips())] == ["c1", "a1", "b1"]
    found = catalogue.clip("b")
    assert replace(found, created=None) == flagged
    assert catalogue.spoken("e1") == SAID
    assert [each.id for each in catalogue.episodes()] == ["e2", "e1"]
    assert replace(catalogue.episode("Tides e1"), created=None) == episode()
    wanted = {
        WantedClips(channel="main"): ["a1", "b1"],
        WantedClips(episode="e2"): ["c1"],
        WantedClips(flag=Flag.REPEATED): ["b1"],
        WantedClips(flag=Flag.SPONSOR): [],
        WantedClips(least=50.0): ["a1", "b1"],
        WantedClips(states=frozenset({ClipState.KEPT})): [],
    }
    for which, names in wanted.items():
        assert [each.id for each in catalogue.clips(which)] == names
    assert [each.id for each in catalogue.clips(WantedClips(), limit=1)] == ["c1"]


def test_names_that_say_too_little_are_refused(catalogue: DatabaseClips) -> None:
    catalogue.keep(episode(), SAID, [clip("a1"), clip("a1b"), clip("a2")])
    assert catalogue.clip("a1").id == "a1"
    for name in ("a", "z", "", "%"):
        with pytest.raises(ClipMissing, match="reelwright clips"):
            catalogue.clip(name)
    with pytest.raises(EpisodeMissing, match="no episode 'x'"):
        catalogue.episode("x")
    with pytest.raises(ClipMissing):
        catalogue.act("z", KEPT)


def test_making_again_forgets_what_nobody_touched(
    library: tuple[DatabaseClips, DatabaseHolds],
) -> None:
    catalogue, holds = library
    catalogue.keep(episode(), SAID, [clip("a1"), clip("b1", 2), clip("c1", 3)])
    longer = replace(catalogue.clip("a1").standing, end=50 * SECOND)
    catalogue.act("a1", Act(verb=Verb.EDITED), longer)
    catalogue.act("b1", KEPT)
    elsewhere = clip("x1", 9, place="/clips/others/x1")
    catalogue.keep(episode(), SAID, [elsewhere])
    catalogue.keep(episode(), SAID[:1], [clip("a1", 2, title="Anew"), clip("d1")])
    assert catalogue.clip("x1").place == elsewhere.place
    assert [each.id for each in catalogue.clips(WantedClips())] == ["d1", "a1", "b1", "x1"]
    assert (catalogue.clip("a1").title, catalogue.clip("a1").standing.end) == ("Anew", 50 * SECOND)
    assert {hold.holder for hold in holds.all()} == {"clip:a1", "clip:b1", "clip:d1", "clip:x1"}
    assert catalogue.spoken("e1") == SAID[:1]


def test_rejecting_lets_the_store_go_and_undoing_holds_it_again(
    library: tuple[DatabaseClips, DatabaseHolds],
) -> None:
    catalogue, holds = library
    catalogue.keep(episode(), SAID, [clip("a1")])
    before = catalogue.clip("a1")
    assert [hold.artefacts for hold in holds.all()] == [{"a" * 64}]
    longer = replace(before.standing, start=8 * SECOND, state=ClipState.KEPT)
    catalogue.act("a1", Act(verb=Verb.EDITED), longer)
    catalogue.act("a1", REJECTED, replace(longer, state=ClipState.REJECTED))
    assert holds.all() == ()
    undone, entry = catalogue.undo("a1")
    assert (undone.act, entry.standing) == (REJECTED, longer)
    assert len(holds.all()) == 1
    assert catalogue.undo("a1")[1] == before
    with pytest.raises(NothingToUndo, match="Nothing was done with the clip a1"):
        catalogue.undo("a1")
    told = catalogue.acts("a1")
    assert [each.act.verb for each in told] == [Verb.EDITED, Verb.REJECTED]
    assert all(each.undone for each in told)


def test_what_is_shown_follows_the_range_and_what_is_learned_from_does_not(
    catalogue: DatabaseClips,
) -> None:
    catalogue.keep(episode(), SAID, [clip("a1")])
    offered = catalogue.clip("a1")
    weighed = Weighed(
        score=31.0, lowest=20.0, highest=44.0, flags=frozenset({Flag.SPONSOR}), reasons=("Less.",)
    )
    longer = replace(offered.standing, end=50 * SECOND, weighed=weighed)
    entry = catalogue.act("a1", Act(verb=Verb.EDITED), longer)
    assert entry.before.weighed is not None
    assert entry.before.weighed.score == offered.score
    shown = catalogue.clip("a1")
    assert (shown.score, shown.flags) == (31.0, frozenset({Flag.SPONSOR}))
    assert shown.reasons == ("Less.",)
    assert shown.strengths == offered.strengths == catalogue.answers("main")[0].strengths
    assert catalogue.clips(WantedClips(flag=Flag.SPONSOR)) == (shown,)
    catalogue.act("a1", KEPT, replace(shown.standing, state=ClipState.KEPT))
    assert catalogue.clip("a1").score == 31.0
    catalogue.undo("a1")
    assert catalogue.undo("a1")[1] == offered


@pytest.mark.parametrize(
    ("state", "worths"),
    [
        (ReleaseState.SCHEDULED, []),
        (ReleaseState.UPLOADED, [1.0]),
        (ReleaseState.PUBLISHED, [1.0]),
        (ReleaseState.HELD, []),
        (ReleaseState.WITHDRAWN, []),
    ],
)
def test_a_clip_whose_release_stands_on_youtube_was_exported(
    catalogue: DatabaseClips,
    library_address: LibraryAddress,
    state: ReleaseState,
    worths: list[float],
) -> None:
    catalogue.keep(episode(), SAID, [clip("a1")])
    database = open_database(library_address)
    releases = DatabaseReleases(database, codec(), Mirror(), Watch())
    releases.add(release(state, channel="main", production="a1"), Fingerprint())
    database.dispose()
    assert [each.worth for each in catalogue.answers("main")] == worths
    catalogue.act("a1", Act(verb=Verb.RATED, amount=2))
    assert [each.worth for each in catalogue.answers("main")] == [0.25]


def test_publishing_teaches_nothing_more_once_its_learning_was_undone(
    catalogue: DatabaseClips, library_address: LibraryAddress
) -> None:
    catalogue.keep(episode(), SAID, [clip("a1")])
    database = open_database(library_address)
    releases = DatabaseReleases(database, codec(), Mirror(), Watch())
    of_clip = release(ReleaseState.PUBLISHED, channel="main", production="a1", since=EARLY)
    releases.add(of_clip, Fingerprint())
    database.dispose()
    weights = {**WEIGHTS, Feature.STORY: 1.5}
    learned = Learned(weights=weights, answers=1, step=1.0, loss=0.1, default_loss=0.2)
    catalogue.keep_learned("main", learned)
    assert len(catalogue.answers("main")) == 1
    catalogue.undo_learned("main")
    assert catalogue.answers("main") == ()
    catalogue.redo_learned("main")
    assert len(catalogue.answers("main")) == 1


def test_a_channel_remembers_what_its_other_episodes_told(catalogue: DatabaseClips) -> None:
    catalogue.keep(episode("e1"), SAID, [clip("a1"), clip("b1", 2)])
    catalogue.keep(episode("e2"), SAID, [clip("c1", of="e2")])
    catalogue.keep(episode("e3", "other"), SAID, [clip("d1", of="e3")])
    told = replace(catalogue.clip("b1").standing, state=ClipState.REJECTED)
    catalogue.act("b1", REJECTED, told)
    assert catalogue.told("main", besides="e2") == ("What is said in a1.",)
    assert catalogue.told("main", besides="") == ("What is said in c1.", "What is said in a1.")
    assert catalogue.told("main", besides="", limit=1) == ("What is said in c1.",)
    assert catalogue.told("third", besides="") == ()


def test_each_clip_answers_once_and_what_is_taken_back_not_at_all(
    catalogue: DatabaseClips,
) -> None:
    catalogue.keep(episode(), SAID, [clip("a1"), clip("b1", 2)])
    catalogue.keep(episode("e2", "other"), SAID, [clip("c1", of="e2")])
    catalogue.act("c1", KEPT)
    for _ in range(3):
        catalogue.act("a1", KEPT)
    catalogue.act("b1", Act(verb=Verb.RATED, amount=2, about=About.CAPTIONS))
    assert [each.worth for each in catalogue.answers("main")] == [0.9]
    catalogue.act("b1", Act(verb=Verb.RATED, amount=2))
    assert [each.worth for each in catalogue.answers("main")] == [0.9, 0.25]
    catalogue.undo("b1")
    assert [each.worth for each in catalogue.answers("main")] == [0.9]
    assert catalogue.answers("main")[0].strengths == {Feature.STORY: 0.5}


def _curve(first: int, last: int) -> Curve:
    return Curve(bins=tuple(1.0 if first <= at < last else 0.25 for at in range(BINS)))


def test_curves_answer_for_clips_and_can_be_taken_back(catalogue: DatabaseClips) -> None:
    catalogue.keep(episode(), SAID, [clip("a1"), clip("b1", 2)])
    late = ClipStanding(start=50 * SECOND, end=80 * SECOND)
    catalogue.keep(episode("e2"), SAID, [clip("c1", of="e2", standing=late)])
    catalogue.keep_curve("e1", "", "first.csv", _curve(50, 90))
    catalogue.keep_curve("e1", "", "again.csv", _curve(10, 40))
    assert [each.name for each in catalogue.curves("main")] == ["again.csv"]
    assert [each.worth > 0.9 for each in catalogue.answers("main")] == [True, True]
    catalogue.keep_curve("e1", "b1", "b.csv", _curve(0, 5))
    catalogue.keep_curve("e2", "c1", "c.csv", _curve(0, 95))
    worths = [each.worth for each in catalogue.answers("main")]
    assert (worths[0] > 0.9, worths[1:]) == (True, [0.0, 1.0])
    assert catalogue.undo_curve("e1", "").name == "again.csv"
    assert catalogue.answers("main")[0].worth < 0.5
    catalogue.undo_curve("e1", "")
    assert len(catalogue.answers("main")) == 2
    with pytest.raises(NothingToUndo, match="No curve of e1"):
        catalogue.undo_curve("e1", "")


def _learned(answers: int, change: float) -> Learned:
    weights = {**WEIGHTS, Feature.STORY: WEIGHTS[Feature.STORY] + change}
    return Learned(weights=weights, answers=answers, step=0.5, loss=0.5, default_loss=0.6)


def test_learned_weights_go_back_and_forth_with_what_taught_them(
    catalogue: DatabaseClips,
) -> None:
    catalogue.keep(episode(), SAID, [clip("a1"), clip("b1", 2)])
    catalogue.act("a1", KEPT)
    assert catalogue.keep_learned("main", _learned(1, 0.0)) is None
    first = catalogue.keep_learned("main", _learned(1, 0.1))
    assert first is not None
    assert catalogue.keep_learned("main", _learned(2, 0.1)) == first
    catalogue.act("b1", REJECTED)
    second = catalogue.keep_learned("main", _learned(2, 0.2))
    assert second is not None
    assert catalogue.learned("main") == (first, second)
    assert catalogue.learned("other") == ()
    assert len(catalogue.answers("main")) == 2
    assert catalogue.undo_learned("main") == second
    assert [each.undone is None for each in catalogue.learned("main")] == [True, False]
    assert [each.worth for each in catalogue.answers("main")] == [0.9]
    catalogue.act("b1", KEPT)
    assert [each.worth for each in catalogue.answers("main")] == [0.9, 0.9]
    assert catalogue.undo_learned("main") == first
    assert [each.worth for each in catalogue.answers("main")] == [0.9]
    with pytest.raises(NothingToUndo, match="main has learned nothing"):
        catalogue.undo_learned("main")
    assert catalogue.redo_learned("main").number == first.number
    assert catalogue.redo_learned("main").number == second.number
    assert len(catalogue.answers("main")) == 2
    with pytest.raises(NothingToUndo, match="was taken back since"):
        catalogue.redo_learned("main")
