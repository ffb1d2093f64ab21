"""How far the picture under a move is from where it should be, in pixels (rms).

Each frame is compared with the same move computed exactly (bilinear in double precision at the
true position). What is left is a displacement, found by least squares on the gradient in blocks
(Lucas and Kanade 1981); it is what an eye sees as jitter.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from lib.cost import verdict
from lib.inputs import photograph
from lib.motion import look
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.stills import MovingStill
from reelwright.domain.script.visuals import Move

LIMIT = 0.02
FRAMES, STEP, BLOCK = 180, 12, 60

Image = NDArray[np.float64]


def main() -> int:
    """Measure every move, print, and fail where one jitters."""
    picture = photograph(2600, 1463, 5)
    kept = True
    for move in Move:
        left = _residuals(picture, move)
        kept &= verdict(f"{move.value}: residual rms px", float(np.sqrt((left**2).mean())), LIMIT)
    return 0 if kept else 1


def _residuals(picture: NDArray[np.uint8], move: Move) -> Image:
    shown = look()
    still = MovingStill(picture, move, FRAMES, shown)
    frame = YuvFrame.empty(shown.canvas.width, shown.canvas.height)
    found = []
    for number in range(0, FRAMES, STEP):
        still.draw(still.state(number), frame)
        ideal = _exact(still, number, frame.height, frame.width)
        found.append(_displacement(ideal, frame.y.astype(np.float64)))
    return np.concatenate(found)


def _exact(still: MovingStill, number: int, height: int, width: int) -> Image:
    scale, left, top = still.mapping(number)
    across, down = np.arange(width) * scale + left, np.arange(height) * scale + top
    source = still.luma.astype(np.float64)
    x, y = np.floor(across).astype(int), np.floor(down).astype(int)
    right = np.minimum(x + 1, source.shape[1] - 1)
    below = np.minimum(y + 1, source.shape[0] - 1)
    part_x, part_y = (across - x)[None, :], (down - y)[:, None]
    upper = source[y][:, x] * (1 - part_x) + source[y][:, right] * part_x
    lower = source[below][:, x] * (1 - part_x) + source[below][:, right] * part_x
    return np.asarray(upper * (1 - part_y) + lower * part_y)


def _displacement(ideal: Image, seen: Image) -> Image:
    """Rows of (across, down), one for each block."""
    down, across = np.gradient(ideal, axis=0), np.gradient(ideal, axis=1)
    change = seen - ideal
    blocks = [_blocks(part) for part in (across * across, across * down, down * down)]
    xx, xy, yy = blocks
    xt, yt = _blocks(across * change), _blocks(down * change)
    whole = xx * yy - xy * xy
    return np.stack(((xy * yt - yy * xt) / whole, (xy * xt - xx * yt) / whole), axis=-1)


def _blocks(values: Image) -> Image:
    rows, columns = values.shape[0] // BLOCK, values.shape[1] // BLOCK
    cut = values[: rows * BLOCK, : columns * BLOCK]
    return np.asarray(cut.reshape(rows, BLOCK, columns, BLOCK).sum(axis=(1, 3)).ravel())


if __name__ == "__main__":
    sys.exit(main())
