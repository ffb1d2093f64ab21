"""Clips of the library, what was learned, and curves, as a person and a program read them."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from reelwright.app.clips.desk import LearnedState, Retained, SeenClip, Watched
from reelwright.cli.tables import table_of
from reelwright.cli.times import shown
from reelwright.domain.clips.acts import ClipState
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.learning import FEWEST, Verb
from reelwright.domain.clips.retention import PEAK
from reelwright.domain.clips.scoring import WEIGHTS
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.clips import ActEntry, ClipEntry, ClipStanding, EpisodeEntry, LearnedEntry

SHOWN = 8
"""Digits of an id that tell clips apart."""
_COLOURS = {ClipState.KEPT: "green", ClipState.REJECTED: "dim", ClipState.OFFERED: "yellow"}
_MOST_SENTENCES = 5


def values_of(clip: ClipEntry) -> dict[str, object]:
    """A clip as plain values."""
    return {
        "id": clip.id,
        "episode": clip.episode,
        "rank": clip.number,
        "state": clip.standing.state.value,
        "title": clip.title,
        "start": _seconds(clip.standing.start),
        "end": _seconds(clip.standing.end),
        "platform": clip.platform,
        "score": clip.score,
        "interval": [clip.lowest, clip.highest],
        "features": {feature.value: value for feature, value in clip.strengths.items()},
        "reasons": list(clip.reasons),
        "flags": sorted(flag.value for flag in clip.flags),
        "folder": clip.place,
        "text": clip.standing.text,
    }


def table_of_clips(clips: Sequence[ClipEntry]) -> Table:
    """A line for each clip."""
    table = table_of("clip", "state", "score", "where", "title", "flags")
    for clip in clips:
        state = clip.standing.state
        table.add_row(
            clip.id[:SHOWN],
            f"[{_COLOURS[state]}]{state.value}[/]",
            f"{clip.score:.0f}",
            f"{clock(clip.standing.start)} to {clock(clip.standing.end)}",
            escape(clip.title),
            escape(", ".join(sorted(clip.flags))),
        )
    return table


def table_of_episodes(episodes: Sequence[EpisodeEntry]) -> Table:
    """A line for each episode."""
    table = table_of("episode", "title", "channel", "length", "when", "recording")
    for each in episodes:
        row = (each.id[:SHOWN], each.title, each.channel, clock(each.samples))
        table.add_row(*map(escape, (*row, shown(each.created), each.source)))
    return table


def episode_values(episode: EpisodeEntry) -> dict[str, object]:
    """An episode as plain values."""
    return {
        "id": episode.id,
        "title": episode.title,
        "channel": episode.channel,
        "language": episode.language,
        "seconds": _seconds(episode.samples),
        "recording": episode.source,
        "folder": episode.folder,
    }


def seen_values(found: SeenClip) -> dict[str, object]:
    """A clip with its acts, as plain values."""
    return {
        **values_of(found.clip),
        "offered": _offered_values(found.offered),
        "acts": [act_values(each) for each in found.acts],
    }


def _offered_values(offered: ClipStanding | None) -> dict[str, object] | None:
    if offered is None or offered.weighed is None:
        return None
    return {
        "start": _seconds(offered.start),
        "end": _seconds(offered.end),
        "score": offered.weighed.score,
        "interval": [offered.weighed.lowest, offered.weighed.highest],
        "flags": sorted(flag.value for flag in offered.weighed.flags),
    }


def act_values(entry: ActEntry) -> dict[str, object]:
    """An act as plain values."""
    rated = entry.act.verb is Verb.RATED
    return {
        "at": entry.at.isoformat(),
        "what": entry.act.verb.value,
        "kind": entry.act.about.value if rated else None,
        "rating": int(entry.act.amount) if rated else None,
        "comment": entry.act.comment,
        "undone": entry.undone.isoformat() if entry.undone else None,
    }


def show_clip(found: SeenClip, console: Console) -> None:
    """All that is known of a clip."""
    clip = found.clip
    console.print(f"[bold]{escape(clip.title)}[/]  {clip.id}  {clip.standing.state.value}")
    where = f"{clock(clip.standing.start)} to {clock(clip.standing.end)}"
    console.print(f"{where} of {escape(found.episode.title)}, for {escape(clip.platform)}")
    console.print(f"score {clip.score:.0f} ({clip.lowest:.0f} to {clip.highest:.0f})")
    if found.offered and found.offered.weighed:
        was = f"{clock(found.offered.start)} to {clock(found.offered.end)}"
        console.print(f"offered as {was} with {found.offered.weighed.score:.0f}")
    for reason in clip.reasons:
        console.print(f"  {escape(reason)}")
    if clip.flags:
        console.print(f"[yellow]{escape(', '.join(sorted(clip.flags)))}[/]")
    console.print(escape(clip.place))
    console.print(f"\n{escape(clip.standing.text)}\n")
    for entry in found.acts:
        console.print(f"{shown(entry.at)}  {escape(told_of(entry))}")


def told_of(entry: ActEntry) -> str:
    """An act in a few words."""
    act = entry.act
    told = f"{act.about.value} {act.amount:g} of 5" if act.verb is Verb.RATED else act.verb.value
    comment = f": {act.comment}" if act.comment else ""
    return f"{told}{comment}{' (taken back)' if entry.undone else ''}"


def learned_values(state: LearnedState) -> dict[str, object]:
    """What a channel learned, as plain values."""
    weights = state.in_force.learned.weights if state.in_force else WEIGHTS
    return {
        "channel": state.channel,
        "weights": {feature.value: weights[feature] for feature in Feature},
        "defaults": {feature.value: WEIGHTS[feature] for feature in Feature},
        "in_force": _learned_row(state.in_force) if state.in_force else None,
        "history": [_learned_row(each) for each in state.history],
        "grounds": [
            {
                "feature": each.feature.value,
                "clips": each.clips,
                "worth": round(each.worth, 3),
                "others": round(each.others, 3),
            }
            for each in state.grounds
        ],
        "answers": state.next_run.answers,
        "next_run_step": state.next_run.step,
    }


def _learned_row(entry: LearnedEntry) -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "answers": entry.learned.answers,
        "step": entry.learned.step,
        "loss": entry.learned.loss,
        "default_loss": entry.learned.default_loss,
        "undone": entry.undone.isoformat() if entry.undone else None,
    }


def show_learned(state: LearnedState, console: Console) -> None:
    """What a channel's weights are, what they came from, and what comes next."""
    if state.in_force is None:
        console.print(f"The channel {escape(state.channel)} has the weights of everyone.")
    else:
        console.print(_told_of_learned(state.in_force, state.channel))
    grounds = {each.feature: each for each in state.grounds}
    changes = state.in_force.learned.changes if state.in_force else {}
    table = table_of("evidence", "weight", "learned", "clips with it", "their worth", "of others")
    for feature in Feature:
        ground, change = grounds.get(feature), changes.get(feature, 0.0)
        about = (str(ground.clips), f"{ground.worth:.2f}", f"{ground.others:.2f}") if ground else ()
        weight = f"{WEIGHTS[feature] + change:+.2f}"
        table.add_row(feature.value, weight, f"{change:+.2f}" if change else "", *about)
    console.print(table)
    console.print(_next(state))


