"""A writer over pydantic-ai: one streamed request a call, nothing repeated, no tools."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import cache
from ssl import SSLContext

import httpx2
from pydantic_ai import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    ModelSettings,
    TextPart,
    UserPromptPart,
)
from pydantic_ai.direct import model_request_stream
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.tools import ToolDefinition

from reelwright.adapters.llm.bounds import UNPACKED, bound
from reelwright.adapters.llm.failures import told
from reelwright.adapters.llm.prices import PriceList, is_own
from reelwright.adapters.llm.services import ModelProvider
from reelwright.domain.money import Charge, Usage
from reelwright.ports.services import Access, AnswerUnusable, RequestRefused, ServiceFacts
from reelwright.ports.writer import Heard, Question, Reply, Speaker, unheard

CONNECT_SECONDS = 10.0
LARGEST_ANSWER = 2_000_000
"""Characters; no script is near it."""
CAREFUL_CONTEXT = 32_000
OWN_CONTEXT = 8_192
"""Tokens that a model takes in where nobody knows: a service's, and one on this machine."""


IN_WORDS = (
    "Answer with one JSON object and nothing else, no Markdown around it, in the form of this JSON "
    "Schema:\n\n{schema}"
)
NOTHING_YET = "{}"
"""The arguments of a tool whose call has only begun."""
NO_KEY = "none"
"""Clients insist on a key; a service that needs none ignores it."""


def key_of(access: Access) -> str:
    """The key as clients take it."""
    return access.key.value if access.key else NO_KEY


ModelOf = Callable[[str, Access, str, httpx2.AsyncClient], Model]
"""Builds a service's model by its name over an HTTP client; one for each wire format."""


class ModelWriter:
    """All models of one provider."""

    def __init__(self, provider: ModelProvider, access: Access, model_of: ModelOf) -> None:
        self._provider = provider
        self._model_of = model_of
        self._access = access
        self._prices = PriceList(provider.prices, access.address)
        self._formless: set[str] = set()

    @property
    def facts(self) -> ServiceFacts:
        """The service behind it."""
        return self._provider.facts

    def context(self, model: str) -> int:
        """What the price table says of the model, else a careful guess."""
        guess = OWN_CONTEXT if is_own(self._access.address) else CAREFUL_CONTEXT
        return self._prices.context(model) or guess

    def most(self, question: Question) -> Charge:
        """The most that the answer can cost."""
        return self._prices.most(question)

    def price(self, model: str, usage: Usage) -> Charge:
        """What so much use of a model costs, by the price table."""
        return self._prices.charge(model, usage)

    def answer(self, question: Question, heard: Heard = unheard) -> Reply:
        """Ask once; again only where the service does not take the form, which costs nothing.

        Some services that speak like OpenAI know no JSON Schema: they are told it in words.
        """
        if question.model not in self._formless:
            try:
                return asyncio.run(self._answer(question, heard, in_words=False))
            except RequestRefused as refused:
                if not _is_about_the_form(refused):
                    raise
                self._formless.add(question.model)
        return asyncio.run(self._answer(question, heard, in_words=True))

    async def _answer(self, question: Question, heard: Heard, *, in_words: bool) -> Reply:
        client = httpx2.AsyncClient(
            timeout=httpx2.Timeout(self._provider.silence, connect=CONNECT_SECONDS),
            headers=UNPACKED,
            verify=_trusted(),
            follow_redirects=False,
            event_hooks={"response": [bound]},
        )
        async with client:
            model = self._model_of(self.facts.name, self._access, question.model, client)
            parameters = _parameters(model, question)
            if in_words:
                question, parameters = _in_words(question), ModelRequestParameters()
            try:
                async with asyncio.timeout(self._provider.longest):
                    return await self._streamed(model, question, parameters, heard)
            except Exception as error:
                failure = told(error, self.facts, self._access.key)
                if failure is None:
                    raise
                raise failure from None

    async def _streamed(
        self, model: Model, question: Question, parameters: ModelRequestParameters, heard: Heard
    ) -> Reply:
        settings = ModelSettings(
            max_tokens=question.most_tokens, max_retries=0, timeout=self._provider.silence
        )
        async with model_request_stream(
            model,
            _messages(question),
            model_settings=settings,
            model_request_parameters=parameters,
            instrument=False,
        ) as stream:
            async for text in _growing(stream):
                if len(text) > LARGEST_ANSWER:
                    message = f"{self.facts.title} answers without end."
                    raise AnswerUnusable(message, service=self.facts.name)
                heard(text)
            response = stream.get()
        if response.finish_reason is None:
            message = f"{self.facts.title} broke off before its answer was whole; try again."
            raise AnswerUnusable(message, service=self.facts.name)
        return self._reply(response, question)

    def _reply(self, response: ModelResponse, question: Question) -> Reply:
        used = response.usage
        usage = Usage(
            input_tokens=used.input_tokens,
            cached_tokens=used.cache_read_tokens,
            output_tokens=used.output_tokens,
        )
        if not usage.input_tokens and not usage.output_tokens:
            charge = self._prices.most(question)
        else:
            charge = self._prices.charge(question.model, usage)
        return Reply(
            text=answer_text(response),
            charge=charge,
            complete=response.finish_reason != "length",
            request_id=response.provider_response_id or "",
        )


@cache
def _trusted() -> SSLContext:
    """Whose certificates are believed; reading them takes longer than a call on this machine."""
    return httpx2.create_ssl_context()


def _messages(question: Question) -> list[ModelMessage]:
    messages: list[ModelMessage] = []
    for turn in question.turns:
        if turn.speaker is Speaker.ASKED:
            part = UserPromptPart(content=turn.text)
            messages.append(ModelRequest(parts=[part], instructions=question.instructions))
        else:
            messages.append(ModelResponse(parts=[TextPart(content=turn.text)]))
    return messages


def _parameters(model: Model, question: Question) -> ModelRequestParameters:
    """Ask for the form natively where the model can, else as the arguments of an output tool."""
    schema = json.loads(question.form.schema)
    if model.profile.get("supports_json_schema_output", False):
        return ModelRequestParameters(
            output_mode="native",
            output_object=OutputObjectDefinition(
                json_schema=schema, name=question.form.name, strict=True
            ),
            allow_text_output=True,
        )
    tool = ToolDefinition(
        name="answer",
        description=f"Give the {question.form.name}.",
        parameters_json_schema=schema,
        kind="output",
        strict=True,
    )
    return ModelRequestParameters(output_mode="tool", output_tools=[tool], allow_text_output=False)


def _in_words(question: Question) -> Question:
    """The question with its form as a part of the instructions."""
    form = IN_WORDS.format(schema=question.form.schema)
    return replace(question, instructions=f"{question.instructions}\n\n{form}")


def _is_about_the_form(refused: RequestRefused) -> bool:
    told_of = str(refused).lower()
    return any(word in told_of for word in ("response_format", "json_schema", "schema", "tool"))


async def _growing(stream: StreamedResponse) -> AsyncIterator[str]:
    """The answer as far as it has come, each time that it has grown."""
    before = ""
    async for _ in stream:
        text = answer_text(stream.get())
        if text != before:
            before = text
            yield text


def answer_text(response: ModelResponse) -> str:
    """The JSON text: the arguments of the output tool where it was called, else the text."""
    calls = [part.args for part in response.tool_calls]
    if not calls:
        return response.text or ""
    arguments = calls[-1]
    text = arguments if isinstance(arguments, str) else json.dumps(arguments or {})
    return "" if text == NOTHING_YET else text
