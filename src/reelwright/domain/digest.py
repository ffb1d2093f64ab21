"""Content keys: the hash of everything that a result depends on, and of nothing else."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction


def digest_of(*parts: object) -> str:
    """Hash domain values to a key of 64 hexadecimal digits.

    Dataclasses count with their type's name and their fields (fields declared with
    ``metadata={"key": False}`` are left out), so that two kinds of equal shape differ.

    Raises:
        TypeError: a part holds something that is not a plain value.
    """
    canonical = json.dumps(
        [_canonical(part) for part in parts],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def _canonical(value: object) -> object:  # noqa: PLR0911 - a table of kinds reads best as one
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: _canonical(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.metadata.get("key", True)
        }
        return {"type": type(value).__name__, **fields}
    if isinstance(value, Enum):
        return _canonical(value.value)
    if isinstance(value, str | int | bool | None):
        return value
    if isinstance(value, Fraction | Decimal | float):
        return f"{type(value).__name__}:{value}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, tuple | list):
        return [_canonical(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _canonical(item) for key, item in value.items()}
    message = f"{type(value).__name__} has no canonical form"
    raise TypeError(message)
