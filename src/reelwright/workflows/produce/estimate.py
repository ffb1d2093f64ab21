"""What a production would be, and its script alone: about its length, its cost."""

from dataclasses import dataclass, replace
from decimal import Decimal

from reelwright.domain.article import Article
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import NOTHING
from reelwright.domain.production.identity import production_id, writing_account
from reelwright.domain.production.manifest import slug_of
from reelwright.domain.script.scenes import Script
from reelwright.domain.script_document.write import write_document
from reelwright.domain.writing.length import seconds_of
from reelwright.domain.writing.write import WritingBrief, write_script
from reelwright.ports.progress import Progress
from reelwright.workflows.produce.casting import check_spoken
from reelwright.workflows.produce.commissioning import (
    NothingWritten,
    commission_of,
    written_alone,
)
from reelwright.workflows.produce.drafting import Reading, read_source
from reelwright.workflows.produce.looks import check_drawable
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.pricing import recording_quote
from reelwright.workflows.produce.quoting import WritingQuote, budget_note, writing_quote
from reelwright.workflows.produce.researching import researched


class NothingToEstimate(ReelwrightError):
    """There is only a topic, about which nothing is known without asking a model."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """The script as it would be made. ``seconds`` is about right; the voice decides."""

    script: Script
    document: str
    seconds: float
    cost: Decimal
    """In US dollars: what it did cost to write, or what all of it is estimated to."""
    notes: tuple[str, ...]
    writing: WritingQuote | None = None
    """What a model would cost, where one would write and was not asked."""
    within_budget: bool = True
    """Whether the estimate is within what the budgets have left."""


def estimate(order: Order, studio: Studio, progress: Progress) -> Estimate:
    """Read and write, without recording or rendering anything.

    Where a model would write, it is not asked, since that costs: the article's own sentences
    stand for what it would say, and what it would cost is estimated.

    Raises:
        ReelwrightError: the source cannot be made.
    """
    reading = read_source(order, studio, progress)
    writing = _writing(order, reading, studio)
    if isinstance(reading.content, Article) and not reading.material:
        message = "A dry run asks no model; `reelwright write` writes a script about a topic."
        raise NothingToEstimate(" ".join([message, *(writing.notes if writing else ())]))
    script = _script(order, reading)
    check_spoken(reading.language)
    check_drawable(script, order, studio.illustrator)
    quote = recording_quote(order, script, studio)
    cost = quote.amount + (writing.amount if writing else NOTHING)
    slug = slug_of(reading.title)
    studio.spending.begin(production_id(slug, reading.source.location), reading.title, progress)
    short = budget_note(cost, studio.spending)
    return Estimate(
        script=script,
        document=write_document(script),
        seconds=seconds_of(script.lines),
        cost=cost,
        writing=writing,
        within_budget=not short,
        notes=(
            *reading.notes,
            *script.notes,
            *_unasked(reading, studio),
            *(writing.notes if writing else ()),
            *quote.notes,
            *short,
        ),
    )


def write(order: Order, studio: Studio, progress: Progress) -> Estimate:
    """Only the script, by a model where one is set, else in the article's own sentences.

    Raises:
        ReelwrightError: there is nothing to write from, or no writer wrote.
    """
    reading = read_source(order, studio, progress)
    check_spoken(reading.language)
    if isinstance(reading.content, Script) or studio.desk is None:
        return estimate(order, studio, progress)
    account = writing_account(reading.title, reading.source.location)
    studio.spending.begin(account, reading.title, progress)
    asked = commission_of(order, reading.title, reading.language, reading.material)
    looked = researched(asked, order, studio.desk)
    try:
        script, notes = written_alone(looked.commission, studio.desk)
    except NothingWritten as failure:
        if not reading.material:
            raise
        own = estimate(order, replace(studio, desk=None), progress)
        return replace(
            own, notes=(*looked.notes, str(failure), *own.notes), cost=studio.spending.spent()
        )
    check_drawable(script, order, studio.illustrator)
    script = replace(script, account=account)
    studio.spending.entitle(script.title)
    return Estimate(
        script=script,
        document=write_document(script),
        seconds=seconds_of(script.lines),
        cost=studio.spending.spent(),
        notes=(*reading.notes, *looked.notes, *script.notes, *notes),
    )


def _writing(order: Order, reading: Reading, studio: Studio) -> WritingQuote | None:
    """What a model would cost; None where none would write."""
    if isinstance(reading.content, Script) or studio.desk is None or order.narration is not None:
        return None
    commission = commission_of(order, reading.title, reading.language, reading.material)
    return writing_quote(commission, studio.desk, research=order.research)


def _unasked(reading: Reading, studio: Studio) -> tuple[str, ...]:
    if isinstance(reading.content, Script) or studio.desk is None:
        return ()
    names = ", else ".join(str(author.name) for author in studio.desk.authors)
    return (f"Written by {names} when it is made, which is not asked now.",)


def _script(order: Order, reading: Reading) -> Script:
    if isinstance(reading.content, Script):
        return reading.content
    brief = WritingBrief(seconds=order.length, title=order.title, language=reading.language)
    return write_script(reading.content, brief)
