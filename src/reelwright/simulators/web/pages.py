"""What the simulated web has to offer: an article in several forms, feeds and a picture."""

import io
from dataclasses import dataclass

from PIL import Image

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """An answer as it goes over the wire."""

    body: bytes
    media_type: str = HTML
    tag: str = ""
    """What this version is called; with one, the rest of it can be asked for."""
    longest: int = 0
    """Bytes after which every answer breaks off; 0 for never."""


ARTICLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Why the sea breathes | The Shoreline</title>
<meta name="author" content="Mara Lind">
<meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/shop">Shop</a></li></ul></nav>
<main><article>
<h1>Why the sea breathes</h1>
<p>Twice a day the sea comes up the beach and goes away again. People who live beside it hardly
notice; people who see it for the first time <strong>cannot look away</strong>.<sup><a
href="#note-1">[1]</a></sup></p>
<h2>The pull of the Moon</h2>
<p>The Moon pulls on everything, but it pulls harder on what is near. Water on the side of the
Earth that faces it is drawn a little ahead, and water on the far side is left a little behind.
See <a href="https://example.org/moon">https://example.org/moon</a> for a picture of it.</p>
<figure><img src="/pictures/tide.png" alt="High and low water at a harbour wall">
<figcaption>Figure 3: High and low water at the same wall.</figcaption></figure>
<h2>Spring and neap</h2>
<p>Two kinds of tide follow each other through the month:</p>
<ul><li>Spring tides come at new and full moon, when Sun and Moon pull together.</li>
<li>Neap tides come in between, when they pull across each other.</li></ul>
<blockquote><p>Time and tide wait for no one, and least of all for the person who has left
the boat on the sand.</p><footer>— a saying of fishermen</footer></blockquote>
<table><tr><th>Place</th><th>Range</th></tr><tr><td>Bay of Fundy</td><td>16 m</td></tr>
<tr><td>Venice</td><td>1 m</td></tr></table>
</article></main>
<section id="comments" class="comments"><h2>Comments</h2><p>First! What a lovely piece this is,
I shall send it to all of my friends and to my mother.</p></section>
<footer><p>© 2026 The Shoreline. All rights reserved. We use cookies.</p></footer>
</body></html>
"""

LOGIN = """<!doctype html><html lang="en"><head><title>Sign in</title></head><body>
<h1>Sign in</h1><p>Please sign in to continue reading this article on our site.</p>
<form method="post"><input name="user"><input name="secret" type="password">
<button>Sign in</button></form></body></html>
"""

MARKDOWN = """---
title: Why the sea breathes
author: Mara Lind
---
Twice a day the sea comes up the beach and goes away again, and nobody needs to ask it to.

![High and low water](../pictures/tide.png)

## The pull of the Moon

The Moon pulls on everything, but it pulls harder on what is near.
"""

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Shoreline</title><link>{base}/</link><description>Of the sea</description>
<language>en</language>
<item><title>Sand has a memory</title><link>{base}/articles/sand</link>
<pubDate>Mon, 02 Feb 2026 08:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>A beach is rebuilt by every storm, and yet it looks the same a
month later. The grains have not come back; others have taken their places.</p>
<p>What stays is the shape, and the shape belongs to the waves.</p>]]></content:encoded></item>
<item><title>Why the sea breathes</title><link>{base}/articles/tides</link>
<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate>
<description>Twice a day the sea comes up the beach.</description></item>
</channel></rss>
"""

EMPTY_FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Nothing yet</title><id>urn:nothing</id></feed>
"""


def pages(base: str) -> dict[str, Page]:
    """Everything that answers well, by path; ``base`` is the server's own address."""
    return {
        "/articles/tides": Page(body=ARTICLE.encode()),
        "/articles/tides.md": Page(body=MARKDOWN.encode(), media_type="text/markdown"),
        "/pictures/tide.png": Page(body=_picture(), media_type="image/png"),
        "/feed": Page(body=RSS.format(base=base).encode(), media_type="application/rss+xml"),
        "/feed/empty": Page(body=EMPTY_FEED.encode(), media_type="application/atom+xml"),
    }


def _picture() -> bytes:
    """A gradient from sky to sea, large enough to be shown."""
    picture = Image.linear_gradient("L").resize((640, 360)).convert("RGB")
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
