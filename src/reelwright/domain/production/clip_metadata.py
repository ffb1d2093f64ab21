"""What stands beside a clip on a platform, in the words that are said in it."""

from collections.abc import Sequence

from reelwright.domain.production.metadata import (
    Chapter,
    VideoMetadata,
    described,
    fitted_title,
    tags_of,
)
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import TitleCard

ENTERTAINMENT = "24"
"""YouTube's category for talk of any kind."""


def describe_clip(
    title: str, sentences: Sequence[str], language: str, *, recording: str, second: int
) -> VideoMetadata:
    """The metadata of a clip; ``second`` is where in the recording it begins."""
    said = Script(
        title=title,
        language=language,
        scenes=(
            Scene(
                lines=tuple(Line(text=sentence) for sentence in sentences),
                visual=TitleCard(title=title),
            ),
        ),
        extractive=True,
    )
    where = f"From “{recording}”, {Chapter(second=second, name='').timestamp}."
    return VideoMetadata(
        title=fitted_title(title),
        description=described(" ".join(sentences), where),
        tags=tags_of(said),
        chapters=(),
        language=language,
        category=ENTERTAINMENT,
    )
