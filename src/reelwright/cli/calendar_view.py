"""The calendar as a person at a terminal sees it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rich.box import ROUNDED
from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reelwright.domain.calendar.conflicts import Crowding
from reelwright.domain.calendar.month import Day, Month, Week
from reelwright.domain.calendar.pausing import Pause
from reelwright.domain.calendar.plan import ChannelPlan, LateRule, Opening, Slot
from reelwright.domain.release.states import ReleaseState

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WIDEST = 22
"""Characters of a day: more make the eye travel."""
_BORDERS = 8
_TITLE_LINES = 2
LATE_WORDS = {
    LateRule.NOW: "appears at once",
    LateRule.NEXT: "takes the next free slot",
    LateRule.HOLD: "waits for you",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a release is marked: a sign, its colour, and the word for both."""

    sign: str
    style: str
    word: str


RESERVED = Look(sign="○", style="cyan", word="reserved")
FREE = Look(sign="·", style="dim", word="free slot")
LOOKS = {
    ReleaseState.DRAFT: Look(sign="◌", style="yellow", word="draft"),
    ReleaseState.WAITING: Look(sign="◔", style="yellow", word="waits at a gate"),
    ReleaseState.APPROVED: Look(sign="●", style="cyan", word="scheduled"),
    ReleaseState.SCHEDULED: Look(sign="●", style="cyan", word="scheduled"),
    ReleaseState.UPLOADING: Look(sign="▲", style="blue", word="uploading"),
    ReleaseState.PROCESSING: Look(sign="△", style="blue", word="processing"),
    ReleaseState.UPLOADED: Look(sign="◆", style="green", word="uploaded"),
    ReleaseState.PUBLISHED: Look(sign="✓", style="green", word="published"),
    ReleaseState.HELD: Look(sign="‖", style="yellow", word="held"),
    ReleaseState.WITHDRAWN: Look(sign="×", style="dim", word="withdrawn"),
    ReleaseState.FAILED: Look(sign="✗", style="red", word="failed"),
    ReleaseState.UNCLEAR: Look(sign="?", style="bold red", word="unclear"),
}
"""How each state of a release is marked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A month of a channel, with all that is drawn of it."""

    plan: ChannelPlan
    zone: ZoneInfo
    month: Month
    weeks: tuple[Week, ...]
    now: datetime
    pause: Pause | None = None
    crowded: tuple[Crowding, ...] = ()
    looks: Mapping[str, Look] = field(default_factory=dict)
    """Of releases by their id; the others are only reserved."""

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the month itself."""
        return tuple(day for week in self.weeks for day in week if self.month.holds(day.date))

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What appears in the month."""
        return tuple(slot for day in self.days for slot in day.slots)

    @property
    def free(self) -> tuple[Opening, ...]:
        """Slots of rules that are free in the month."""
        return tuple(opening for day in self.days for opening in day.free)

    def look(self, release: str) -> Look:
        """How a release is marked."""
        return self.looks.get(release, RESERVED)


