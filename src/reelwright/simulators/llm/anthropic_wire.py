"""Messages, as Anthropic speaks them.

After https://docs.anthropic.com/en/api/messages-streaming and the types of the ``anthropic``
package (``anthropic.types``): named events from ``message_start`` to ``message_stop``, the usage
in the first and in ``message_delta``; errors as ``{"type": "error", "error": {...}}``, 529 where
the service is overloaded.
"""

from collections.abc import Iterator
from http import HTTPStatus

from reelwright.simulators.llm.author import write
from reelwright.simulators.llm.conversation import Answered, Author, answered
from reelwright.simulators.llm.conversation import Asked as Question
from reelwright.simulators.wire.exchange import Asked, Reply, event, events_reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import KEY, RETRY_AFTER, ServiceSimulator

_POOR = "Your credit balance is too low to access the Anthropic API."
_ERRORS = {
    Fault.KEY_REFUSED: (401, "authentication_error", "invalid x-api-key"),
    Fault.SPENT: (400, "invalid_request_error", _POOR),
    Fault.BUSY: (429, "rate_limit_error", "This request would exceed your rate limit."),
    Fault.FAILED: (500, "api_error", "Internal server error"),
    Fault.OVERLOADED: (529, "overloaded_error", "Overloaded"),
    Fault.REFUSED: (400, "invalid_request_error", "messages: text content must be non-empty"),
}


class AnthropicSimulator(ServiceSimulator):
    """Takes any model's name; ``author`` writes what it answers."""

    def __init__(self, *, port: int = 0, key: str = KEY, author: Author = write) -> None:
        super().__init__(port=port, key=key)
        self._author = author

    def answer(self, asked: Asked) -> Reply:
        """Answer a message, or list the models."""
        if self.key not in {asked.headers.get("x-api-key"), asked.bearer}:
            return self.error(Fault.KEY_REFUSED)
        if asked.path == "/v1/models":
            model = {"type": "model", "id": "simulated", "display_name": "Simulated"}
            return json_reply({"data": [model], "has_more": False})
        body = asked.json
        if asked.path != "/v1/messages" or not isinstance(body, dict):
            return _error(HTTPStatus.NOT_FOUND, "not_found_error", "Not found")
        question = _question(body)
        if not question.most_tokens:
            return _error(400, "invalid_request_error", "max_tokens: Field required")
        reply = answered(question, self._author)
        if question.stream:
            return events_reply(_events(question, reply))
        return json_reply(_message(question, reply))

    def error(self, fault: Fault) -> Reply:
        """A failure in Anthropic's words."""
        status, kind, message = _ERRORS[fault]
        headers = {"Retry-After": str(RETRY_AFTER)} if fault is Fault.BUSY else {}
        return _error(status, kind, message, headers)


def _error(status: int, kind: str, message: str, headers: dict[str, str] | None = None) -> Reply:
    told = {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"}
    return json_reply(told, status, headers)


def _question(body: dict[str, object]) -> Question:
    messages = body.get("messages")
    turns = tuple(
        (str(message.get("role")), _text(message.get("content")))
        for message in (messages if isinstance(messages, list) else [])
    )
    schema, tool = _form(body)
    most = body.get("max_tokens")
    return Question(
        model=str(body.get("model")),
        instructions=_text(body.get("system")),
        turns=turns,
        schema=schema,
        tool=tool,
        stream=bool(body.get("stream")),
        most_tokens=most if isinstance(most, int) else 0,
    )


def _text(content: object) -> str:
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def _form(body: dict[str, object]) -> tuple[dict[str, object], str]:
    """The schema of ``output_config.format`` (structured outputs), or of the first tool."""
    config = body.get("output_config")
    wanted = config.get("format") if isinstance(config, dict) else body.get("output_format")
    if isinstance(wanted, dict) and isinstance(wanted.get("schema"), dict):
        return dict(wanted["schema"]), ""
    tools = body.get("tools")
    if isinstance(tools, list) and tools:
        return dict(tools[0]["input_schema"]), str(tools[0]["name"])
    return {}, ""


def _head(question: Question, reply: Answered) -> dict[str, object]:
    return {
        "id": "msg_simulated",
        "type": "message",
        "role": "assistant",
        "model": question.model,
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": reply.input_tokens, "output_tokens": 1},
    }


def _stop(question: Question, reply: Answered) -> str:
    if not reply.complete:
        return "max_tokens"
    return "tool_use" if question.tool else "end_turn"


def _events(question: Question, reply: Answered) -> Iterator[bytes]:
    def named(name: str, **values: object) -> bytes:
        return event({"type": name, **values}, name)

    yield named("message_start", message=_head(question, reply))
    block: dict[str, object] = {"type": "text", "text": ""}
    if question.tool:
        block = {"type": "tool_use", "id": "toolu_1", "name": question.tool, "input": {}}
    yield named("content_block_start", index=0, content_block=block)
    yield named("ping")
    for piece in reply.pieces:
        delta = {"type": "text_delta", "text": piece}
        if question.tool:
            delta = {"type": "input_json_delta", "partial_json": piece}
        yield named("content_block_delta", index=0, delta=delta)
    yield named("content_block_stop", index=0)
    stopped = {"stop_reason": _stop(question, reply), "stop_sequence": None}
    yield named("message_delta", delta=stopped, usage={"output_tokens": reply.output_tokens})
    yield named("message_stop")


def _message(question: Question, reply: Answered) -> dict[str, object]:
    usage = {"input_tokens": reply.input_tokens, "output_tokens": reply.output_tokens}
    content = [{"type": "text", "text": reply.text}]
    stop = _stop(question, reply)
    return {**_head(question, reply), "content": content, "stop_reason": stop, "usage": usage}
