"""From a source to a script that lasts as long as was asked for, with its takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reelwright.domain.artefact import Artefact
from reelwright.domain.article import Article, Source, SourceKind
from reelwright.domain.edit.assembly import Pauses, edit, with_pauses_fitted
from reelwright.domain.production.manifest import SCRIPT
from reelwright.domain.script.scenes import Script
from reelwright.domain.script_document.read import looks_like_script, read_document
from reelwright.domain.time import FrameRate
from reelwright.domain.writing.length import measured_pace
from reelwright.domain.writing.write import LONGEST_WHOLE, WritingBrief, write_script
from reelwright.ports.productions import OpenProduction
from reelwright.ports.progress import Progress
from reelwright.workflows.produce.artefacts import copied
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.recording import Recorder, Takes

NEAR_ENOUGH = 0.03
"""Part of the wanted length that a script may be off before it is written again."""
MOST_DRAFTS = 5


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


def read_source(order: Order, studio: Studio, progress: Progress) -> Reading:
    """Read the source; a script is told from an article by its content."""
    progress.advance("read", 0, 1)
    text = _script_text(order.source)
    reading = _read_article(order, studio) if text is None else _read_script(order, text, studio)
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


def _read_article(order: Order, studio: Studio) -> Reading:
    with TemporaryDirectory(prefix="reelwright-") as workspace:
        found = studio.reader.read(order.source, item=order.item, workspace=Path(workspace))
        pictures = {
            location: copied(file, studio.store) for location, file in found.pictures.items()
        }
    article = found.article
    return Reading(
        source=article.source,
        title=order.title or article.title,
        language=order.language or article.language or "en",
        content=article,
        pictures=pictures,
        notes=article.notes,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A script, its takes, and notes on how it came about."""

    script: Script
    takes: Takes
    notes: tuple[str, ...] = ()


def draft(
    order: Order, reading: Reading, place: OpenProduction, recorder: Recorder, progress: Progress
) -> Draft:
    """The script to be made: the one given, the one a person edited, or a new one."""
    if isinstance(reading.content, Script):
        return _recorded(reading.content, recorder, progress)
    if place.script_edited and not order.fresh:
        edited = place.folder / SCRIPT
        script = read_document(edited.read_text(encoding="utf-8"))
        note = f"{edited} was edited, so it was kept and made; --fresh writes a new one instead."
        found = _recorded(script, recorder, progress)
        return replace(found, notes=(note, *found.notes))
    if order.narration is not None:
        brief = WritingBrief(title=order.title, language=order.language)
        return _recorded(write_script(reading.content, brief), recorder, progress)
    return _written_to_length(order, reading.content, recorder, progress)


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
    for script, takes, seconds in _attempts(order, article, recorder, progress):
        recorded |= takes.new
        found = Draft(script=script, takes=replace(takes, new=frozenset(recorded)))
        drafts.append((seconds, found))
        whole = not script.shortened and seconds <= wanted
        if whole or abs(seconds - wanted) <= wanted * NEAR_ENOUGH:
            return found
    seconds, nearest = min(drafts, key=lambda one: abs(one[0] - wanted))
    fitted = with_pauses_fitted(nearest.script, seconds, wanted, Pauses())
    return replace(nearest, script=fitted)


def _attempts(
    order: Order, article: Article, recorder: Recorder, progress: Progress
) -> Iterator[tuple[Script, Takes, float]]:
    brief = WritingBrief(seconds=order.length, title=order.title, language=order.language)
    for _ in range(MOST_DRAFTS):
        script = write_script(article, brief)
        takes, _ = recorder.record(script, progress)
        seconds = spoken_seconds(script, takes)
        yield script, takes, seconds
        brief = replace(brief, pace=measured_pace(script, seconds))


def spoken_seconds(script: Script, takes: Takes) -> float:
    """How long the script lasts with its pauses."""
    rate = FrameRate()
    timeline = edit(script, takes.scenes, rate=rate, pauses=Pauses(), transition_frames=0)
    return float(rate.seconds(timeline.frames))


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
