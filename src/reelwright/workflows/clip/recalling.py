"""Values that an earlier run left in the store."""

from typing import TypeVar

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.steps import Codec
from reelwright.ports.store import Store

Value = TypeVar("Value")


def recalled(store: Store, values: Codec, key: str, kind: type[Value]) -> Value | None:
    """What is kept under a key; None where there is nothing, or what another version wrote."""
    text = store.recall(key)
    if text is None:
        return None
    try:
        return values.from_json(text, kind)
    except ReelwrightError:
        return None
