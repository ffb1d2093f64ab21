"""Who hears recordings that come without a transcript, and who names their adapters."""

from functools import partial

from reelwright.adapters.guarded.guard import ServiceGuard
from reelwright.adapters.guarded.kept_recogniser import KeptRecogniser
from reelwright.adapters.guarded.recogniser import GuardedRecogniser
from reelwright.adapters.whisper.weights import (
    ENGINE,
    WEIGHTS,
    WhisperWeights,
    library_version,
    weights_in,
)
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.production import guard_of
from reelwright.app.wiring.providers import RECOGNISER, Providers
from reelwright.app.wiring.services import providers_for
from reelwright.ports.recognition import Recogniser, RecogniserUnavailable
from reelwright.ports.services import Kind
from reelwright.ports.store import Store

OFFLINE = "pocketsphinx"
"""What is always here."""


def recognisers_for(
    settings: Settings, store: Store, guard: ServiceGuard | None = None
) -> tuple[Recogniser, ...]:
    """Those that may be used, the most trusted first; what they hear is kept in the store.

    A service is asked only where it is set, and paid from the account that ``guard`` keeps.

    Raises:
        RecogniserUnavailable: the one that is set is not here.
        KeyMissing: it is a service without a key.
    """
    if not settings.recogniser:
        found = [on_demand(partial(whisper, settings, each)) for each in whispers_of(settings)]
        used = (*found, on_demand(pocketsphinx))
    else:
        used = (recogniser_named(settings, settings.recogniser, guard),)
    return tuple(KeptRecogniser(each, store) for each in used)


def recogniser_named(
    settings: Settings, name: str, guard: ServiceGuard | None = None
) -> Recogniser:
    """A recogniser by its name in the settings.

    Raises:
        RecogniserUnavailable, KeyMissing.
    """
    if name == OFFLINE:
        return on_demand(pocketsphinx)
    for weights in _weights(settings):
        if name in {ENGINE, weights.name}:
            if not library_version():
                message = f"{name} needs its library: pip install 'reelwright[whisper]'."
                raise RecogniserUnavailable(message)
            return on_demand(partial(whisper, settings, weights))
    providers = providers_for(settings)
    service, _, model = name.partition(":")
    if service in providers.names(Kind.RECOGNISER):
        paid = guard or guard_of(settings)
        return _guarded(settings, providers, service, model, paid)
    own = (weights.name for weights in _weights(settings))
    here = ", ".join([OFFLINE, *own, *providers.names(Kind.RECOGNISER)])
    message = (
        f"There is no recogniser {name!r}; here are: {here}. Others are fetched with `reelwright "
        "models get`."
    )
    raise RecogniserUnavailable(message)


def _guarded(
    settings: Settings, providers: Providers, service: str, model: str, guard: ServiceGuard
) -> Recogniser:
    """A service, each of whose calls is counted and kept within the budgets."""
    facts = providers.provider(RECOGNISER, service).facts
    bare = providers.connect(RECOGNISER, service, model)
    return GuardedRecogniser(bare, facts, guard, settings.own_prices)


def whispers_of(settings: Settings) -> tuple[WhisperWeights, ...]:
    """Whisper's models that can be used, the largest first; none without their library."""
    return _weights(settings) if library_version() else ()


def _weights(settings: Settings) -> tuple[WhisperWeights, ...]:
    own = settings.whisper_folder
    found = weights_in((settings.models / ENGINE, *((own,) if own else ())))
    return tuple(sorted(found, key=lambda each: -(each.folder / WEIGHTS).stat().st_size))


def whisper(settings: Settings, weights: WhisperWeights) -> Recogniser:
    """Hears what its weights know."""
    from reelwright.adapters.whisper.recogniser import WhisperRecogniser

    return WhisperRecogniser(weights, threads=settings.workers)


def pocketsphinx() -> Recogniser:
    """Hears English on any machine, roughly."""
    from reelwright.adapters.pocketsphinx.recogniser import PocketsphinxRecogniser

    return PocketsphinxRecogniser()
