"""What a file says of how the local YouTube is to behave and to fail."""

import json
from dataclasses import dataclass, field, fields
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reelwright.domain.errors import ReelwrightError
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Planned


class ScenarioUnreadable(ReelwrightError):
    """The file is missing, no JSON, or names something that is not known here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """Behaviour and faults, each optional."""

    behaviour: Behaviour = field(default_factory=Behaviour)
    faults: tuple[Planned, ...] = ()


_FORM = TypeAdapter(Scenario)


def scenario_of(file: Path) -> Scenario:
    """The scenario in a JSON file: ``{"behaviour": {…}, "faults": [{"fault": …}, …]}``.

    Raises:
        ScenarioUnreadable: it cannot be read, or holds something else.
    """
    try:
        given = json.loads(file.read_bytes())
        unknown = _unknown(given)
        if unknown:
            raise ScenarioUnreadable(f"{file} names what is not known here: {', '.join(unknown)}.")
        return _FORM.validate_python(given)
    except (OSError, ValueError) as error:
        raise ScenarioUnreadable(
            f"{file} is no scenario: {_first_fault(error)}; see docs/local-youtube.md for its form."
        ) from error


def _unknown(given: object) -> list[str]:
    """Names that would be passed over without a word."""
    if not isinstance(given, dict):
        return []
    behaviour, faults = given.get("behaviour"), given.get("faults")
    named = [(given, fields(Scenario)), (behaviour, fields(Behaviour))]
    named += [(each, fields(Planned)) for each in faults] if isinstance(faults, list) else []
    return [
        str(name)
        for values, known in named
        if isinstance(values, dict)
        for name in values
        if name not in {each.name for each in known}
    ]


def _first_fault(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)
