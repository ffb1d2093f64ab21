"""Settings: one model, four places to set them, and an account of which place won.

The option on the command line wins over the environment (``REELWRIGHT_PRESET``), which wins over
``reelwright.toml`` in the working folder, over the one in the home, over the default.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from reelwright.domain.canvas import Codec, Format, Preset
from reelwright.domain.captions.cues import CaptionMode, CaptionStyle
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.own_prices import OwnPrice, OwnPrices, row_name
from reelwright.domain.voice.choice import VoiceFallback
from reelwright.ports.library import LibraryAddress

PREFIX = "REELWRIGHT_"
FILE_NAME = "reelwright.toml"
TABLES = {"addresses": f"{PREFIX}ADDRESS_", "prices": f"{PREFIX}PRICE_"}
"""Settings that are tables, and how the variable of each row begins."""
MAY_HOLD_PASSWORDS = frozenset({"database", "database_replica"})
"""Settings that are shown without what stands between a user's name and the machine's."""


class SettingInvalid(ReelwrightError):
    """A setting has a value that it cannot have, or is not a setting."""


def _listed(value: object) -> object:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _none_or_listed(value: object) -> object:
    """Read ``none`` and an empty text as nothing."""
    listed = _listed(value)
    return [] if listed in (["none"], [""]) else listed


def _seconds(value: object) -> object:
    """Read ``90``, ``90s``, ``2m`` or ``1m30s``."""
    if not isinstance(value, str) or value.isdecimal():
        return value
    minutes, marked, rest = value.strip().lower().rpartition("m")
    if not marked:
        return rest.removesuffix("s")
    seconds = rest.removesuffix("s") or "0"
    return int(minutes) * 60 + int(seconds)


def _web_addresses(table: dict[str, str]) -> dict[str, str]:
    for service, address in table.items():
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
            message = f"{service}: {address} is not a web address without a user name"
            raise ValueError(message)
    return {service.lower().replace("-", "_"): address for service, address in table.items()}


def _prices(table: object) -> object:
    """Amounts may be numbers of the file."""
    if not isinstance(table, Mapping):
        return table
    return {
        name: str(row) if isinstance(row, int | float) and not isinstance(row, bool) else row
        for name, row in table.items()
    }


def _own_prices(table: dict[str, str]) -> dict[str, str]:
    for name, row in table.items():
        try:
            OwnPrice.of(row)
        except ValueError as error:
            message = f"{name}: {error}"
            raise ValueError(message) from error
    return {row_name(name): row for name, row in table.items()}


def _store_address(address: str) -> str:
    parts = urlsplit(address)
    if address and (parts.scheme != "s3" or not parts.netloc):
        message = "not of the form s3://bucket/prefix"
        raise ValueError(message)
    return address


def _time_of_day(text: str) -> str:
    """A time as ``02:00``, or none."""
    if text not in {"", "none"}:
        time.fromisoformat(text)
    return text


def _database_address(address: str) -> str:
    """Whether it is one of PostgreSQL with the name of a database; empty: a file in the home."""
    parts = urlsplit(address)
    known = parts.scheme in {"postgresql", "postgres", "postgresql+psycopg"}
    if address and not (known and parts.path.strip("/")):
        message = "it is not postgresql://user@host/name, nor empty for a file in the home"
        raise ValueError(message)
    return address


_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12}
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([a-z]*)")


def _bytes(value: object) -> object:
    """Read ``10GB``, ``500 MB`` or ``none``, which is no limit."""
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    if text == "none":
        return None
    parts = _SIZE.fullmatch(text)
    if parts is None or parts[2] not in _UNITS:
        return value
    return int(Decimal(parts[1]) * _UNITS[parts[2]])


Size = Annotated[Annotated[int, Field(ge=10**6, le=10**15)] | None, BeforeValidator(_bytes)]


Rate = Annotated[Annotated[int, Field(ge=10_000, le=10**12)] | None, BeforeValidator(_bytes)]


Seconds = Annotated[int, BeforeValidator(_seconds)]


def _dollars(value: object) -> object:
    """Read ``2.50``, ``$2.50`` or ``none``, which is no limit."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, float) else value
    text = value.strip().lower().removeprefix("$")
    return None if text == "none" else text


