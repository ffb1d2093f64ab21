"""What every request passes before it is answered: token, scope, quota, parameters."""

from collections.abc import Iterable

from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.discovery import Method
from reelwright.simulators.youtube.quota import cost_of
from reelwright.simulators.youtube.refusals import bad, forbidden, unauthenticated
from reelwright.simulators.youtube.shapes import Json, section, text, texts
from reelwright.simulators.youtube.sign_in import holder
from reelwright.simulators.youtube.world import World

_COMMON = frozenset({"uploadType", "upload_id", "upload_protocol"})
_MADE_UP = frozenset({"snippet.localized"})


def admit(world: World, call: Call, method: Method) -> None:
    """Let a request in, or not; it is charged once its token is good, even if it is bad.

    Raises:
        Refusal: authError, insufficientPermissions, quotaExceeded, or a parameter is wrong.
    """
    call.method = method.id
    held = holder(world, call.bearer)
    if held is None:
        raise unauthenticated(token_given=bool(call.bearer))
    call.channel, call.client, access = held
    if not method.scopes & set(access.scopes):
        said = "Request had insufficient authentication scopes."
        refused = forbidden("insufficientPermissions", said, "global")
        refused.headers["WWW-Authenticate"] = 'Bearer error="insufficient_scope"'
        raise refused
    world.meter.charge(call.client.project, cost_of(method.id), world.now)
    _check_parameters(call, method)
    _check_parts(call, method)


def _check_parameters(call: Call, method: Method) -> None:
    for name, described in method.parameters.items():
        if described.get("required") and not call.one(name):
            said = f"Required parameter: {name}"
            raise bad("missingRequiredParameter", said, name, "global")
        allowed = texts(described, "enum")
        strange = [each for each in call.many(name) if allowed and each not in allowed]
        if strange:
            raise _invalid(name, strange[0], allowed)
        if described.get("type") == "integer" and call.one(name):
            _check_number(call.one(name), name, described)
    known = {*method.parameters, *section(method.document, "parameters"), *_COMMON}
    for name in call.query:
        if name not in known:
            said = f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query '
            raise bad("badRequest", f"{said}parameter.", name, "global")


def _check_number(given: str, name: str, described: Json) -> None:
    low, high = text(described, "minimum"), text(described, "maximum")
    digits = given.removeprefix("-").isdigit()
    if not digits or (low and int(given) < int(low)) or (high and int(given) > int(high)):
        raise _invalid(name, given, [f"[{low}, {high}]"])


def _check_parts(call: Call, method: Method) -> None:
    """Parts are the properties of the resource (its schema in the discovery document)."""
    if "part" not in method.parameters:
        return
    allowed = _parts_of(method)
    for part in call.many("part"):
        if allowed and part.partition(".")[0] not in allowed:
            raise bad("unknownPart", f"'{part}'", "part", "youtube.part")


def _parts_of(method: Method) -> frozenset[str]:
    schemas = section(method.document, "schemas")
    name = {"videos.batchGetStats": "VideoStat"}.get(method.id.partition(".")[2], "")
    resource = name or method.id.split(".")[-2].removesuffix("s").capitalize()
    matching = (each for each in schemas if each.lower() == resource.lower())
    found = section(schemas, next(matching, resource))
    return frozenset(section(found, "properties"))


def _invalid(name: str, given: str, allowed: Iterable[str]) -> Exception:
    said = f"Invalid value '{given}'. Allowed values: {list(allowed)}"
    return bad("invalidParameter", said, name, "global")
