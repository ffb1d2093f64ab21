"""Releases as a person and a program read them."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from reelwright.cli.times import shown, shown_in_zone
from reelwright.domain.release.gates import Passage
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import StepRecord
from reelwright.domain.release.uploading import Attempt
from reelwright.ports.releases import Change

_COLOURS = {
    ReleaseState.PUBLISHED: "green",
    ReleaseState.UPLOADED: "green",
    ReleaseState.UPLOADING: "cyan",
    ReleaseState.PROCESSING: "cyan",
    ReleaseState.FAILED: "red",
    ReleaseState.UNCLEAR: "red",
    ReleaseState.DRAFT: "yellow",
    ReleaseState.WAITING: "yellow",
    ReleaseState.HELD: "yellow",
    ReleaseState.WITHDRAWN: "dim",
}


def values_of(release: Release) -> dict[str, object]:
    """A release as plain values."""
    content, details = release.content, release.content.details
    return {
        "id": release.id,
        "channel": release.channel,
        "production": release.production,
        "state": release.state.value,
        "since": release.since.isoformat(),
        "said": release.said,
        "publish_at": release.publish_at.isoformat() if release.publish_at else None,
        "video": release.video_id,
        "due": release.due.isoformat() if release.due else None,
        "job": release.job,
        "title": details.title,
        "description": details.description,
        "tags": list(details.tags),
        "category": details.category,
        "language": details.language,
        "localisations": {
            language: {"title": texts.title, "description": texts.description}
            for language, texts in details.localisations.items()
        },
        "privacy": details.privacy.value,
        "made_for_kids": details.made_for_kids,
        "synthetic_media": details.synthetic_media,
        "disclosure": content.disclosure.reason,
        "paid_promotion": details.paid_promotion,
        "licence": details.licence.value,
        "playlist": content.playlist,
        "notify": content.notify,
        "embargo": content.embargo.isoformat() if content.embargo else None,
        "master": {
            "name": content.master.name,
            "sha256": content.master.artefact.sha256,
            "bytes": content.master.size,
            "seconds": round(content.seconds, 3),
        },
        "thumbnail": content.thumbnail.name if content.thumbnail else None,
        "captions": [track.language for track in content.captions],
        "approved": release.approval.at.isoformat() if release.approval else None,
        "waived": sorted(release.waived),
    }


def show_list(releases: Sequence[Release], console: Console) -> None:
    """Every release in a line; then, whole, what is to be said of some."""
    console.print(_table_of(releases))
    for release in releases:
        if release.said:
            said = escape(release.said)
            console.print(f" {release.id}  {said}", highlight=False, soft_wrap=True)


def _table_of(releases: Sequence[Release]) -> Table:
    table = Table(box=None, header_style="bold")
    for name, width in (("id", 16), ("state", 10), ("appears", 16)):
        table.add_column(name, no_wrap=True, min_width=width)
    for name, width in (("channel", 7), ("title", 14)):
        table.add_column(name, overflow="fold", min_width=width)
    for release in releases:
        colour = _COLOURS.get(release.state, "default")
        table.add_row(
            release.id,
            f"[{colour}]{release.state}[/]",
            shown(_appears(release))[:16],
            escape(release.channel),
            escape(release.title),
        )
    return table


def _appears(release: Release) -> datetime | None:
    """When it appears; what was withdrawn does not."""
    return None if release.state is ReleaseState.WITHDRAWN else release.publish_at


def _told_appears(release: Release) -> str:
    if release.state is ReleaseState.WITHDRAWN:
        return "never: it is withdrawn"
    return shown_in_zone(release.publish_at) or "when it is published"


def show_release(release: Release, console: Console) -> None:
    """A release with everything that its owner can edit."""
    content, details = release.content, release.content.details
    colour = _COLOURS.get(release.state, "default")
    console.print(f"[bold]{escape(release.title)}[/]  {release.id}  [{colour}]{release.state}[/]")
    if release.said:
        console.print(f"  {escape(release.said)}")
    disclosed = "disclosed as altered or synthetic" if details.synthetic_media else "not disclosed"
    rows = (
        ("channel", release.channel),
        ("appears", _told_appears(release)),
        ("next look", shown_in_zone(release.due)),
        ("video", f"https://youtu.be/{release.video_id}" if release.video_id else ""),
        ("privacy", details.privacy.value),
        ("master", f"{content.master.name}, {content.seconds:.0f} s, {content.master.size:,} B"),
        ("thumbnail", content.thumbnail.name if content.thumbnail else "none"),
        ("captions", ", ".join(track.language for track in content.captions) or "none"),
        ("playlist", content.playlist),
        ("language", details.language),
        ("category", details.category),
        ("tags", ", ".join(details.tags)),
        ("for children", "yes" if details.made_for_kids else "no"),
        ("synthetic", f"{disclosed}: {content.disclosure.reason}"),
        ("promotion", "paid" if details.paid_promotion else ""),
        ("subscribers", "" if content.notify else "are not told"),
        ("embargo", shown_in_zone(content.embargo)),
        ("approved", shown(release.approval.at) if release.approval else ""),
        ("waived", ", ".join(sorted(release.waived))),
    )
    for label, value in rows:
        if value:
            console.print(f"  {label:<12} {escape(value)}")
    if details.description:
        console.print("  description")
        for line in details.description.splitlines():
            console.print(f"    {escape(line)}", style="dim")


def show_gates(ways: Sequence[Passage], console: Console) -> None:
    """Every gate in a line."""
    for way in ways:
        mark = "[green]open[/]  " if way.open else "[red]closed[/]"
        told = f"waived: {way.reason}" if way.waived else way.reason
        console.print(f"  {mark} {way.gate:<10} {escape(told)}")


def show_history(
    attempts: Sequence[Attempt],
    steps: Sequence[StepRecord],
    changes: Sequence[Change],
    console: Console,
) -> None:
    """What was tried, what was set, and what was written to the channel."""
    for attempt in attempts:
        said = f" {attempt.said}" if attempt.said else ""
        console.print(
            f"  {shown(attempt.begun)}  upload {attempt.number}: {attempt.state}"
            f"  {escape(attempt.file_name)}{escape(said)}"
        )
    for step in steps:
        when = f" from {shown(step.not_before)}" if step.not_before else ""
        console.print(f"  {shown(step.at)}  {step.name}: {step.state}{when} {escape(step.said)}")
    if changes:
        console.print("  written to the channel, the newest first")
    for change in changes:
        console.print(f"  {shown(change.at)}  {escape(told_of(change))}")


def told_of(change: Change) -> str:
    """A write to a channel in one line."""
    what = f"{change.video_id}: {change.what}"
    if change.before:
        return f"{what} (was {change.before}; now {change.after or 'nothing'})"
    return what


def change_values(change: Change) -> dict[str, object]:
    """A write to a channel as plain values."""
    return {
        "release": change.release,
        "channel": change.channel,
        "video": change.video_id,
        "at": change.at.isoformat(),
        "kind": change.kind.value,
        "what": change.what,
        "before": change.before,
        "after": change.after,
    }


def gate_values(way: Passage) -> dict[str, object]:
    """A gate as plain values."""
    return {
        "gate": way.gate.value,
        "open": way.open,
        "waived": way.waived,
        "reason": way.reason,
        "until": way.until.isoformat() if way.until else None,
    }
