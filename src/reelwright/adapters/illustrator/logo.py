"""The owner's logo: small in a corner of cards, large on the first and last."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from reelwright.adapters.illustrator.page import Page
from reelwright.domain.themes.theme import Theme
from reelwright.ports.picture import RenderFailed, Rgba


def logo(theme: Theme, width: int, height: int) -> Rgba | None:
    """The logo as large as fits, None where the theme has none.

    Raises:
        RenderFailed: the file is gone, or is no picture any more.
    """
    if not theme.logo:
        return None
    return _loaded(theme.logo, theme.logo_sha256, width, height)


def sign(page: Page) -> None:
    """Lay the logo in the margin over the content, at its right end."""
    height, gap = page.px(42), page.px(14)
    patch = logo(page.look.theme, page.px(220), height)
    if patch is not None:
        x = page.content.right - patch.shape[1]
        page.put(patch, x, page.content.y - gap - patch.shape[0], page.when(None))


@lru_cache(maxsize=8)
def _loaded(file: str, sha256: str, width: int, height: int) -> Rgba:
    del sha256  # part of the key: the same name may hold another picture later
    try:
        with Image.open(file) as image:
            upright = ImageOps.exif_transpose(image).convert("RGBA")
            fitted = ImageOps.contain(upright, (width, height), Image.Resampling.LANCZOS)
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise RenderFailed(
            f"The logo {file} cannot be read ({error}); put it back, or change the theme."
        ) from error
    return np.array(fitted)
