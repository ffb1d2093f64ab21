"""Voices of outside services, each wrapped so that it is guarded, paid once and never too long."""

from reelwright.adapters.guarded.kept_voice import KeptVoice
from reelwright.adapters.guarded.split_voice import SplitVoice
from reelwright.adapters.guarded.voice import GuardedVoice
from reelwright.app.wiring.providers import VOICE, ProviderBroken, Providers, ProviderUnknown
from reelwright.domain.own_prices import OwnPrices
from reelwright.ports.guard import Guard
from reelwright.ports.services import Kind
from reelwright.ports.store import Store
from reelwright.ports.voice import Voice, VoiceUnavailable


class OutsideVoices:
    """Implements ``VoiceSource`` over the registry of providers."""

    def __init__(
        self, providers: Providers, guard: Guard, store: Store, own: OwnPrices | None = None
    ) -> None:
        self._providers = providers
        self._guard = guard
        self._store = store
        self._own = own
        self._connected: dict[str, Voice] = {}

    def names(self) -> tuple[str, ...]:
        """The providers that there are, with a key or without."""
        return self._providers.names(Kind.VOICE)

    def provider(self, name: str) -> Voice:
        """A provider by its name.

        From the inside out: the guard admits and counts each call, what was said is kept so that
        the guard is not asked for it again, and a long line becomes several of these. What runs
        on this machine is neither guarded nor kept: it costs nothing.

        Raises:
            VoiceUnavailable, KeyMissing, KeysUnreadable.
        """
        if name not in self._connected:
            self._connected[name] = SplitVoice(self._of(name))
        return self._connected[name]

    def _of(self, name: str) -> Voice:
        try:
            facts = self._providers.provider(VOICE, name).facts
            bare = self._providers.connect(VOICE, name)
        except (ProviderUnknown, ProviderBroken) as error:
            raise VoiceUnavailable(str(error)) from error
        if facts.offline:
            return bare
        address = self._providers.access(facts).address
        place = "" if address == facts.address.rstrip("/") else address
        guarded = GuardedVoice(bare, facts, self._guard, self._own)
        return KeptVoice(guarded, self._store, place=place)
