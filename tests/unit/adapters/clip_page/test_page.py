"""The page of a run: everything escaped, nothing run, nothing fetched."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reelwright.adapters.clip_page.page import HtmlClipPage
from reelwright.domain.canvas import Format
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.platforms import Platform
from reelwright.domain.production.clips import (
    ClipFiles,
    ClipRecord,
    ClipsRecord,
    ReasonRecord,
    RecordingRecord,
)

pytestmark = pytest.mark.unit

EVIL = "</style><script>alert('&\")</script>"
RECORD = ClipsRecord(
    recording=RecordingRecord(path=f"/talks/{EVIL}.mp4", sha256="0" * 64, seconds=3725.5),
    language='en" onload="x',
    platform=Platform.SHORTS,
    asked=2,
    candidates=7,
    why_fewer=EVIL,
    notes=(EVIL,),
    clips=(
        ClipRecord(
            id="a" * 16,
            rank=1,
            title=EVIL,
            description=EVIL,
            start=61.0,
            end=90.5,
            first=1,
            last=2,
            score=50.0,
            interval=(40.0, 60.0),
            reasons=(
                ReasonRecord(feature=Feature.STORY, strength=1.0, sentence=EVIL, second=61.0),
            ),
            needs=(),
            flags=(Flag.REPEATED,),
            text=EVIL,
            passed=False,
            folder="a b",
            files=ClipFiles(videos={Format.TALL: 'a b/"x".9x16.mp4'}, thumbnail="a b/none.jpg"),
        ),
    ),
)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_hostile_texts_stay_texts() -> None:
    page = HtmlClipPage().page(RECORD, Path("/nowhere"))
    read = _Tags()
    read.feed(page)
    assert "script" not in read.tags
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert "&lt;script&gt;" in page


def test_it_names_the_video_by_a_relative_address_and_fetches_nothing() -> None:
    page = HtmlClipPage().page(RECORD, Path("/nowhere"))
    read = _Tags()
    read.feed(page)
    assert ("src", "a%20b/%22x%22.9x16.mp4") in read.attributes
    addresses = [value or "" for name, value in read.attributes if name in {"src", "href"}]
    assert not [each for each in addresses if "://" in each]


def test_it_tells_where_a_clip_is_and_that_it_failed() -> None:
    page = HtmlClipPage().page(RECORD, Path("/nowhere"))
    assert "1:01 to 1:30 (29.5 s) for shorts, score 50" in page
    assert "failed its verdict" in page
    assert "1 clip (2 asked for), out of 7 candidates in 1:02:05." in page


def test_what_is_said_keeps_its_own_direction_and_language() -> None:
    (clip,) = RECORD.clips
    hebrew = replace(RECORD, language="he", clips=(replace(clip, title="למה?", text="כי."),))
    page = HtmlClipPage().page(hebrew, Path("/nowhere"))
    assert '<html lang="en">' in page
    assert '1. <bdi lang="he" dir="auto">למה?</bdi>' in page
    assert '<p lang="he" dir="auto">כי.</p>' in page
    assert "script-src 'none'" in page
    assert "<code>aaaaaaaa</code>" in page
