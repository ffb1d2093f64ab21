"""Claude, over Anthropic's own client."""

import httpx2
from anthropic import AsyncAnthropic
from pydantic_ai.models import Model
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.providers.anthropic import AnthropicProvider

from reelwright.adapters.llm.services import ModelProvider
from reelwright.adapters.llm.writer import ModelWriter, key_of
from reelwright.ports.services import Access


def writer(provider: ModelProvider, access: Access) -> ModelWriter:
    """A writer over all models of the provider."""
    return ModelWriter(provider, access, _model)


def _model(_: str, access: Access, name: str, client: httpx2.AsyncClient) -> Model:
    anthropic = AsyncAnthropic(
        api_key=key_of(access), base_url=access.address, max_retries=0, http_client=client
    )
    return AnthropicModel(name, provider=AnthropicProvider(anthropic_client=anthropic))
