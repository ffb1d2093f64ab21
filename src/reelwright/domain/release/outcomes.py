"""Why YouTube failed or rejected a video, in a person's words, and what helps.

The reasons are those of the resource ``video`` (``status.failureReason``,
``status.rejectionReason``) and of its processing, in discovery revision 20261104.
"""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.platform.video import OwnVideo, ProcessingStatus, UploadStatus

_FAILURES: Mapping[str, str] = MappingProxyType(
    {
        "codec": "it cannot read the codec of the file: make the master again as H.264.",
        "conversion": "it could not convert the file: try again; if it fails again, make it anew.",
        "emptyFile": "the file arrived empty: try again.",
        "invalidFile": "the file is not a video that it can read: make the master again.",
        "tooSmall": "the file is too small to be a video: make the master again.",
        "uploadAborted": "the upload was broken off: try again.",
    }
)
_REJECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "copyright": "it finds material in it that another holds the copyright of.",
        "claim": "a rights holder claims material in it, and wants it blocked.",
        "duplicate": (
            "the same file was uploaded before, to this or another channel: look for it in YouTube "
            "Studio before you try again."
        ),
        "inappropriate": "it finds that the video breaks its Community Guidelines.",
        "legal": "of a legal request.",
        "length": "it is longer than this channel may upload: verify it at youtube.com/verify.",
        "termsOfUse": "it finds that the video breaks its Terms of Service.",
        "trademark": "it finds a trademark in it that is not yours to use.",
        "uploaderAccountClosed": "the channel's account is closed.",
        "uploaderAccountSuspended": "the channel's account is suspended.",
    }
)
_PROCESSING: Mapping[str, str] = MappingProxyType(
    {
        "transcodeFailed": "it could not convert the file: try again, or make the master anew.",
        "streamingFailed": "it could not prepare the file for viewers: try again.",
        "uploadFailed": "the upload failed on its side: try again.",
    }
)


def failure_of(video: OwnVideo) -> str:
    """The sentence for a video that will never play; empty where nothing is wrong with it."""
    if video.status is UploadStatus.REJECTED:
        return f"YouTube rejected the video: {_known(_REJECTIONS, video.rejection)}"
    if video.status is UploadStatus.FAILED:
        return f"YouTube failed to take the video: {_known(_FAILURES, video.failure)}"
    if video.status is UploadStatus.DELETED:
        return "The video was deleted on YouTube."
    processing = video.processing
    if processing is not None and processing.status is ProcessingStatus.FAILED:
        return f"YouTube failed to process the video: {_known(_PROCESSING, processing.failure)}"
    return ""


def refusal_of(reason: str, message: str) -> str:
    """The sentence for an upload whose bytes YouTube did not want."""
    known = _FAILURES.get(reason) or _REJECTIONS.get(reason) or _PROCESSING.get(reason)
    return f"YouTube refused the upload: {known or message or reason or 'it gave no reason.'}"


def is_processed(video: OwnVideo) -> bool:
    """Whether YouTube is through with it."""
    return video.status is UploadStatus.PROCESSED


def _known(table: Mapping[str, str], reason: str) -> str:
    told = (
        f"its reason is {reason!r}, which is new to Reelwright." if reason else "no reason given."
    )
    return table.get(reason, told)
