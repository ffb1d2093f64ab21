"""OpenAI's speech as a provider; also any server that speaks the same."""

from reelwright.adapters.openai_voice.answers import SERVICE, read_models
from reelwright.adapters.openai_voice.models import MODELS
from reelwright.adapters.openai_voice.voice import OpenAIVoice
from reelwright.ports.services import (
    Access,
    HttpRequest,
    Kind,
    Secret,
    ServiceFacts,
    require_key,
    titled,
)

FACTS = ServiceFacts(
    name=SERVICE,
    title=titled(SERVICE),
    kinds=frozenset({Kind.VOICE}),
    address="https://api.openai.com/v1",
    key="OPENAI_API_KEY",
    key_page="https://platform.openai.com/api-keys",
)


class OpenAISpeech:
    """Implements ``Provider[Voice]``."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> OpenAIVoice:
        """The voices of the service.

        Raises:
            KeyMissing.
        """
        return OpenAIVoice(access, require_key(access, FACTS))

    def check(self, access: Access) -> str:
        """Ask which models there are, which costs nothing.

        Raises:
            ServiceError.
        """
        request = HttpRequest(
            method="GET",
            url=f"{access.address}/models",
            secret_headers={"Authorization": Secret(f"Bearer {require_key(access, FACTS).value}")},
        )
        names = read_models(access.http.send(SERVICE, request))
        speaking = [model.name for model in MODELS if model.name in names]
        told = ", ".join(speaking) or "no speech model that is known here"
        return f"OpenAI takes the key; of its {len(names)} models these speak: {told}."


PROVIDER = OpenAISpeech()
