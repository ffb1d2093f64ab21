"""From a source to a script that lasts as long as was asked for, with its takes."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.article import Article, Source, SourceKind
from reelwright.domain.edit.assembly import Pauses, with_pauses_fitted
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.manifest import SCRIPT
from reelwright.domain.script.scenes import Script
from reelwright.domain.script_document.read import looks_like_script, read_document
from reelwright.domain.writing.length import measured_pace
from reelwright.domain.writing.write import LONGEST_WHOLE, WritingBrief, write_script
from reelwright.ports.productions import OpenProduction
from reelwright.ports.progress import Progress
from reelwright.workflows.artefacts import copied
from reelwright.workflows.produce.authoring import Desk
from reelwright.workflows.produce.commissioning import (
    NothingWritten,
    commission_of,
    written_by_model,
)
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.pacing import sampled
from reelwright.workflows.produce.recording import Recorder, Takes, spoken_seconds
from reelwright.workflows.produce.researching import NOTHING_TO_RESEARCH, researched

NEAR_ENOUGH = 0.03
"""Part of the wanted length that a script may be off before it is written again."""
MOST_DRAFTS = 5


class WriterMissing(ReelwrightError):
    """There is only a topic, and no writer to write about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What the source is: an article, or a script that a person wrote or edited."""

    source: Source
    title: str
    language: str
    content: Article | Script
    pictures: Mapping[str, Artefact] = field(default_factory=dict)
    """The pictures that came with the article, by location."""
    home: Path | None = None
    """The production folder that the script lies in."""
    notes: tuple[str, ...] = ()
    material: tuple[Article, ...] = ()
    """What a writer may write from: the article, the owner's notes; nothing but a topic."""


def read_source(order: Order, studio: Studio, progress: Progress) -> Reading:
    """Read the source; a script is told from an article by its content."""
    progress.advance("read", 0, 1)
    text = _script_text(order.source)
    reading = _read_matter(order, studio) if text is None else _read_script(order, text, studio)
    progress.advance("read", 1, 1)
    return reading


def _read_script(order: Order, text: str, studio: Studio) -> Reading:
    file = Path(order.source).resolve()
    script = read_document(text)
    title = order.title or script.title
    return Reading(
        source=Source(location=script.source or file.name, kind=SourceKind.MARKDOWN, sha256=""),
        title=title,
        language=order.language or script.language,
        content=replace(script, title=title),
        home=studio.productions.owner_of(file),
    )


def _read_matter(order: Order, studio: Studio) -> Reading:
    """The article and the notes, whichever are given; a topic may be all."""
    sources = [source for source in (order.source, order.notes) if source]
    if not sources:
        return _of_topic(order, studio.desk)
    with studio.store.staging("") as workspace:
        found = []
        for number, source in enumerate(sources):
            folder = workspace / str(number)
            folder.mkdir(parents=True)
            item = order.item if source == order.source else 0
            found.append(studio.reader.read(source, item=item, workspace=folder))
        pictures = {
            location: copied(file, studio.store)
            for one in found
            for location, file in one.pictures.items()
        }
    material = tuple(one.article for one in found)
    article = material[0]
    named = order.title or ("" if order.source else order.topic)
    return Reading(
        source=article.source,
        title=named or article.title,
        language=order.language or article.language or "en",
        content=article,
        pictures=pictures,
        notes=tuple(note for one in material for note in one.notes),
        material=material,
    )


