"""What a video's parts may say, and what becomes of them when they are written.

Sources: videos (resource), videos.insert and videos.update (errors), guides/implementation/partial.
"""

from collections.abc import Mapping
from datetime import datetime

from reelwright.simulators.youtube.refusals import Refusal, bad
from reelwright.simulators.youtube.shapes import Json, moment, section, stamp, text, texts

WRITABLE: Mapping[str, frozenset[str]] = {
    "snippet": frozenset(
        {"title", "description", "tags", "categoryId", "defaultLanguage", "defaultAudioLanguage"}
    ),
    "status": frozenset(
        {
            "privacyStatus",
            "publishAt",
            "license",
            "embeddable",
            "publicStatsViewable",
            "selfDeclaredMadeForKids",
            "containsSyntheticMedia",
        }
    ),
    "localizations": frozenset(),
    "recordingDetails": frozenset({"recordingDate", "location", "locationDescription"}),
    "paidProductPlacementDetails": frozenset({"hasPaidProductPlacement"}),
}
"""What an owner can set, by part; of ``localizations`` everything."""
CATEGORIES = {
    "1": "Film & Animation",
    "2": "Autos & Vehicles",
    "10": "Music",
    "15": "Pets & Animals",
    "17": "Sports",
    "19": "Travel & Events",
    "20": "Gaming",
    "22": "People & Blogs",
    "23": "Comedy",
    "24": "Entertainment",
    "25": "News & Politics",
    "26": "Howto & Style",
    "27": "Education",
    "28": "Science & Technology",
    "29": "Nonprofits & Activism",
}
"""Those that can be assigned in the United States (videoCategories.list)."""
LONGEST_TITLE = 100
LONGEST_DESCRIPTION = 5000
LONGEST_TAGS = 500
DOMAIN = "youtube.video"


def check_parts(resource: Json, parts: tuple[str, ...]) -> None:
    """A body may hold only parts that the request names.

    Raises:
        Refusal: unexpectedPart.
    """
    for name in resource:
        if name not in {"id", "kind", "etag", *parts}:
            said = f"The request body holds the part '{name}', which the part parameter does not."
            raise bad("unexpectedPart", said, "part", "youtube.part")


def writable(resource: Json, parts: tuple[str, ...]) -> Json:
    """What of the named parts can be set; all else in them is left out without a word."""
    kept: Json = {}
    for part in parts:
        if part == "localizations":
            kept[part] = section(resource, part)
        elif part in WRITABLE:
            given = section(resource, part)
            kept[part] = {name: given[name] for name in given if name in WRITABLE[part]}
    return kept


def check(resource: Json) -> None:
    """The rules of the written fields.

    Raises:
        Refusal: with the reason that YouTube gives.
    """
    snippet = section(resource, "snippet")
    if "title" in snippet:
        _check_title(text(snippet, "title"))
    description = text(snippet, "description")
    if len(description.encode()) > LONGEST_DESCRIPTION or _angled(description):
        said = "The request metadata specifies an invalid video description."
        raise bad("invalidDescription", said, "body.snippet.description", DOMAIN)
    if tags_length(texts(snippet, "tags")) > LONGEST_TAGS or any(
        not tag.strip() or _angled(tag) for tag in texts(snippet, "tags")
    ):
        said = "The request metadata specifies invalid video keywords."
        raise bad("invalidTags", said, "body.snippet.tags", DOMAIN)
    if "categoryId" in snippet and text(snippet, "categoryId") not in CATEGORIES:
        said = "The snippet.categoryId property specifies an invalid category ID."
        raise bad("invalidCategoryId", said, "body.snippet.categoryId", DOMAIN)
    _check_localizations(resource, snippet)
    _check_publish(section(resource, "status"))


def tags_length(tags: list[str]) -> int:
    """Characters of a tag list: commas between, and quotes round a tag with a space, count."""
    return sum(len(tag) + 2 * (" " in tag) for tag in tags) + max(0, len(tags) - 1)


def publishing(status: Json, now: datetime) -> Json:
    """The status as it is kept: public where nothing is said, or where its time has passed."""
    kept = {
        "privacyStatus": "public",
        "license": "youtube",
        "embeddable": True,
        "publicStatsViewable": True,
        **status,
    }
    at = moment(text(kept, "publishAt"))
    if at is not None and at <= now:
        kept |= {"privacyStatus": "public"}
        kept.pop("publishAt")
    elif at is not None:
        kept["publishAt"] = stamp(at)
    return kept


def _check_title(title: str) -> None:
    if not title.strip() or len(title) > LONGEST_TITLE or _angled(title):
        said = "The request metadata specifies an invalid or empty video title."
        raise bad("invalidTitle", said, "body.snippet.title", DOMAIN)


def _check_localizations(resource: Json, snippet: Json) -> None:
    localizations = section(resource, "localizations")
    if not localizations:
        return
    if not text(snippet, "defaultLanguage"):
        said = (
            "The API request is trying to add localized video details without specifying the "
            "default language of the video details."
        )
        raise bad("defaultLanguageNotSet", said, "body.snippet.defaultLanguage", DOMAIN)
    for language in localizations:
        _check_title(text(section(localizations, language), "title"))


def _check_publish(status: Json) -> None:
    if "publishAt" not in status:
        return
    wrong = moment(text(status, "publishAt")) is None
    if wrong or text(status, "privacyStatus", "public") != "private":
        raise invalid_publish_at()


def invalid_publish_at() -> Refusal:
    """A publish time that cannot be."""
    said = "The request metadata specifies an invalid scheduled publishing time."
    return bad("invalidPublishAt", said, "body.status.publishAt", DOMAIN)


def _angled(words: str) -> bool:
    return "<" in words or ">" in words