def _told_of_learned(entry: LearnedEntry, channel: str) -> str:
    learned = entry.learned
    return (
        f"The channel {escape(channel)} learned from {learned.answers} clips on {shown(entry.at)}: "
        f"{learned.step:.0%} of the way that they point to. Loss on clips not learned from: "
        f"{learned.loss:.3f}, with the weights of everyone {learned.default_loss:.3f}."
    )


def _next(state: LearnedState) -> str:
    coming = state.next_run
    if coming.answers < FEWEST:
        return (
            f"Clips that were judged so far: {coming.answers}; from {FEWEST} on they teach. A "
            "weight never moves by more than 1."
        )
    standing = state.in_force.learned.weights if state.in_force else WEIGHTS
    if coming.weights == standing:
        return f"The {coming.answers} clips that were judged so far change nothing in the next run."
    return (
        f"{coming.answers} clips were judged so far; the next run goes {coming.step:.0%} of the "
        "way that they point to."
    )


def retained_values(found: Retained) -> dict[str, object]:
    """What a curve says, as plain values."""
    values: dict[str, object] = {
        "name": found.name,
        "sentences": [_watched_values(each) for each in found.sentences],
        "peaks": sorted(found.curve.peaks),
    }
    if found.clip is not None:
        values |= {
            "clip": found.clip.id,
            "trim_start": found.recut.first,
            "trim_end": found.recut.last,
        }
    if found.agreement and found.by_position:
        values["clips"] = [
            {"id": each.clip.id, "rank": round(each.rank, 3)} for each in found.clips
        ]
        values["f1"] = round(found.agreement.f1, 3)
        values["precision"] = round(found.agreement.precision, 3)
        values["recall"] = round(found.agreement.recall, 3)
        values["f1_by_position"] = round(found.by_position.f1, 3)
    return values


