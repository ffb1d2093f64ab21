"""From settings and what a person typed to an order."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reelwright.app.settings.layers import MAY_HOLD_PASSWORDS, Layer, ResolvedSettings
from reelwright.app.settings.model import Settings
from reelwright.domain.canvas import Format, Preset
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.manifest import Manifest, SettingRecord
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.themes.theme import Theme
from reelwright.ports.research import ResearchUnavailable
from reelwright.ports.sound import Music
from reelwright.workflows.produce.order import Order

SHORT_SECONDS = 55
"""A Short keeps well under the 60 seconds that viewers expect of one."""

OF_THE_PRODUCTION = frozenset(
    {
        "format", "preset", "codec", "theme", "footage", "stock", "stock_share_alike", "music",
        "captions", "caption_style", "pronunciations",
    }
)  # fmt: skip
"""Settings that a production keeps when its script is made again."""


OF_THE_MACHINE = frozenset(
    {
        "home", "workers", "key_file", "database", "jobs_running", "jobs_worker", "jobs_waiting",
        "lease_seconds",
        "store", "store_quota", "store_days", "trash_days", "archive",
        "backup_at", "backup_to", "backup_days", "backup_files_days",
        "upload_rate", "upload_chunk", "clock",
    }
)  # fmt: skip
"""Settings of where a production is made, which change nothing in it."""


class FileMissing(ReelwrightError):
    """A file that a setting names is not there."""


class PronunciationsInvalid(ReelwrightError):
    """The table of pronunciations cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What a person asked of one run, beside the settings."""

    source: str = ""
    topic: str = ""
    notes: Path | None = None
    research: bool = False
    again: bool = False
    item: int | str = 0
    title: str = ""
    narration: Path | None = None
    output: Path | None = None
    short: bool = False
    preview: bool = False
    fresh: bool = False


def order_from(request: Request, resolved: ResolvedSettings, theme: Theme) -> Order:
    """The order for a request under the settings in force.

    Raises:
        FileMissing, PronunciationsInvalid, ResearchUnavailable.
    """
    settings = resolved.settings
    _check_footage(settings.footage)
    length, formats = settings.length, settings.format
    if request.short:
        formats = (Format.TALL,)
        length = length or SHORT_SECONDS
    return Order(
        source=request.source,
        theme=theme,
        channel=settings.channel,
        topic=request.topic,
        notes=str(_existing(request.notes, "--notes") or ""),
        research=_researched(request, settings),
        item=request.item,
        title=request.title,
        language=settings.language,
        length=length,
        formats=tuple(dict.fromkeys(formats)),
        preset=Preset.P480 if request.preview else settings.preset,
        codec=settings.codec,
        voice=settings.voice,
        voice_fallback=settings.voice_fallback,
        speed=None if resolved.won["speed"] == "default" else settings.speed,
        captions=settings.captions,
        caption_style=settings.caption_style,
        music=_music(settings.music),
        narration=_existing(request.narration, "--narration"),
        pronunciations=_pronunciations(settings.pronunciations),
        output=request.output,
        variant="-".join(name for name in ("short", "preview") if getattr(request, name)),
        fresh=request.fresh,
        settings=records_of(resolved),
    )


def production_layer(manifest: Manifest) -> Layer:
    """What a production was made with, for making its script again."""
    values = {
        record.name: record.value
        for record in manifest.settings
        if record.name in OF_THE_PRODUCTION and record.value
    }
    return Layer(place="production", values=values)


_NOT_OF_THE_RESULT = OF_THE_MACHINE | frozenset(
    {
        "addresses", "mask", "attempts", "patience",
        "budget_video", "budget_channel_day", "budget_day",
        "breaker_failures", "breaker_seconds", "breaker_successes",
    }
)  # fmt: skip
"""Settings of the machine, of money and of secrets, which no manifest keeps."""


def records_of(resolved: ResolvedSettings) -> tuple[SettingRecord, ...]:
    """The settings that a manifest keeps, and where each was set."""
    values = resolved.settings.model_dump(mode="json")
    return tuple(
        SettingRecord(name=name, value=_text(values[name]), origin=resolved.won[name])
        for name in Settings.model_fields
        if name not in _NOT_OF_THE_RESULT | MAY_HOLD_PASSWORDS
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _music(setting: str) -> Music | None:
    if setting == "none":
        return None
    if setting == "generated":
        return Music()
    file = _existing(Path(setting), "music")
    if file is None:
        return None
    return Music(file=file, sha256=hashlib.sha256(file.read_bytes()).hexdigest())


def _researched(request: Request, settings: Settings) -> bool:
    """Whether research is wanted, once it is certain that something could come of it."""
    if request.research and not settings.writer:
        message = (
            "--research tells a writer what is asked about the topic, and no writer is set: name "
            "one with --writer provider:model (see docs/writers.md)."
        )
        raise ResearchUnavailable(message)
    if request.research and not settings.research:
        message = (
            "--research asks the services that the setting research names, and it names none: set "
            "it to serpapi, youtube-search or both (see docs/research.md)."
        )
        raise ResearchUnavailable(message)
    return request.research


def _existing(file: Path | None, setting: str) -> Path | None:
    if file is not None and not file.is_file():
        message = f"{setting} names {file}, and there is no such file: check its name."
        raise FileMissing(message)
    return file


def _check_footage(folder: Path | None) -> None:
    """Nothing is spoken before it is certain that there is a folder to choose from."""
    if folder is not None and not folder.is_dir():
        message = f"footage names {folder}, and there is no such folder: check its name."
        raise FileMissing(message)


def _pronunciations(file: Path | None) -> Pronunciations:
    if file is None:
        return Pronunciations()
    try:
        table: Mapping[str, object] = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"pronunciations names {file}, and there is no such file: check its name."
        raise FileMissing(message) from error
    except UnicodeDecodeError as error:
        message = f"{file} is no text in UTF-8: save it as such, or name another table."
        raise PronunciationsInvalid(message) from error
    except (OSError, ValueError) as error:
        message = f"{file} cannot be read as a table of pronunciations: {error}."
        raise PronunciationsInvalid(message) from error
    wrong = [written for written, said in table.items() if not isinstance(said, str)]
    if wrong:
        message = f'{file}: {wrong[0]!r} needs a respelling in quotes, such as "jif".'
        raise PronunciationsInvalid(message)
    return Pronunciations.of({written: str(said) for written, said in table.items()})
