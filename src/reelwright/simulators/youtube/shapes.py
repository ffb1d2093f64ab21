"""JSON as values with types: what is read from a body or a document, and how."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from pydantic import JsonValue

Json = dict[str, JsonValue]


def section(of: Mapping[str, JsonValue], name: str) -> Json:
    """The object under a name; empty where there is none."""
    value = of.get(name)
    return value if isinstance(value, dict) else {}


def text(of: Mapping[str, JsonValue], name: str, default: str = "") -> str:
    """The text under a name."""
    value = of.get(name)
    return value if isinstance(value, str) else default


def texts(of: Mapping[str, JsonValue], name: str) -> list[str]:
    """The list of texts under a name."""
    value = of.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def items(values: Iterable[JsonValue]) -> JsonValue:
    """A list as JSON."""
    return list(values)


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC, to the second, as YouTube writes it."""
    return moment.astimezone(UTC).replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(written: str) -> datetime | None:
    """What RFC 3339 says; None where it says nothing or no zone."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else None
