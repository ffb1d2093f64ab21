"""The stages of a run of clips as they will come, and what part of the work each is."""

from reelwright.ports.jobs import StageShare
from reelwright.workflows.clip.order import ClipOrder

_BEFORE = (
    ("read", 0.02),
    ("hear", 0.2),
    ("choose", 0.02),
    ("watch", 0.11),
    ("mix", 0.03),
    ("render", 0.4),
)
_DELIVER = ("deliver", 0.0)
_OF_INSPECTING = 0.9
"""Of what is left for a clip, the part that measuring it takes; the rest is its delivery."""


def stages_of(order: ClipOrder) -> tuple[StageShare, ...]:
    """What an order goes through; the shares are about those of five clips of an hour."""
    ranks = [each.rank for each in order.fixed] or range(1, order.count * (1 + len(order.also)) + 1)
    left = (1.0 - sum(share for _, share in _BEFORE)) / len(ranks)
    each = (("inspect", left * _OF_INSPECTING), ("deliver", left * (1 - _OF_INSPECTING)))
    finished = tuple((f"{name} {rank}", share) for rank in ranks for name, share in each)
    return tuple(
        StageShare(name=name, share=share) for name, share in (*_BEFORE, *finished, _DELIVER)
    )
