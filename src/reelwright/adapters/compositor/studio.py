"""Shots drawn once and kept while they are near."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from reelwright.adapters.compositor.clips import ClipGround
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.grounds import Ground, StillGround
from reelwright.adapters.compositor.layers import LayerStack
from reelwright.adapters.compositor.panels import RecordingGround
from reelwright.adapters.compositor.piece import PiecePicture
from reelwright.adapters.compositor.shots import DrawnShot
from reelwright.adapters.compositor.soundscapes import SoundGround
from reelwright.adapters.compositor.stills import MovingStill, read_still
from reelwright.domain.render.pieces import Look, Piece, Shot
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.visuals import Footage, PictureShot
from reelwright.ports.picture import Illustrator, Layer, RenderFailed, Soundscape

_KEPT = 3
"""Shots. A worker renders a body, the transition after it, the next body: two are near."""


class Studio:
    """Draws shots, and keeps the last ones: a shot is used in its body and two transitions."""

    def __init__(self, illustrator: Illustrator, footage: Mapping[str, Path]) -> None:
        self._illustrator = illustrator
        self._footage = footage
        self._drawn: OrderedDict[tuple[Shot, Look], DrawnShot] = OrderedDict()

    def picture(self, piece: Piece) -> PiecePicture:
        """All that a piece shows.

        Raises:
            RenderFailed, TextDoesNotFit, GlyphMissing.
        """
        shots = tuple(self.shot(use.shot, piece.look) for use in piece.uses)
        over: tuple[Layer, ...] = ()
        if piece.overlay is not None:
            over = self._illustrator.overlay(piece.overlay, piece.look)
        captions = self._illustrator.captions(piece.captions, piece.look)
        return PiecePicture(piece, shots, LayerStack((*over, *captions)))

    def shot(self, shot: Shot, look: Look) -> DrawnShot:
        """A shot, drawn now or lately.

        Raises:
            RenderFailed, TextDoesNotFit, GlyphMissing.
        """
        key = (shot, look)
        if key not in self._drawn:
            self._drawn[key] = self._draw(shot, look)
        self._drawn.move_to_end(key)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return self._drawn[key]

    def _draw(self, shot: Shot, look: Look) -> DrawnShot:
        composition = self._illustrator.compose(shot, look)
        ground: Ground
        if isinstance(composition.ground, PictureShot):
            ground = self._footage_ground(composition.ground, shot.frames, look)
        elif isinstance(composition.ground, RecordingShot):
            file = self._file(composition.ground.footage)
            ground = RecordingGround(file, composition.ground, look.canvas)
        elif isinstance(composition.ground, Soundscape):
            ground = self._sound_ground(composition.ground, look)
        else:
            ground = StillGround(YuvFrame.from_rgb(composition.ground))
        return DrawnShot(ground, LayerStack(composition.layers))

    def _sound_ground(self, scape: Soundscape, look: Look) -> Ground:
        cover = None if scape.cover is None else self._file(scape.cover)
        return SoundGround(scape, cover, look.theme.palette.background)

    def _footage_ground(self, picture: PictureShot, frames: int, look: Look) -> Ground:
        file = self._file(picture.footage)
        if picture.footage.frames > 1:
            return ClipGround(file, picture.start, look.canvas)
        still = read_still(file, look.theme.palette.background)
        return MovingStill(still, picture.move, frames, look)

    def _file(self, footage: Footage) -> Path:
        file = self._footage.get(footage.sha256)
        if file is None:
            message = f"The footage {footage.name or footage.sha256} is not here."
            raise RenderFailed(message)
        return file
