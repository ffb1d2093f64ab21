"""Breaking a text into lines of a width, all in parts of the em: pure arithmetic."""

from collections.abc import Callable, Sequence

Measure = Callable[[str], float]
"""The width of a text in parts of the em."""

_BREAK_AFTER = frozenset("-/_.@:?&=,;\\|")
_LEAST_TAIL = 3
_NARROWEST = 6
"""More characters than this to the em fit in no face, and need not be measured."""
_LONGEST_BALANCED = 80
"""Words; a longer text is a page, whose ragged edge nobody balances."""

_WEAK_END = 0.03
_WIDOW = 0.12
_WIDOW_OFF = 0.25
_QUOTES = "“”‘’'\"("


def wrapped(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    """Lines filled in turn; a word wider than the room stands alone and sticks out."""
    lines: list[list[str]] = []
    space = space_of(measure)
    used = 0.0
    for word in words:
        width = measure(word)
        if lines and used + space + width <= room:
            lines[-1].append(word)
            used += space + width
        else:
            lines.append([word])
            used = width
    return [" ".join(line) for line in lines]


def space_of(measure: Measure) -> float:
    """The width of a space between two words."""
    return measure("a a") - 2 * measure("a")


def balanced(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    """The same number of lines as filling in turn needs, but of lengths as even as can be.

    Dynamic programming over the breaks. A line that ends in a short word (an article, a
    preposition) and a last line of one short word cost extra.
    """
    greedy = wrapped(words, room, measure)
    count = len(greedy)
    if count <= 1 or len(words) > _LONGEST_BALANCED:
        return greedy
    target = sum(measure(line) for line in greedy) / count
    widths = _widths(words, measure)
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(count + 1)]
    best[0][0] = (0.0, 0)
    for line in range(1, count + 1):
        for end in range(line, len(words) + 1):
            options = [
                (
                    cost
                    + _raggedness(
                        words[start:end], widths(start, end) - target, room, last=end == len(words)
                    ),
                    start,
                )
                for start, (cost, _) in best[line - 1].items()
                if start < end and (widths(start, end) <= room or end == start + 1)
            ]
            if options:
                best[line][end] = min(options)
    return _read_back(words, best, count) or greedy


def _widths(words: Sequence[str], measure: Measure) -> Callable[[int, int], float]:
    space = space_of(measure)
    sums = [0.0]
    for word in words:
        sums.append(sums[-1] + measure(word))
    return lambda start, end: sums[end] - sums[start] + (end - start - 1) * space


def _raggedness(line: Sequence[str], off: float, room: float, *, last: bool) -> float:
    """What a line costs that is ``off`` the mean length."""
    cost = (off / room) ** 2
    if not last and len(line[-1].strip(_QUOTES)) <= _LEAST_TAIL:
        cost += _WEAK_END
    if last and len(line) == 1 and -off > _WIDOW_OFF * room:
        cost += _WIDOW
    return cost


def _read_back(
    words: Sequence[str], best: Sequence[dict[int, tuple[float, int]]], count: int
) -> list[str]:
    if len(words) not in best[count]:
        return []
    lines: list[str] = []
    end = len(words)
    for line in range(count, 0, -1):
        start = best[line][end][1]
        lines.append(" ".join(words[start:end]))
        end = start
    return lines[::-1]


def broken(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    """The words, those wider than the room cut into parts that fit, with a hyphen in letters."""
    parts: list[str] = []
    for word in words:
        parts.extend(_parts(word, room, measure))
    return parts


def _parts(word: str, room: float, measure: Measure) -> list[str]:
    parts: list[str] = []
    longest = int(room * _NARROWEST) + _LEAST_TAIL
    while len(word) > 1 and (len(word) > longest or measure(word) > room):
        cut = _cut(word, room, measure)
        head, word = word[:cut], word[cut:]
        parts.append(f"{head}-" if head[-1].isalpha() and word[0].isalpha() else head)
    return [*parts, word]


def _cut(word: str, room: float, measure: Measure) -> int:
    """Where to cut: as far as the room goes, but after a sign, and not before a short tail."""
    low, high = 1, min(len(word) - 1, int(room * _NARROWEST) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle] + "-") <= room:
            low = middle
        else:
            high = middle - 1
    for cut in range(low, low // 2, -1):
        if word[cut - 1] in _BREAK_AFTER:
            return cut
    return max(1, min(low, len(word) - _LEAST_TAIL))


def shortened(lines: Sequence[str], most: int, room: float, measure: Measure) -> list[str]:
    """At most so many lines, the last ending in an ellipsis at a word where some were cut."""
    if len(lines) <= most:
        return list(lines)
    kept = list(lines[: most - 1])
    last = lines[most - 1]
    while last and measure(f"{last}…") > room:
        shorter = last.rpartition(" ")[0] or last[:-1]
        last = shorter
    return [*kept, f"{last.rstrip(' ,;:.–—-')}…"]
