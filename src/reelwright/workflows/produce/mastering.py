"""The masters of a production: one sound, and for each format its pieces joined and inspected."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Format
from reelwright.domain.captions.burnt import burnt_groups
from reelwright.domain.captions.cues import Cue
from reelwright.domain.edit.footage_uses import footage_uses
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.inspection.verdict import Expectation, HeardLine, Verdict
from reelwright.domain.production.manifest import master_name
from reelwright.domain.render.pieces import RenderPlan
from reelwright.domain.render.plan import plan_render
from reelwright.domain.spoken.line import spoken_line
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Steps
from reelwright.workflows.artefacts import path_of, paths_of
from reelwright.workflows.clock import Stopwatch
from reelwright.workflows.produce.delivery import MadeMaster
from reelwright.workflows.produce.looks import look_of
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.rendering import MixedSound, mix_sound, text_areas
from reelwright.workflows.produce.selecting import Selected
from reelwright.workflows.rendering import RenderedPieces, join_pieces, render_pieces


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What a run did anew and what it took as it stood."""

    lines_recorded: int = 0
    lines_kept: int = 0
    pieces_rendered: int = 0
    pieces_kept: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Mastering:
    """What the masters of one run are made with."""

    order: Order
    studio: Studio
    watch: Stopwatch
    progress: Progress
    steps: Steps

    def masters(
        self,
        slug: str,
        timelines: Mapping[Format, Timeline],
        cues: tuple[Cue, ...],
        selected: Selected,
    ) -> tuple[tuple[MadeMaster, ...], Work]:
        """A master of every format, and what was new of its pieces."""
        sounding = timelines[self.order.formats[0]]
        mixed = self.steps.step("mix", lambda: self._mixed(sounding), MixedSound)
        self.watch.lap("mix", reused=not mixed.new)
        masters: list[MadeMaster] = []
        work = Work()
        for picture, timeline in timelines.items():
            burnt = burnt_groups(cues, picture, timeline.language)
            plan = plan_render(
                timeline,
                burnt if self.order.captions.burnt else (),
                look_of(self.order, picture),
            )
            pieces, file = self._rendered(plan, mixed.track, selected)
            work = replace(
                work,
                pieces_rendered=work.pieces_rendered + pieces.rendered,
                pieces_kept=work.pieces_kept + pieces.kept,
            )
            expected = replace(self._expectation(plan, timeline, burnt), spare=selected.spare)
            verdict = self._inspected(file, expected, picture)
            name = master_name(slug, picture, passed=True)
            masters.append(MadeMaster(file=file, plan=plan, verdict=replace(verdict, master=name)))
        return tuple(masters), work

    def _mixed(self, timeline: Timeline) -> MixedSound:
        return mix_sound(
            timeline, self.order.music, self.studio.sound, self.studio.store, self.progress
        )

    def _rendered(
        self, plan: RenderPlan, track: Artefact, selected: Selected
    ) -> tuple[RenderedPieces, Artefact]:
        """The pieces and the master of one format."""
        studio, picture = self.studio, plan.look.canvas.format
        pieces = self.steps.step(
            f"render {picture}",
            lambda: render_pieces(
                plan,
                paths_of(selected.files, studio.store),
                studio.renderer,
                studio.store,
                self.progress,
            ),
            RenderedPieces,
        )
        file = self.steps.step(
            f"join {picture}",
            lambda: join_pieces(
                plan, pieces.pieces, track, studio.renderer, studio.store, progress=self.progress
            ),
            Artefact,
        )
        self.watch.lap(f"render {picture}", reused=not pieces.rendered)
        return pieces, file

    def _inspected(self, file: Artefact, expected: Expectation, picture: Format) -> Verdict:
        studio = self.studio
        verdict = self.steps.step(
            f"inspect {picture}",
            lambda: studio.inspector.inspect(path_of(file, studio.store), expected, self.progress),
            Verdict,
        )
        self.watch.lap(f"inspect {picture}")
        return verdict

    def _expectation(
        self, plan: RenderPlan, timeline: Timeline, cues: tuple[Cue, ...]
    ) -> Expectation:
        return Expectation(
            canvas=plan.look.canvas,
            frames=plan.frames,
            codec=plan.look.codec,
            language=timeline.language,
            caption_mode=self.order.captions,
            cues=cues,
            footage=footage_uses(timeline),
            lines=self._heard(timeline),
            texts=text_areas(plan, self.studio.illustrator, self.studio.store),
        )

    def _heard(self, timeline: Timeline) -> tuple[HeardLine, ...]:
        """Every line as it is spoken, where it stands in the track."""
        return tuple(
            HeardLine(
                start=begin,
                end=begin + placed.take.samples,
                spoken=spoken_line(line, timeline.language, self.order.pronunciations),
            )
            for scene in timeline.scenes
            for line, placed in zip(scene.scene.lines, scene.takes, strict=True)
            for begin in (timeline.rate.sample_at(scene.start) + placed.offset,)
        )
