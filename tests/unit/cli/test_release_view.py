"""Releases as a person reads them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from builders.releases import release
from reelwright.cli.release_view import show_list, show_release
from reelwright.domain.release.states import ReleaseState

pytestmark = pytest.mark.unit
WHY = "It waits for approval: reelwright releases approve 0123456789abcdef, and for nothing else."


@pytest.fixture
def console() -> Console:
    return Console(record=True, width=80, highlight=False)


def test_on_a_narrow_screen_a_list_tells_the_channel_and_the_whole_reason(
    console: Console,
) -> None:
    show_list([replace(release(ReleaseState.WAITING), channel="main", said=WHY)], console)
    text = console.export_text()
    assert "channel" in text
    assert "main" in text
    assert WHY in text


def test_what_is_withdrawn_does_not_appear_any_more(console: Console) -> None:
    at = datetime(2026, 11, 24, 17, tzinfo=UTC)
    gone = replace(release(ReleaseState.WITHDRAWN), publish_at=at)
    show_list([gone], console)
    show_release(gone, console)
    text = console.export_text()
    assert "2026-11-24" not in text
    assert "never: it is withdrawn" in text
