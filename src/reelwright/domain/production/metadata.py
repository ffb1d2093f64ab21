"""What stands beside a video on YouTube: title, description with chapters, tags.

Limits are those of https://developers.google.com/youtube/v3/docs/videos: a title of at most 100
characters, a description of at most 5000 bytes, tags of at most 500 characters counted with the
commas between them and the quotation marks that YouTube puts around a tag with a space; no angle
bracket anywhere. Chapters are those of https://support.google.com/youtube/answer/9884579: the
first at 0:00, at least three, in ascending order, each of 10 seconds or more.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.script.scenes import Script, TitleProposal
from reelwright.domain.text.lexicon import MONTHS, stop_words, words
from reelwright.domain.text.stemming import stem

LONGEST_TITLE = 100
LONGEST_DESCRIPTION = 5000
LONGEST_TAGS = 500
LONGEST_TAG = 30
"""Longer tags are refused by the platform's own form, though no document says so."""
MOST_TAGS = 15
SHORTEST_CHAPTER = 10
FEWEST_CHAPTERS = 3
LONGEST_CHAPTER_NAME = 80
HOOK_LINES = 3
SHORTEST_HOOK = 300
"""Bytes of the hook that stay whatever else has to stand in the description."""

NAME_WEIGHT = 2

_MEASURES = words(
    "metres meters metre meter kilometres kilometers kilometre miles feet percent cent times "
    "time hours hour minutes minute seconds second days day years year degrees million "
    "billion hundred thousand hundreds thousands half part parts lot kind meter kilometer "
    "prozent jahre jahr stunden mètres kilomètres ans années pourcent metros años anos ciento "
    "cento metri anni"
)