Dollars = Annotated[
    Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=4)] | None,
    BeforeValidator(_dollars),
]


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
    format: Annotated[tuple[Format, ...], BeforeValidator(_listed)] = Field(
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
    speed: float = Field(
        default=1.0, ge=0.5, le=2.0, description="Speed of speech; 1.0 is the voice's own."
    )
    theme: str = Field(
        default="midnight", description="Name of a theme, or a theme file (see docs/themes.md)."
    )
    footage: Path | None = Field(
        default=None, description="Folder of your own pictures and clips that scenes may show."
    )
    stock: Annotated[tuple[str, ...], BeforeValidator(_none_or_listed)] = Field(
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
    research: Annotated[tuple[str, ...], BeforeValidator(_none_or_listed)] = Field(
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
    writer: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        default=(),
        description=(
            "Models that write the script, as provider:model; those after the first step in "
            "when one fails. The article's own sentences when empty."
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
    mask: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
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
    database: Annotated[str, AfterValidator(_database_address)] = Field(
        default="",
        description=(
            "PostgreSQL that machines share, as postgresql://user@host/name; a file in the home "
            "when empty. Its password is better kept in ~/.pgpass or PGPASSWORD."
        ),
    )
    database_replica: Annotated[str, AfterValidator(_database_address)] = Field(
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
        default=False, description="Whether articles may be fetched from private addresses."
    )
    store: Annotated[str, AfterValidator(_store_address)] = Field(
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
    backup_at: Annotated[str, AfterValidator(_time_of_day)] = Field(
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
    addresses: Annotated[dict[str, str], AfterValidator(_web_addresses)] = Field(
        default_factory=dict,
        description=(
            "Other addresses of services, such as a gateway or a simulator; a table in the file."
        ),
    )
    prices: Annotated[dict[str, str], BeforeValidator(_prices), AfterValidator(_own_prices)] = (
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """Values that one place sets, by setting name."""

    place: str
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolvedSettings:
    """The settings in force, and for each the place that set it."""

    settings: Settings
    won: Mapping[str, str]


def resolve(layers: list[Layer]) -> ResolvedSettings:
    """Merge layers, weakest first.

    Raises:
        SettingInvalid: a place sets something unknown or impossible.
    """
    values: dict[str, object] = {}
    won = dict.fromkeys(Settings.model_fields, "default")
    for layer in layers:
        unknown = [name for name in layer.values if name not in Settings.model_fields]
        if unknown:
            known = ", ".join(sorted(Settings.model_fields))
            message = f"{layer.place}: there is no setting {unknown[0]!r}; there are: {known}."
            raise SettingInvalid(message)
        values |= _added(values, layer.values)
        won |= dict.fromkeys(layer.values, layer.place)
    return ResolvedSettings(settings=_validated(values, won), won=won)


def _added(weaker: Mapping[str, object], stronger: Mapping[str, object]) -> dict[str, object]:
    """The stronger values; a table adds its rows to those of the weaker one."""
    added = dict(stronger)
    for name in TABLES.keys() & stronger.keys():
        before, now = weaker.get(name, {}), stronger[name]
        if isinstance(before, Mapping) and isinstance(now, Mapping):
            added[name] = {**before, **now}
    return added


def _validated(values: Mapping[str, object], won: Mapping[str, str]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        reason = _uncapitalised(str(first["msg"]).removeprefix("Value error, "))
        value = shown(name, values[name])
        message = f"{won[name]}: {name} = {value!r} cannot be: {reason}."
        raise SettingInvalid(message) from error


def _uncapitalised(sentence: str) -> str:
    """A sentence as it stands within another; names and acronyms at its start stay as they are."""
    begins_with_a_word = sentence[1:2].islower() or sentence[1:2].isspace()
    return sentence[:1].lower() + sentence[1:] if begins_with_a_word else sentence


def shown(name: str, value: object) -> object:
    """A setting's value as people may see it."""
    if name not in MAY_HOLD_PASSWORDS or not isinstance(value, str):
        return value
    return _PASSWORD.sub(":***@", _PASSWORD_OPTION.sub(r"\1***", value))


_PASSWORD = re.compile(r":[^/]*@")
_PASSWORD_OPTION = re.compile(r"((?:password|passfile|sslpassword)=)[^&]*")


def from_environment(environment: Mapping[str, str]) -> Layer:
    """What ``REELWRIGHT_*`` variables set; empty ones count as unset."""
    values: dict[str, object] = {
        name: environment[PREFIX + name.upper()]
        for name in Settings.model_fields
        if name not in TABLES and environment.get(PREFIX + name.upper())
    }
    for name, prefix in TABLES.items():
        rows = {
            variable.removeprefix(prefix).lower(): value
            for variable, value in environment.items()
            if variable.startswith(prefix) and value
        }
        values |= {name: rows} if rows else {}
    return Layer(place="environment", values=values)


def from_file(file: Path) -> Layer:
    """What a ``reelwright.toml`` sets; nothing where there is none. Paths are beside the file.

    Raises:
        SettingInvalid: it is not TOML, or may not be read.
    """
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Layer(place=str(file), values={})
    except OSError as error:
        message = (
            f"{file} cannot be read ({error.strerror}): correct its permissions and those of its "
            "folder, or choose another home."
        )
        raise SettingInvalid(message) from error
    except ValueError as error:
        message = f"{file} cannot be read as TOML: {error}."
        raise SettingInvalid(message) from error
    return Layer(
        place=str(file), values={name: _beside(name, file, value) for name, value in values.items()}
    )


_PATHS = frozenset(
    {
        "archive",
        "channel_rules",
        "clock",
        "footage",
        "home",
        "key_file",
        "pronunciations",
        "voices_folder",
    }
)
_NAMES_OR_PATHS = {"theme": ".toml", "music": "."}


def _beside(name: str, file: Path, value: object) -> object:
    if not isinstance(value, str) or not value:
        return value
    marked = _NAMES_OR_PATHS.get(name)
    if name in _PATHS or (marked and marked in value):
        return str(file.parent / value)
    return value


def settings_in_force(
    options: Mapping[str, object], folder: Path, production: Layer | None = None
) -> ResolvedSettings:
    """The settings for a command run in ``folder`` with the options given (None: not given).

    ``production`` is what a production was made with; only an option is stronger.
    """
    given = Layer(
        place="option", values={name: value for name, value in options.items() if value is not None}
    )
    environment = from_environment(os.environ)
    here = from_file(folder / FILE_NAME)
    home = resolve([here, environment, given]).settings.home
    layers = [here, environment, *([production] if production else []), given]
    if home.resolve() != folder.resolve():
        layers.insert(0, from_file(home / FILE_NAME))
    return resolve(layers)
