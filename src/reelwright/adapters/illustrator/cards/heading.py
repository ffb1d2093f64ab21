"""The heading that several kinds of card have at the top."""

from reelwright.adapters.illustrator.page import Page, below
from reelwright.adapters.illustrator.scale import HEADING
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.domain.canvas import Box
from reelwright.ports.picture import Motion


def heading(text: str, page: Page, area: Box) -> Box:
    """Lay a heading with a short bar under it; what is left of the area below."""
    if not text.strip():
        return area
    block = page.fit(text, HEADING, area.width, area.height // 4)
    page.text(block, area.x, area.y, page.inks.text, page.when(None))
    bar, gap = page.px(10), page.px(16)
    page.put(
        rounded(page.px(110), bar, bar / 2, page.inks.accent),
        area.x,
        area.y + block.height + gap,
        page.when(None, 1),
        motion=Motion.WIPE_RIGHT,
    )
    return below(area, block.height + gap + bar + page.px(44))
