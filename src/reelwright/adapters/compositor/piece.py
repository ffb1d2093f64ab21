"""One piece, frame by frame."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path

from reelwright.adapters.compositor.encoding import PieceWriter, open_writer
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.layers import LayerStack
from reelwright.adapters.compositor.shots import DrawnShot, ShotState
from reelwright.adapters.compositor.transitions import mix
from reelwright.domain.render.pieces import Piece
from reelwright.domain.themes.theme import TransitionKind


class PiecePicture:
    """What a piece shows at each of its frames."""

    def __init__(self, piece: Piece, shots: tuple[DrawnShot, ...], captions: LayerStack) -> None:
        self._piece = piece
        self._shots = shots
        self._captions = captions
        canvas = piece.look.canvas
        self._sides = [YuvFrame.empty(canvas.width, canvas.height) for _ in shots]

    def state(self, frame: int) -> Hashable:
        """Equal states look equal."""
        return self._shot_states(frame), self._part(frame), self._captions.state(frame)

    def draw(self, frame: int, target: YuvFrame) -> None:
        """Compose a frame."""
        states = self._shot_states(frame)
        if len(self._shots) == 1:
            self._shots[0].draw(states[0], target)
        else:
            for shot, state, side in zip(self._shots, states, self._sides, strict=True):
                shot.draw(state, side)
            kind = self._piece.transition or TransitionKind.CUT
            mix(kind, self._sides[0], self._sides[1], self._part(frame), target)
        self._captions.blend(self._captions.state(frame), target)

    def _shot_states(self, frame: int) -> tuple[ShotState, ...]:
        return tuple(
            shot.state(use.first + frame)
            for shot, use in zip(self._shots, self._piece.uses, strict=True)
        )

    def _part(self, frame: int) -> float:
        """How far a transition has come; neither end is reached inside the piece."""
        if len(self._shots) == 1:
            return 0.0
        return (frame + 1) / (self._piece.frames + 1)


def write_piece(
    piece: Piece, picture: PiecePicture, destination: Path, each: Callable[[], None]
) -> None:
    """Encode a piece; ``each`` is called after every frame."""
    writer = open_writer(destination, piece.look.canvas, piece.look.codec)
    try:
        _write_frames(piece, picture, writer, each)
    except BaseException:
        with suppress(OSError):
            writer.abandon()
        raise
    writer.close()


def _write_frames(
    piece: Piece, picture: PiecePicture, writer: PieceWriter, each: Callable[[], None]
) -> None:
    canvas = piece.look.canvas
    target = YuvFrame.empty(canvas.width, canvas.height)
    shown: Hashable = None
    for frame in range(piece.frames):
        state = picture.state(frame)
        if state == shown:
            writer.hold()
        else:
            picture.draw(frame, target)
            writer.show(target)
            shown = state
        each()
