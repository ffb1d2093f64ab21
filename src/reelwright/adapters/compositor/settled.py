"""A shot as one picture: everything that enters has entered."""

from collections.abc import Mapping
from pathlib import Path

from av.video.reformatter import ColorRange, Colorspace
from PIL import Image

from reelwright.adapters.compositor.files import whole_file
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.studio import Studio
from reelwright.domain.render.pieces import Look, Shot
from reelwright.ports.picture import Illustrator

_QUALITY = 92


def write_settled(
    illustrator: Illustrator,
    shot: Shot,
    look: Look,
    footage: Mapping[str, Path],
    destination: Path,
) -> None:
    """Write the last frame of a shot as a JPEG, without captions.

    Raises:
        RenderFailed, TextDoesNotFit, GlyphMissing.
    """
    drawn = Studio(illustrator, footage).shot(shot, look)
    frame = YuvFrame.empty(look.canvas.width, look.canvas.height)
    drawn.draw(drawn.state(shot.frames - 1), frame)
    with whole_file(destination) as temporary:
        _picture(frame).save(temporary, format="JPEG", quality=_QUALITY)


def _picture(frame: YuvFrame) -> Image.Image:
    rgb = frame.to_video_frame().reformat(
        format="rgb24", src_colorspace=Colorspace.ITU709, src_color_range=ColorRange.MPEG
    )
    return Image.fromarray(rgb.to_ndarray())
