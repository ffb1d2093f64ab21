"""How far the near hash keeps copies of a picture together and different pictures apart.

Sixty generated pictures with detail at four scales; each is scaled, recompressed, brightened and
cropped, and every pair of different ones is compared. Fails where a scaled, recompressed or
brightened copy is further than ``NEAR_BITS``, or two different pictures are not.
"""

import io
import itertools
import sys
from collections.abc import Callable, Mapping
from statistics import median

import numpy as np
from PIL import Image
from PIL.Image import Resampling

from reelwright.adapters.footage_files.near import near_hash
from reelwright.domain.footage.candidates import NEAR_BITS

PICTURES = 60
WIDTH, HEIGHT = 960, 540
SCALES = {3: 1.0, 8: 0.6, 24: 0.4, 90: 0.25}
"""Cells from top to bottom, and the weight of that detail."""


def generated(seed: int) -> Image.Image:
    """A picture that is the same for the same seed."""
    chance = np.random.default_rng(seed)
    light = np.zeros((HEIGHT, WIDTH, 3))
    for cells, weight in SCALES.items():
        coarse = chance.integers(0, 255, (cells, cells * 16 // 9 + 1, 3), dtype=np.uint8)
        large = Image.fromarray(coarse).resize((WIDTH, HEIGHT), Resampling.BICUBIC)
        light += weight * np.asarray(large, dtype=float)
    return Image.fromarray((light / sum(SCALES.values())).astype(np.uint8))


def recompressed(picture: Image.Image, quality: int) -> Image.Image:
    """The picture as a JPEG."""
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality)
    return Image.open(stream)


def cropped(picture: Image.Image, part: float) -> Image.Image:
    """The picture without this part of it on each side."""
    across, down = int(WIDTH * part), int(HEIGHT * part)
    return picture.crop((across, down, WIDTH - across, HEIGHT - down))


COPIES: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "scaled, JPEG 40": lambda picture: recompressed(picture.resize((400, 225)), 40),
    "brightened, JPEG 80": lambda picture: recompressed(
        picture.point(lambda light: min(255, light + 25)), 80
    ),
    "cropped by 1 %": lambda picture: cropped(picture, 0.01),
    "cropped by 5 %": lambda picture: cropped(picture, 0.05),
}
CERTAIN = ("scaled, JPEG 40", "brightened, JPEG 80")


def hashed(picture: Image.Image) -> int:
    """The near hash as the probe makes it, as a number."""
    small = picture.copy()
    small.thumbnail((512, 512), reducing_gap=2.0)
    return int(near_hash(np.asarray(small.convert("L"), dtype=np.uint8)), 16)


def main() -> int:
    """Measure, print, and fail where copies and others mix."""
    pictures = [generated(seed) for seed in range(PICTURES)]
    hashes = [hashed(picture) for picture in pictures]
    print(f"{'differing bits of 64':24} least median  most   (near: at most {NEAR_BITS})")
    furthest = 0
    for name, copy in COPIES.items():
        bits = [
            (own ^ hashed(copy(picture))).bit_count()
            for picture, own in zip(pictures, hashes, strict=True)
        ]
        furthest = max(furthest, *bits) if name in CERTAIN else furthest
        print(f"{name:24} {min(bits):5} {median(bits):6.0f} {max(bits):5}")
    others = [(one ^ other).bit_count() for one, other in itertools.combinations(hashes, 2)]
    print(f"{'different pictures':24} {min(others):5} {median(others):6.0f} {max(others):5}")
    return int(furthest > NEAR_BITS or min(others) <= NEAR_BITS)


if __name__ == "__main__":
    sys.exit(main())
