"""What a run of clips knows of earlier ones: with real speech, a real library, nothing rendered."""

from dataclasses import replace
from pathlib import Path

import pytest

from builders.clipped import SECOND, clip, episode
from builders.recordings import Take, write_recording
from builders.talks import SAID, TIMES, speech
from reelwright.app.clips.clipping import ClipJob, ClipRequest
from reelwright.app.clips.memory import clips_of
from reelwright.domain.clips.acts import Act, ClipState
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.learning import FEWEST, Verb
from reelwright.domain.clips.planned import ClipPlan
from reelwright.domain.production.clips import record_of
from reelwright.ports.clips import ClipCatalogue, ClipStanding
from reelwright.ports.progress import Silent
from reelwright.workflows.clip.choosing import chosen
from reelwright.workflows.clip.delivery import DeliveredClip
from reelwright.workflows.clip.presenting import Run, present, record_of_run
from reelwright.workflows.clip.reading import hear, open_recording

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sentence three times, with its transcript beside it."""
    file = tmp_path_factory.mktemp("talk") / "talk.mkv"
    file.with_suffix(".txt").write_text(" ".join([SAID] * TIMES), encoding="utf-8")
    return write_recording(file, [Take(sound=speech())])


@pytest.fixture(scope="module")
def job(recording: Path, tmp_path_factory: pytest.TempPathFactory) -> ClipJob:
    """One job for all tests, which so hear the recording once; each has a channel of its own."""
    home = tmp_path_factory.mktemp("home")
    request = ClipRequest(recording=str(recording), transcript=recording.with_suffix(".txt"))
    return ClipJob.of(request, {"home": home}, recording.parent)


@pytest.fixture(scope="module")
def catalogue(job: ClipJob) -> ClipCatalogue:
    opened = clips_of(job.settings)
    opened.keep(episode("e0"), (), ())
    return opened


def of_channel(job: ClipJob, channel: str) -> ClipJob:
    output = job.settings.home / channel
    return replace(job, order=replace(job.order, channel=channel, output=output))


def plan_of(job: ClipJob) -> ClipPlan:
    return job.choose(Silent()).plan


def kept(job: ClipJob) -> str:
    """Tell the library what would be made; the id of the best clip."""
    order, room = job.order, job.room
    opened = open_recording(order, room, Silent())
    heard = hear(order, opened, room, Silent())
    choice = chosen(order, opened, heard, room)
    records = [record_of(each, "", passed=True) for each in choice.plan.clips]
    record = record_of_run(
        order, opened, choice.plan, records, samples=heard.samples, language="en", notes=()
    )
    made = [DeliveredClip(record=each, held=frozenset({"5" * 64})) for each in records]
    present(Run(order=order, opened=opened, choice=choice, record=record), made, room)
    return records[0].id


def test_what_was_made_is_in_the_library(job: ClipJob, catalogue: ClipCatalogue) -> None:
    job = of_channel(job, "kept")
    found = catalogue.clip(kept(job))
    (known,) = catalogue.episodes("kept")
    assert (known.title, known.language, found.episode) == ("talk", "en", known.id)
    assert [part.text for part in catalogue.spoken(known.id)] == [SAID] * TIMES
    assert SAID in found.standing.text
    best = plan_of(job).clips[0]
    assert found.strengths == {each.feature: each.strength for each in best.because}
    assert found.artefacts == {"5" * 64}


def test_what_another_episode_told_is_flagged(job: ClipJob, catalogue: ClipCatalogue) -> None:
    job = of_channel(job, "repeats")
    assert Flag.REPEATED not in plan_of(job).clips[0].flags
    told = clip("x1", of="e9", standing=ClipStanding(start=0, end=SECOND, text=SAID))
    catalogue.keep(episode("e9", "elsewhere"), (), [told])
    assert Flag.REPEATED not in plan_of(job).clips[0].flags
    catalogue.keep(episode("e8", "repeats"), (), [replace(told, id="x2", episode="e8")])
    assert Flag.REPEATED in plan_of(job).clips[0].flags
    kept(job)
    assert Flag.REPEATED in plan_of(job).clips[0].flags


def test_its_own_clips_are_no_repetition(job: ClipJob) -> None:
    job = of_channel(job, "again")
    kept(job)
    assert Flag.REPEATED not in plan_of(job).clips[0].flags


def test_what_was_rejected_is_not_offered_again(job: ClipJob, catalogue: ClipCatalogue) -> None:
    job = of_channel(job, "rejects")
    first = plan_of(job).clips[0]
    name = kept(job)
    standing = catalogue.clip(name).standing
    catalogue.act(name, Act(verb=Verb.REJECTED), replace(standing, state=ClipState.REJECTED))
    plan = plan_of(job)
    assert first.id not in [each.id for each in plan.clips]
    assert "was rejected by you before" in {each.why for each in plan.passed_over}
    catalogue.undo(name)
    assert plan_of(job).clips[0] == first


def test_a_moment_that_stands_for_another_platform_is_offered_again(
    job: ClipJob, catalogue: ClipCatalogue
) -> None:
    job = of_channel(job, "platforms")
    first = plan_of(job).clips[0]
    known = catalogue.clip(kept(job))
    rejected = replace(known.standing, state=ClipState.REJECTED)
    sibling = replace(known, id="sibling", platform="tiktok", place="/elsewhere/sibling")
    (episode_of_both,) = catalogue.episodes("platforms")
    elsewhere = replace(episode_of_both, folder="/elsewhere")
    catalogue.keep(elsewhere, catalogue.spoken(known.episode), [sibling])
    catalogue.act("sibling", Act(verb=Verb.REJECTED), rejected)
    assert plan_of(job).clips[0] == first
    catalogue.act(known.id, Act(verb=Verb.REJECTED), rejected)
    assert first.id not in [each.id for each in plan_of(job).clips]


def test_ends_that_the_owner_moved_stay(job: ClipJob, catalogue: ClipCatalogue) -> None:
    job = of_channel(job, "moved")
    first = plan_of(job).clips[0]
    name = kept(job)
    standing = catalogue.clip(name).standing
    shorter = replace(standing, end=standing.end - 11 * SECOND)
    catalogue.act(name, Act(verb=Verb.EDITED), shorter)
    again = plan_of(job).clips[0]
    assert (again.id, again.cut.start, again.cut.end) == (name, standing.start, shorter.end)
    assert len(again.sentences) == len(first.sentences) - 1
    assert again.offered is not None
    assert (again.offered.because, again.offered.score) == (first.because, first.score)
    assert again.score != first.score
    kept(job)
    shown = catalogue.clip(name)
    assert shown.score == again.score.value
    assert shown.strengths == {each.feature: each.strength for each in first.because}


def test_learned_weights_move_the_score(job: ClipJob, catalogue: ClipCatalogue) -> None:
    job = of_channel(job, "learned")
    before = plan_of(job).clips[0]
    strongest = before.because[0].feature
    liked = [
        clip(f"l{at}", at, of="e7", strengths={strongest: 0.8 * (at % 2)})
        for at in range(4 * FEWEST)
    ]
    catalogue.keep(episode("e7", "learned"), (), liked)
    for at, each in enumerate(liked):
        catalogue.act(each.id, Act(verb=Verb.EXPORTED if at % 2 else Verb.REJECTED))
    assert plan_of(job).clips[0].score.value > before.score.value
    assert len(catalogue.learned("learned")) == 1
    catalogue.undo_learned("learned")
    assert plan_of(job).clips[0].score == before.score
    assert len(catalogue.learned("learned")) == 1
    catalogue.redo_learned("learned")
    assert plan_of(job).clips[0].score.value > before.score.value
