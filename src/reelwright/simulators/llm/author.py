"""A small author: what a model would answer, by rule, from what it is asked.

It reads the wanted length out of the request and writes scenes of the source's own sentences,
or of a few sentences of its own where there is only a topic. When it is asked again it says more
or less, as a model would.
"""

import json
import re
from collections.abc import Sequence
from itertools import cycle

from reelwright.simulators.llm.conversation import Asked

_MATTER = re.compile(r"<source-(\w+)>\n(.*)\n</source-\1>", re.DOTALL)
_LENGTH = re.compile(r"must last ([\d.]+) to ([\d.]+)")
_MEASURED = re.compile(r"it lasts ([\d.]+) s")
_TOPIC = re.compile(r"about: (.+)")
_SENTENCE = re.compile(r"[^.!?]+[.!?]+")
_ADDRESS = re.compile(r"://|@|MAIL_")
_PACE = 14.5
_LETTERS_OF_A_DIGIT = 4.5
_FEWEST_WORDS = 3
_MOST_SENTENCES = 400
_SAID_OF = (
    "Most people have met {topic} without a second look.",
    "What we see of it is the smallest part.",
    "Under the surface, one thing follows from another.",
    "It begins with a question that a child could ask.",
    "The answer took many people a long time.",
    "Each of them saw a part and missed the rest.",
    "Put the parts side by side and a pattern appears.",
    "The pattern is simple, and that is why it was missed.",
    "Try it yourself, and you will find the same.",
    "Nothing about it is secret, and little of it is obvious.",
)


def write(asked: Asked) -> str:
    """The answer as JSON in the form of the schema, or a sentence where there is none."""
    fields = asked.schema.get("properties")
    names = set(fields) if isinstance(fields, dict) else set()
    if "sections" in names:
        return json.dumps(_plan(asked))
    if "scenes" in names:
        return json.dumps(_script(asked), ensure_ascii=False)
    if "titles" in names:
        return json.dumps(_page(asked))
    return "I have nothing to write about."


def _topic(asked: Asked) -> str:
    found = _TOPIC.search(_first(asked))
    return found[1].strip() if found else "the matter"


def _first(asked: Asked) -> str:
    return asked.turns[0][1] if asked.turns else ""


def _plan(asked: Asked) -> dict[str, object]:
    sections = [{"heading": "How it works", "points": ["the parts"], "seconds": 30}]
    return {
        "title": _topic(asked),
        "takeaway": "It is simpler than it looks.",
        "hook": "A question.",
        "sections": sections,
        "conclusion": "What it comes to.",
    }


def _page(asked: Asked) -> dict[str, object]:
    opening = _sentences(asked.request)[:1] or ["A question worth asking."]
    names = ("What nobody tells you", "The simple reason", "How it really works", "A second look")
    return {
        "titles": [{"title": name, "reason": "It promises an answer."} for name in names],
        "description": opening[0],
        "tags": ["explained", "how it works", "science"],
    }


def _script(asked: Asked) -> dict[str, object]:
    topic = _topic(asked)
    source = _sentences(_first(asked))
    stock = [sentence.format(topic=topic) for sentence in _SAID_OF]
    sentences = _of_length(source or stock, _seconds(asked))
    hook, *rest = sentences
    scenes = [_scene("hook", hook, "title", "", "")]
    for at, sentence in enumerate(rest):
        last = at == len(rest) - 1
        quote = sentence if source else ""
        part, kind = ("conclusion", "outro") if last else ("body", "footage")
        section = "What it comes to" if last else "How it works"
        scenes.append(_scene(part, sentence, kind, section, quote))
    return {"title": topic, "scenes": scenes}


def _scene(part: str, line: str, kind: str, section: str, quote: str) -> dict[str, object]:
    visual = {"kind": kind, "heading": "", "text": "", "label": "", "rows": [], "number": 0}
    claims = [{"claim": line, "quote": quote}] if quote else []
    return {
        "part": part,
        "lines": [line],
        "visual": visual,
        "section": section,
        "shows": "waves on a beach",
        "emphasis": [],
        "claims": claims,
    }


def _seconds(asked: Asked) -> float:
    """The length wanted, scaled by how far off the last one was found to be."""
    wanted, measured = 30.0, 0.0
    factor = 1.0
    for role, text in asked.turns:
        if role in {"assistant", "model"}:
            continue
        length = _LENGTH.search(text)
        if length:
            wanted = (float(length[1]) + float(length[2])) / 2
        found = _MEASURED.search(text)
        measured = float(found[1]) if found else 0.0
        if measured:
            factor *= wanted / measured
    return wanted * factor


def _sentences(text: str) -> list[str]:
    """Sentences of the matter that can be said in a scene of its own."""
    matter = _MATTER.search(text)
    if matter is None:
        return []
    lines = [line for line in matter[2].splitlines() if line[:1].isalpha()]
    found = [" ".join(match[0].split()) for line in lines for match in _SENTENCE.finditer(line)]
    return [one for one in found if 30 < len(one) < 160 and not _ADDRESS.search(one)]  # noqa: PLR2004 - a sentence to be said


def _of_length(sentences: Sequence[str], seconds: float) -> list[str]:
    """Sentences from the first on until they last so long, the last one cut to what is left."""
    room = seconds * _PACE
    taken: list[str] = []
    for sentence in cycle(sentences):
        fitting = _cut(sentence, room)
        if len(fitting.split()) < _FEWEST_WORDS or len(taken) > _MOST_SENTENCES:
            break
        taken.append(fitting)
        room -= _letters(fitting)
    shortest = min(taken, key=len, default=sentences[0])
    return [shortest, *(one for one in taken if one is not shortest)]


def _cut(sentence: str, room: float) -> str:
    words = sentence.split()
    while words and _letters(" ".join(words)) > room:
        words.pop()
    return " ".join(words).rstrip(".,;:") + "."


def _letters(text: str) -> float:
    digits = sum(character.isdigit() for character in text)
    return len(text) + 1 + digits * (_LETTERS_OF_A_DIGIT - 1)
