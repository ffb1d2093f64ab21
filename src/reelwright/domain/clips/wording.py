"""What a clip is called, in the words that are said in it."""

import re

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Episode, Told
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.moments import Moment
from reelwright.domain.text.clauses import torn, whole_clause

LONGEST_TITLE = 72
"""Characters that are read over the first seconds of a clip."""
_NAMING = {
    Feature.ANSWER: 6.0,
    Feature.CONTRAST: 5.0,
    Feature.CLAIM: 5.0,
    Feature.OPENING: 4.0,
    Feature.EMPHASIS: 3.0,
}
"""How well the sentence that shows some evidence names a clip."""
_WORTH = 3.0
_AGAINST = {
    CueKind.DEPENDENT: 4.0,
    CueKind.HOUSEKEEPING: 4.0,
    CueKind.SPONSOR: 4.0,
    CueKind.POINTING: 2.0,
    CueKind.VAGUE: 2.0,
}
_LEANS, _ASKS_LITTLE, _SHORT, _CUT, _TORN = 4.0, 2.0, 3.0, 1.0, 7.0
_FEWEST_WORDS = 4
_JOINING = (
    "so|and|but|well|okay|ok|also|um|uh|erm|or|und|aber|oder|äh|ähm|et|mais|euh|bah|ben|y|pero|eh|ma|"
    "beh|mas"
)
"""Words that join a sentence to the one before, or fill a pause."""
_SPOKEN = (
    "yes|yeah|no|right|look|now|like|you know|i mean|sort of|oh|actually|honestly|basically|see|"
    "anyway|sure|exactly|mhm|ja|nein|na ja|naja|genau|also|weißt du|oui|non|donc|alors|voilà|"
    "tu sais|sí|pues|bueno|entonces|o sea|e|allora|quindi|cioè|então|bem|pois|sim"
)
"""Words that say nothing where a comma follows them."""
_ANSWERS = "yes|yeah|mhm|oh"
_LEAD = re.compile(rf"^\W*(?:(?:{_JOINING}|{_ANSWERS})\b,?|(?:{_SPOKEN}),)\s+", re.IGNORECASE)
_FILLER = re.compile(
    r",?\s+(?:um|uh|uhm|erm|äh|ähm|euh)\b,?(?=\s)|"
    r",\s*(?:you know|i mean|sort of|kind of|like|weißt du|tu sais|o sea)(?=,)",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"^(?:that|this|these|those|it|they|he|she|him|them|his|her|hers|their|theirs|there|then|which|"
    r"das|es|er|sie|dies\w*|jene\w*|ça|cela|c'|il|elle|ils|elles|eso|esto|ello|ellos|ellas|"
    r"questo|quello|isso|isto|ele|ela)\b|\b(?:it|that|them|those|this|there)\W*$",
    re.IGNORECASE,
)
_NOT_ASKED = r"(?:i|you|we|they|he|she|it|this|that)\b"
_ASKS = re.compile(
    rf"^(?:(?:why|when|where|who|which \w+|(?:what|how)(?: (?!{_NOT_ASKED})\w+)?)"
    r"(?: (?:do|does|did|is|are|was|were|can|could|would|should|have|has|had|will|come|on earth)|"
    r"'s)|"
    r"(?:does|did|are|is|was|were|can|could|would|has|should) \w+|(?:do|have|will) "
    r"(?:you|we|they|i)|warum|wieso|weshalb|pourquoi|est-ce que|qu'est-ce)\b|"
    r"\b(?:how|what|why|where|when|who) (?:do|does|did|are|is|was|were|can|could|would|should) "
    r"(?:you|we|they|i|he|she|people) \w+",
    re.IGNORECASE,
)
_LONGEST_QUESTION = 14
"""Words from which a sentence without marks is more than the question that it begins with."""
_ENDED = re.compile(r"[.!?…。！？][\"”»’')\]]*$")
_EDGE = ".,;:– "


def title_of(episode: Episode, moment: Moment) -> str:
    """The sentence of a moment that names it best by itself, no longer than a title may be.

    It is named best by what earned its score. What leans on other sentences, says little or would
    have to be cut stands back.
    """
    named = {
        evidence.sentence: worth
        for feature, worth in reversed(_NAMING.items())
        if (evidence := moment.found.get(feature)) is not None
    }
    places = range(moment.first, moment.last)
    best = max(places, key=lambda at: (named.get(at, 0.0) + _fit(episode.told[at]), -at))
    return shortened(episode.told[best].sentence.text)


def text_of(episode: Episode, moment: Moment) -> str:
    """All that is said in a moment."""
    return " ".join(told.sentence.text for told in episode.told[moment.first : moment.last])


def shortened(sentence: str) -> str:
    """A sentence as a title: without what joins or fills, asked where it asks, and not too long.

    One that is too long ends with its last clause that fits, or else with a word and an ellipsis.
    """
    text = _plain(sentence)
    if len(text) <= LONGEST_TITLE:
        return text
    return whole_clause(text, LONGEST_TITLE) or torn(text, LONGEST_TITLE)


def _plain(sentence: str) -> str:
    """A sentence without what people say before it and while they think, and with its mark."""
    text = _FILLER.sub("", f"{sentence.strip()} ").strip()
    while (lead := _LEAD.match(text)) is not None and lead.end() < len(text):
        text = text[lead.end() :]
    text = re.sub(r"\bi\b(?=['’ ]|$)", "I", text) if text.islower() else text
    asks = _ENDED.search(text) is None and _asks(text)
    text = text.rstrip(_EDGE) + ("?" if asks else "")
    return text[:1].upper() + text[1:]


def _asks(text: str) -> bool:
    """Whether a sentence without a mark is a question, as its words stand."""
    return len(text.split()) <= _LONGEST_QUESTION and _ASKS.search(text) is not None


def _fit(told: Told) -> float:
    """How well a sentence stands by itself as a title."""
    text = _plain(told.sentence.text)
    title = shortened(told.sentence.text)
    asks = title.endswith(("?", "？"))
    points = _WORTH * told.worth
    points -= sum(
        cost
        for kind, cost in _AGAINST.items()
        if kind in told.cues and not (asks and kind is CueKind.DEPENDENT)
    )
    points -= _LEANS * (_LEANING.search(title.rstrip("?!… ")) is not None)
    points -= _ASKS_LITTLE * (asks and CueKind.OPEN_QUESTION not in told.cues)
    points -= _SHORT * (len(title.split()) < _FEWEST_WORDS)
    points -= _TORN if title.endswith("…") else _CUT * (title != text)
    return points
