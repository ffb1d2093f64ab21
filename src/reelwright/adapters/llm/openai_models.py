"""Chat completions over OpenAI's client: OpenAI, Grok, Ollama, and what speaks like them."""

import httpx2
from openai import AsyncOpenAI
from pydantic_ai.models import Model
from pydantic_ai.models.ollama import OllamaModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.profiles import merge_profile
from pydantic_ai.profiles.grok import grok_model_profile
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.ollama import OllamaProvider
from pydantic_ai.providers.openai import OpenAIProvider

from reelwright.adapters.llm.services import ModelProvider
from reelwright.adapters.llm.writer import ModelWriter, key_of
from reelwright.ports.services import Access

_WHOLE = OpenAIModelProfile(openai_chat_streaming_requires_finish_reason=True)
"""An answer that ends without a reason has broken off."""


def writer(provider: ModelProvider, access: Access) -> ModelWriter:
    """A writer over all models of the provider."""
    return ModelWriter(provider, access, _model)


def _model(service: str, access: Access, name: str, client: httpx2.AsyncClient) -> Model:
    openai = AsyncOpenAI(
        api_key=key_of(access), base_url=access.address, max_retries=0, http_client=client
    )
    if service == "ollama":
        return OllamaModel(name, provider=OllamaProvider(openai_client=openai), profile=_WHOLE)
    grok = grok_model_profile(name) if service == "xai" else None
    profile = merge_profile(grok, _WHOLE)
    return OpenAIChatModel(name, provider=OpenAIProvider(openai_client=openai), profile=profile)
