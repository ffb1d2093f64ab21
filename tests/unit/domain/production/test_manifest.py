"""Names of productions are safe on every file system and the same every time."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.article import Source, SourceKind
from reelwright.domain.canvas import Codec, Format
from reelwright.domain.production.manifest import (
    FileRecord,
    Manifest,
    MasterRecord,
    is_failed,
    master_name,
    slug_of,
)

pytestmark = pytest.mark.unit

SOURCE = Source(location="a.md", kind=SourceKind.MARKDOWN, sha256="0" * 64)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Why the sky is blue", "why-the-sky-is-blue"),
        ("  What's   new?! (2026) ", "whats-new-2026"),
        ("Don\u2019t panic", "dont-panic"),
        ("Größe, Æther & Łódź", "grosse-aether-lodz"),
        ("Crème brûlée", "creme-brulee"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-video"),
        ("com1", "com1-video"),
        ("com1 port", "com1-port"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 200, "x" * 60),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@pytest.mark.parametrize("title", ["", "   ", "!!!", "\U0001f600", "日本語の記事", "Привет"])
def test_titles_without_ascii_letters_have_a_slug_of_their_own(title: str) -> None:
    assert re.fullmatch(r"video-[0-9a-f]{8}", slug_of(title))


def test_titles_that_differ_in_lost_letters_differ() -> None:
    assert slug_of("日本 2024") != slug_of("中国 2024")


@given(st.text(max_size=90))
def test_any_title_gives_a_safe_name(title: str) -> None:
    slug = slug_of(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 66
    assert slug_of(unicodedata.normalize("NFC", title)) == slug_of(
        unicodedata.normalize("NFD", title)
    )


def test_a_failed_master_says_so_in_its_name() -> None:
    assert master_name("sky", Format.TALL, passed=True) == "sky.9x16.mp4"
    assert master_name("sky", Format.WIDE, passed=False) == "sky.16x9.FAILED.mp4"
    assert is_failed("sky.16x9.FAILED.mp4")
    assert not is_failed("sky.FAILED.9x16.mp4")


def _manifest(*passed: bool) -> Manifest:
    masters = tuple(
        MasterRecord(
            name="sky.16x9.mp4",
            format=Format.WIDE,
            width=320,
            height=180,
            codec=Codec.H264,
            frames=30,
            passed=good,
        )
        for good in passed
    )
    files = (FileRecord(name="script.md", sha256="1" * 64, size=3),)
    return Manifest(
        slug="sky", title="Sky", language="en", source=SOURCE, masters=masters, files=files
    )


def test_a_production_passes_with_all_its_masters() -> None:
    assert _manifest(True, True).passed
    assert not _manifest(True, False).passed
    assert not _manifest().passed


def test_a_file_is_found_by_name() -> None:
    record = _manifest(True).file("script.md")
    assert record is not None
    assert record.size == 3
    assert _manifest(True).file("other.md") is None
