"""Gemini, over Google's own client."""

import httpx2
from pydantic_ai.models import Model
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.providers.google import GoogleProvider

from reelwright.adapters.llm.services import ModelProvider
from reelwright.adapters.llm.writer import ModelWriter, key_of
from reelwright.ports.services import Access


def writer(provider: ModelProvider, access: Access) -> ModelWriter:
    """A writer over all models of the provider."""
    return ModelWriter(provider, access, _model)


def _model(_: str, access: Access, name: str, client: httpx2.AsyncClient) -> Model:
    google = GoogleProvider(api_key=key_of(access), base_url=access.address, http_client=client)
    return GoogleModel(name, provider=google)
