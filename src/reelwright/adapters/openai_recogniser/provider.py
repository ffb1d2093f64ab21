"""OpenAI's transcription as a provider; also any server that speaks the same."""

from reelwright.adapters.openai_recogniser.answers import SERVICE, read_models
from reelwright.adapters.openai_recogniser.recogniser import MODEL, OpenAIRecogniser
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
    kinds=frozenset({Kind.RECOGNISER}),
    address="https://api.openai.com/v1",
    key="OPENAI_API_KEY",
    key_page="https://platform.openai.com/api-keys",
)


class OpenAITranscription:
    """Implements ``Provider[Recogniser]``."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> OpenAIRecogniser:
        """The recogniser of the service, with the model that is named or its own.

        Raises:
            KeyMissing.
        """
        return OpenAIRecogniser(access, require_key(access, FACTS), access.model or MODEL)

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
        told = f"{MODEL} hears" if MODEL in names else f"{MODEL}, which hears, is not among them"
        return f"OpenAI takes the key; of its {len(names)} models {told}."


PROVIDER = OpenAITranscription()
