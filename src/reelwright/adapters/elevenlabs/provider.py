"""ElevenLabs as a provider."""

from reelwright.adapters.elevenlabs.answers import SERVICE, read_subscription
from reelwright.adapters.elevenlabs.voice import ElevenLabsVoice
from reelwright.ports.services import (
    Access,
    HttpRequest,
    KeyMissing,
    Kind,
    Secret,
    ServiceFacts,
)

FACTS = ServiceFacts(
    name=SERVICE,
    title="ElevenLabs",
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
        return ElevenLabsVoice(access, _key(access))

    def check(self, access: Access) -> str:
        """Ask what the account has left, which costs nothing.

        Raises:
            ServiceError.
        """
        request = HttpRequest(
            method="GET",
            url=f"{access.address}/v1/user/subscription",
            secret_headers={"xi-api-key": _key(access)},
        )
        account = read_subscription(access.http.send(SERVICE, request).body)
        left = max(0, account.character_limit - account.character_count)
        plan = f" on the plan {account.tier}" if account.tier else ""
        limit = account.character_limit
        return f"ElevenLabs takes the key{plan}; {left:,} of {limit:,} credits are left."


def _key(access: Access) -> Secret:
    if access.key is None:
        message = (
            f"ElevenLabs needs a key: set it with `reelwright keys set {SERVICE}` or in "
            f"{FACTS.key} (get one at {FACTS.key_page})."
        )
        raise KeyMissing(message, service=SERVICE)
    return access.key


PROVIDER = ElevenLabs()
