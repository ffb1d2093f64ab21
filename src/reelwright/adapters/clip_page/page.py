"""The page of a run as one HTML document: pictures inside it, videos beside it, no scripts."""

import base64
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from reelwright.domain.production.clips import ClipRecord, ClipsRecord, GenreRecord

LARGEST_PICTURE = 4_000_000
"""Bytes of a thumbnail that is taken into the page."""
_SHOWN_REASONS = 4
_MARK = 8
"""Digits of an id by which commands know a clip."""
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --mark: #9a4a00; }
@media (prefers-color-scheme: dark) { :root { --mark: #ffb066; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 2rem 1.25rem; font: 16px/1.5 system-ui,
  sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
header p { margin: .25rem 0; opacity: .8; overflow-wrap: anywhere; }
main { display: grid; gap: 1.25rem; margin-top: 1.5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
article { border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; display: flex;
  flex-direction: column; }
video { width: 100%; max-height: 32rem; background: #000; display: block; }
.told { padding: 1rem; display: flex; flex-direction: column; gap: .6rem; }
h2 { font-size: 1.05rem; line-height: 1.35; margin: 0; overflow-wrap: anywhere; }
p, ul { margin: 0; }
ul { padding-left: 1.1rem; }
li { overflow-wrap: anywhere; }
.place { font-variant-numeric: tabular-nums; opacity: .8; }
.scale { position: relative; height: .5rem; border-radius: .25rem; background: var(--soft); }
.scale i { position: absolute; inset-block: 0; border-radius: .25rem; background: var(--line); }
.scale b { position: absolute; inset-block: -.15rem; width: .2rem; background: var(--mark); }
.flags { color: var(--mark); font-weight: 600; }
details { border-top: 1px solid var(--line); padding-top: .5rem; }
summary { cursor: pointer; }
.files { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
.files a, summary { padding-block: .35rem; }
a:focus-visible, summary:focus-visible, video:focus-visible { outline: 3px solid var(--mark);
  outline-offset: 2px; }
footer { margin-top: 2rem; opacity: .8; }
"""


_POLICY = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
"""Nothing that a recording says can become a script, whatever becomes of escaping."""


class HtmlClipPage:
    """Implements ``ClipPage``."""

    def page(self, record: ClipsRecord, folder: Path) -> str:
        """The document; every text in it is escaped."""
        return "\n".join(_document(record, folder)) + "\n"


def _document(record: ClipsRecord, folder: Path) -> Iterator[str]:
    name = Path(record.recording.path).name
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>Clips of {escape(name)}</title>"
    yield f"<style>{_STYLE}</style></head>"
    yield "<body><header>"
    yield f"<h1>Clips of {escape(name)}</h1>"
    yield f"<p>{escape(_told_of(record))}</p>"
    yield f"<p>{escape(_genre_of(record.genre))}</p>"
    for line in filter(None, (record.why_fewer, *record.notes)):
        yield f"<p>{escape(line)}</p>"
    yield "</header><main>"
    for clip in record.clips:
        yield from _card(clip, folder, record.language)
    yield "</main><footer><p>A score orders clips by what is said in them; the grey bar is how "
    yield "far it moves without any one kind of evidence. It predicts no views.</p></footer>"
    yield "</body></html>"


def _told_of(record: ClipsRecord) -> str:
    clips = "1 clip" if len(record.clips) == 1 else f"{len(record.clips)} clips"
    return (
        f"{clips} ({record.asked} asked for), out of {record.candidates} "
        f"candidates in {_clock(record.recording.seconds)}."
    )


def _genre_of(genre: GenreRecord) -> str:
    told = "as you said" if genre.by_owner else "; ".join(genre.evidence)
    return f"Genre: {genre.name}{told and f' ({told})'}."


def _card(clip: ClipRecord, folder: Path, language: str) -> Iterator[str]:
    low, high = clip.interval
    spoken = f'lang="{escape(language)}" dir="auto"' if language else 'dir="auto"'
    yield "<article>"
    yield from _video(clip, folder)
    yield '<div class="told">'
    yield f"<h2>{clip.rank}. <bdi {spoken}>{escape(clip.title)}</bdi></h2>"
    yield (
        f'<p class="place">{_clock(clip.start)} to {_clock(clip.end)} '
        f"({clip.end - clip.start:.1f} s) for {clip.platform}, score {clip.score:.0f}"
        f"{_elsewhere(clip)}, clip <code>{escape(clip.id[:_MARK])}</code></p>"
    )
    yield (
        f'<div class="scale" role="img" aria-label="score {clip.score:.0f}, {low:.0f} to '
        f'{high:.0f}" title="{low:.0f} to {high:.0f}">'
        f'<i style="left:{low:.1f}%;width:{max(high - low, 0.5):.1f}%"></i>'
        f'<b style="left:{clip.score:.1f}%"></b></div>'
    )
    if not clip.passed:
        yield '<p class="flags">A video of this clip failed its verdict.</p>'
    if clip.flags:
        yield f'<p class="flags">{escape(", ".join(clip.flags))}</p>'
    if clip.reasons:
        yield "<ul>"
        for reason in clip.reasons[:_SHOWN_REASONS]:
            said = f"<bdi {spoken}>{escape(reason.sentence)}</bdi>"
            yield f"<li>{escape(reason.feature)}: “{said}”</li>"
        yield "</ul>"
    yield f"<details><summary>What is said</summary><p {spoken}>{escape(clip.text)}</p></details>"
    yield from _files(clip)
    yield "</div></article>"


def _elsewhere(clip: ClipRecord) -> str:
    """What the same sentences score on other platforms."""
    others = [
        f"{each} {told.score:.0f}" for each, told in clip.scores.items() if each != clip.platform
    ]
    return f" ({', '.join(others)})" if others else ""


def _video(clip: ClipRecord, folder: Path) -> Iterator[str]:
    video = next(iter(clip.files.videos.values()), "")
    if video:
        picture = _picture(folder / clip.files.thumbnail) if clip.files.thumbnail else ""
        poster = f' poster="{picture}"' if picture else ""
        name = f' aria-label="{escape(clip.title, quote=True)}"'
        yield f'<video controls preload="none" src="{_address(video)}"{poster}{name}></video>'


def _files(clip: ClipRecord) -> Iterator[str]:
    named = [
        *((str(shape), name) for shape, name in clip.files.videos.items()),
        *((Path(name).suffix[1:].upper(), name) for name in clip.files.captions),
        ("thumbnail", clip.files.thumbnail),
        ("metadata", clip.files.metadata),
        ("verdict", clip.files.verdict),
        ("timeline", clip.files.timeline),
    ]
    links = (f'<a href="{_address(name)}">{escape(told)}</a>' for told, name in named if name)
    yield f'<p class="files">{" ".join(links)}</p>'


def _address(name: str) -> str:
    return escape(quote(name), quote=True)


def _picture(file: Path) -> str:
    """A JPEG as an address; empty where it cannot be taken in."""
    try:
        if file.stat().st_size > LARGEST_PICTURE:
            return ""
        return "data:image/jpeg;base64," + base64.b64encode(file.read_bytes()).decode()
    except OSError:
        return ""


def _clock(second: float) -> str:
    minutes, seconds = divmod(int(second), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
