import pytest

from reelwright.adapters.articles.fragment import read_fragment
from reelwright.domain.article import (
    Block,
    Code,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Prose,
    Quotation,
    Table,
)

pytestmark = pytest.mark.unit


def paragraph(text: str, *emphasis: str) -> Paragraph:
    return Paragraph(prose=Prose(text=text, emphasis=emphasis))


def items(*texts: str, ordered: bool = False) -> ItemList:
    return ItemList(items=tuple(Prose(text=text) for text in texts), ordered=ordered)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One\n line</p>", [paragraph("One line")]),
        ("One<div>two<p>three</p></div>four", [paragraph("One"), paragraph("two"),
         paragraph("three"), paragraph("four")]),
        ("One<br><br>two<br>three", [paragraph("One"), paragraph("two three")]),
        ("<p>A <b>bold and <i>slanted</i></b> word here and there</p>",
         [paragraph("A bold and slanted word here and there", "bold and slanted")]),
        ("<p><strong>All of it.</strong></p>", [paragraph("All of it.")]),
        ("<p>Call <code>a[1]</code> now.[1]</p>", [paragraph("Call a[1] now.")]),
        ("<p>CO<sub>2</sub>, m<sup>2</sup>, 1<sup>st</sup>, x<sup><a href='#n'>3</a></sup></p>",
         [paragraph("CO₂, m², 1st, x")]),
        ("<p>It is so.<a href='#fn1'>1</a> <a href='#top'>↩</a></p>", [paragraph("It is so.")]),
        ("<p><s>gone</s> here to stay</p>", [paragraph("here to stay")]),
        ("<p><a href='https://a.org/b'>https://a.org/b</a> </p>", []),
        ("<p>***</p><p>https://example.org/x</p><p></p>", []),
        ("<p>See <a href='https://a.org/b'>https://a.org/b</a>.</p>", [paragraph("See a.org.")]),
        ("<h3>A<a class='headerlink' href='#a'>¶</a></h3>", [Heading(level=3, text="A")]),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
         [items("a", "b", "c d")]),
        ("<ol><li>a</li></ol>", [items("a", ordered=True)]),
        ("<dl><dt>Tide</dt><dd>comes</dd><dd>goes</dd></dl>", [items("Tide: comes", "goes")]),
        ("<ul><li><a href='#a'>One</a></li><li><a href='#b'>Two</a></li></ul>", []),
        ("<blockquote><p>Wait.</p><footer>— A <cite>B</cite></footer></blockquote>",
         [Quotation(text="Wait.", attribution="A B")]),
        ("<blockquote>Wait for <cite>me</cite> here</blockquote>",
         [Quotation(text="Wait for me here")]),
        ("<blockquote><p>Wait</p><p>– A B</p></blockquote>",
         [Quotation(text="Wait", attribution="A B")]),
        ("<pre class='lang-py'><span>a</span> = 1\n</pre>", [Code(text="a = 1", language="py")]),
        ("<div class='highlight language-sh'><pre>ls</pre></div>",
         [Code(text="ls", language="sh")]),
        ("<ul><li>Do:<pre>a\nb</pre></li></ul>", [items("Do:"), Code(text="a\nb")]),
        ("<table><tr><th>A<th>B<tr><td>1<td>2<tr><td>3</table>",
         [Table(header=("A", "B"), rows=(("1", "2"), ("3", "")))]),
        ("<table><tr><td rowspan=2>A<td>1<tr><td>2</table>",
         [Table(header=("A", "1"), rows=(("A", "2"),))]),
        ("<table><tr><td colspan=2>A<tr><td>1<td>2</table>",
         [Table(header=("A", "A"), rows=(("1", "2"),))]),
        ("<table><tr><td colspan=99999999>A<td>b</table>", [paragraph("A"), paragraph("b")]),
        ("<table><tr><td><img src=''><td>Only<tr><td><td>words</table>",
         [paragraph("Only"), paragraph("words")]),
        ("<p>Look <img src='a.png' alt=' A  b '> here</p>",
         [paragraph("Look here"), Figure(location="a.png", alternative="A b")]),
        ("<figure><img data-src='a.png' src='x.gif'><figcaption>Fig. 2: C</figcaption></figure>",
         [Figure(location="a.png", caption="C")]),
        ("<img srcset='s.png 1x, l.png 2x'>", [Figure(location="l.png")]),
        ("<pre>a&#11;b</pre>c&#1;d<nav>x</nav>&#x1f;<a title='&#1;'>e</a>",
         [Code(text="a b"), paragraph("c d e")]),
        ("<nav>x</nav><p hidden>x</p><p style='display: none'>x</p><script>x</script>yes",
         [paragraph("yes")]),
    ],
)  # fmt: skip
def test_html_becomes_blocks(html: str, blocks: list[Block]) -> None:
    assert list(read_fragment(html)) == blocks


@pytest.mark.parametrize("html", ["", " ", "<!-- -->", "<p", "<<<>>>", "\x00"])
def test_nothing_gives_nothing_or_words(html: str) -> None:
    assert all(isinstance(block, Paragraph) for block in read_fragment(html))
