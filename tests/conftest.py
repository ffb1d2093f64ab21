"""Every test module declares its kind, and stands in the folder of that kind."""

from pathlib import Path

import pytest

KINDS = frozenset({"unit", "contract", "integration", "media", "crash"})
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        kinds = KINDS & {mark.name for mark in item.iter_markers()}
        folder = item.path.relative_to(HERE).parts[0]
        if kinds != {folder}:
            message = (
                f"{item.path.relative_to(HERE)}: declare its kind with "
                f"`pytestmark = pytest.mark.{folder}` (found: {sorted(kinds) or 'none'})"
            )
            raise pytest.UsageError(message)
