"""Everything that can be set: one model, with defaults."""

import os
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from reelwright.app.settings.values import (
    Dollars,
    Rate,
    Seconds,
    Size,
    database_address,
    listed,
    none_or_listed,
    own_prices,
    price_rows,
    store_address,
    time_of_day,
    web_addresses,
)
from reelwright.domain.canvas import Codec, Format, Preset
from reelwright.domain.captions.cues import CaptionMode, CaptionStyle
from reelwright.domain.own_prices import OwnPrice, OwnPrices
from reelwright.domain.voice.choice import VoiceFallback
from reelwright.ports.library import LibraryAddress


class Settings(BaseModel):
    """Everything that can be set, with its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path = Field(
        default_factory=lambda: user_data_path("reelwright"),
        description="Folder of the library, the store and the productions.",
    )
    language: str = Field(
        default="", description="Language of the article as an ISO 639-1 code; found when empty."
    )
    length: Seconds | None = Field(
        default=None,
        ge=5,
        le=12 * 3600,
        description="Wanted length, such as 90s or 2m; unset: the whole article up to 10 minutes.",
    )
    format: Annotated[tuple[Format, ...], BeforeValidator(listed)] = Field(
        default=(Format.WIDE,),
        min_length=1,
        description="Shapes of picture: 16:9, 9:16, 1:1; several are separated by commas.",
    )
    preset: Preset = Field(
        default=Preset.P1080, description="Pixels of the short side: 2160p, 1080p, 720p or 480p."
    )
    codec: Codec = Field(default=Codec.H264, description="Encoding of the picture: h264 or av1.")
    voice: str = Field(
        default="",
        description=(
            "Voice as provider:name; several with commas, to fall back on; when empty the best of "
            "this machine."
        ),
    )
    voice_fallback: VoiceFallback = Field(
        default=VoiceFallback.NEXT,
        description="When the voice fails: next (of the list, for every line) or never.",
    )
    voices_folder: Path | None = Field(
        default=None, description="Folder of your own Piper or Kokoro voices."
    )
    recogniser: str = Field(
        default="",
        max_length=100,
        description=(
            "Who hears recordings that come without a transcript: pocketsphinx, whisper:NAME or "
            "openai:MODEL; when empty the best of this machine (see docs/transcripts.md)."
        ),
    )
    whisper_folder: Path | None = Field(
        default=None, description="Folder of your own Whisper models in CTranslate2's format."
    )
    diariser: str = Field(
        default="",
        max_length=100,
        description=(
            "Who tells speakers apart where neither a transcript nor tracks do: sherpa:NAME or "
            "off; when empty whatever is here (see docs/transcripts.md)."
        ),
    )
    diariser_folder: Path | None = Field(
        default=None,
        description="Folder of your own segmentation.onnx and embedding.onnx for sherpa-onnx.",
    )
    speed: float = Field(
        default=1.0, ge=0.5, le=2.0, description="Speed of speech; 1.0 is the voice's own."
    )
    theme: str = Field(
        default="midnight", description="Name of a theme, or a theme file (see docs/themes.md)."
    )
    footage: Path | None = Field(
        default=None, description="Folder of your own pictures and clips that scenes may show."
    )
    stock: Annotated[tuple[str, ...], BeforeValidator(none_or_listed)] = Field(
        default=(),
        description=(
            "Stock services that scenes may show footage of, in the order in which they are "
            "asked: pexels, pixabay, openverse, wikimedia; or none."
        ),
    )
    stock_share_alike: bool = Field(
        default=False,
        description="Whether stock under CC BY-SA may be shown, which may bind the whole video.",
    )
    stock_apart_days: int = Field(
        default=30,
        ge=0,
        le=3650,
        description="Days for which a channel does not show the same stock again.",
    )
    stock_apart_videos: int = Field(
        default=20,
        ge=0,
        le=1000,
        description="Videos of a channel that do not show the same stock.",
    )
    research: Annotated[tuple[str, ...], BeforeValidator(none_or_listed)] = Field(
        default=(),
        description="Services that `reelwright research` asks: serpapi, youtube-search; or none.",
    )
    country: str = Field(
        default="",
        pattern="^([A-Za-z]{2})?$",
        description="Country whose search results count in research, as an ISO 3166-1 code.",
    )
    contact: str = Field(
        default="",
        max_length=200,
        description="Your mail address or page, for services that ask who calls: wikimedia.",
    )
    music: str = Field(
        default="generated",
        description="none, generated, or a sound file that lies under the voice.",
    )
    captions: CaptionMode = Field(
        default=CaptionMode.BOTH, description="burnt, sidecar, both or none."
    )
    caption_style: CaptionStyle = Field(
        default=CaptionStyle.BOXED, description="boxed, outlined or bold."
    )
    pronunciations: Path | None = Field(
        default=None, description="TOML table of words and how they are spoken."
    )
    writer: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        default=(),
        description=(
            "Models that write the script, as provider:model; those after the first step in "
            "when one fails. The article's own sentences when empty."
        ),
    )
    clip_writer: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        default=(),
        description=(
            "Models that propose moments of a recording, as provider:model; those after the first "
            "step in when one fails. Rules alone when empty."
        ),
    )
    writer_context: int | None = Field(
        default=None,
        ge=4_000,
        description="Tokens that writers take in, where it is not known (see docs/writers.md).",
    )
    tone: str = Field(default="", max_length=500, description="How a written script sounds.")
    style: str = Field(default="", max_length=500, description="How a written script tells.")
    audience: str = Field(default="", max_length=500, description="For whom a script is written.")
    channel_rules: Path | None = Field(
        default=None,
        description="Text file with the channel's own rules and examples for writers.",
    )
    mask: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        default=(),
        description="Names that no writer is told, beside mail addresses, phone and card numbers.",
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=256,
        description="Processes that render at once; the number of cores.",
    )
    channel: str = Field(
        default="main",
        min_length=1,
        max_length=100,
        description="Channel that a video is for, whose budget it counts into.",
    )
    database: Annotated[str, AfterValidator(database_address)] = Field(
        default="",
        description=(
            "PostgreSQL that machines share, as postgresql://user@host/name; a file in the home "
            "when empty. Its password is better kept in ~/.pgpass or PGPASSWORD."
        ),
    )
    database_replica: Annotated[str, AfterValidator(database_address)] = Field(
        default="",
        description="A copy that follows the database, for lists that may lag some seconds.",
    )
    budget_video: Dollars = Field(
        default=Decimal(5),
        description="Most that outside services may cost for one video, in US dollars; or none.",
    )
    budget_channel_day: Dollars = Field(
        default=Decimal(20), description="Most that they may cost for a channel in a day (UTC)."
    )
    budget_day: Dollars = Field(
        default=Decimal(50), description="Most that they may cost for all channels in a day (UTC)."
    )
    publish_approval: bool = Field(
        default=True, description="Whether a release waits until its owner has approved it."
    )
    publish_ahead: int = Field(
        default=48,
        ge=1,
        le=24 * 60,
        description="Hours before its time at which a release is uploaded.",
    )
    publish_same_text: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Most of what is said that a channel's earlier video may have said too.",
    )
    publish_same_picture: float = Field(
        default=0.75,
        ge=0,
        le=1,
        description="Most of what is shown that a channel's earlier video may have shown too.",
    )
    made_for_kids: bool = Field(
        default=False, description="What YouTube is told of whether videos are made for children."
    )
    attempts: int = Field(
        default=4, ge=1, le=20, description="Times that a call to a service is tried at most."
    )
    patience: Seconds = Field(
        default=120,
        ge=0,
        le=24 * 3600,
        description="Longest wait for a service's rate limit, such as 90s or 2m.",
    )
    breaker_failures: int = Field(
        default=5,
        ge=1,
        le=1000,
        description="Failures in a row after which a service is left alone.",
    )
    breaker_seconds: Seconds = Field(
        default=60, ge=1, le=24 * 3600, description="How long it is left alone."
    )
    breaker_successes: int = Field(
        default=2, ge=1, le=100, description="Tries in a row that must succeed after that."
    )
    jobs_running: int = Field(
        default=5, ge=1, le=1000, description="Queued productions that run at once, on all workers."
    )
    jobs_worker: int = Field(
        default=3, ge=1, le=100, description="Queued productions that one worker runs at once."
    )
    jobs_waiting: int = Field(
        default=100, ge=1, le=1_000_000, description="Jobs that may wait; more are refused."
    )
    lease_seconds: float = Field(
        default=10,
        ge=1,
        le=600,
        description=(
            "Silence after which another worker is taken for dead and its jobs are taken over; "
            "the same on all machines."
        ),
    )
    allow_private_addresses: bool = Field(
        default=False,
        description="Whether articles and recordings may be fetched from private addresses.",
    )
    recording_largest: Size = Field(
        default=524_288_000,
        description="Most that is fetched of a recording from an address, such as 2GB; or none.",
    )
    store: Annotated[str, AfterValidator(store_address)] = Field(
        default="",
        description=(
            "Where artefacts are kept beside this machine, as s3://bucket/prefix, for many "
            "machines; in the home alone when empty."
        ),
    )
    store_quota: Size = Field(
        default=10 * 10**9,
        description=(
            "Most that store, trash and archive in the home may hold, such as 10GB; or none."
        ),
    )
    store_days: int = Field(
        default=30,
        ge=2,
        le=3650,
        description="Days after their last use for which artefacts that no production needs stay.",
    )
    trash_days: int = Field(
        default=30, ge=1, le=3650, description="Days for which deleted productions can be restored."
    )
    archive: Path | None = Field(
        default=None,
        description="Folder that productions are archived to; archive in the home if unset.",
    )
    backup_at: Annotated[str, AfterValidator(time_of_day)] = Field(
        default="02:00",
        description=(
            "When `serve` backs up each night, by the clock of its machine; or none. What was "
            "missed is made up for."
        ),
    )
    backup_to: str = Field(
        default="",
        description=(
            "Folder or s3://bucket/prefix for backups. There the whole home is backed up once a "
            "week too; when it is empty, only databases are, in the home."
        ),
    )
    backup_days: int = Field(
        default=30, ge=1, le=3650, description="Days for which backups of databases are kept."
    )
    backup_files_days: int = Field(
        default=90, ge=1, le=3650, description="Days for which backups of the whole home are kept."
    )
    upload_rate: Rate = Field(
        default=None, description="Most that an upload sends in a second, such as 2MB; or none."
    )
    upload_chunk: Size = Field(
        default=None,
        description=(
            "Most that one request of an upload holds, for networks that break long ones off; "
            "or none, as Google recommends."
        ),
    )
    clock: Path | None = Field(
        default=None,
        description="File with the seconds by which time is ahead, for rehearsals alone.",
    )
    key_file: Path | None = Field(
        default=None,
        description="File that opens the encrypted keys of services; beside them if unset.",
    )
    addresses: Annotated[dict[str, str], AfterValidator(web_addresses)] = Field(
        default_factory=dict,
        description=(
            "Other addresses of services, such as a gateway or a simulator; a table in the file."
        ),
    )
    prices: Annotated[dict[str, str], BeforeValidator(price_rows), AfterValidator(own_prices)] = (
        Field(
            default_factory=dict,
            description=(
                "Your own prices of services, instead of those known here; a table (see "
                "docs/costs.md)."
            ),
        )
    )

    @property
    def models(self) -> Path:
        """Where the weights of models that run on this machine are kept."""
        return self.home / "models"

    @property
    def own_prices(self) -> OwnPrices:
        """The prices that the owner set."""
        return OwnPrices(rows={name: OwnPrice.of(row) for name, row in self.prices.items()})

    @property
    def library(self) -> LibraryAddress:
        """Where the library is."""
        return LibraryAddress(home=self.home, database=self.database, replica=self.database_replica)
