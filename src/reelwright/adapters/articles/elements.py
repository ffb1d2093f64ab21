"""Names of elements: HTML's, and those that trafilatura takes from TEI, are read alike."""

from lxml.etree import _Element

_SAME = {
    "head": "h",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "graphic": "img",
    "lb": "br",
    "row": "tr",
    "cell": "td",
    "th": "td",
    "ref": "a",
    "del": "s",
    "q": "span",
}
_RENDERED = {"#b": "strong", "#i": "em", "#u": "u", "#sup": "sup", "#sub": "sub", "#t": "code"}


def name_of(element: _Element) -> str:
    """The element's name in HTML; empty for comments and instructions."""
    tag: object = element.tag  # a function for comments, whatever the type stubs say
    if not isinstance(tag, str):
        return ""
    if tag == "hi":
        return _RENDERED.get(element.get("rend", ""), "span")
    return _SAME.get(tag, tag)


def name_of_parent(element: _Element) -> str:
    """The name of the element that holds this one; empty at the root."""
    parent = element.getparent()
    return "" if parent is None else name_of(parent)


def whole_text(element: _Element) -> str:
    """All text inside, as written."""
    return "".join(str(part) for part in element.itertext())
