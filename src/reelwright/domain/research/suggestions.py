"""Topics and titles that what was found suggests, each with the evidence that it rests on.

Counted from search results of one day. Nothing here predicts how a video will do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from reelwright.domain.research.findings import Finding, FindingKind
from reelwright.domain.research.phrases import Phrase, key_words, shared_phrases
from reelwright.domain.research.shapes import Shape, shape_of, titled, words_of_shapes

LABEL = (
    "Suggestions counted from search results by Reelwright, not by YouTube or Google; they tell "
    "what is asked and what is there, and predict nothing."
)
MOST = 10
"""Suggestions of a kind."""
LONGEST_TITLE = 70
"""Characters of a title that is seen whole in most lists of videos."""
_ANSWERED = Fraction(3, 4)
"""Part of a question's own words, beside the topic's, that a title holds if it answers it."""
_SHOWN_TITLES = 5
_FEWEST_ALIKE = 2
"""Competing titles of a shape that make it one to follow."""


class Reason(StrEnum):
    """Why something is suggested."""

    GAP = "asked, and no competing title answers it"
    ASKED = "asked"
    UNMET = "searched for, and no competing title is about it"
    SEARCHED = "also searched for"
    SHARED = "in several competing titles"


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """A topic or a title. ``why`` gives the counts; ``evidence`` is what was counted."""

    text: str
    reason: Reason
    why: str
    evidence: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What research on a topic gave."""

    topic: str
    language: str
    findings: tuple[Finding, ...]
    phrases: tuple[Phrase, ...]
    shapes: tuple[tuple[Shape, int], ...]
    topics: tuple[Suggestion, ...]
    titles: tuple[Suggestion, ...]
    notes: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    """What it cost, and how much of each service's limit is left, a sentence each."""
    label: str = LABEL


def report_on(
    topic: str, language: str, findings: Sequence[Finding], notes: Sequence[str] = ()
) -> Report:
    """Count, and suggest."""
    known = _distinct(findings)
    competing = _competing(known)
    own = frozenset(key_words(topic, language))
    idle = own | frozenset(key_words(words_of_shapes(language), language))
    phrases = shared_phrases(competing, language, idle)[:MOST]
    shapes = _shapes(competing, language)
    topics = _topics(known, competing, phrases, _Words(language=language, topic=own))
    return Report(
        topic=topic,
        language=language,
        findings=known,
        phrases=phrases,
        shapes=tuple((shape, len(found)) for shape, found in shapes),
        topics=topics,
        titles=_titles(topics, competing, shapes, language),
        notes=tuple(notes),
    )


def _distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each text of a kind once, where it stood first."""
    kept: dict[tuple[FindingKind, str], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.kind, finding.text.casefold().strip(" ?")), finding)
    return tuple(kept.values())


def _competing(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Videos' titles; pages' where there are no videos."""
    videos = tuple(one for one in findings if one.kind is FindingKind.VIDEO)
    return videos or tuple(one for one in findings if one.kind is FindingKind.PAGE)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """How words are compared: in which language, and beside which topic."""

    language: str
    topic: frozenset[str]

    def own(self, text: str) -> frozenset[str]:
        """The telling words of a text beside the topic's, which every title has."""
        words = frozenset(key_words(text, self.language))
        return words - self.topic or words


def _topics(
    findings: Sequence[Finding],
    competing: Sequence[Finding],
    phrases: Sequence[Phrase],
    words: _Words,
) -> tuple[Suggestion, ...]:
    """What nobody answers first, then what is asked, searched for and shared."""
    suggested = [
        *(_asked(one, competing, words) for one in _of(FindingKind.QUESTION, findings)),
        *(_searched(one, competing, words) for one in _of(FindingKind.SEARCH, findings)),
        *(_shared(one, len(competing)) for one in phrases),
    ]
    by_reason = ([one for one in suggested if one.reason is reason][:MOST] for reason in Reason)
    return tuple(one for group in by_reason for one in group)


def _of(kind: FindingKind, findings: Sequence[Finding]) -> Iterable[Finding]:
    return (one for one in findings if one.kind is kind)


