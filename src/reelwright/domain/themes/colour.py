"""Colours as ``#rrggbb`` and what makes text on them readable.

Luminance and contrast are those of WCAG 2.2, definitions "relative luminance" and "contrast
ratio".
"""

import re
from functools import lru_cache

READABLE = 4.5
"""Contrast of body text, WCAG 2.2 success criterion 1.4.3 (AA)."""

Rgb8 = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour in the form ``#rrggbb``."""
    return bool(_HEX.fullmatch(text))


def parse(colour: str) -> Rgb8:
    """The parts of a colour.

    Raises:
        ValueError: it is not of the form ``#rrggbb``.
    """
    if not is_colour(colour):
        message = f"{colour!r} is not a colour; write it as #rrggbb"
        raise ValueError(message)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def written(parts: Rgb8) -> str:
    """The colour as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*parts)


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (_linear(part / 255) for part in parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21, whichever is the lighter."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """The colour a ``share`` (0 to 1) of the way from one to the other, in sRGB."""
    red, green, blue = (
        round(start + (end - start) * share)
        for start, end in zip(parse(one), parse(other), strict=True)
    )
    return written((red, green, blue))


@lru_cache(maxsize=1024)
def readable(colour: str, *grounds: str, ratio: float = READABLE) -> str:
    """The colour nearest to this one that can be read on every ground.

    It is moved towards black or white, whichever needs less, in 32 steps. Where the grounds
    are so far apart that nothing reads on all of them, it is the best of black and white.
    """
    candidates = [
        (step, mix(colour, end, step / 32)) for step in range(33) for end in ("#ffffff", "#000000")
    ]
    for _, candidate in candidates:
        if all(contrast(candidate, ground) >= ratio for ground in grounds):
            return candidate
    return max(
        ("#ffffff", "#000000"), key=lambda end: min(contrast(end, ground) for ground in grounds)
    )


def _linear(part: float) -> float:
    """An sRGB part without its transfer curve (IEC 61966-2-1; WCAG's threshold of 0.04045)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - named above
