"""Who tells voices apart, and who names its adapter."""

from functools import partial

from reelwright.adapters.guarded.kept_diariser import KeptDiariser
from reelwright.adapters.sherpa.weights import (
    ENGINE,
    SpeakerWeights,
    library_version,
    weights_in,
)
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.on_demand import on_demand
from reelwright.ports.diarisation import Diariser, DiariserUnavailable
from reelwright.ports.store import Store

OFF = "off"


def diarisers_for(settings: Settings, store: Store) -> tuple[Diariser, ...]:
    """The one that may be used, if any; what it tells is kept in the store.

    Raises:
        DiariserUnavailable: the one that is set is not here.
    """
    if settings.diariser == OFF:
        return ()
    here = diarisers_of(settings)
    if settings.diariser:
        here = tuple(each for each in here if settings.diariser in {ENGINE, each.name})
        _require(settings, here)
    return tuple(
        KeptDiariser(on_demand(partial(sherpa, settings, each)), store) for each in here[:1]
    )


def diarisers_of(settings: Settings) -> tuple[SpeakerWeights, ...]:
    """The models that can be used, the owner's own first; none without their library."""
    own = settings.diariser_folder
    folders = (*((own,) if own else ()), settings.models / ENGINE)
    return tuple(weights_in(folders)) if library_version() else ()


def _require(settings: Settings, here: tuple[SpeakerWeights, ...]) -> None:
    if here:
        return
    message = (
        f"There is no diariser {settings.diariser!r} here: pip install 'reelwright[speakers]' and "
        "`reelwright models get sherpa/titanet-small`, or set diariser to off."
    )
    raise DiariserUnavailable(message)


def sherpa(settings: Settings, weights: SpeakerWeights) -> Diariser:
    """Tells apart whom its weights tell apart."""
    from reelwright.adapters.sherpa.diariser import SherpaDiariser

    return SherpaDiariser(weights, threads=settings.workers)
