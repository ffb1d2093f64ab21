"""What was wanted of a video and what the platform shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from reelwright.domain.platform.video import Localisation, Privacy, VideoChange, VideoDetails

SAME_TIME = timedelta(minutes=1)
"""YouTube publishes by the minute and may drop the seconds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A property that is shown otherwise than it was wanted; both as text for a person."""

    name: str
    wanted: str
    shown: str


_COMPARED = (
    "title", "description", "tags", "category", "language", "audio_language", "privacy",
    "made_for_kids", "synthetic_media", "paid_promotion", "licence", "embeddable",
    "statistics_shown",
)  # fmt: skip
_OPTIONAL = frozenset({"language", "audio_language"})


def differences(wanted: VideoDetails, shown: VideoDetails) -> tuple[Difference, ...]:
    """Every property that differs in a way that a viewer or the owner would notice.

    The platform trims texts, puts line ends its own way, and lists tags in its own order.
    """
    found = [
        Difference(name=name, wanted=_told(want), shown=_told(show))
        for name in _COMPARED
        if (want := _plain(getattr(wanted, name))) != (show := _plain(getattr(shown, name)))
        if want or name not in _OPTIONAL
    ]
    if not same_time(wanted.publish_at, shown.publish_at):
        found.append(
            Difference(
                name="publish_at",
                wanted=_told(wanted.publish_at),
                shown=_told(shown.publish_at),
            )
        )
    found += _localisations(wanted.localisations, shown.localisations)
    return tuple(found)


def change_for(found: tuple[Difference, ...], wanted: VideoDetails) -> VideoChange:
    """What has to be written so that nothing differs any more."""
    names = {difference.name.partition(" ")[0] for difference in found}
    values = {name: getattr(wanted, name) for name in names & {*_COMPARED, "localisations"}}
    if "publish_at" in names or "privacy" in names:
        values["privacy"] = wanted.privacy
        if wanted.publish_at is None:
            values["unschedule"] = wanted.privacy is Privacy.PRIVATE
        else:
            values["publish_at"] = wanted.publish_at
    return VideoChange(**values)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(sorted(value))
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().splitlines())
    return value


def _told(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def same_time(one: datetime | None, other: datetime | None) -> bool:
    """Whether two times of publishing are the same to YouTube."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < SAME_TIME


def _localisations(
    wanted: Mapping[str, Localisation], shown: Mapping[str, Localisation]
) -> list[Difference]:
    """Those that are wanted and are not so; the platform lists the video's own language too."""
    return [
        Difference(
            name=f"localisations {language}",
            wanted=texts.title,
            shown=shown[language].title if language in shown else "none",
        )
        for language, texts in wanted.items()
        if language not in shown
        or _plain(shown[language].title) != _plain(texts.title)
        or _plain(shown[language].description) != _plain(texts.description)
    ]
