"""Resources of the Data API as values of ours.

Names and values are those of the discovery document (youtube v3, revision 20261104). What is not
there is taken as the platform means its absence.
"""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from reelwright.domain.platform.video import (
    Caption,
    Licence,
    Localisation,
    OwnChannel,
    OwnVideo,
    Playlist,
    Privacy,
    Processing,
    ProcessingStatus,
    UploadStatus,
    VideoDetails,
)

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _day(value: object) -> object:
    """The day of a moment: dates come as ``2026-11-21T00:00:00Z``."""
    return value[:10] if isinstance(value, str) else value


def _whole(value: object) -> object:
    """Large numbers come as text; what is none is not known."""
    return value if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()) else 0


def _known(values: type[StrEnum], otherwise: StrEnum) -> BeforeValidator:
    """A value of the platform's that is new to us is taken as the one that promises least."""

    def known(value: object) -> object:
        return value if value in {each.value for each in values} else otherwise

    return BeforeValidator(known)


_UploadStatus = Annotated[UploadStatus, _known(UploadStatus, UploadStatus.UPLOADED)]
_Privacy = Annotated[Privacy, _known(Privacy, Privacy.PRIVATE)]
_Licence = Annotated[Licence, _known(Licence, Licence.YOUTUBE)]
_ProcessingStatus = Annotated[
    ProcessingStatus, _known(ProcessingStatus, ProcessingStatus.TERMINATED)
]


class _Text(BaseModel):
    title: str = ""
    description: str = ""


class _Snippet(_Text):
    publishedAt: datetime = _NEVER  # noqa: N815 - the API's own names, in all of this module
    tags: list[str] = Field(default_factory=list)
    categoryId: str = ""  # noqa: N815
    defaultLanguage: str = ""  # noqa: N815
    defaultAudioLanguage: str = ""  # noqa: N815


class _Status(BaseModel):
    uploadStatus: _UploadStatus = UploadStatus.UPLOADED  # noqa: N815
    failureReason: str = ""  # noqa: N815
    rejectionReason: str = ""  # noqa: N815
    privacyStatus: _Privacy = Privacy.PRIVATE  # noqa: N815
    publishAt: datetime | None = None  # noqa: N815
    license: _Licence = Licence.YOUTUBE
    embeddable: bool = True
    publicStatsViewable: bool = True  # noqa: N815
    madeForKids: bool = False  # noqa: N815
    selfDeclaredMadeForKids: bool | None = None  # noqa: N815
    containsSyntheticMedia: bool = False  # noqa: N815


class _Progress(BaseModel):
    partsTotal: Annotated[int, BeforeValidator(_whole)] = 0  # noqa: N815
    partsProcessed: Annotated[int, BeforeValidator(_whole)] = 0  # noqa: N815
    timeLeftMs: Annotated[int, BeforeValidator(_whole)] | None = None  # noqa: N815


class _Processing(BaseModel):
    processingStatus: _ProcessingStatus = ProcessingStatus.TERMINATED  # noqa: N815
    processingFailureReason: str = ""  # noqa: N815
    processingProgress: _Progress = Field(default_factory=_Progress)  # noqa: N815


class _FileDetails(BaseModel):
    fileName: str = ""  # noqa: N815
    fileSize: Annotated[int, BeforeValidator(_whole)] | None = None  # noqa: N815
    durationMs: Annotated[int, BeforeValidator(_whole)] | None = None  # noqa: N815


class _Recording(BaseModel):
    recordingDate: Annotated[date | None, BeforeValidator(_day)] = None  # noqa: N815


class _Placement(BaseModel):
    hasPaidProductPlacement: bool = False  # noqa: N815


class _Video(BaseModel):
    id: str
    etag: str = ""
    snippet: _Snippet = Field(default_factory=_Snippet)
    status: _Status = Field(default_factory=_Status)
    localizations: dict[str, _Text] = Field(default_factory=dict)
    recordingDetails: _Recording = Field(default_factory=_Recording)  # noqa: N815
    paidProductPlacementDetails: _Placement = Field(default_factory=_Placement)  # noqa: N815
    processingDetails: _Processing | None = None  # noqa: N815
    fileDetails: _FileDetails = Field(default_factory=_FileDetails)  # noqa: N815


class _Related(BaseModel):
    uploads: str = ""


class _ChannelContent(BaseModel):
    relatedPlaylists: _Related = Field(default_factory=_Related)  # noqa: N815
    itemCount: int = 0  # noqa: N815


class _ChannelSnippet(_Text):
    customUrl: str = ""  # noqa: N815


class _ChannelStatus(BaseModel):
    longUploadsStatus: str = ""  # noqa: N815


class _ChannelStatistics(BaseModel):
    videoCount: Annotated[int, BeforeValidator(_whole)] = 0  # noqa: N815


