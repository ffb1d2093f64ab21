"""What commands import when they come to need it, so that help and usage errors stay quick."""

import importlib
from types import ModuleType


def load(module: str, floor: str = "app") -> ModuleType:
    """Import a module of a floor at the moment it is needed.

    What stands behind the flow takes a second to import; help and usage errors should not wait
    for it.
    """
    return importlib.import_module(f"reelwright.{floor}.{module}")
