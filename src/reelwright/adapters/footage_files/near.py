"""A hash that stays near when a picture is scaled, recompressed or brightened."""

import cv2
import numpy as np
from numpy.typing import NDArray

_ROWS, _COLUMNS = 8, 9
_PLAIN_BELOW = 2.0
"""Standard deviation of grey under which a picture is plain, and its hash would be noise."""


def near_hash(grey: NDArray[np.uint8]) -> str:
    """The difference hash of a grey picture (height x width), 64 bits in hexadecimal.

    A bit tells whether a cell of a 9x8 reduction is brighter than its left neighbour (dHash,
    N. Krawetz, "Kind of Like That", 2013). Empty where the picture is plain.
    """
    small = cv2.resize(grey, (_COLUMNS, _ROWS), interpolation=cv2.INTER_AREA).astype(np.int16)
    if float(small.std()) < _PLAIN_BELOW:
        return ""
    brighter = (small[:, 1:] > small[:, :-1]).ravel()
    return np.packbits(brighter).tobytes().hex()
