"""What a candidate says: answers, stories, figures, contrasts, and talk that says little."""

from collections.abc import Sequence

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Told
from reelwright.domain.clips.signs import Sign, density, with_cue

OPENING_SENTENCES = 2
"""A stranger has decided by then."""
OPEN, CLOSED = 1.0, 0.35
"""What a question is worth that asks for an explanation, and one that a word answers."""
FULL_ANSWER = 60
"""Words of an answer that says all it can."""
FEW_WORDS = 4
"""Sentences of no more words are retorts, and parallel by chance."""
ANTITHESIS = (0.25, 0.9)
"""The part of their terms that two halves of a contrast share; more is a repetition."""
FEWEST_EVENTS = 2
"""Sentences that tell what somebody did or said, below which nothing is a story."""
USUAL_WORTH = 0.15
"""What a sentence must be worth so that a candidate is better with it than without."""
RICH = 40
"""Words of full worth beyond the usual, of which a candidate is full."""
SEVERAL, LIST = 3, 4
"""Figures that make a case, and from which a text that compares none may be a list."""

_NARRATED = frozenset({CueKind.SPEECH, CueKind.DEED, CueKind.TURN, CueKind.STORY})
_SHOWN = frozenset({CueKind.SPEECH, CueKind.DEED, CueKind.FINDING, CueKind.REASON, CueKind.TURN})
_WEIGHED = frozenset({CueKind.COMPARISON, CueKind.FINDING})


def answer(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """A question at the start that asks for an explanation, and an answer of substance."""
    for at in range(first, min(first + OPENING_SENTENCES, last)):
        if CueKind.QUESTION not in told[at].cues:
            continue
        words, reasons, turned = _answer(told, at, last)
        openness = OPEN if CueKind.OPEN_QUESTION in told[at].cues else CLOSED
        substance = min(1.0, words / FULL_ANSWER)
        return openness * substance * (1.0 if turned else 0.8) * (1.0 if reasons else 0.8), at
    return None


def _answer(told: Sequence[Told], asked: int, last: int) -> tuple[int, int, bool]:
    """Words said until the next question of who asked, reasons among them, another's voice."""
    words = reasons = 0
    asker = told[asked].sentence.speaker
    turned = False
    for each in told[asked + 1 : last]:
        same = each.sentence.speaker == asker
        if CueKind.QUESTION in each.cues and same:
            break
        turned = turned or not same
        words += each.words
        reasons += CueKind.REASON in each.cues
    return words, reasons, turned


def story(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """What people did and said, one thing after the other."""
    marked = [at for at in range(first, last) if _NARRATED & told[at].cues]
    if len(marked) < FEWEST_EVENTS:
        return None
    narrated = density(told, _NARRATED, first, last)
    begins = (with_cue(told, CueKind.STORY, first, last) or marked)[0]
    turns = with_cue(told, CueKind.TURN, begins, last)
    ends = with_cue(told, CueKind.PAYOFF, begins + 1, last)
    spoken = with_cue(told, CueKind.SPEECH, first, last)
    return narrated * (0.6 + 0.3 * bool(turns) + 0.3 * bool(ends) + 0.4 * bool(spoken)), begins


def claim(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Figures that are held against others, or that somebody found out."""
    figured = [at for at in range(first, last) if told[at].figures]
    if not figured:
        return None
    weighed = [at for at in figured if _WEIGHED & told[at].cues]
    found = bool(with_cue(told, CueKind.FINDING, first, last))
    best = (weighed or figured)[0]
    held = 0.7 * bool(weighed) + 0.5 * found
    count = sum(told[at].figures for at in figured)
    bare = 0.25 if held or count < LIST else 0.1
    return bare * (1 + held) * (1.6 if held and len(figured) >= SEVERAL else 1.0), best


def contrast(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Words that set one thing against another, or two sentences built alike."""
    said = with_cue(told, CueKind.CONTRAST, first, last)
    built = [at for at in range(first + 1, last) if _is_antithesis(told[at - 1], told[at])]
    denied = density(told, frozenset({CueKind.NEGATION}), first, last)
    if not said and not built:
        return None
    where = (said or built)[0]
    return 0.3 * min(2, len(said)) + 0.3 * min(2, len(built)) + 0.4 * denied, where


def _is_antithesis(one: Told, two: Told) -> bool:
    if min(one.words, two.words) <= FEW_WORDS or one.sentence.speaker != two.sentence.speaker:
        return False
    both, either = set(one.terms) & set(two.terms), set(one.terms) | set(two.terms)
    return bool(either) and ANTITHESIS[0] <= len(both) / len(either) <= ANTITHESIS[1]


def richness(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """What its sentences are worth beyond the usual, summed: it grows by what is worth hearing."""
    gained = sum((each.worth - USUAL_WORTH) * each.words for each in told[first:last])
    best = max(range(first, last), key=lambda at: told[at].worth)
    return gained / RICH, best


def reason(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """How much of it tells why."""
    reasons = with_cue(told, CueKind.REASON, first, last)
    part = density(told, frozenset({CueKind.REASON}), first, last)
    return (1.2 * part, reasons[0]) if reasons else None


def feeling(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """What somebody felt."""
    felt = with_cue(told, CueKind.FEELING, first, last)
    part = density(told, frozenset({CueKind.FEELING}), first, last)
    return (2 * part, felt[0]) if felt else None


def emphasis(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Strong words, of which a few are enough."""
    strong = with_cue(told, CueKind.EMPHASIS, first, last)
    return (0.5 + 0.25 * (len(strong) - 1), strong[0]) if strong else None


def energy(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """How much louder than the rest its loudest sentence is."""
    loudest = max(range(first, last), key=lambda at: told[at].energy)
    return (told[loudest].energy - 0.5) / 3, loudest


def laughter(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """People laugh, heard in the sound or written in the transcript, at something that is told."""
    heard = sum(each.laughter for each in told[first:last])
    written = with_cue(told, CueKind.LAUGHTER, first, last)
    if not heard and not written:
        return None
    where = max(range(first, last), key=lambda at: told[at].laughter) if heard else written[0]
    told_of = density(told, _NARRATED | {CueKind.FEELING}, first, last)
    return (heard / 5 + 0.3 * len(written)) * min(1.0, 0.4 + 1.5 * told_of), where


def vague(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """How much of it leaves open what it says."""
    return _part_of(told, frozenset({CueKind.VAGUE}), first, last)


def hollow(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Praise, beside little that somebody did, said, found or explained."""
    praise = with_cue(told, CueKind.BOAST, first, last)
    if not praise:
        return None
    shown = density(told, _SHOWN, first, last)
    boasts = density(told, frozenset({CueKind.BOAST}), first, last)
    return 2 * (boasts - shown), praise[0]


def listing(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Figures one after another, of which none is held against another."""
    figured = [at for at in range(first, last) if told[at].figures]
    count = sum(told[at].figures for at in figured)
    if count < LIST or any(_WEIGHED & told[at].cues for at in figured):
        return None
    return count / 8, figured[0]


def _part_of(told: Sequence[Told], kinds: frozenset[CueKind], first: int, last: int) -> Sign | None:
    where = next((at for at in range(first, last) if kinds & told[at].cues), None)
    return None if where is None else (density(told, kinds, first, last), where)