def draw_month(page: Page, console: Console) -> None:
    """A grid of the month under its title, and below it what the eye should not miss."""
    width = min(_WIDEST, (console.width - _BORDERS) // len(_DAYS))
    console.print(_title(page, (width + 1) * len(_DAYS) + 1))
    console.print(_grid(page, width))
    console.print(Group(*_below(page)))


def draw_agenda(page: Page, console: Console) -> None:
    """The month as a list, a line for each slot that is taken."""
    console.print(_title(page, min(console.width, 79)))
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("when", "", "title", "release", "slot"):
        table.add_column(name, no_wrap=name != "title")
    for slot in page.slots:
        look = page.look(slot.release)
        when = f"{slot.at.astimezone(page.zone):%a %d %b %H:%M}"
        by = slot.rule or "by hand"
        table.add_row(
            Text(when, style="dim" if slot.at < page.now else ""),
            Text(look.sign, style=look.style),
            Text(slot.title or "-"),
            Text(slot.release, style="dim"),
            Text(by, style="dim"),
        )
    console.print(table if page.slots else Text("Nothing appears in this month.", style="dim"))
    console.print(Group(*_below(page)))


def draw_plan(plan: ChannelPlan, console: Console) -> None:
    """How a channel publishes."""
    console.print(Text(plan.channel, style="bold"))
    console.print(
        f"  clocks of {plan.zone}, {in_words(plan.buffer)} between releases, what is more than "
        f"{in_words(plan.late_after)} late {LATE_WORDS[plan.late]}",
        soft_wrap=True,
    )
    for rule in plan.rules:
        times = ", ".join(f"{at:%H:%M}" for at in rule.times)
        span = " ".join(
            part
            for part in (
                f"from {rule.first}" * bool(rule.first),
                f"to {rule.last}" * bool(rule.last),
            )
            if part
        )
        zone = "" if rule.zone == plan.zone else f" ({rule.zone})"
        console.print(
            Text.assemble(
                "  ", (rule.name, "cyan"), f": {', '.join(rule.days)} at {times}{zone} {span}"
            )
        )
    if not plan.rules:
        console.print("  no rules: reelwright calendar rule add NAME --days mon,thu --times 18:00")
    if plan.skipped:
        console.print(f"  nothing on {', '.join(map(str, plan.skipped))}", soft_wrap=True)


def in_words(span: timedelta) -> str:
    """A length of time: ``2 h``, ``1 h 30 min``, ``3 d``."""
    minutes = round(span.total_seconds() / 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    parts = ((days, "d"), (hours, "h"), (rest, "min"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 min"


def _title(page: Page, width: int) -> Text:
    month = f"{page.month.first:%B %Y}"
    about = f"{page.plan.channel} · {page.zone.key}"
    gap = max(2, width - len(month) - len(about) - 2)
    return Text.assemble(" ", (month, "bold"), " " * gap, (about, "dim"))


def _grid(page: Page, width: int) -> Table:
    table = Table(box=ROUNDED, show_lines=True, padding=0, border_style="dim", header_style="dim")
    for name in _DAYS:
        table.add_column(f" {name}", width=width, no_wrap=True, overflow="ellipsis")
    for week in page.weeks:
        table.add_row(*(_cell(page, day, width) for day in week))
    return table


def _cell(page: Page, day: Day, width: int) -> Text:
    if not page.month.holds(day.date):
        return Text(f" {day.date.day:>2}", style="bright_black")
    lines = [_head(page, day)]
    entries: list[tuple[datetime, Slot | Opening]] = [
        *((slot.at, slot) for slot in day.slots),
        *((opening.at, opening) for opening in day.free),
    ]
    for at, entry in sorted(entries, key=lambda pair: pair[0]):
        time = f"{at.astimezone(page.zone):%H:%M}"
        if isinstance(entry, Slot):
            lines.extend(_taken(page, entry, time, width))
        elif at > page.now:
            lines.append(Text(f" {time} {FREE.sign}", style=FREE.style))
    return Text("\n").join(lines)


def _head(page: Page, day: Day) -> Text:
    today = page.now.astimezone(page.zone).date()
    head = Text(" ")
    head.append(f"{day.date.day:>2}", style=_style_of(day.date, today))
    if day.shift:
        hours = day.shift / timedelta(hours=1)
        head.append(f" {hours:+g} h", style="yellow")
    if day.skipped:
        head.append(" off", style="dim")
    return head


def _style_of(day: date, today: date) -> str:
    if day == today:
        return "bold reverse"
    return "dim" if day < today else "bold"


def _taken(page: Page, slot: Slot, time: str, width: int) -> Iterable[Text]:
    look = page.look(slot.release)
    passed = "dim " if slot.at < page.now else ""
    yield Text.assemble(" ", (time, f"{passed}{look.style}"), " ", (look.sign, look.style))
    for line in _lines(slot.title or slot.release, width - 1):
        yield Text(f" {line}", style=passed.strip())


def _lines(title: str, width: int) -> Sequence[str]:
    """A title in columns of so many cells by two lines; a dot tells that there was more."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    whole = [line for line in lines if line]
    kept = whole[:_TITLE_LINES]
    if len(whole) > _TITLE_LINES:
        kept[-1] = f"{kept[-1]}…"
    return [line if cell_len(line) <= width else _cut(line, width) for line in kept]


def _cut(line: str, width: int) -> str:
    return f"{set_cell_size(line, width - 1)}…"


def _below(page: Page) -> Iterable[RenderableType]:
    if page.pause is not None:
        yield _paused(page.pause, page.zone)
    for each in page.crowded:
        yield Text(
            f" {each.first.release} and {each.second.release} are only {in_words(each.gap)} "
            f"apart, on {each.first.at.astimezone(page.zone):%a %d %b}.",
            style="yellow",
        )
    yield _legend(page)
    slots, free = len(page.slots), sum(opening.at > page.now for opening in page.free)
    coming = next((slot for slot in page.slots if slot.at > page.now), None)
    told = f" {slots} taken, {free} free"
    if coming is not None:
        when = f"{coming.at.astimezone(page.zone):%a %d %b %H:%M}"
        told = f"{told}; next: {when} {coming.title or coming.release}"
    yield Text(told, overflow="ellipsis", no_wrap=True)


def _paused(pause: Pause, zone: ZoneInfo) -> Text:
    what = pause.channel or "Everything"
    until = f" until {pause.until.astimezone(zone):%a %d %b %H:%M}" if pause.until else ""
    why = f": {pause.reason}" if pause.reason else ""
    return Text(f" ‖ {what} is paused{until}{why}", style="bold red")


def _legend(page: Page) -> Padding:
    looks = {page.look(slot.release) for slot in page.slots}
    if page.free:
        looks.add(FREE)
    legend = Text()
    for look in sorted(looks, key=lambda each: each.word):
        legend.append(f"{look.sign}\N{NO-BREAK SPACE}", style=look.style)
        word = look.word.replace(" ", "\N{NO-BREAK SPACE}")
        legend.append(f"{word}   ", style="dim")
    return Padding(legend, (0, 0, 0, 1))
