"""ElevenLabs as a provider."""

from reelwright.adapters.elevenlabs.answers import SERVICE, Subscription
from reelwright.adapters.elevenlabs.voice import ElevenLabsVoice
from reelwright.ports.services import Access, HttpRequest, Kind, ServiceFacts, require_key, titled
from reelwright.ports.wire import read_answer

FACTS = ServiceFacts(
    name=SERVICE,
    title=titled(SERVICE),
    kinds=frozenset({Kind.VOICE}),
    address="https://api.elevenlabs.io",
    key="ELEVENLABS_API_KEY",
    key_page="https://elevenlabs.io/app/settings/api-keys",
)


class ElevenLabs:
    """Implements ``Provider[Voice]``."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> ElevenLabsVoice:
        """The voices of an account.

        Raises:
            KeyMissing.
        """
        return ElevenLabsVoice(access, require_key(access, FACTS))

    def check(self, access: Access) -> str:
        """Ask what the account has left, which costs nothing.

        Raises:
            ServiceError.
        """
        request = HttpRequest(
            method="GET",
            url=f"{access.address}/v1/user/subscription",
            secret_headers={"xi-api-key": require_key(access, FACTS)},
        )
        account = read_answer(Subscription, SERVICE, access.http.send(SERVICE, request))
        left = max(0, account.character_limit - account.character_count)
        plan = f" on the plan {account.tier}" if account.tier else ""
        limit = account.character_limit
        return f"ElevenLabs takes the key{plan}; {left:,} of {limit:,} credits are left."


PROVIDER = ElevenLabs()
