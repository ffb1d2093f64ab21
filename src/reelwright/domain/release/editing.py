"""What an owner changes of a release before it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from reelwright.domain.platform.video import Localisation, Privacy
from reelwright.domain.release.release import Content, Disclosure, ReleaseFile

Value = TypeVar("Value")
BY_OWNER = "Its owner says so."


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """What is to become different; what is None stays as it is."""

    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] | None = None
    category: str | None = None
    language: str | None = None
    localisations: Mapping[str, Localisation] = field(default_factory=dict)
    """Added to those that there are, or put in place of the same language's."""
    privacy: Privacy | None = None
    made_for_kids: bool | None = None
    synthetic: bool | None = None
    why: str = ""
    """The reason for ``synthetic``."""
    paid_promotion: bool | None = None
    thumbnail: ReleaseFile | None = None
    playlist: str | None = None
    notify: bool | None = None
    embargo: datetime | None = None


def edited(content: Content, edit: Edit) -> Content:
    """The content with what was changed."""
    before = content.details
    details = replace(
        before,
        title=_or(edit.title, before.title),
        description=_or(edit.description, before.description),
        tags=_or(edit.tags, before.tags),
        category=_or(edit.category, before.category),
        language=_or(edit.language, before.language),
        localisations={**before.localisations, **edit.localisations},
        privacy=_or(edit.privacy, before.privacy),
        made_for_kids=_or(edit.made_for_kids, before.made_for_kids),
        synthetic_media=_or(edit.synthetic, before.synthetic_media),
        paid_promotion=_or(edit.paid_promotion, before.paid_promotion),
    )
    return replace(
        content,
        details=details,
        disclosure=_disclosed(content.disclosure, edit),
        thumbnail=_or(edit.thumbnail, content.thumbnail),
        playlist=_or(edit.playlist, content.playlist),
        notify=_or(edit.notify, content.notify),
        embargo=_or(edit.embargo, content.embargo),
    )


def _or(new: Value | None, old: Value) -> Value:
    return old if new is None else new


def _disclosed(before: Disclosure, edit: Edit) -> Disclosure:
    if edit.synthetic is None:
        return before
    return Disclosure(synthetic=edit.synthetic, reason=edit.why or BY_OWNER)
