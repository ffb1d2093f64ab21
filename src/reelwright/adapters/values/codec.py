"""Any value of the domain as JSON that a later version can read, and back.

A field that may hold one of several classes carries the class's name. A field that is missing
takes its default, so that a value may gain fields; one that is unknown is an error, so that
nothing is lost in silence.
"""

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

from cattrs import Converter
from cattrs.errors import BaseValidationError, StructureHandlerNotFoundError
from cattrs.preconf.json import make_converter

from reelwright.domain.errors import ReelwrightError

Value = TypeVar("Value")
CLASS = "is"
"""The key beside a value's fields that names its class, where several are possible."""
_WRITTEN_AS_TEXT = (Decimal, Fraction, Path)


class ValueUnreadable(ReelwrightError):
    """What was written down cannot be read as the value that it should be."""


def to_json(value: object) -> str:
    """The value as one line of JSON, the same for the same value."""
    plain = _converter().unstructure(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str, kind: type[Value]) -> Value:
    """The value that was written as ``kind``.

    Raises:
        ValueUnreadable: it is no JSON, or of another shape.
    """
    try:
        return _converter().structure(json.loads(text), kind)
    except (ValueError, LookupError, TypeError, AttributeError, BaseValidationError) as error:
        message = f"This is not a {kind.__name__} that this version can read: {text[:80]!r}."
        raise ValueUnreadable(message) from error
    except StructureHandlerNotFoundError as error:
        message = f"A {kind.__name__} cannot be written down: {error}."
        raise ValueUnreadable(message) from error


@cache
def _converter() -> Converter:
    converter = make_converter(forbid_extra_keys=True)
    for kind in _WRITTEN_AS_TEXT:
        converter.register_unstructure_hook(kind, str)
        converter.register_structure_hook(kind, _from_text)
    converter.register_unstructure_hook_factory(_is_one_of_several, _tagging)
    converter.register_structure_hook_factory(_is_one_of_several, _telling_apart)
    return converter


def _from_text(text: Any, kind: Callable[[Any], Value]) -> Value:  # noqa: ANN401 - from JSON
    return kind(text)


def _classes(kind: object) -> tuple[type, ...]:
    return tuple(member for member in get_args(kind) if member is not types.NoneType)


def _is_one_of_several(kind: object) -> bool:
    """Whether a type is a union of two or more dataclasses."""
    classes = _classes(kind)
    return (
        get_origin(kind) in {Union, types.UnionType}
        and len(classes) > 1
        and all(dataclasses.is_dataclass(member) for member in classes)
    )


def _tagging(_kind: object, converter: Converter) -> Callable[[object], object]:
    def unstructure(value: object) -> object:
        if value is None:
            return None
        return {CLASS: type(value).__name__, **converter.unstructure(value)}

    return unstructure


def _telling_apart(
    kind: object, converter: Converter
) -> Callable[[Mapping[str, object] | None, object], object]:
    by_name = {member.__name__: member for member in _classes(kind)}

    def structure(plain: Mapping[str, object] | None, _kind: object) -> object:
        if plain is None:
            return None
        fields = dict(plain)
        return converter.structure(fields, by_name[str(fields.pop(CLASS))])

    return structure
