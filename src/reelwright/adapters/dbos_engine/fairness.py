"""The rule of turns: of the channels that wait, the one that was served longest ago goes first."""

from collections.abc import Mapping, Sequence


def in_turn(
    last: Mapping[str, int], waiting: Mapping[str, Sequence[str]], most: int
) -> tuple[str, ...]:
    """The jobs that come next.

    ``last`` numbers when each channel was served, greater being later; who is not there never was.
    ``waiting`` has the jobs of each channel in their order. Of channels that never were served, or
    at the same time, the first goes first.
    """
    when = dict(last)
    now = max(when.values(), default=0)
    left = {channel: list(reversed(jobs)) for channel, jobs in waiting.items() if jobs}
    order: list[str] = []
    while left and len(order) < most:
        channel = min(left, key=lambda each: when.get(each, 0))
        order.append(left[channel].pop())
        now += 1
        when[channel] = now
        if not left[channel]:
            del left[channel]
    return tuple(order)
