"""The rules that the local YouTube plays by, each with where it is from and how sure it is.

None of them was tried against the real service: it would cost a real channel.
"""

from enum import StrEnum
from typing import NamedTuple


class Sureness(StrEnum):
    """How much a rule can be relied on."""

    DOCUMENTED = "documented"
    """Google's own text, or a discovery document."""
    REPORTED = "reported"
    """What others say who quote Google, or have seen it happen."""
    ASSUMED = "assumed"
    """Nobody says; the strictest guess, and where it matters a setting of ``Behaviour``."""


class Rule(NamedTuple):
    """A rule in a sentence."""

    part: str
    rule: str
    source: str
    sureness: Sureness


_YES, _SAID, _GUESS = Sureness.DOCUMENTED, Sureness.REPORTED, Sureness.ASSUMED
_PROTOCOL = "guides/using_resumable_upload_protocol"
_STORAGE = "the same protocol at Cloud Storage"
_COST = "determine_quota_cost, revision history of 2026"
_DISCOVERY = "discovery document of youtube v3, revision 20261104"
_UPDATE = "videos/update, guides/implementation/partial"
_VIDEOS = "videos (resource)"
_OAUTH = "identity/protocols/oauth2/native-app"
_REPORTS = "reporting/v1/reports"

RULES: tuple[Rule, ...] = (
    Rule(
        "upload",
        "A POST with `uploadType=resumable` answers 200, empty, with `Location`.",
        _PROTOCOL,
        _YES,
    ),
    Rule(
        "upload",
        "A chunk that is not the last is a multiple of 256 KiB; what passes it is not "
        "kept, and a smaller one is refused with 400.",
        f"{_PROTOCOL}; {_STORAGE}",
        _SAID,
    ),
    Rule(
        "upload",
        "308 tells what is kept in `Range`; without `Range` nothing is. It may be less "
        "than was sent.",
        _PROTOCOL,
        _YES,
    ),
    Rule("upload", "Bytes that do not begin at the next one are not kept.", _PROTOCOL, _SAID),
    Rule(
        "upload",
        "`Content-Range: bytes */SIZE` asks; a finished session repeats its final "
        "answer, a failed one its failure.",
        _PROTOCOL,
        _YES,
    ),
    Rule("upload", "The final answer is 201 (`finished`: 200 instead).", _PROTOCOL, _YES),
    Rule(
        "upload",
        "A session ends after 168 h (`session_hours`): 404. That it ends is documented, "
        "the hours are Cloud Storage's.",
        f"{_PROTOCOL}; {_STORAGE}",
        _GUESS,
    ),
    Rule(
        "upload",
        "The session's address is enough to go on: no token is asked for.",
        _STORAGE,
        _SAID,
    ),
    Rule("upload", "DELETE ends a session: 499.", _STORAGE, _SAID),
    Rule("upload", "A newer request to a session ends an older one that still hangs.", "-", _GUESS),
    Rule(
        "upload",
        "409 alreadyExists at the start happens and is over at the next try (fault `conflict`).",
        "seen in production by a publishing service",
        _SAID,
    ),
    Rule(
        "upload",
        "No video exists before the last byte (`video_from_start`: it does, and an "
        "upload that is never finished becomes `failed`, `uploadAborted`).",
        "clients disagree; the reason `uploadAborted` exists",
        _GUESS,
    ),
    Rule("upload", "At most 256 GiB, `video/*` or `application/octet-stream`.", _DISCOVERY, _YES),
    Rule(
        "upload",
        "A channel uploads at most 100 videos a day (`uploads_a_day`): 400 uploadLimitExceeded.",
        "the limit exists, its number is not published",
        _GUESS,
    ),
    Rule("upload", "The `Slug` header becomes `fileDetails.fileName`.", "clients", _SAID),
    Rule("videos", "Without `privacyStatus` a video is public.", _DISCOVERY, _YES),
    Rule(
        "videos",
        "Videos of unverified projects are not locked private.",
        "revision history, 2026-11-02",
        _YES,
    ),
    Rule(
        "videos",
        "`publishAt` needs `private` and a video that was never public, else 400 "
        "invalidPublishAt; a time that has passed publishes at once.",
        _VIDEOS,
        _YES,
    ),
    Rule("videos", "At `publishAt` the video is public, and the field is gone.", _VIDEOS, _SAID),
    Rule(
        "videos",
        "A title has 1 to 100 characters, a description at most 5000 bytes, neither `<` nor `>`.",
        _VIDEOS,
        _SAID,
    ),
    Rule(
        "videos",
        "Tags have at most 500 characters in all; commas between them count, and two "
        "for a tag with a space.",
        _VIDEOS,
        _SAID,
    ),
    Rule(
        "videos",
        "An update replaces each part that it names: what it leaves out is deleted, "
        "privacy goes back to public.",
        _UPDATE,
        _YES,
    ),
    Rule("videos", "An update of `snippet` needs title and categoryId.", _UPDATE, _YES),
    Rule(
        "videos",
        "A body with a part that `part` does not name: 400 unexpectedPart.",
        f"{_UPDATE}; the reason's name from docs/errors",
        _SAID,
    ),
    Rule(
        "videos",
        "`localizations` need `defaultLanguage`: 400 defaultLanguageNotSet.",
        "videos/update",
        _YES,
    ),
    Rule(
        "videos",
        "`fileDetails` and `processingDetails` are for the owner: 403 forbidden.",
        _DISCOVERY,
        _YES,
    ),
    Rule("videos", "Another's private video is left out of lists, not refused.", "-", _GUESS),
    Rule(
        "videos",
        "Processing takes 60 s and 0.5 s a megabyte (`processing_seconds`, "
        "`processing_seconds_per_mb`).",
        "-",
        _GUESS,
    ),
    Rule(
        "videos",
        "Bytes that the channel uploaded before are rejected as `duplicate` once they "
        "are processed (`reject_duplicates`).",
        "reports of clients",
        _SAID,
    ),
    Rule("videos", "No bytes at all: `failed`, `emptyFile`.", _DISCOVERY, _SAID),
    Rule("videos", "At most 50 ids in a list.", "videos/list", _SAID),
    Rule(
        "thumbnails",
        "JPEG or PNG of at most 50 MB, of a verified channel.",
        "revision history, 2026-09-14",
        _YES,
    ),
    Rule(
        "thumbnails",
        "A channel sets at most 50 a day (`thumbnails_a_day`): 429 uploadRateLimitExceeded.",
        "thumbnails/set; the number is not published",
        _GUESS,
    ),
    Rule(
        "thumbnails",
        "That of a Short is refused (403 forbidden) until the video is processed.",
        "revision history, 2026-11-03; the reason is a guess",
        _GUESS,
    ),
    Rule(
        "captions", "One track of a language and name: 409 captionExists.", "captions/insert", _YES
    ),
    Rule("captions", "At most 100 MB; words are kept as they came.", _DISCOVERY, _YES),
    Rule("playlists", "A video may stand in a playlist more than once.", "-", _GUESS),
    Rule(
        "playlists",
        "The uploads playlist is the channel's id with `UU`, newest first; a video "
        "is in it at once (`listing_lag_seconds`).",
        "channels (resource)",
        _SAID,
    ),
    Rule(
        "search",
        "A video is found an hour after its upload (`search_lag_seconds`).",
        "search is eventual; the time is not published",
        _GUESS,
    ),
    Rule(
        "quota",
        "Uploads 100, search 100, batchGetStats 10,000, all else 10,000 units a day and project.",
        _COST,
        _YES,
    ),
    Rule(
        "quota",
        "Lists 1, writes 50; captions: list 50, insert 400, update 450, delete 50, download 200.",
        _COST,
        _SAID,
    ),
    Rule("quota", "Days begin at midnight Pacific time.", _COST, _YES),
    Rule(
        "quota",
        "A bad request costs what a good one does, once its token is good.",
        "at least one unit is documented",
        _GUESS,
    ),
    Rule("quota", "The questions and bytes of a session cost nothing.", _PROTOCOL, _SAID),
    Rule(
        "sign-in",
        "Redirects go to this machine only; the code is good once, for 10 minutes, "
        "with its PKCE verifier.",
        _OAUTH,
        _YES,
    ),
    Rule(
        "sign-in",
        "A refresh token is given at the first consent, or with `prompt=consent`.",
        _OAUTH,
        _YES,
    ),
    Rule(
        "sign-in", 'A client in "Testing" has refresh tokens that die after 7 days.', _OAUTH, _YES
    ),
    Rule(
        "sign-in",
        "They also die after six months without use, and the 101st of an account ends the first.",
        _OAUTH,
        _YES,
    ),
    Rule(
        "sign-in", "A person may grant some scopes only; `scope` in the answer tells.", _OAUTH, _YES
    ),
    Rule("sign-in", "Which scopes a method takes.", _DISCOVERY, _YES),
    Rule(
        "analytics",
        "The newest 3 Pacific days are absent (`analytics_lag_days`), and so is a "
        "day without views: there is no row of zeros.",
        "youtubeAnalytics v2",
        _YES,
    ),
    Rule(
        "analytics",
        'A metric or dimension that does not fit: 400 "The query is not supported."',
        "analytics documentation",
        _SAID,
    ),
    Rule(
        "analytics",
        "Thumbnail impressions are not in `reports.query`.",
        "reports of clients",
        _SAID,
    ),
    Rule(
        "reporting",
        "A job's first files come within 48 h, 30 days back; then one a Pacific "
        "day, kept 60 days, those of before the job 30.",
        _REPORTS,
        _YES,
    ),
    Rule(
        "reporting",
        "A backfill is a newer file of the same day, which it replaces.",
        _REPORTS,
        _YES,
    ),
)
"""Everything that a discovery document does not say, and the ground of what it does."""
