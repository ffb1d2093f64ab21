"""The bundled examples show what the product can do, and docs/script.md what people may write."""

import re
from pathlib import Path

import pytest

from reelwright.adapters.articles.markdown import read_markdown
from reelwright.domain.article import Article, Source, SourceKind
from reelwright.domain.script.scenes import Script
from reelwright.domain.script.visuals import word_refs
from reelwright.domain.script_document.read import read_document
from reelwright.domain.script_document.write import write_document
from reelwright.domain.staging.kinds import Kind, kind_of
from reelwright.domain.staging.pace import longest_still
from reelwright.domain.staging.passage import Setting
from reelwright.domain.writing.length import seconds_of
from reelwright.domain.writing.write import write_script

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[4]
COMMON = {Kind.TITLE, Kind.SECTION, Kind.STATEMENT, Kind.OUTRO}


def script_of(name: str) -> Script:
    draft = read_markdown((ROOT / "examples" / name).read_text("utf-8"))
    source = Source(location=name, kind=SourceKind.MARKDOWN, sha256="0" * 64)
    return write_script(
        Article(title=draft.title, blocks=draft.blocks, source=source, language="en")
    )


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (
            "deep-sea.md",
            {Kind.NUMBER, Kind.LIST, Kind.CHART, Kind.COMPARISON, Kind.TIMELINE, Kind.QUOTATION},
        ),
        ("hash-or-sort.md", {Kind.CODE, Kind.NUMBER, Kind.COMPARISON, Kind.LIST}),
        ("longitude.md", {Kind.CHART, Kind.COMPARISON, Kind.TIMELINE, Kind.QUOTATION}),
    ],
)
def test_an_example_shows_many_kinds_and_never_stands_still(name: str, kinds: set[Kind]) -> None:
    script = script_of(name)
    assert {kind_of(scene.visual) for scene in script.scenes} == kinds | COMMON
    assert 60 <= seconds_of(script.lines) <= 120
    setting = Setting(title=script.title, language="en")
    for scene in script.scenes:
        assert longest_still(scene.visual, scene.lines, setting) < 6.5
        assert all(scene.lines[ref.line].words[ref.word] for ref in word_refs(scene.visual))
    assert read_document(write_document(script)) == script


def test_the_document_in_the_docs_can_be_read() -> None:
    page = (ROOT / "docs" / "script.md").read_text("utf-8")
    whole, part = re.findall(r"```markdown\n(.*?)```", page, re.DOTALL)
    assert [kind_of(scene.visual) for scene in read_document(whole).scenes] == [
        Kind.TITLE,
        Kind.TIMELINE,
    ]
    (*_, chart) = read_document(f"{whole}\n## Body\n\n{part}\nMines and pans.\n").scenes
    assert kind_of(chart.visual) is Kind.CHART
