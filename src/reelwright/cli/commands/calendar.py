"""``reelwright calendar``."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.calendar_page import page_of
from reelwright.cli.calendar_values import page_values, plan_values, slot_values
from reelwright.cli.calendar_view import draw_agenda, draw_month, draw_plan
from reelwright.cli.calendar_words import day_of, month_of, span_of, times_of, weekdays_of
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.preview_view import preview_values, show_preview
from reelwright.cli.times import moment_in
from reelwright.domain.calendar.filling import Filling, Wanted
from reelwright.domain.calendar.plan import ChannelPlan, LateRule, Slot
from reelwright.domain.calendar.rules import SlotRule, zone_of
from reelwright.ports.calendar import Calendar, SlotMissing

app = typer.Typer(
    pretty_exceptions_enable=False, help="Draw the calendar; rules, slots, moves, forecasts."
)
rules = typer.Typer(
    pretty_exceptions_enable=False, no_args_is_help=True, help="Slots that recur every week."
)
app.add_typer(rules, name="rule")

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Channel = Annotated[str, typer.Option(help="The channel; the setting `channel` if unset.")]
Release = Annotated[str, typer.Argument(help="The release's id.")]
At = Annotated[
    str, typer.Option(help="A time, as 2026-12-03T18:00; without a zone it is the channel's.")
]
Next = Annotated[bool, typer.Option("--next", help="The next free slot of the rules.")]
Weeks = Annotated[int, typer.Option(min=1, max=520, help="So many weeks from now on.")]
Name = Annotated[str, typer.Argument(help="The rule's name.")]


@app.callback(invoke_without_command=True)
def draw(
    context: typer.Context,
    *,
    month: Annotated[str, typer.Option(help="As 2026-12; this month if unset.")] = "",
    months: Annotated[int, typer.Option(min=1, max=24, help="So many months.")] = 1,
    channel: Channel = "",
    zone: Annotated[str, typer.Option(help="Clocks to go by; the channel's if unset.")] = "",
    agenda: Annotated[bool, typer.Option("--agenda", help="A list instead of a grid.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Draw a month of a channel: what appears when, and which slots are free."""
    if context.invoked_subcommand is not None:
        return
    settings = _settings(home, channel)
    page = page_of(settings, month_of(month), zone)
    pages = [page]
    while len(pages) < months:
        pages.append(page_of(settings, pages[-1].month.after, zone))
    if as_json:
        values = [page_values(each) for each in pages]
        print_json(values[0] if months == 1 else values)
        return
    console = Console(highlight=False)
    for each in pages:
        draw_agenda(each, console) if agenda else draw_month(each, console)


