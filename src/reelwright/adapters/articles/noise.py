"""Making a tree of HTML ready to be read: what is not the article goes, what hides is shown."""

import re
from typing import cast

from lxml.etree import SubElement, XPath, _Element
from lxml.html import HTMLParser, document_fromstring

from reelwright.adapters.articles.elements import whole_text
from reelwright.adapters.articles.wording import caption_text, has_control, plain, tidy

_NEVER_READ = (
    "script", "style", "template", "iframe", "object", "embed", "svg", "canvas", "video",
    "audio", "form", "button", "input", "select", "textarea", "dialog", "nav", "map",
)  # fmt: skip
_HIDDEN = XPath(
    ".//*[@hidden or @aria-hidden='true' or @role='navigation' or @role='doc-endnotes'"
    " or @role='doc-footnote' or @role='doc-noteref'"
    " or contains(translate(@style, ' ', ''), 'display:none')]"
)
_CLASSES = (
    "mw-editsection", "footnote-reference", "footnote", "footnote-list", "footnotes",
    "footnote-backref", "noteref", "reflist", "references", "noprint", "sr-only",
    "visually-hidden", "screen-reader-text", "headerlink", "toc", "table-of-contents",
    "infobox", "navbox", "hatnote", "catlinks", "breadcrumb", "breadcrumbs", "share-buttons",
    "social-share", "sharedaddy", "related-posts", "post-navigation", "newsletter-signup",
)  # fmt: skip
_OF_CLASS = XPath(
    ".//*[{}]".format(
        " or ".join(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in _CLASSES)
    )
)
_NOTE = re.compile(r"^\s*[\[(]?(?:\d{1,3}|[a-z]|[*†‡])[\])]?\s*$")
_WHERE_LAZY_PICTURES_ARE = ("data-src", "data-original", "data-lazy-src")


def tree_of(html: str) -> _Element:
    """Parse HTML, however broken.

    Raises:
        lxml.etree.ParserError: there is nothing in it.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    for element in root.iter():
        _make_writable(element)
    return root


def _make_writable(element: _Element) -> None:
    """Control characters may come in, by ``&#11;`` too, but lxml never lets them be set again."""
    if element.text and has_control(element.text):
        element.text = plain(element.text)
    if element.tail and has_control(element.tail):
        element.tail = plain(element.tail)
    for name, value in element.items():
        if isinstance(value, str) and has_control(value):
            element.set(name, plain(value))


def prepare(root: _Element) -> None:
    """Take out what is never read, and put captions and code where they are found."""
    for figure in root.iter("figure"):
        _move_caption(figure)
    for image in root.iter("img"):
        _find_source(image)
    for listing in root.iter("pre"):
        _flatten_code(listing)
    for quotation in root.iter("blockquote"):
        _set_attribution_last(quotation)
    for unread in [
        *root.iter(*_NEVER_READ),
        *_matching(root, _HIDDEN),
        *_matching(root, _OF_CLASS),
    ]:
        drop(unread)
    for mark in [found for found in root.iter("a") if _is_note_mark(found)]:
        drop(mark)
    for contents in [found for found in root.iter("ul", "ol") if _is_contents(found)]:
        drop(contents)


def _is_note_mark(link: _Element) -> bool:
    """A link inside the page that is only a number leads to a footnote."""
    return link.get("href", "").startswith("#") and bool(_NOTE.match(whole_text(link)))


def _matching(root: _Element, pattern: XPath) -> list[_Element]:
    return cast("list[_Element]", pattern(root))


def drop(element: _Element) -> None:
    """Remove an element and keep the text behind it."""
    parent = element.getparent()
    if parent is None or element.tag in {"html", "body"}:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _move_caption(figure: _Element) -> None:
    """Into the title of the picture, which every later step keeps."""
    caption = figure.find(".//figcaption")
    if caption is None:
        return
    image = figure.find(".//img")
    if image is not None:
        image.set("title", caption_text(tidy(whole_text(caption))))
    drop(caption)


def _find_source(image: _Element) -> None:
    """Pictures that load late have their address elsewhere, and a blank in its place."""
    for attribute in _WHERE_LAZY_PICTURES_ARE:
        if image.get(attribute):
            image.set("src", image.get(attribute, ""))
            return
    candidates = image.get("srcset", image.get("data-srcset", ""))
    if not image.get("src") and candidates:
        image.set("src", candidates.split(",")[-1].split()[0])


def _flatten_code(listing: _Element) -> None:
    """Highlighted code is plain text in one element that still knows its language."""
    classes = [
        element.get("class", "")
        for element in (listing, *listing.iter("code"))
        if element.get("class")
    ]
    parent = listing.getparent()
    if parent is not None:
        classes.append(parent.get("class", ""))
    text, tail = whole_text(listing), listing.tail
    for child in list(listing):
        listing.remove(child)
    listing.text, listing.tail = None, tail
    code = SubElement(listing, "code")
    code.text = text
    code.set("class", " ".join(classes))


def _set_attribution_last(quotation: _Element) -> None:
    """``footer`` and ``cite`` in a quotation say whose it is; a dash before it says the same."""
    for source in [*quotation.iter("footer"), *quotation.iter("cite")]:
        who = tidy(whole_text(source)).lstrip("—–- ")
        is_last = source.tag == "footer" or _is_last(source, quotation)
        if who and is_last and source.getparent() is not None:
            drop(source)
            SubElement(quotation, "p").text = f"— {who}"
            return


def _is_last(element: _Element, within: _Element) -> bool:
    return tidy(whole_text(within)).endswith(tidy(whole_text(element)))


def _is_contents(found: _Element) -> bool:
    """A list of nothing but links into the page itself is a table of contents."""
    links = list(found.iter("a"))
    if not links or not all(link.get("href", "").startswith("#") for link in links):
        return False
    linked = "".join(tidy(whole_text(link)) for link in links)
    return len(linked) >= 0.9 * len(tidy(whole_text(found)).replace(" ", ""))
