"""What a production would be: its script, about its length, its cost."""

from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.script.scenes import Script
from reelwright.domain.script_document.write import write_document
from reelwright.domain.writing.length import seconds_of
from reelwright.domain.writing.write import WritingBrief, write_script
from reelwright.ports.progress import Progress
from reelwright.workflows.produce.casting import check_spoken
from reelwright.workflows.produce.drafting import Reading, read_source
from reelwright.workflows.produce.looks import check_drawable
from reelwright.workflows.produce.order import Order, Studio


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """The script as it would be made. ``seconds`` is about right; the voice decides."""

    script: Script
    document: str
    seconds: float
    cost: Decimal
    notes: tuple[str, ...]


def estimate(order: Order, studio: Studio, progress: Progress) -> Estimate:
    """Read and write, without recording or rendering anything.

    Raises:
        ReelwrightError: the source cannot be made.
    """
    reading = read_source(order, studio, progress)
    script = _script(order, reading)
    check_spoken(reading.language)
    check_drawable(script, order, studio.illustrator)
    return Estimate(
        script=script,
        document=write_document(script),
        seconds=seconds_of(script.lines),
        cost=Decimal(0),
        notes=(*reading.notes, *script.notes),
    )


def _script(order: Order, reading: Reading) -> Script:
    if isinstance(reading.content, Script):
        return reading.content
    brief = WritingBrief(seconds=order.length, title=order.title, language=reading.language)
    return write_script(reading.content, brief)
