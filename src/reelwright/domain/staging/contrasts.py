"""Two things against each other."""

import re
from collections.abc import Sequence

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import ComparisonCard, Item, Side, WordRef
from reelwright.domain.staging.passage import Setting
from reelwright.domain.staging.phrases import (
    HEADING_CHARACTERS,
    ITEM_CHARACTERS,
    find_phrase,
    find_start,
    glance,
    plain,
    without_end_mark,
)
from reelwright.domain.text.lexicon import (
    DANGLING,
    SUBORDINATORS,
    listed,
    stop_words,
    words,
)

LONGEST_SUBJECT = 5
"""Words of what is compared."""
FEWEST_PREDICATE = 2

_AGAINST = re.compile(
    r",?\s+(?:while|whereas|während|wohingegen|tandis que|alors que|mientras que|enquanto"
    r"|mentre)\s+"
)
_CONTRAST_OPENER = re.compile(
    r",?\s*(?:by contrast|in contrast|on the other hand|dagegen|hingegen|en revanche|par contre"
    r"|en cambio|por outro lado|invece),?\s+",
    re.IGNORECASE,
)
_VERBS = words(
    "is are was were has have had can cannot could will would needs need takes take gives "
    "give makes make keeps keep costs cost runs run uses use works work lives live grows grow "
    "holds hold goes go comes come stays stay moves move gets get lets let waits wait asks "
    "ask sends send reads read writes write stores store looks look finds find checks check "
    "compares compare starts start ends end survives survive depends depend remembers "
    "remember offers offer requires require allows allow produces produce contains contain "
    "carries carry does do did became remains remain ist sind war waren hat haben hatte kann "
    "können braucht brauchen macht gibt bleibt lebt wird est sont était ont peut peuvent "
    "reste vit prend donne coûte es son era tiene tienen puede pueden vive cuesta da necesita "
    "é são tem têm pode podem custa precisa è sono era ha hanno può possono costa vive resta"
)


def comparison_card(lines: Sequence[Line], setting: Setting) -> ComparisonCard | None:
    """``X is a, while Y is b``, or ``X is a. Y, by contrast, is b``."""
    halves = _halves(lines)
    if halves is None:
        return None
    (left_text, left_from), (right_text, right_from) = halves
    verbs = _VERBS | _shared(left_text, right_text, setting.language)
    left = _side(lines, left_text, left_from, verbs, setting.language)
    right = _side(lines, right_text, right_from, verbs, setting.language)
    if left is None or right is None or left.heading.casefold() == right.heading.casefold():
        return None
    return ComparisonCard(left=left, right=right, heading="")


def _halves(lines: Sequence[Line]) -> tuple[tuple[str, WordRef], tuple[str, WordRef]] | None:
    start = WordRef(line=0, word=0)
    if len(lines) == 1:
        parts = _AGAINST.split(lines[0].text)
        if len(parts) != 2:  # noqa: PLR2004 - two things are compared
            return None
        at = len(parts[0].split()) + 1
        return (parts[0], start), (parts[1], WordRef(line=0, word=at))
    if len(lines) == 2:  # noqa: PLR2004 - two sentences, one for each
        second = lines[1].text
        found = _CONTRAST_OPENER.search(second)
        if found is None or found.start() > 40:  # noqa: PLR2004 - it belongs to the subject
            return None
        without = f"{second[: found.start()]} {second[found.end() :]}".strip()
        return (lines[0].text, start), (without, WordRef(line=1, word=0))
    return None


def _shared(left: str, right: str, language: str) -> frozenset[str]:
    """A content word that both halves say early, after the first word: what they are done by."""
    early = [
        {plain(word) for word in half.split()[1 : LONGEST_SUBJECT + 1]} for half in (left, right)
    ]
    return frozenset(early[0] & early[1]) - stop_words(language)


def _side(
    lines: Sequence[Line], text: str, after: WordRef, verbs: frozenset[str], language: str
) -> Side | None:
    """A subject and what is said of it; only where a verb clearly parts the two."""
    spoken = without_end_mark(text).split()
    verb = next(
        (
            at
            for at, word in enumerate(spoken[: LONGEST_SUBJECT + 1])
            if plain(word) in verbs and at
        ),
        0,
    )
    if verb == 0 or len(spoken) - verb < FEWEST_PREDICATE:
        return None
    subject, predicate = " ".join(spoken[:verb]).rstrip(","), " ".join(spoken[verb:])
    leaning = listed(DANGLING, language) | listed(SUBORDINATORS, language)
    if plain(spoken[0]) in leaning:
        return None
    subject_at = find_phrase(lines, subject, after)
    shown = glance(predicate, ITEM_CHARACTERS, language)
    predicate_at = find_start(lines, shown, subject_at)
    if subject_at is None or predicate_at is None or shown.endswith("…"):
        return None
    heading = glance(_bare(subject), HEADING_CHARACTERS, language)
    return Side(
        heading=heading, items=(Item(text=_capital(shown), at=predicate_at),), at=subject_at
    )


def _bare(subject: str) -> str:
    """A subject as a heading: capital first, without its article."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", subject, flags=re.IGNORECASE)
    return _capital(bare)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
