"""What is not known for certain about YouTube, as settings, so that each guess can be tried."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Behaviour:
    """How this YouTube behaves where the real one is not documented, or differs by account."""

    video_from_start: bool = False
    """Whether a video exists from the start of its upload, before its last byte."""
    abort_is_told: bool = False
    """Whether such a video is ``failed`` as soon as its session ends early; else days later."""
    finished: int = 201
    """Status of the final answer to an upload: 201, or 200."""
    session_hours: float = 168
    """Life of an upload's session; only that it is finite is documented."""
    processing_seconds: float = 60
    """How long a video is processed."""
    processing_seconds_per_mb: float = 0.5
    uploads_a_day: int = 100
    """Videos that a channel may upload on a day (uploadLimitExceeded)."""
    thumbnails_a_day: int = 50
    """Thumbnails that a channel may set on a day (uploadRateLimitExceeded)."""
    reject_duplicates: bool = True
    """Whether the bytes of an earlier video of the channel are rejected."""
    listing_lag_seconds: float = 0
    """How long a new video stays out of the uploads playlist."""
    search_lag_seconds: float = 3600
    """How long a new video stays out of searches."""
    analytics_lag_days: int = 3
    """Newest Pacific days that reports leave out."""
