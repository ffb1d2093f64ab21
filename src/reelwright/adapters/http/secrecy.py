"""Taking keys out of text before anybody sees it."""

from collections.abc import Iterable

from reelwright.ports.services import HttpRequest, Secret

WINDOW = 8
"""Characters of a key in a row that already count as the key: services echo keys in part."""
STARS = "****"


def secrets_of(request: HttpRequest) -> tuple[str, ...]:
    """Everything in a request that may not be shown."""
    held: list[Secret] = [*request.secret_headers.values(), *request.secret_query.values()]
    return tuple(dict.fromkeys(secret.value for secret in held if secret.value))


def without(secrets: Iterable[str], text: str) -> str:
    """The text with every secret, and every longer piece of one, replaced by stars."""
    hidden = bytearray(len(text))
    for secret in secrets:
        for part in _windows(secret):
            start = text.find(part)
            while start >= 0:
                hidden[start : start + len(part)] = b"\1" * len(part)
                start = text.find(part, start + 1)
    return _starred(text, hidden)


def _windows(secret: str) -> set[str]:
    if len(secret) <= WINDOW:
        return {secret}
    return {secret[at : at + WINDOW] for at in range(len(secret) - WINDOW + 1)}


def _starred(text: str, hidden: bytearray) -> str:
    parts: list[str] = []
    for character, secret in zip(text, hidden, strict=True):
        if not secret:
            parts.append(character)
        elif not parts or parts[-1] != STARS:
            parts.append(STARS)
    return "".join(parts)
