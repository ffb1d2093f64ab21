"""What the documents say is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reelwright.app.settings.model import Settings
from reelwright.cli.group import COMMANDS

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_the_reference_pages_are_those_that_the_code_makes() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_setting_and_command_is_documented() -> None:
    settings = (ROOT / "docs/reference/settings.md").read_text()
    commands = (ROOT / "docs/reference/cli.md").read_text()
    assert [name for name in Settings.model_fields if f"`{name}`" not in settings] == []
    assert [name for name in COMMANDS if f"## `reelwright {name}`" not in commands] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []
