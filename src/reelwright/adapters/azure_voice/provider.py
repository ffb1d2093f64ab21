"""Azure Speech as a provider."""

from reelwright.adapters.azure_voice.answers import SERVICE, read_voices
from reelwright.adapters.azure_voice.voice import AzureVoice, listing
from reelwright.ports.services import (
    Access,
    Kind,
    RateLimit,
    RequestRefused,
    Secret,
    ServiceFacts,
    require_key,
    titled,
)

FACTS = ServiceFacts(
    name=SERVICE,
    title=titled(SERVICE),
    kinds=frozenset({Kind.VOICE}),
    # Every region has its own, and a key is good in one of them.
    address="",
    key="AZURE_SPEECH_KEY",
    key_page="https://portal.azure.com/#view/Microsoft_Azure_ProjectOxford/CognitiveServicesHub",
    # A paid resource takes 200 calls a second; a free one, 20 a minute, asks for a pause itself.
    limits=(RateLimit(calls=600, seconds=60),),
)


class AzureSpeech:
    """Implements ``Provider[Voice]``."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> AzureVoice:
        """The voices of the resource's region.

        Raises:
            KeyMissing.
            RequestRefused: no address is set.
        """
        return AzureVoice(access, _key(access))

    def check(self, access: Access) -> str:
        """Ask for the list of voices, which costs nothing.

        Raises:
            ServiceError.
        """
        names = read_voices(access.http.send(SERVICE, listing(access, _key(access))))
        return f"Azure takes the key; its region has {len(names)} voices."


def _key(access: Access) -> Secret:
    """The key, once it is certain where it belongs."""
    key = require_key(access, FACTS)
    if not access.address:
        message = (
            f"{FACTS.title} needs the address of your resource's region: set "
            "REELWRIGHT_ADDRESS_AZURE=https://REGION.tts.speech.microsoft.com, such as westeurope."
        )
        raise RequestRefused(message, service=SERVICE)
    return key


PROVIDER = AzureSpeech()
