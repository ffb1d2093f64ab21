"""A request's body against the schema that the discovery document gives it."""

from pydantic import JsonValue

from reelwright.simulators.youtube.calls import Call, json_of
from reelwright.simulators.youtube.discovery import Method, methods
from reelwright.simulators.youtube.refusals import Refusal, bad
from reelwright.simulators.youtube.shapes import Json, section, text, texts

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int, str),
    "number": (int, float, str),
    "array": (list,),
    "object": (dict,),
}
"""Numbers may come as text: Google's JSON of 64-bit ones is."""


def sent(call: Call) -> Json:
    """What the body of a request holds that was let in.

    Raises:
        Refusal: it is no JSON, or not of the method's schema.
    """
    resource = json_of(call.body.whole())
    check(resource, methods()[call.method])
    return resource


def check(resource: Json, method: Method) -> None:
    """Make sure that a resource has known fields of the right kinds.

    Raises:
        Refusal: badRequest, with the place.
    """
    if method.request:
        schemas = section(method.document, "schemas")
        _check_object(resource, section(schemas, method.request), schemas, "")


def _check_object(value: Json, schema: Json, schemas: Json, place: str) -> None:
    known, free = section(schema, "properties"), section(schema, "additionalProperties")
    for name, each in value.items():
        described = section(known, name) or free
        if not described:
            said = f"Invalid JSON payload received. Unknown name \"{name}\" at '{place}': "
            raise _wrong(f"{said}Cannot find field.")
        _check(each, described, schemas, f"{place}.{name}".lstrip("."))


def _check(value: JsonValue, described: Json, schemas: Json, place: str) -> None:
    if value is None:
        return
    named = text(described, "$ref")
    schema = section(schemas, named) if named else described
    kind = text(schema, "type", "any")
    fits = isinstance(value, _KINDS.get(kind, (object,)))
    allowed = texts(schema, "enum")
    if not fits or (allowed and value not in allowed):
        raise _wrong(f"Invalid value at '{place}' ({kind}), {value!r}")
    if isinstance(value, dict):
        _check_object(value, schema, schemas, place)
    if isinstance(value, list):
        for number, each in enumerate(value):
            _check(each, section(schema, "items"), schemas, f"{place}[{number}]")


def _wrong(said: str) -> Refusal:
    return bad("badRequest", said, domain="global")
