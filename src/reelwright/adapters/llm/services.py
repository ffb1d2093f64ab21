"""The providers of models, their facts, and how each is reached.

Importing this module is cheap; the clients behind it are imported when one is connected.
"""

import importlib
from dataclasses import dataclass
from enum import StrEnum

from reelwright.ports.services import (
    Access,
    HttpRequest,
    KeyMissing,
    Kind,
    RateLimit,
    RequestRefused,
    Secret,
    ServiceFacts,
)
from reelwright.ports.writer import Writer


class Wire(StrEnum):
    """The wire format that a provider speaks."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    GOOGLE = "google"


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelProvider:
    """A provider of models. ``prices`` is its name in the price table, empty where it has none.

    ``silence`` is how long, in seconds, a model may think before more of its answer comes, and
    ``longest`` how long the whole answer may take.
    """

    facts: ServiceFacts
    wire: Wire
    prices: str = ""
    silence: float = 120.0
    longest: float = 600.0

    def connect(self, access: Access) -> Writer:
        """A writer over all models of the provider."""
        if self.facts.key and access.key is None:
            message = (
                f"{self.facts.title} needs a key: set {self.facts.key}, or "
                f"`reelwright keys set {self.facts.name}` ({self.facts.key_page})."
            )
            raise KeyMissing(message, service=self.facts.name)
        if not access.address:
            message = (
                f"{self.facts.title} needs an address: set "
                f"REELWRIGHT_ADDRESS_{self.facts.name.upper()}."
            )
            raise RequestRefused(message, service=self.facts.name)
        # The clients take over a second to import; only who writes should wait for them.
        module = importlib.import_module(f"reelwright.adapters.llm.{self.wire}_models")
        writer: Writer = module.writer(self, access)
        return writer

    def check(self, access: Access) -> str:
        """List the models: free, and refused with a wrong key.

        Raises:
            ServiceError.
        """
        answer = access.http.send(self.facts.name, self._listing(access))
        size = len(answer.body)
        return f"{self.facts.title} accepts the key and lists its models ({size} bytes)."

    def _listing(self, access: Access) -> HttpRequest:
        key = access.key or Secret("")
        match self.wire:
            case Wire.OPENAI:
                url = f"{access.address}/models"
                secret = {"Authorization": Secret(f"Bearer {key.value}")} if access.key else {}
            case Wire.ANTHROPIC:
                url = f"{access.address}/v1/models"
                secret = {"x-api-key": key}
            case Wire.GOOGLE:
                url = f"{access.address}/v1beta/models"
                secret = {"x-goog-api-key": key}
        headers = {"anthropic-version": "2023-06-01"} if self.wire is Wire.ANTHROPIC else {}
        return HttpRequest(method="GET", url=url, headers=headers, secret_headers=secret)


def _facts(  # noqa: PLR0917 - the columns of the table below
    name: str, title: str, address: str, key: str, key_page: str, limit: int
) -> ServiceFacts:
    return ServiceFacts(
        name=name,
        title=title,
        kinds=frozenset({Kind.WRITER}),
        address=address,
        key=key,
        key_page=key_page,
        limits=(RateLimit(calls=limit, seconds=60),),
        offline=name == "ollama",
    )


ANTHROPIC = ModelProvider(
    facts=_facts(
        "anthropic",
        "Anthropic (Claude)",
        "https://api.anthropic.com",
        "ANTHROPIC_API_KEY",
        "https://console.anthropic.com/settings/keys",
        50,
    ),
    wire=Wire.ANTHROPIC,
    prices="anthropic",
)
GOOGLE = ModelProvider(
    facts=_facts(
        "google",
        "Google (Gemini)",
        "https://generativelanguage.googleapis.com",
        "GEMINI_API_KEY",
        "https://aistudio.google.com/apikey",
        10,
    ),
    wire=Wire.GOOGLE,
    prices="google",
)
XAI = ModelProvider(
    facts=_facts(
        "xai", "xAI (Grok)", "https://api.x.ai/v1", "XAI_API_KEY", "https://console.x.ai", 60
    ),
    wire=Wire.OPENAI,
    prices="x-ai",
)
OPENAI = ModelProvider(
    facts=_facts(
        "openai",
        "OpenAI",
        "https://api.openai.com/v1",
        "OPENAI_API_KEY",
        "https://platform.openai.com/api-keys",
        60,
    ),
    wire=Wire.OPENAI,
    prices="openai",
)
OLLAMA = ModelProvider(
    facts=_facts("ollama", "Ollama", "http://127.0.0.1:11434/v1", "", "", 600), wire=Wire.OPENAI
)
COMPATIBLE = ModelProvider(
    facts=_facts("compatible", "An OpenAI-compatible service", "", "", "", 60), wire=Wire.OPENAI
)

PROVIDERS = {one.facts.name: one for one in (ANTHROPIC, GOOGLE, OPENAI, XAI, OLLAMA, COMPATIBLE)}
