"""From what is to be written about to a recorded script, by the first author who can."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.article import Article
from reelwright.domain.authoring.answers import ScriptAnswer
from reelwright.domain.authoring.brief import TOLERANCE
from reelwright.domain.authoring.source import source_text
from reelwright.domain.edit.assembly import Pauses, with_pauses_fitted
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.script.scenes import Script
from reelwright.domain.writing.length import (
    USUAL_PACE,
    measured_pace,
    seconds_of,
    spoken_characters,
)
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.progress import Progress
from reelwright.ports.services import KeyMissing, ServiceError
from reelwright.workflows.produce.authoring import Commission, Desk, ScriptRefused, Session
from reelwright.workflows.produce.order import Order
from reelwright.workflows.produce.pacing import sampled
from reelwright.workflows.produce.recording import Recorder, Takes, spoken_seconds

USUAL_LENGTH = 180.0
"""Seconds of a video that a model writes when no length is asked for."""
SHORTEST_USUAL = 30.0
LONGEST_TOLD = 10_000
"""Characters of an article that are counted for the usual length; it is at most as long."""
MOST_FITTINGS = 2
"""Times that a script is asked for again because a voice speaks faster or slower than assumed."""


class NothingWritten(ReelwrightError):
    """No writer could write."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A script by a model and its takes."""

    script: Script
    takes: Takes
    notes: tuple[str, ...] = ()


def commission_of(
    order: Order, title: str, language: str, material: Sequence[Article]
) -> Commission:
    """What the order asks a writer for; an article shorter than the usual length stays as long."""
    seconds = float(order.length or 0)
    if not seconds:
        told = source_text(material, language, LONGEST_TOLD).text if material else ""
        said = spoken_characters(told) / USUAL_PACE
        seconds = min(USUAL_LENGTH, max(SHORTEST_USUAL, said)) if told else USUAL_LENGTH
    return Commission(
        topic=order.title or order.topic or title,
        language=language,
        seconds=seconds,
        material=tuple(material),
        location=material[0].source.location if material else "",
        titled=bool(order.title),
        pace=USUAL_PACE * order.speed if order.speed else None,
    )


def written_by_model(
    commission: Commission, desk: Desk, recorder: Recorder, progress: Progress
) -> Written:
    """The script of the first author who gives one, recorded; notes on those before.

    Raises:
        NothingWritten: none of them gave one.
        KeyMissing: there is no key for any of them.
        BudgetPassed: each of them could pass a budget.
        Cancelled, and what recording raises.
    """
    session, answer, notes = _first(commission, desk)
    found = _fitted(session, answer, commission, recorder, progress)
    return replace(found, notes=(*notes, *found.notes))


def written_alone(commission: Commission, desk: Desk) -> tuple[Script, tuple[str, ...]]:
    """The script of the first author who gives one, not yet spoken; notes on those before.

    Raises:
        NothingWritten, KeyMissing, BudgetPassed, Cancelled.
    """
    session, answer, notes = _first(commission, desk)
    return session.finished(session.made(answer), answer), notes


def _first(commission: Commission, desk: Desk) -> tuple[Session, ScriptAnswer, tuple[str, ...]]:
    """The first author who gives a script, the script, and why those before gave none."""
    failures: list[ReelwrightError] = []
    notes: list[str] = []
    for author in desk.authors:
        try:
            session = Session(author, commission, desk)
            answer = session.script()
        except (ServiceError, BudgetPassed, ScriptRefused) as error:
            failures.append(error)
            notes.append(f"{author.name} wrote nothing: {error}")
            continue
        return session, answer, (*notes, *session.notes)
    for fact in (KeyMissing, BudgetPassed):
        if all(isinstance(failure, fact) for failure in failures):
            raise failures[0]
    raise NothingWritten(" ".join(notes))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Try:
    """An answer as it was made and recorded, and how long it lasts."""

    answer: ScriptAnswer
    script: Script
    takes: Takes
    seconds: float
    notes: tuple[str, ...]


def _recorded(
    session: Session, answer: ScriptAnswer, recorder: Recorder, progress: Progress
) -> _Try:
    script = session.made(answer)
    takes, notes = recorder.record(script, progress)
    seconds = spoken_seconds(script, takes)
    return _Try(answer=answer, script=script, takes=takes, seconds=seconds, notes=notes)


def _foreseen(
    session: Session,
    commission: Commission,
    answer: ScriptAnswer,
    recorder: Recorder,
    progress: Progress,
) -> tuple[ScriptAnswer, frozenset[str]]:
    """An answer of about the right length, before a voice is paid for all of it; and new takes."""
    script = session.made(answer)
    sample = sampled(recorder, script, progress)
    seconds = seconds_of(script.lines, sample.pace)
    if abs(seconds - commission.seconds) <= TOLERANCE * commission.seconds:
        return answer, sample.new
    try:
        return session.script_of_length(sample.pace, seconds), sample.new
    except (ServiceError, BudgetPassed, ScriptRefused):
        return answer, sample.new


def _fitted(
    session: Session,
    answer: ScriptAnswer,
    commission: Commission,
    recorder: Recorder,
    progress: Progress,
) -> Written:
    """Recorded, and asked for again at the pace of the voice until the length is right."""
    new: frozenset[str] = frozenset()
    if recorder.paid:
        answer, new = _foreseen(session, commission, answer, recorder, progress)
    tries = [_recorded(session, answer, recorder, progress)]
    for _ in range(MOST_FITTINGS):
        latest = tries[-1]
        if abs(latest.seconds - commission.seconds) <= TOLERANCE * commission.seconds:
            break
        pace = measured_pace(latest.script, latest.seconds)
        try:
            answer = session.script_of_length(pace, latest.seconds)
        except (ServiceError, BudgetPassed, ScriptRefused):
            break
        tries.append(_recorded(session, answer, recorder, progress))
    nearest = min(tries, key=lambda one: abs(one.seconds - commission.seconds))
    new |= frozenset(sha256 for one in tries for sha256 in one.takes.new)
    script = session.finished(nearest.script, nearest.answer)
    fitted = with_pauses_fitted(script, nearest.seconds, commission.seconds, Pauses())
    takes = replace(nearest.takes, new=new)
    off = _off(spoken_seconds(fitted, takes), commission)
    return Written(script=fitted, takes=takes, notes=(*nearest.notes, *off))


def _off(seconds: float, commission: Commission) -> tuple[str, ...]:
    if abs(seconds - commission.seconds) <= TOLERANCE * commission.seconds:
        return ()
    wanted = f"{commission.seconds:.0f} s"
    return (f"The script lasts {seconds:.0f} s instead of {wanted}; its writer came no nearer.",)
