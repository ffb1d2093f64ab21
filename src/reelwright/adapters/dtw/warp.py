"""Dynamic time warping of one row of features onto another, coarse first and then finer.

Sakoe and Chiba (1978), with the recording as the axis of time: from one hop to the next the
reading stays, goes on by one, or by up to three. That needs no inner loop, so each hop is a few
operations on arrays. Coarse to fine after Salvador and Chan (2007): an hour takes seconds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.dtw.features import Features

STEP_COSTS = np.array([0.6, 0.0, 0.6, 1.5], np.float32)
"""Beside the distance, for a reading that goes on by 0, 1, 2 or 3 hops."""
COARSEST_HOPS = 6_000
GLANCE_HOPS = 2_000
REFINEMENT = 4
MARGIN = 12
"""Coarse hops to either side in which the finer path is sought."""
FAR = np.float32(1e9)


@dataclass(frozen=True, kw_only=True, slots=True)
class Warp:
    """For each hop of the recording the hop of the reading, and the mean distance on the way."""

    path: NDArray[np.int64]
    distance: float


def warp(recording: Features, reading: Features, *, whole: bool = True) -> Warp:
    """Where in the reading each hop of the recording is; both begin together.

    They end together where the ``whole`` text is said, else the reading may go on behind.
    """
    factor = 1
    while max(len(recording), len(reading)) > COARSEST_HOPS * factor:
        factor *= REFINEMENT
    rows, columns = _coarse(recording, factor), _coarse(reading, factor)
    low = np.zeros(len(rows), np.int64)
    found = _banded(rows, columns, low, len(columns), whole=whole)
    while factor > 1:
        factor //= REFINEMENT
        rows, columns = _coarse(recording, factor), _coarse(reading, factor)
        coarse = np.repeat(found.path, REFINEMENT)[: len(rows)]
        coarse = np.pad(coarse, (0, len(rows) - len(coarse)), mode="edge")
        width = min(2 * MARGIN * REFINEMENT, len(columns))
        low = np.clip(coarse * REFINEMENT - width // 2, 0, len(columns) - width)
        found = _banded(rows, columns, low, width, whole=whole)
    return found


def glance(recording: Features, reading: Features, *, whole: bool = True) -> float:
    """The mean distance of the two, seen from afar where they are long."""
    factor = -(-max(len(recording), len(reading)) // GLANCE_HOPS)
    rows, columns = _coarse(recording, factor), _coarse(reading, factor)
    low = np.zeros(len(rows), np.int64)
    return _banded(rows, columns, low, len(columns), whole=whole).distance


def _coarse(features: Features, factor: int) -> Features:
    """The mean of every ``factor`` hops."""
    if factor == 1:
        return features
    missing = -len(features) % factor
    padded = np.pad(features, ((0, missing), (0, 0)), mode="edge")
    coarse: Features = padded.reshape(-1, factor, features.shape[1]).mean(1)
    return coarse


def _banded(
    rows: Features, columns: Features, low: NDArray[np.int64], width: int, *, whole: bool
) -> Warp:
    """The cheapest path through columns ``low[i]`` to ``low[i] + width`` of each row."""
    norms = (columns**2).sum(1)
    steps = np.zeros((len(rows), width), np.uint8)
    total = np.full(width, FAR, np.float32)
    reach = len(STEP_COSTS) - 1
    for at, row in enumerate(rows):
        band = slice(int(low[at]), int(low[at]) + width)
        distance = np.sqrt(np.maximum(norms[band] + row @ row - 2 * (columns[band] @ row), 0))
        if at == 0:
            total[0] = distance[0]
            total[1:] = FAR
            continue
        shifted = _shifted(total, int(low[at] - low[at - 1]), reach)
        choices = np.stack(
            [shifted[reach - step : reach - step + width] for step in range(reach + 1)]
        )
        choices += STEP_COSTS[:, None]
        steps[at] = choices.argmin(0)
        total = choices.min(0) + distance
    last = len(columns) - 1 if whole else int(low[-1]) + int(total.argmin())
    return _traced(steps, low, total, last)


def _shifted(total: NDArray[np.float32], shift: int, reach: int) -> NDArray[np.float32]:
    """The row before as seen from a band that begins ``shift`` later, with ``reach`` before it."""
    padded = np.full(len(total) + reach, FAR, np.float32)
    first = shift - reach
    source = total[max(first, 0) :][: len(padded) - max(-first, 0)]
    padded[max(-first, 0) : max(-first, 0) + len(source)] = source
    return padded


def _traced(
    steps: NDArray[np.uint8], low: NDArray[np.int64], total: NDArray[np.float32], column: int
) -> Warp:
    path = np.zeros(len(steps), np.int64)
    if total[column - int(low[-1])] >= FAR:  # too short to reach the end: as far as it comes
        column = int(low[-1]) + int(np.flatnonzero(total < FAR)[-1])
    cost = float(total[column - int(low[-1])])
    for at in range(len(steps) - 1, -1, -1):
        path[at] = column
        column -= int(steps[at, column - int(low[at])])
    return Warp(path=path, distance=cost / len(steps))
