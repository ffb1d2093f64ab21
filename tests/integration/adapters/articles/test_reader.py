from ipaddress import ip_network
from pathlib import Path

import pytest
from PIL import Image

from reelwright.adapters.articles.reader import DocumentReader
from reelwright.adapters.language.langid import LangidLanguageFinder
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.fetcher import SafeFetcher
from reelwright.domain.article import (
    Code,
    Figure,
    ItemList,
    Paragraph,
    Quotation,
    SourceKind,
    Table,
)
from reelwright.ports.web import FetchLimits
from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration

FETCHER = SafeFetcher(
    policy=AddressPolicy(allowed=(ip_network("127.0.0.1/32"),)),
    limits=FetchLimits(size=1_000_000),
)
READER = DocumentReader(language=LangidLanguageFinder(), fetcher=FETCHER)
OFFLINE = DocumentReader(language=LangidLanguageFinder())

MARKDOWN = """---
title: The keeper of bees
author: [Mara Lind, Jo Ruiz]
date: 2026-03-04
lang: en-GB
---
# The keeper of bees

A hive in summer holds **fifty thousand bees**, and one of them is the queen.[^1]

[^1]: Some say sixty.

![A hive](pictures/hive.png "Figure 2: A hive in June")

1. Look from afar.
2. Come closer slowly.
   - Not from the front.

> Ask the wild bee what the druids knew.
> — an old saying

| Month | Bees |
|-------|------|
| May   | 30,000 |

```python
bees = 50_000
```

## References

- Somebody, *Bees*, 1999.
"""


def test_markdown_is_read_whole(tmp_path: Path) -> None:
    folder = tmp_path / "article"
    (folder / "pictures").mkdir(parents=True)
    Image.new("RGB", (320, 200), "gold").save(folder / "pictures" / "hive.png")
    (folder / "bees.md").write_text(MARKDOWN)
    read = OFFLINE.read(str(folder / "bees.md"), workspace=tmp_path / "work")
    article = read.article
    assert (article.title, article.author) == ("The keeper of bees", "Mara Lind, Jo Ruiz")
    assert (article.published, article.language) == ("2026-03-04", "en")
    assert (article.source.location, article.source.kind) == ("bees.md", SourceKind.MARKDOWN)
    kinds = [type(block) for block in article.blocks]
    assert kinds == [Paragraph, Figure, ItemList, Quotation, Table, Code]
    paragraph, figure, items, quotation, table, code = article.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.prose.text.endswith("one of them is the queen.")
    assert paragraph.prose.emphasis == ("fifty thousand bees",)
    assert figure == Figure(
        location="pictures/hive.png", alternative="A hive", caption="A hive in June"
    )
    assert isinstance(items, ItemList)
    assert items.ordered
    assert [item.text for item in items.items][-1] == "Not from the front."
    assert quotation == Quotation(
        text="Ask the wild bee what the druids knew.", attribution="an old saying"
    )
    assert table == Table(header=("Month", "Bees"), rows=(("May", "30,000"),))
    assert code == Code(text="bees = 50_000", language="python")
    assert list(read.pictures) == ["pictures/hive.png"]
    assert read.pictures["pictures/hive.png"].is_relative_to(tmp_path / "work")
    assert article.notes == ("The references at the end are left out.",)


def test_a_page_from_the_web_is_read_without_what_stands_around_it(
    web: WebSimulator, tmp_path: Path
) -> None:
    read = READER.read(web.url("/articles/tides"), workspace=tmp_path)
    article = read.article
    assert (article.title, article.author) == ("Why the sea breathes", "Mara Lind")
    assert article.source.kind is SourceKind.HTML
    spoken = repr(article.blocks)
    for unwanted in ("Home", "cookies", "First!", "https://", "[1]", "Figure 3"):
        assert unwanted not in spoken
    assert list(read.pictures) == [web.url("/pictures/tide.png")]
    assert not article.notes
