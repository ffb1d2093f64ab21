"""The stages of a production as they will come, and what part of the work each is."""

from reelwright.ports.jobs import StageKind, StageShare
from reelwright.workflows.produce.order import Order

_BEFORE = (("read", 0.01), ("place", 0.0), ("name", 0.0), ("record", 0.14), ("select", 0.01))
_STOCK = ("stock", 0.04)
_MIX = ("mix", 0.02)
_FORMAT = (("render", 0.7), ("join", 0.02), ("inspect", 0.28))
_DELIVER = ("deliver", 0.02)
_RENDERING = frozenset({*(name for name, _ in _FORMAT), _DELIVER[0]})


def kind_of(stage: str) -> StageKind:
    """What a stage asks of its machine; a folder is delivered where its master lies."""
    name = stage.partition(" ")[0]
    return StageKind.RENDERING if name in _RENDERING else StageKind.WRITING


def stages_of(order: Order, *, with_stock: bool) -> tuple[StageShare, ...]:
    """What an order goes through; the shares are about those of a three-minute video."""
    before = (*_BEFORE, *((_STOCK,) if with_stock else ()), _MIX)
    left = 1.0 - _DELIVER[1] - sum(share for _, share in before)
    each = left / len(order.formats)
    formats = tuple(
        (f"{name} {picture}", share * each) for picture in order.formats for name, share in _FORMAT
    )
    return tuple(
        StageShare(name=name, share=share) for name, share in (*before, *formats, _DELIVER)
    )
