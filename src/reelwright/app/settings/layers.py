"""Four places to set a setting, and an account of which place won.

The option on the command line wins over the environment (``REELWRIGHT_PRESET``), which wins over
``reelwright.toml`` in the working folder, over the one in the home, over the default.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from reelwright.app.settings.model import Settings
from reelwright.domain.errors import ReelwrightError

PREFIX = "REELWRIGHT_"
FILE_NAME = "reelwright.toml"
TABLES = {"addresses": f"{PREFIX}ADDRESS_", "prices": f"{PREFIX}PRICE_"}
"""Settings that are tables, and how the variable of each row begins."""
MAY_HOLD_PASSWORDS = frozenset({"database", "database_replica"})
"""Settings that are shown without what stands between a user's name and the machine's."""


class SettingInvalid(ReelwrightError):
    """A setting has a value that it cannot have, or is not a setting."""


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
    except UnicodeDecodeError as error:
        message = f"{file} is no text in UTF-8: save it as such."
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
        "diariser_folder",
        "footage",
        "home",
        "key_file",
        "pronunciations",
        "voices_folder",
        "whisper_folder",
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