class _Channel(BaseModel):
    id: str
    snippet: _ChannelSnippet = Field(default_factory=_ChannelSnippet)
    contentDetails: _ChannelContent = Field(default_factory=_ChannelContent)  # noqa: N815
    status: _ChannelStatus = Field(default_factory=_ChannelStatus)
    statistics: _ChannelStatistics = Field(default_factory=_ChannelStatistics)


class _CaptionSnippet(BaseModel):
    language: str = ""
    name: str = ""
    isDraft: bool = False  # noqa: N815
    trackKind: str = "standard"  # noqa: N815
    status: str = "serving"
    failureReason: str = ""  # noqa: N815


class _Caption(BaseModel):
    id: str
    snippet: _CaptionSnippet = Field(default_factory=_CaptionSnippet)


class _Playlist(BaseModel):
    id: str
    snippet: _Text = Field(default_factory=_Text)
    status: _Status = Field(default_factory=_Status)
    contentDetails: _ChannelContent = Field(default_factory=_ChannelContent)  # noqa: N815


class _Held(BaseModel):
    videoId: str = ""  # noqa: N815


class PlaylistEntry(BaseModel):
    """An item of a playlist."""

    id: str
    contentDetails: _Held = Field(default_factory=_Held)  # noqa: N815


class Page(BaseModel):
    """One page of a list, its resources as they came."""

    items: list[dict[str, object]] = Field(default_factory=list)
    nextPageToken: str = ""  # noqa: N815


def video_in(resource: dict[str, object]) -> OwnVideo:
    """A video of its resource.

    Raises:
        ValidationError: it is not in the platform's own form.
    """
    sent = _Video.model_validate(resource)
    file = sent.fileDetails
    return OwnVideo(
        id=sent.id,
        details=_details(sent),
        status=sent.status.uploadStatus,
        uploaded=sent.snippet.publishedAt,
        failure=sent.status.failureReason,
        rejection=sent.status.rejectionReason,
        processing=None if sent.processingDetails is None else _processing(sent.processingDetails),
        file_name=file.fileName,
        file_size=file.fileSize,
        duration=None if file.durationMs is None else timedelta(milliseconds=file.durationMs),
        etag=sent.etag,
    )


def channel_in(resource: dict[str, object]) -> OwnChannel:
    """A channel of its resource; raises as ``video_in``."""
    sent = _Channel.model_validate(resource)
    return OwnChannel(
        id=sent.id,
        title=sent.snippet.title,
        uploads=sent.contentDetails.relatedPlaylists.uploads,
        handle=sent.snippet.customUrl,
        videos=sent.statistics.videoCount,
        long_uploads=sent.status.longUploadsStatus in {"", "allowed", "eligible"},
    )


def caption_in(resource: dict[str, object]) -> Caption:
    """A caption track of its resource; raises as ``video_in``."""
    sent = _Caption.model_validate(resource)
    snippet = sent.snippet
    return Caption(
        id=sent.id,
        language=snippet.language,
        name=snippet.name,
        draft=snippet.isDraft,
        made_by_us=snippet.trackKind.lower() != "asr",
        failure=snippet.failureReason or ("unknown" if snippet.status == "failed" else ""),
    )


def playlist_in(resource: dict[str, object]) -> Playlist:
    """A playlist of its resource; raises as ``video_in``."""
    sent = _Playlist.model_validate(resource)
    return Playlist(
        id=sent.id,
        title=sent.snippet.title,
        privacy=sent.status.privacyStatus,
        videos=sent.contentDetails.itemCount,
    )


def _details(sent: _Video) -> VideoDetails:
    snippet, status = sent.snippet, sent.status
    kids = status.selfDeclaredMadeForKids
    return VideoDetails(
        title=snippet.title,
        description=snippet.description,
        tags=tuple(snippet.tags),
        category=snippet.categoryId,
        language=snippet.defaultLanguage,
        audio_language=snippet.defaultAudioLanguage,
        localisations={
            language: Localisation(title=text.title, description=text.description)
            for language, text in sent.localizations.items()
        },
        privacy=status.privacyStatus,
        publish_at=status.publishAt,
        made_for_kids=status.madeForKids if kids is None else kids,
        synthetic_media=status.containsSyntheticMedia,
        paid_promotion=sent.paidProductPlacementDetails.hasPaidProductPlacement,
        licence=status.license,
        embeddable=status.embeddable,
        statistics_shown=status.publicStatsViewable,
        recorded=sent.recordingDetails.recordingDate,
    )


def _processing(sent: _Processing) -> Processing:
    left = sent.processingProgress.timeLeftMs
    return Processing(
        status=sent.processingStatus,
        parts_done=sent.processingProgress.partsProcessed,
        parts=sent.processingProgress.partsTotal,
        left=None if left is None else timedelta(milliseconds=left),
        failure=sent.processingFailureReason,
    )