def _of_topic(order: Order, desk: Desk | None) -> Reading:
    if desk is None:
        message = (
            "A topic alone needs a writer: set one with --writer provider:model, or give an "
            "article to read (see docs/writers.md)."
        )
        raise WriterMissing(message)
    topic = " ".join(order.topic.split())
    source = Source(
        location=f"topic: {topic}",
        kind=SourceKind.TOPIC,
        sha256=hashlib.sha256(topic.encode()).hexdigest(),
    )
    language = order.language or desk.languages.find(topic) or "en"
    return Reading(
        source=source,
        title=order.title or topic,
        language=language,
        content=Article(title=topic, blocks=(), source=source, language=language),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A script, its takes, and notes on how it came about."""

    script: Script
    takes: Takes
    notes: tuple[str, ...] = ()


def draft(  # noqa: PLR0917 - handed over once, in the order of the flow
    order: Order,
    reading: Reading,
    studio: Studio,
    place: OpenProduction,
    recorder: Recorder,
    progress: Progress,
) -> Draft:
    """The script to be made: the one given, the one a person edited, or a new one."""
    if isinstance(reading.content, Script):
        # The video has taken the costs of its writing over; its own script names no account.
        own = replace(reading.content, account="")
        return _unresearched(_recorded(own, recorder, progress), order)
    if place.script_edited and not order.fresh:
        edited = place.folder / SCRIPT
        script = read_document(edited.read_text(encoding="utf-8"))
        note = f"{edited} was edited, so it was kept and made; --fresh writes a new one instead."
        found = _recorded(script, recorder, progress)
        return _unresearched(replace(found, notes=(note, *found.notes)), order)
    if order.narration is not None:
        brief = WritingBrief(title=order.title, language=order.language)
        found = _recorded(write_script(reading.content, brief), recorder, progress)
        return _unresearched(found, order)
    if studio.desk is None:
        return _written_to_length(order, reading.content, recorder, progress)
    return _written(order, reading, studio.desk, recorder, progress)


def _unresearched(found: Draft, order: Order) -> Draft:
    return replace(found, notes=(*found.notes, NOTHING_TO_RESEARCH)) if order.research else found


def _written(
    order: Order, reading: Reading, desk: Desk, recorder: Recorder, progress: Progress
) -> Draft:
    """By a model; where none of them can, in the article's own words, with the reasons.

    Raises:
        NothingWritten: there is no article to fall back on.
    """
    asked = commission_of(order, reading.title, reading.language, reading.material)
    looked = researched(asked, order, desk)
    try:
        found = written_by_model(looked.commission, desk, recorder, progress)
    except NothingWritten as failure:
        if not reading.material:
            raise
        own = _written_to_length(order, reading.material[0], recorder, progress)
        note = f"{failure} So the script is made of the article's own sentences."
        return replace(own, notes=(*looked.notes, note, *own.notes))
    notes = (*looked.notes, *found.notes)
    return Draft(script=found.script, takes=found.takes, notes=notes)


def _recorded(script: Script, recorder: Recorder, progress: Progress) -> Draft:
    takes, notes = recorder.record(script, progress)
    return Draft(script=script, takes=takes, notes=notes)


def _written_to_length(
    order: Order, article: Article, recorder: Recorder, progress: Progress
) -> Draft:
    """Write, record, measure the pace of the voice and write again until the length is right."""
    wanted = order.length or LONGEST_WHOLE
    drafts: list[tuple[float, Draft]] = []
    recorded: set[str] = set()
    for script, (takes, notes), seconds in _attempts(order, article, recorder, progress):
        recorded |= takes.new
        found = Draft(script=script, takes=replace(takes, new=frozenset(recorded)), notes=notes)
        drafts.append((seconds, found))
        whole = not script.shortened and seconds <= wanted
        if whole or abs(seconds - wanted) <= wanted * NEAR_ENOUGH:
            return found
    seconds, nearest = min(drafts, key=lambda one: abs(one[0] - wanted))
    fitted = with_pauses_fitted(nearest.script, seconds, wanted, Pauses())
    return replace(nearest, script=fitted)


def _attempts(
    order: Order, article: Article, recorder: Recorder, progress: Progress
) -> Iterator[tuple[Script, tuple[Takes, tuple[str, ...]], float]]:
    brief = WritingBrief(seconds=order.length, title=order.title, language=order.language)
    script = write_script(article, brief)
    new: frozenset[str] = frozenset()
    if recorder.paid and script.shortened:
        sample = sampled(recorder, script, progress)
        brief, new = replace(brief, pace=sample.pace), sample.new
    for _ in range(MOST_DRAFTS):
        script = write_script(article, brief)
        takes, notes = recorder.record(script, progress)
        seconds = spoken_seconds(script, takes)
        yield script, (replace(takes, new=takes.new | new), notes), seconds
        brief = replace(brief, pace=measured_pace(script, seconds))


def _script_text(source: str) -> str | None:
    """The text of a source that is a script; None where it is anything else."""
    file = Path(source)
    if file.suffix != ".md" or not file.is_file():
        return None
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return text if looks_like_script(text) else None
