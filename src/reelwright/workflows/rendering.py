"""From a plan to a master: new pieces are rendered, the others taken as they are."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.render.pieces import RenderPlan
from reelwright.ports.picture import PieceJob, PieceRenderer
from reelwright.ports.progress import Progress
from reelwright.ports.store import ArtefactMissing, Store
from reelwright.workflows.artefacts import kept, path_of, written


@dataclass(frozen=True, kw_only=True, slots=True)
class RenderedPieces:
    """The pieces of a plan in order, and how many of them are new."""

    pieces: tuple[Artefact, ...]
    rendered: int
    frames_rendered: int

    @property
    def kept(self) -> int:
        """How many were taken as they were."""
        return len(self.pieces) - self.rendered


def render_pieces(
    plan: RenderPlan,
    footage: Mapping[str, Path],
    renderer: PieceRenderer,
    store: Store,
    progress: Progress,
) -> RenderedPieces:
    """Render what the store does not hold; each finished piece is kept at once.

    ``footage`` maps a SHA-256 to the file to open.
    """
    missing = {piece.key: piece for piece in plan.pieces if kept(store, piece.key, ".mp4") is None}
    with ExitStack() as staging:
        jobs = [
            PieceJob(piece=piece, destination=staging.enter_context(store.staging(".mp4")))
            for piece in missing.values()
        ]
        for job in renderer.render(jobs, footage, progress):
            store.remember(job.piece.key, store.adopt(job.destination))
    return RenderedPieces(
        pieces=tuple(_whole(store, piece.key) for piece in plan.pieces),
        rendered=len(missing),
        frames_rendered=sum(piece.frames for piece in missing.values()),
    )


def join_pieces(
    plan: RenderPlan,
    rendered: Sequence[Artefact],
    sound: Artefact,
    renderer: PieceRenderer,
    store: Store,
    *,
    progress: Progress,
) -> Artefact:
    """The master: pieces and sound joined by packet copy."""
    pieces = [path_of(piece, store) for piece in rendered]
    frames = [piece.frames for piece in plan.pieces]
    track = path_of(sound, store)
    return written(store, ".mp4", lambda to: renderer.join(pieces, frames, track, to, progress))


def _whole(store: Store, key: str) -> Artefact:
    piece = kept(store, key, ".mp4")
    if piece is None:
        message = f"A rendered piece ({key[:12]}) is no longer in the store; run it again."
        raise ArtefactMissing(message)
    return piece
