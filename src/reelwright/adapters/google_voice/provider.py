"""Google Cloud Text-to-Speech as a provider."""

from reelwright.adapters.google_voice.answers import SERVICE, read_voices
from reelwright.adapters.google_voice.voice import GoogleVoice
from reelwright.ports.services import (
    Access,
    HttpRequest,
    Kind,
    RateLimit,
    ServiceFacts,
    require_key,
    titled,
)

FACTS = ServiceFacts(
    name=SERVICE,
    title=titled(SERVICE),
    kinds=frozenset({Kind.VOICE}),
    address="https://texttospeech.googleapis.com",
    key="GOOGLE_TTS_API_KEY",
    key_page="https://console.cloud.google.com/apis/credentials",
    # The quota of the newest family; the others have 1000.
    limits=(RateLimit(calls=200, seconds=60),),
)


class GoogleTextToSpeech:
    """Implements ``Provider[Voice]``."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> GoogleVoice:
        """The voices of the service.

        Raises:
            KeyMissing.
        """
        return GoogleVoice(access, require_key(access, FACTS))

    def check(self, access: Access) -> str:
        """Ask for the English voices, which costs nothing.

        Raises:
            ServiceError.
        """
        request = HttpRequest(
            method="GET",
            url=f"{access.address}/v1beta1/voices",
            query={"languageCode": "en-US"},
            secret_headers={"X-Goog-Api-Key": require_key(access, FACTS)},
        )
        names = read_voices(access.http.send(SERVICE, request))
        return f"Google takes the key; it has {len(names)} voices for American English."


PROVIDER = GoogleTextToSpeech()