@app.command("set")
def set_plan(
    *,
    channel: Channel = "",
    zone: Annotated[str, typer.Option(help="Clocks of the channel, as Europe/Berlin.")] = "",
    buffer: Annotated[
        str, typer.Option(help="Least time between two releases, as 2h or 1h30m.")
    ] = "",
    late: Annotated[
        LateRule | None,
        typer.Option(help="What becomes of a release whose slot has passed."),
    ] = None,
    late_after: Annotated[
        str, typer.Option(help="How long after its slot it counts as late, as 10m.")
    ] = "",
    skip: Annotated[
        list[str] | None, typer.Option(help="A day without slots of rules, as 2026-12-25.")
    ] = None,
    unskip: Annotated[list[str] | None, typer.Option(help="A day that is not skipped.")] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show how a channel publishes, or change it; slots that are taken stay."""
    settings = _settings(home, channel)
    skipped, kept = set(map(day_of, skip or ())), set(map(day_of, unskip or ()))

    def change(plan: ChannelPlan) -> ChannelPlan:
        return replace(
            plan,
            zone=zone or plan.zone,
            buffer=span_of(buffer) if buffer else plan.buffer,
            late=late or plan.late,
            late_after=span_of(late_after) if late_after else plan.late_after,
            skipped=tuple(sorted((set(plan.skipped) | skipped) - kept)),
        )

    _show_plan(_calendar(settings).change(settings.channel, change), as_json=as_json)


@rules.command()
def add(
    name: Name,
    *,
    days: Annotated[str, typer.Option(help="Days of the week, as mon,thu.")],
    times: Annotated[str, typer.Option(help="Times of day, as 09:00,18:00.")],
    zone: Annotated[str, typer.Option(help="Their clocks; the channel's if unset.")] = "",
    first: Annotated[str, typer.Option(help="The first day, as 2026-12-01.")] = "",
    last: Annotated[str, typer.Option(help="The last day.")] = "",
    channel: Channel = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Add slots of every week, or replace the rule of this name."""
    settings = _settings(home, channel)

    def change(plan: ChannelPlan) -> ChannelPlan:
        rule = SlotRule(
            name=name,
            days=weekdays_of(days),
            times=times_of(times),
            zone=zone or plan.zone,
            first=day_of(first) if first else None,
            last=day_of(last) if last else None,
        )
        others = (each for each in plan.rules if each.name != name)
        return replace(plan, rules=tuple(sorted((*others, rule), key=lambda each: each.name)))

    _show_plan(_calendar(settings).change(settings.channel, change), as_json=as_json)


@rules.command()
def remove(
    name: Name, *, channel: Channel = "", home: Home = None, as_json: AsJson = False
) -> None:
    """Remove a rule; releases that have its slots keep them."""
    settings = _settings(home, channel)
    if name not in [each.name for each in _calendar(settings).plan(settings.channel).rules]:
        message = f"{settings.channel} has no rule {name}"
        raise typer.BadParameter(message)

    def change(plan: ChannelPlan) -> ChannelPlan:
        return replace(plan, rules=tuple(each for each in plan.rules if each.name != name))

    _show_plan(_calendar(settings).change(settings.channel, change), as_json=as_json)


@app.command()
def reserve(
    release: Release,
    *,
    at: At = "",
    title: Annotated[str, typer.Option(help="What the calendar shows.")] = "",
    channel: Channel = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Let a release appear at a time, or in the next free slot of the rules.

    A name that no release has yet keeps the slot for one that will be made.
    """
    settings = _settings(home, channel)
    calendar = _calendar(settings)
    known: Wanted | None = load("publishing.lineup").to_place(settings, release)
    name, on = (known.release, known.channel) if known else (release, settings.channel)
    shown = title or (known.title if known else "")
    if at:
        moment = moment_in(at, zone_of(calendar.plan(on).zone))
        slot = calendar.reserve(name, on, moment, title=shown)
    else:
        slot = calendar.reserve_next(name, on, title=shown)
    _show_slots(calendar, [slot], as_json=as_json)


@app.command()
def move(release: Release, *, at: At = "", home: Home = None, as_json: AsJson = False) -> None:
    """Move a release to a time, or to the next free slot after its own."""
    settings = _settings(home)
    calendar, release = _calendar(settings), _named(settings, release)
    if at:
        standing = calendar.slot(release)
        if standing is None:
            message = f"{release} has no slot: reelwright calendar reserve {release}."
            raise SlotMissing(message)
        moment = moment_in(at, zone_of(calendar.plan(standing.channel).zone))
        slot = calendar.move(release, moment)
    else:
        slot = calendar.move_next(release)
    _show_slots(calendar, [slot], as_json=as_json)


@app.command()
def swap(
    one: Release,
    other: Annotated[str, typer.Argument(help="The other release's id.")],
    *,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Let two releases of a channel change places."""
    settings = _settings(home)
    calendar = _calendar(settings)
    swapped = calendar.swap(_named(settings, one), _named(settings, other))
    _show_slots(calendar, swapped, as_json=as_json)


@app.command()
def free(release: Release, *, home: Home = None, as_json: AsJson = False) -> None:
    """Take a release off the calendar."""
    settings = _settings(home)
    calendar, release = _calendar(settings), _named(settings, release)
    slot = calendar.free(release)
    if as_json:
        print_json(slot_values(slot, calendar.plan(slot.channel).zone))
        return
    typer.echo(f"{release} has no slot any more; {_when(calendar, slot)} is free.")


@app.command()
def fill(
    releases: Annotated[
        list[str] | None,
        typer.Argument(
            help="Releases in the order in which they shall appear; if none are named, those that "
            "wait for nothing but a time, the oldest first."
        ),
    ] = None,
    *,
    weeks: Weeks = 4,
    channel: Channel = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Give releases the free slots of the next weeks, in their order; all of it or nothing."""
    settings = _settings(home, channel)
    calendar = _calendar(settings)
    until = load("wiring.clocks").clock_of(settings).now() + timedelta(weeks=weeks)
    lineup = load("publishing.lineup")
    if releases:
        wanted = [
            _wanted(settings, lineup.to_place(settings, release), release) for release in releases
        ]
    else:
        taken = (slot.release for slot in calendar.slots(channel=settings.channel))
        wanted = list(lineup.without_slot(settings, taken))
    filling = calendar.fill(settings.channel, wanted, until=until)
    _show_filling(calendar, filling, weeks, as_json=as_json)


@app.command()
def preview(
    *,
    weeks: Weeks = 4,
    captions: Annotated[int, typer.Option(min=0, max=50, help="Caption tracks a video.")] = 1,
    channel: Channel = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show what the next weeks take in quota, money, time and disk, if every slot is used."""
    settings = _settings(home, channel)
    found = load("publishing.foresight").preview_of(
        settings, timedelta(weeks=weeks), captions=captions
    )
    print_json(preview_values(found)) if as_json else show_preview(found, Console(highlight=False))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file, such as channel.ics; - prints it.")],
    *,
    channel: Channel = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Write the calendar of a channel as iCalendar, for other programs."""
    settings = _settings(home, channel)
    to_file = str(file) != "-"
    written: bytes = load("publishing.calendars").export(settings, file if to_file else None)
    if as_json:
        told = {"file": str(file)} if to_file else {"calendar": written.decode()}
        print_json({**told, "slots": written.count(b"BEGIN:VEVENT")})
        return
    typer.echo(str(file) if to_file else written, nl=to_file)


def _settings(home: Path | None, channel: str = "") -> Settings:
    options = {"home": home, "channel": channel or None}
    return settings_in_force(options, Path.cwd()).settings


def _wanted(settings: Settings, known: Wanted | None, name: str) -> Wanted:
    """A release by its whole id, or a name that none has yet."""
    if known is None:
        return Wanted(release=name)
    if known.channel != settings.channel:
        message = f"{known.title} is of the channel {known.channel}: fill that one"
        raise typer.BadParameter(message)
    return known


def _named(settings: Settings, name: str) -> str:
    known: Wanted | None = load("publishing.lineup").named(settings, name)
    return known.release if known else name


def _calendar(settings: Settings) -> Calendar:
    calendar: Calendar = load("publishing.calendars").calendar_of(settings)
    return calendar


def _show_plan(plan: ChannelPlan, *, as_json: bool) -> None:
    print_json(plan_values(plan)) if as_json else draw_plan(plan, Console(highlight=False))


def _show_slots(calendar: Calendar, slots: list[Slot] | tuple[Slot, ...], *, as_json: bool) -> None:
    if as_json:
        values = [slot_values(slot, calendar.plan(slot.channel).zone) for slot in slots]
        print_json(values[0] if len(values) == 1 else values)
        return
    for slot in slots:
        typer.echo(f"{_when(calendar, slot)}  {slot.title or slot.release}")


def _show_filling(calendar: Calendar, filling: Filling, weeks: int, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "placed": [
                    slot_values(slot, calendar.plan(slot.channel).zone) for slot in filling.placed
                ],
                "left": [each.release for each in filling.left],
            }
        )
        return
    _show_slots(calendar, filling.placed, as_json=False)
    if not filling.placed and not filling.left:
        typer.echo("Nothing waits for a time alone: reelwright releases shows what each waits for.")
    if filling.left:
        names = ", ".join(each.release for each in filling.left)
        typer.echo(f"No slot within {weeks} weeks for: {names}", err=True)


def _when(calendar: Calendar, slot: Slot) -> str:
    zone = zone_of(calendar.plan(slot.channel).zone)
    return f"{slot.at.astimezone(zone):%a %Y-%m-%d %H:%M} ({zone.key})"