def _asked(question: Finding, competing: Sequence[Finding], words: _Words) -> Suggestion:
    answers = _answering(question.text, competing, words)
    told = f"asked (question {question.position} of {question.service}); "
    if not answers:
        why = told + f"none of {len(competing)} competing titles holds most of its own words"
        return Suggestion(text=question.text, reason=Reason.GAP, why=why, evidence=(question,))
    why = told + f"{len(answers)} of {len(competing)} competing titles hold most of its own words"
    evidence = (question, *answers[:_SHOWN_TITLES])
    return Suggestion(text=question.text, reason=Reason.ASKED, why=why, evidence=evidence)


def _searched(search: Finding, competing: Sequence[Finding], words: _Words) -> Suggestion:
    answers = _answering(search.text, competing, words)
    why = (
        f"also searched for (search {search.position} of {search.service}); "
        f"{len(answers) or 'none'} of {len(competing)} competing titles hold most of its own words"
    )
    reason = Reason.SEARCHED if answers else Reason.UNMET
    evidence = (search, *answers[:_SHOWN_TITLES])
    return Suggestion(text=search.text, reason=reason, why=why, evidence=evidence)


def _shared(phrase: Phrase, among: int) -> Suggestion:
    why = f"in {phrase.count} of {among} competing titles, by {phrase.by} channels or sites"
    evidence = phrase.findings[:_SHOWN_TITLES]
    return Suggestion(text=phrase.text, reason=Reason.SHARED, why=why, evidence=evidence)


def _answering(text: str, competing: Sequence[Finding], words: _Words) -> tuple[Finding, ...]:
    """The competing titles that hold most of a text's own words."""
    wanted = words.own(text)
    if not wanted:
        return ()
    held = ((one, frozenset(key_words(one.text, words.language)) & wanted) for one in competing)
    return tuple(one for one, common in held if len(common) >= _ANSWERED * len(wanted))


def _shapes(
    competing: Sequence[Finding], language: str
) -> tuple[tuple[Shape, tuple[Finding, ...]], ...]:
    """The shapes of competing titles, the most usual first."""
    found: dict[Shape, list[Finding]] = {}
    for title in competing:
        shape = shape_of(title.text, language)
        if shape is not None:
            found.setdefault(shape, []).append(title)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple((shape, tuple(titles)) for shape, titles in ranked)


def _titles(
    topics: Sequence[Suggestion],
    competing: Sequence[Finding],
    shapes: Sequence[tuple[Shape, tuple[Finding, ...]]],
    language: str,
) -> tuple[Suggestion, ...]:
    """Questions as they are asked, and topics in the shapes that competing titles have."""
    taken = {frozenset(key_words(one.text, language)) for one in competing}
    suggested: dict[frozenset[str], Suggestion] = {}
    for topic in topics:
        for text, shape, like in _written(topic, shapes, language):
            words = frozenset(key_words(text, language))
            if len(text) > LONGEST_TITLE or words in taken or words in suggested:
                continue
            told = f"; {len(like)} of {len(competing)} competing titles are {shape.value}"
            why = topic.why + (told if like else "")
            evidence = (*topic.evidence[:1], *like[:_SHOWN_TITLES])
            suggested[words] = Suggestion(
                text=text, reason=topic.reason, why=why, evidence=evidence
            )
    return tuple(suggested.values())[:MOST]


def _written(
    topic: Suggestion, shapes: Sequence[tuple[Shape, tuple[Finding, ...]]], language: str
) -> Iterable[tuple[str, Shape, tuple[Finding, ...]]]:
    asked = topic.reason in {Reason.GAP, Reason.ASKED}
    for shape, like in shapes if not asked else ():
        text = titled(topic.text, shape, language)
        if text and len(like) >= _FEWEST_ALIKE:
            yield text, shape, like
            return
    if asked:
        questions = next((like for shape, like in shapes if shape is Shape.QUESTION), ())
        yield titled(topic.text, Shape.QUESTION, language), Shape.QUESTION, questions
