import pytest

from reelwright.adapters.articles.markdown import UNREADABLE_FRONT_MATTER, read_markdown
from reelwright.domain.article import Code, Figure, Heading, ItemList, Paragraph, Quotation

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("front", "title", "author", "date", "language"),
    [
        ("---\ntitle: 'Bees: a life'\nauthor: Jo\ndate: 2026-03-04\nlang: en\n---\n",
         "Bees: a life", "Jo", "2026-03-04", "en"),
        ("---\nTitle: B\nauthors:\n  - name: Jo\n  - Mara\nlanguage: de-AT\n...\n",
         "B", "Jo, Mara", "", "de-AT"),
        ("+++\ntitle = 'B'\ndate = 2026-03-04T10:00:00Z\n+++\n", "B", "", "2026-03-04", ""),
        ("---\ntags: [a]\n---\n# From heading\n", "From heading", "", "", ""),
        ("", "", "", "", ""),
        ("---\n\n---\n", "", "", "", ""),
    ],
)  # fmt: skip
def test_front_matter(front: str, title: str, author: str, date: str, language: str) -> None:
    draft = read_markdown(f"{front}Bees.\n")
    assert (draft.title, draft.author) == (title, author)
    assert (draft.published, draft.language) == (date, language)
    assert not draft.notes
    last = draft.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.prose.text == "Bees."


@pytest.mark.parametrize(
    "front", ["---\ntitle: [\n---\n", "---\na: &a [*a]\n  b\n---\n", "+++\ntitle\n+++\n"]
)
def test_broken_front_matter_is_left_out_with_a_note(front: str) -> None:
    draft = read_markdown(f"{front}Bees.\n")
    assert draft.notes == (UNREADABLE_FRONT_MATTER,)
    assert len(draft.blocks) == 1


def test_extensions_in_common_use() -> None:
    text = """Prices are $3 and $5, and $E=mc^2$ is known.

> [!NOTE]
> Mind the [[Hives|hive]].

- [x] done well
- [ ] not yet

$$
a < b
$$

![[hive.png]]

Water[^1] and ~~wine~~.

[^1]: Not this.
"""
    blocks = read_markdown(text).blocks
    assert [type(block) for block in blocks] == [
        Paragraph,
        Quotation,
        ItemList,
        Code,
        Figure,
        Paragraph,
    ]
    prices, note, tasks, formula, figure, water = blocks
    assert isinstance(prices, Paragraph)
    assert prices.prose.text == "Prices are $3 and $5, and E=mc^2 is known."
    assert note == Quotation(text="Mind the hive.")
    assert isinstance(tasks, ItemList)
    assert [item.text for item in tasks.items] == ["done well", "not yet"]
    assert formula == Code(text="a < b", language="latex")
    assert figure == Figure(location="hive.png")
    assert isinstance(water, Paragraph)
    assert water.prose.text == "Water and."


def test_a_rule_is_no_front_matter() -> None:
    blocks = read_markdown("# Bees\n\nWords.\n\n---\n\nMore.\n").blocks
    assert blocks[0] == Heading(level=1, text="Bees")
    assert len(blocks) == 3
