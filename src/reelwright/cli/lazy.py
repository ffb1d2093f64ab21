"""The one place that imports the wiring, when a command has something to make."""

import importlib
from types import ModuleType


def load(module: str) -> ModuleType:
    """Import a module of ``reelwright.app`` at the moment it is needed.

    The media libraries behind the wiring take a second to import; help and usage errors
    should not wait for them.
    """
    return importlib.import_module(f"reelwright.app.{module}")
