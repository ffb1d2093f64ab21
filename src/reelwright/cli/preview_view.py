"""What a stretch of the calendar takes, and how full the days of a quota get, for people to see."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelwright.cli.calendar_values import openings_values, slot_values
from reelwright.domain.calendar.preview import Figures, Making, Preview
from reelwright.domain.calendar.rules import zone_of
from reelwright.domain.quota.buckets import Bucket
from reelwright.domain.quota.deferral import DayLoad, Fit, Forecast
from reelwright.domain.services.budgets import dollars

BAR = 20
_FULL, _PART, _EMPTY = "█", "▌", "░"
_TIGHT, _OVER = 0.8, 1.0


def bar(part: float) -> Text:
    """A bar of twenty characters; it warns before it is full."""
    halves = max(0, min(2 * BAR, round(2 * BAR * part)))
    if part > 0:
        halves = max(1, halves)
    style = "green" if part < _TIGHT else "yellow" if part < _OVER else "red"
    drawn = _FULL * (halves // 2) + _PART * (halves % 2)
    return Text.assemble((drawn, style), (_EMPTY * (BAR - len(drawn)), "dim"))


def show_preview(preview: Preview, console: Console) -> None:
    """The slots, the quota by day, and what the making takes."""
    zone = zone_of(preview.plan.zone)
    since, until = (each.astimezone(zone) for each in (preview.since, preview.until))
    console.print(
        Text.assemble(
            (preview.plan.channel, "bold"), f"  {since:%d %b %Y} to {until:%d %b %Y} ({zone.key})"
        )
    )
    console.print(
        f"  {len(preview.slots)} slots taken, {len(preview.free)} free; "
        f"{preview.to_make} videos still to be made"
    )
    for forecast in preview.forecasts:
        show_forecast(forecast, console)
    console.print(Text("Making", style="bold"))
    for line in _making(preview):
        console.print(f"  {line}", soft_wrap=True)


def show_forecast(forecast: Forecast, console: Console) -> None:
    """The days of a project, each with its fullest bucket; then what has to wait."""
    console.print(Text.assemble(("Quota of ", "bold"), (forecast.project, "bold cyan")))
    table = Table(box=None, show_header=False, pad_edge=False)
    for _ in range(4):
        table.add_column(no_wrap=True)
    for load in _fullest(forecast.loads):
        figures = f"{load.units:,} of {load.limit:,}"
        day = f"  {load.day:%a %d %b}"
        table.add_row(day, bar(load.units / max(1, load.limit)), figures, load.bucket.value)
    console.print(table if forecast.loads else "  Nothing is used.")
    for line in _waiting(forecast):
        console.print(line, soft_wrap=True)


def preview_values(preview: Preview) -> dict[str, object]:
    """The same for a program."""
    zone = preview.plan.zone
    making = preview.making
    return {
        "channel": preview.plan.channel,
        "since": preview.since.isoformat(),
        "until": preview.until.isoformat(),
        "slots": [slot_values(slot, zone) for slot in preview.slots],
        "free": openings_values(preview.free, zone),
        "to_make": preview.to_make,
        "quota": [forecast_values(each) for each in preview.forecasts],
        "making": None
        if making is None
        else {
            "measured": making.measured,
            "cpu_measured": making.cpu_measured,
            "middle": _figures_values(making.middle),
            "most": _figures_values(making.most),
        },
        "disk_free_bytes": preview.disk,
    }


def forecast_values(forecast: Forecast) -> dict[str, object]:
    """The same for a program."""
    return {
        "project": forecast.project,
        "limits": {bucket.value: units for bucket, units in forecast.limits},
        "days": [
            {
                "day": load.day.isoformat(),
                "bucket": load.bucket.value,
                "units": load.units,
                "limit": load.limit,
            }
            for load in forecast.loads
        ],
        "deferred": [_fit_values(fit) for fit in forecast.deferred],
    }


def _fullest(loads: Sequence[DayLoad]) -> Iterable[DayLoad]:
    """Of each day the bucket that is nearest to its limit."""
    by_day: dict[object, DayLoad] = {}
    for load in loads:
        known = by_day.get(load.day)
        if known is None or load.units * known.limit > known.units * load.limit:
            by_day[load.day] = load
    return by_day.values()


def _waiting(forecast: Forecast) -> Iterable[Text]:
    late = frozenset(forecast.late)
    for fit in forecast.deferred:
        if fit.day is None:
            yield Text(f"  {fit.work.name} takes more than any day has.", style="red")
            continue
        told = f"  {fit.work.name} waits for {fit.day:%a %d %b}, {_short(fit)} is full before"
        after = ": after its slot" if fit in late else ""
        yield Text(told + after + ".", style="red" if fit in late else "yellow")


def _short(fit: Fit) -> str:
    return (fit.short or Bucket.POOL).value


def _making(preview: Preview) -> Iterable[str]:
    making = preview.making
    if making is None:
        yield "No video of this channel was made yet, so what the next ones take is not known."
    else:
        middle, most = making.middle, making.most
        yield f"by the last {making.measured} of the channel:"
        yield f"  money  {dollars(middle.money)}, {dollars(most.money)} at most"
        yield f"  CPU    {_cpu(making)}"
        yield f"  time   {_hours(middle.seconds)} by the clock, {_hours(most.seconds)} at most"
        yield f"  disk   {_size(middle.size)}, {_size(most.size)} at most"
        if most.size > preview.disk:
            yield f"  There are only {_size(preview.disk)} free."
            return
    yield f"  free   {_size(preview.disk)} of disk"


def _cpu(making: Making) -> str:
    middle, most = making.middle.cpu, making.most.cpu
    if middle is None or most is None:
        return "not recorded, because an older Reelwright made them: go by the clock"
    told = f"{_hours(middle)} of one core, {_hours(most)} at most"
    if making.cpu_measured < making.measured:
        told += f" (by {making.cpu_measured} of them; of the others it was not recorded)"
    return told


def _hours(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes / 60:.1f} h" if minutes >= 100 else f"{minutes} min"  # noqa: PLR2004 - three digits read badly


def _size(count: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:  # noqa: PLR2004 - of the next unit
            return f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:.3g} TB"


def _figures_values(figures: Figures) -> dict[str, object]:
    return {
        "dollars": str(figures.money),
        "seconds": round(figures.seconds, 1),
        "cpu_seconds": None if figures.cpu is None else round(figures.cpu, 1),
        "bytes": figures.size,
    }


def _fit_values(fit: Fit) -> dict[str, object]:
    return {
        "release": fit.work.name,
        "wanted": fit.wanted.isoformat(),
        "day": fit.day.isoformat() if fit.day else None,
        "late": fit.is_late,
        "short": _short(fit),
    }
