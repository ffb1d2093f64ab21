"""How one picture gives way to another."""

import cv2
import numpy as np

from reelwright.adapters.compositor.frames import Plane, YuvFrame
from reelwright.adapters.compositor.layers import smooth_step
from reelwright.domain.themes.theme import TransitionKind

_FEATHER = 0.06
"""Width of a wipe's soft edge, as a part of the canvas width."""


def mix(
    kind: TransitionKind, leaving: YuvFrame, entering: YuvFrame, part: float, target: YuvFrame
) -> None:
    """Draw a transition at a part between 0 (only what leaves) and 1 (only what enters)."""
    match kind:
        case TransitionKind.FADE:
            cv2.addWeighted(leaving.buffer, 1 - part, entering.buffer, part, 0, dst=target.buffer)
        case TransitionKind.SLIDE:
            _slide(leaving, entering, smooth_step(part), target)
        case TransitionKind.WIPE:
            _wipe(leaving, entering, smooth_step(part), target)
        case TransitionKind.CUT:
            target.take(leaving if part < 0.5 else entering)  # noqa: PLR2004 - the middle


def _slide(leaving: YuvFrame, entering: YuvFrame, part: float, target: YuvFrame) -> None:
    """The new picture pushes the old one out to the left."""
    shift = 2 * round(target.width * part / 2)
    planes = zip(leaving.planes, entering.planes, target.planes, (1, 2, 2), strict=True)
    for old, new, out, scale in planes:
        edge = out.shape[1] - shift // scale
        out[:, :edge] = old[:, shift // scale :]
        out[:, edge:] = new[:, : shift // scale]


def _wipe(leaving: YuvFrame, entering: YuvFrame, part: float, target: YuvFrame) -> None:
    """A soft edge runs from left to right and uncovers the new picture."""
    feather = _FEATHER * target.width
    edge = part * (target.width + feather)
    columns = np.arange(target.width, dtype=np.float32)
    weight = np.clip((edge - columns) / feather, 0, 1)
    planes = zip(leaving.planes, entering.planes, target.planes, (1, 2, 2), strict=True)
    for old, new, out, scale in planes:
        _mix_columns(old, new, weight[::scale], out)


def _mix_columns(
    old: Plane, new: Plane, weight: "np.ndarray[tuple[int], np.dtype[np.float32]]", out: Plane
) -> None:
    first = int(np.count_nonzero(weight >= 1))
    last = len(weight) - int(np.count_nonzero(weight <= 0))
    out[:, :first] = new[:, :first]
    out[:, last:] = old[:, last:]
    ramp = weight[first:last]
    mixed = old[:, first:last] * (1 - ramp) + new[:, first:last] * ramp
    out[:, first:last] = np.rint(mixed).astype(np.uint8)