def _watched_values(each: Watched) -> dict[str, object]:
    return {
        "start": _seconds(each.said.start),
        "end": _seconds(each.said.end),
        "text": each.said.text,
        "held": round(each.stretch.held, 4),
        "lost": round(each.stretch.lost, 4),
    }


def show_retained(found: Retained, console: Console) -> None:
    """What a curve says."""
    console.print(f"[bold]{escape(found.name)}[/]")
    if found.clip is not None:
        _show_clip_curve(found, found.clip.id[:SHOWN], console)
        return
    best = max((each.stretch.held for each in found.sentences), default=0.0)
    ranked = sorted(found.sentences, key=lambda each: -each.stretch.held)[:_MOST_SENTENCES]
    console.print("Held most viewers:")
    for each in sorted(ranked, key=lambda each: each.said.start):
        if each.stretch.held > PEAK * best:
            console.print(f"  {_line(each)}")
    for clip in found.clips:
        console.print(
            f"{clip.clip.id[:SHOWN]}  held more than {clip.rank:.0%} of stretches as long  "
            f"{escape(clip.clip.title)}"
        )
    if found.agreement and found.by_position:
        console.print(
            f"The clips and the curve's peaks agree with F1 {found.agreement.f1:.2f}; as much time "
            f"from the beginning on would with {found.by_position.f1:.2f}."
        )


def _show_clip_curve(found: Retained, name: str, console: Console) -> None:
    for each in found.sentences:
        console.print(f"{_line(each)}  [dim]{-100 * each.stretch.lost:+.0f}[/]")
    for side, count in (("start", found.recut.first), ("end", found.recut.last)):
        if count:
            console.print(
                f"More left during the sentence at the {side} than in all the rest: "
                f"reelwright clips trim {name} --{side}-sentences 1"
            )


def _line(each: Watched) -> str:
    held = f"{100 * each.stretch.held:.0f}"
    return f"{clock(each.said.start)}  {held:>3} %  {escape(each.said.text)}"


def clock(sample: int) -> str:
    """A place in a recording as people say it."""
    minutes, seconds = divmod(sample / SAMPLE_RATE, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{seconds:04.1f}" if hours else f"{minutes}:{seconds:04.1f}"


def _seconds(sample: int) -> float:
    return round(sample / SAMPLE_RATE, 3)


def short(clip: ClipEntry) -> str:
    """The beginning of a clip's id."""
    return clip.id[:SHOWN]


def sentence_of(clip: ClipEntry, what: str) -> str:
    """What became of a clip, in a sentence."""
    return f"{clip.id[:SHOWN]}  {clip.title} {what}."
