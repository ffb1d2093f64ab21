"""The flow: from a recording to a folder of ranked, finished, inspected clips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Format
from reelwright.domain.clips.planned import ClipPlan, PlannedClip
from reelwright.domain.clips.tightening import Tightening
from reelwright.domain.digest import digest_of
from reelwright.domain.production.clips import ClipRecord, ClipsRecord, genre_record_of
from reelwright.domain.render.pieces import Look, Piece, RenderPlan
from reelwright.domain.time import FrameRate
from reelwright.ports.cpu import CpuReading
from reelwright.ports.faces import Watched
from reelwright.ports.picture import RenderFailed
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Inline, Steps
from reelwright.workflows.clip.among import each_among
from reelwright.workflows.clip.choosing import Chosen, chosen
from reelwright.workflows.clip.delivery import (
    ClipMaster,
    DeliveredClip,
    Finished,
    deliver,
    notes_of,
    slug_of_clip,
)
from reelwright.workflows.clip.inspecting import Drawn, Heard, JudgedFile, judged
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.picturing import (
    Footing,
    Pictured,
    cover_of,
    files_of,
    footing,
    look_of,
    plan_of,
    rate_of,
    watch,
)
from reelwright.workflows.clip.presenting import Run, check_place, present, record_of_run
from reelwright.workflows.clip.reading import (
    HeardFiles,
    Opened,
    check_length,
    hear,
    levels_of,
    open_recording,
)
from reelwright.workflows.clip.sounding import clip_track
from reelwright.workflows.clip.tightening import bars_of, tighten
from reelwright.workflows.clock import Lap, Laps, Stopwatch
from reelwright.workflows.drawing import check_drawable_text
from reelwright.workflows.keeping import HeldSteps
from reelwright.workflows.rendering import render_pieces


@dataclass(frozen=True, kw_only=True, slots=True)
class Clipped:
    """A run of clips as it stands in its folder."""

    folder: Path
    record: ClipsRecord
    plan: ClipPlan

    @property
    def clips(self) -> tuple[ClipRecord, ...]:
        """The clips, the best first."""
        return self.record.clips

    @property
    def passed(self) -> bool:
        """Whether there are clips and every one may go out."""
        return bool(self.clips) and all(clip.passed for clip in self.clips)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What is seen in each clip, and what of it is heard."""

    watched: tuple[Watched, ...]
    tightened: tuple[Tightening, ...]
    bars: tuple[tuple[int, ...], ...]
    cover: Artefact | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracks:
    """What is heard in each clip, as AAC."""

    tracks: tuple[Artefact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """The pieces of each clip, format by format; none where its picture cannot be rendered."""

    clips: tuple[tuple[Artefact, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """The masters of a clip, format by format."""

    masters: tuple[JudgedFile, ...]


def choose(order: ClipOrder, room: CuttingRoom, progress: Progress) -> tuple[Opened, Chosen]:
    """What would be cut and why, without making it.

    Raises:
        ReelwrightError: with the one sentence that says why nothing can be cut.
    """
    opened = open_recording(order, room, progress)
    check_length(order, opened)
    _begin_paying(order, opened, room, progress)
    heard = hear(order, opened, room, progress, offered=False)
    return opened, chosen(order, opened, heard, room, progress)


def _begin_paying(order: ClipOrder, opened: Opened, room: CuttingRoom, progress: Progress) -> None:
    """From here on calls of outside services are paid by this run, under the name of its clips."""
    room.spending.begin(run_id(opened, order), f"Clips of {order.name}", progress)


def clip(
    order: ClipOrder, room: CuttingRoom, progress: Progress, steps: Steps | None = None
) -> Clipped:
    """Cut clips out of a recording.

    Whatever is finished is kept in the store at once; a clip's folder changes as a whole.

    Raises:
        ReelwrightError: with the one sentence that says why nothing was made.
    """
    with room.cpu.measured() as reading:
        return _Run(order, room, progress, steps or Inline(), reading).made()


class _Run:
    """One run."""

    def __init__(
        self,
        order: ClipOrder,
        room: CuttingRoom,
        progress: Progress,
        steps: Steps,
        reading: CpuReading,
    ) -> None:
        self._order = order
        self._room = room
        self._progress = progress
        self._steps = steps
        self._watch = Stopwatch(reading)
        self._laps = Laps(reading)

    def made(self) -> Clipped:
        """Every stage, in order."""
        order, room, progress = self._order, self._room, self._progress
        check_place(order.output)
        opened = self._steps.step("read", lambda: open_recording(order, room, progress), Opened)
        self._watch.lap("read")
        held = HeldSteps(self._steps, room.uses, run_id(opened, order))
        self._steps = held
        check_length(order, opened)
        _begin_paying(order, opened, room, progress)
        heard = held.step("hear", lambda: hear(order, opened, room, progress), HeardFiles)
        self._watch.lap("hear")
        choice = held.step("choose", lambda: chosen(order, opened, heard, room, progress), Chosen)
        self._watch.lap("choose")
        delivered = self._made_of(opened, heard, choice)
        record = record_of_run(
            order,
            opened,
            choice.plan,
            [each.record for each in delivered],
            samples=heard.samples,
            language=choice.language,
            notes=(*choice.notes, *notes_of(delivered), *_missing(choice, delivered)),
            genre=genre_record_of(choice.genre),
        )
        run = Run(order=order, opened=opened, choice=choice, record=record)
        held.step("deliver", lambda: present(run, delivered, room), Path)
        held.finish()
        return Clipped(folder=order.output, record=record, plan=choice.plan)

    def _made_of(self, opened: Opened, heard: HeardFiles, choice: Chosen) -> list[DeliveredClip]:
        """The clips of a plan: seen, heard and drawn all together, then finished one by one."""
        clips, rate = choice.plan.clips, rate_of(opened)
        self._check_drawable(clips, rate)
        seen = self._steps.step("watch", lambda: self._seen(clips, opened, heard), Seen)
        self._watch.lap("watch")
        standing = [
            replace(
                footing(one, tightening, watched, choice.language, rate),
                bars=bars,
                cover=seen.cover,
            )
            for one, tightening, watched, bars in zip(
                clips, seen.tightened, seen.watched, seen.bars, strict=True
            )
        ]
        tracks = self._steps.step(
            "mix", lambda: self._tracks(standing, opened, choice.track), Tracks
        ).tracks
        self._watch.lap("mix")
        drawn = self._drawn(standing, opened, choice.language)
        self._watch.lap("render")
        common = self._laps.lap().part(max(1, sum(map(bool, drawn))))
        return [
            self._delivered(
                _heard(one, track, choice.language, heard.samples),
                each,
                opened,
                lambda: common + self._laps.lap(),
            )
            for one, track, each in zip(standing, tracks, drawn, strict=True)
            if each
        ]

    def _check_drawable(self, clips: Sequence[PlannedClip], rate: FrameRate) -> None:
        """Refuse what the captions or titles of clips hold and no font here can draw.

        Raises:
            GlyphMissing.
        """
        order = self._order
        burnt = " ".join(clip.text for clip in clips) if order.captions.burnt else ""
        titles = " ".join(clip.title for clip in clips)
        look = look_of(order, order.formats[0], rate)
        check_drawable_text(f"{titles} {burnt}", look, self._room.illustrator)

    def _seen(self, clips: Sequence[PlannedClip], opened: Opened, heard: HeardFiles) -> Seen:
        order, room, rate = self._order, self._room, rate_of(opened)
        levels = levels_of(heard, room)
        kept = [tighten(each, levels, heard.language, order) for each in clips]
        bars = [
            bars_of(each.parts, levels, rate.frames_covering(each.samples), rate)
            if opened.facts.camera is None
            else ()
            for each in kept
        ]
        return Seen(
            watched=tuple(
                watch(each, opened, order, room, progress)
                for each, progress in each_among(clips, self._progress)
            ),
            tightened=tuple(kept),
            bars=tuple(bars),
            cover=cover_of(opened, room),
        )

    def _tracks(self, standing: Sequence[Footing], opened: Opened, track: int) -> Tracks:
        return Tracks(
            tracks=tuple(
                clip_track(
                    each,
                    opened.sha256,
                    self._order,
                    self._room,
                    track=track,
                    progress=progress,
                )
                for each, progress in each_among(standing, self._progress)
            )
        )

    def _drawn(
        self, standing: Sequence[Footing], opened: Opened, language: str
    ) -> list[tuple[Drawn, ...]]:
        """Every clip in every format; empty where its picture cannot be rendered."""
        order = self._order
        plans = [
            [
                plan_of(each, opened, order, self._look(each, picture, opened), language)
                for picture in order.formats
            ]
            for each in standing
        ]
        if not plans:
            return []
        rendered = self._steps.step("render", lambda: self._rendered(plans, opened), Rendered)
        return [_together(each, pieces) for each, pieces in zip(plans, rendered.clips, strict=True)]

    def _look(self, standing: Footing, picture: Format, opened: Opened) -> Look:
        own = replace(self._order, platform=standing.clip.platform)
        return look_of(own, picture, rate_of(opened))

    def _rendered(self, plans: Sequence[Sequence[Pictured]], opened: Opened) -> Rendered:
        """The pieces of all clips, side by side; one by one where one of them cannot be."""
        clips = [tuple(piece for one in each for piece in one.plan.pieces) for each in plans]
        try:
            whole = iter(self._pieces(tuple(chain(*clips)), opened))
        except RenderFailed:
            return Rendered(clips=tuple(self._pieces_or_none(each, opened) for each in clips))
        return Rendered(clips=tuple(tuple(islice(whole, len(each))) for each in clips))

    def _pieces_or_none(self, pieces: tuple[Piece, ...], opened: Opened) -> tuple[Artefact, ...]:
        try:
            return self._pieces(pieces, opened)
        except RenderFailed:
            return ()

    def _pieces(self, pieces: tuple[Piece, ...], opened: Opened) -> tuple[Artefact, ...]:
        rendered = render_pieces(
            RenderPlan(look=pieces[0].look, pieces=pieces),
            files_of(opened, self._order, self._room),
            self._room.renderer,
            self._room.store,
            self._progress,
        )
        return rendered.pieces

    def _delivered(
        self,
        heard: Heard,
        drawn: Sequence[Drawn],
        opened: Opened,
        share: Callable[[], Lap],
    ) -> DeliveredClip:
        """A clip in all its formats, measured and put into its folder.

        ``share`` is its part of what the run took.
        """
        rank = heard.footing.clip.rank
        judged = self._steps.step(f"inspect {rank}", lambda: self._judged(heard, drawn), Judged)
        self._watch.lap(f"inspect {rank}")
        whole = Finished(
            footing=heard.footing,
            masters=tuple(
                ClipMaster(file=each.file, plan=made.plan, verdict=each.verdict)
                for each, made in zip(judged.masters, drawn, strict=True)
            ),
            language=heard.language,
            held=frozenset(
                artefact.sha256
                for artefact in (heard.track, *(each for one in drawn for each in one.pieces))
            ),
        )
        return self._steps.step(
            f"deliver {rank}",
            lambda: deliver(whole, opened, self._order, self._room, self._watch, share),
            DeliveredClip,
        )

    def _judged(self, heard: Heard, drawn: Sequence[Drawn]) -> Judged:
        name = slug_of_clip(heard.footing.clip)
        return Judged(
            masters=tuple(
                judged(each, heard, name, self._order, self._room, progress=progress)
                for each, progress in each_among(drawn, self._progress)
            )
        )


def _heard(standing: Footing, track: Artefact, language: str, samples: int) -> Heard:
    cut = standing.clip.cut
    return Heard(
        footing=standing,
        track=track,
        language=language,
        uncut=(cut.start <= 0, cut.end >= samples),
    )


def _together(pictured: Sequence[Pictured], pieces: Sequence[Artefact]) -> tuple[Drawn, ...]:
    """A clip in all its formats; nothing where it was not rendered."""
    if not pieces:
        return ()
    rest = iter(pieces)
    return tuple(
        Drawn(pictured=one, pieces=tuple(islice(rest, len(one.plan.pieces)))) for one in pictured
    )


def _missing(choice: Chosen, delivered: Sequence[DeliveredClip]) -> list[str]:
    made = {each.record.id for each in delivered}
    return [_unseen(each.title) for each in choice.plan.clips if each.id not in made]


def _unseen(title: str) -> str:
    return (
        f"No clip was made of “{title}”: the recording's picture is damaged there. Repair the "
        "file, or clip its sound alone."
    )


def run_id(opened: Opened, order: ClipOrder) -> str:
    """The name under which what a run used is held in the store."""
    return digest_of("clips", opened.sha256, str(order.output.absolute()))[:16]