EDUCATION = "27"
"""YouTube's category for explaining videos."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A part of the video, from a whole second on."""

    second: int
    name: str

    @property
    def timestamp(self) -> str:
        """As YouTube reads it: ``0:00``, ``12:05``, ``1:02:03``."""
        minutes, seconds = divmod(self.second, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@dataclass(frozen=True, kw_only=True, slots=True)
class VideoMetadata:
    """What is sent with a video. ``category`` is the platform's number of it, as text.

    ``proposals`` are titles that the video could have instead, for a person to choose from.
    """

    title: str
    description: str
    tags: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    language: str
    category: str = EDUCATION
    proposals: tuple[TitleProposal, ...] = ()


def describe(
    script: Script,
    *,
    chapters: Sequence[Chapter] = (),
    credits_: Sequence[str] = (),
    category: str = EDUCATION,
) -> VideoMetadata:
    """The metadata of a video; ``chapters`` are those of ``chapters_of``.

    Where a description would be too long its hook is shortened first, then the chapters are
    left out, and credits that still do not fit are counted in its last line. What a writer
    proposed comes before what is made by rule, inside the same limits.
    """
    return VideoMetadata(
        title=fitted_title(script.title),
        description=_description(script, chapters, credits_),
        tags=tags_of(script),
        chapters=tuple(chapters),
        language=script.language,
        category=category,
        proposals=tuple(
            replace(proposal, title=fitted_title(proposal.title)) for proposal in script.proposals
        ),
    )


def clean(text: str) -> str:
    """Text as the platform takes it: one line, no angle brackets, no control characters."""
    swapped = text.replace("<", "‹").replace(">", "›")
    kept = (
        character if unicodedata.category(character) not in {"Cc", "Cs"} else " "
        for character in swapped
    )
    return " ".join("".join(kept).split())


def units(text: str) -> int:
    """Characters as the platform's own form counts them: UTF-16 units, an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def size(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode())


def fitted_title(title: str) -> str:
    """A title of at most 100 characters, cut between words."""
    return _cut(clean(title), LONGEST_TITLE, units)


def described(text: str, *rest: str) -> str:
    """A description of at most 5000 bytes: the text, cut between words, and what must stay."""
    kept = _joined(*map(clean, rest))
    taken = size(kept) + 2 if kept else 0
    return _joined(_cut(clean(text), LONGEST_DESCRIPTION - taken, size), kept)


def _cut(text: str, longest: int, measure: Callable[[str], int]) -> str:
    """The text up to a word's end and an ellipsis; a joined character is never parted."""
    if measure(text) <= longest:
        return text
    room = longest - measure("…")
    kept = "".join(_beginning(_clusters(text), room, measure))
    if text[len(kept) :].startswith(" "):
        return kept.rstrip(_END_MARKS) + "…"
    at_word, _, _ = kept.rpartition(" ")
    whole = at_word if measure(at_word) > room // 2 else kept
    return whole.rstrip(_END_MARKS) + "…" if room > 0 else ""


def _beginning(pieces: Iterable[str], room: int, measure: Callable[[str], int]) -> Iterator[str]:
    """The first pieces that fit together; both measures of a text are the sums of its parts'."""
    for piece in pieces:
        room -= measure(piece)
        if room < 0:
            return
        yield piece


_END_MARKS = " .,;:–—-"
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


def _clusters(text: str) -> Iterator[str]:
    """Characters with what belongs to them: accents, joined emoji, skin tones."""
    cluster = ""
    for character in text:
        joined = (
            unicodedata.combining(character)
            or character in _JOINERS
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or cluster.endswith("\u200d")
        )
        if cluster and not joined:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def chapters_of(timeline: Timeline) -> tuple[Chapter, ...]:
    """The video's sections as chapters; none where the platform would not show them.

    A section too short for a chapter belongs to the one before it.
    """
    starts: list[Chapter] = []
    for placed in timeline.scenes:
        name = _cut(clean(placed.scene.section), LONGEST_CHAPTER_NAME, units)
        if name and (not starts or starts[-1].name != name):
            second = int(timeline.rate.seconds(placed.start))
            starts.append(Chapter(second=second, name=name))
    length = int(timeline.rate.seconds(timeline.frames))
    return spaced(starts, length, opening=clean(timeline.title))


def spaced(starts: Sequence[Chapter], length: int, opening: str) -> tuple[Chapter, ...]:
    """Chapters that keep the platform's rules, of those that ascend in ``starts``.

    ``length`` is the video's in whole seconds; ``opening`` names what comes before the first.
    """
    kept: list[Chapter] = []
    if starts and starts[0].second >= SHORTEST_CHAPTER:
        kept.append(Chapter(second=0, name=_cut(opening, LONGEST_CHAPTER_NAME, units) or "…"))
    for start in starts:
        second = start.second if kept else 0
        if length - second < SHORTEST_CHAPTER:
            break
        if not kept or second - kept[-1].second >= SHORTEST_CHAPTER:
            kept.append(Chapter(second=second, name=start.name))
    return tuple(kept) if len(kept) >= FEWEST_CHAPTERS else ()


def _description(script: Script, chapters: Sequence[Chapter], credits_: Sequence[str]) -> str:
    opening = " ".join(line.text for line in script.lines[:HOOK_LINES])
    hook = clean(script.description or opening)
    listed = "\n".join(f"{chapter.timestamp} {clean(chapter.name)}" for chapter in chapters)
    source = clean(script.source)
    read_at = f"Source: {source}" if source.startswith(("https://", "http://")) else ""
    read_at = read_at if size(read_at) < LONGEST_DESCRIPTION // 4 else ""
    named = [line for one in credits_ if (line := clean(one))]
    if size(_joined("", listed, read_at, _credits(named))) > LONGEST_DESCRIPTION - SHORTEST_HOOK:
        listed = ""
    room = LONGEST_DESCRIPTION - SHORTEST_HOOK - size(_joined("", listed, read_at)) - 2
    thanked = _credits(_fitting(named, room))
    rest = _joined(listed, read_at, thanked)
    taken = size(rest) + 2 if rest else 0
    return _joined(_cut(hook, LONGEST_DESCRIPTION - taken, size), rest)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _credits(names: Sequence[str]) -> str:
    return "\n".join(["Credits:", *names]) if names else ""


def _fitting(names: Sequence[str], room: int) -> Sequence[str]:
    """As many credits as fit, whole, and a line that counts the others."""
    if size(_credits(names)) <= room:
        return names
    kept: list[str] = []
    for name in names:
        more = f"and {len(names) - len(kept) - 1} more, listed in manifest.json"
        if size(_credits([*kept, name, more])) > room:
            break
        kept.append(name)
    return [*kept, f"and {len(names) - len(kept)} more, listed in manifest.json"]


def tags_of(script: Script) -> tuple[str, ...]:
    """What the video is about, most telling first, inside the platform's 500 characters.

    The writer's own where there are any, else what is said most. A comma would part a tag.
    """
    tags: list[str] = []
    proposed = [clean(tag.replace(",", " ")) for tag in script.tags]
    for tag in dict.fromkeys(tag for tag in proposed if tag) if proposed else _ranked(script):
        if units(tag) <= LONGEST_TAG and tags_length([*tags, tag]) <= LONGEST_TAGS:
            tags.append(tag)
        if len(tags) == MOST_TAGS:
            break
    return tuple(tags)


def tags_length(tags: Sequence[str]) -> int:
    """The characters of tags as YouTube counts them."""
    quoted = sum(units(tag) + 2 * (" " in tag) for tag in tags)
    return quoted + max(0, len(tags) - 1)


def _ranked(script: Script) -> list[str]:
    """Terms by how often they are said, more where they are names or stand in a heading.

    A pair of words counts where it is a name or is said twice, and then stands for both.
    """
    months = MONTHS.get(script.language, MONTHS["en"])
    small = stop_words(script.language) | _MEASURES | frozenset(months)
    counts: Counter[str] = Counter()
    spelling: dict[str, Counter[str]] = {}
    for text, weight in _weighted(script):
        for term in _terms(text, small):
            key = " ".join(stem(word) for word in term.casefold().split())
            counts[key] += weight * (NAME_WEIGHT if _is_name(term) else 1)
            spelling.setdefault(key, Counter())[term] += 1
    worth = {key: count for key, count in counts.items() if count > 1}
    ranked = sorted(worth, key=lambda key: (-worth[key] - (" " in key), key))
    whole = [key for key in ranked if not _part_of_longer(key, ranked, worth)]
    return [min(spelling[key], key=lambda term: (-spelling[key][term], term)) for key in whole]


def _part_of_longer(key: str, keys: Iterable[str], worth: dict[str, int]) -> bool:
    return any(
        f" {key} " in f" {other} " and other != key and worth[other] * 2 >= worth[key]
        for other in keys
    )


def _weighted(script: Script) -> Iterator[tuple[str, int]]:
    yield _lowered(script.title), 3
    for section in dict.fromkeys(scene.section for scene in script.scenes):
        yield _lowered(section), 2
    for line in script.lines:
        yield line.text, 1


def _lowered(heading: str) -> str:
    """A heading without the capitals that English sets on every word of it."""
    return heading.casefold()


def _terms(text: str, small: frozenset[str]) -> Iterator[str]:
    """Words that name something, and pairs of them that stand together."""
    before = ""
    for at, written in enumerate(text.split()):
        word = re.sub(r"^[\W_]+|[\W_]+$|['’]s[\W_]*$", "", written)
        telling = len(word) > 2 and word.casefold() not in small and word.isalpha()  # noqa: PLR2004 - shorter words name nothing
        if not telling:
            before = ""
            continue
        name = word if at and word[0].isupper() else word.casefold()
        yield name
        if before and _is_name(before) == _is_name(name):
            yield f"{before} {name}"
        before = "" if written[-1] in ",;:.!?)" else name


def _is_name(term: str) -> bool:
    return all(word[0].isupper() for word in term.split())
