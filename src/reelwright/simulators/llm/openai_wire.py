"""Chat completions, as OpenAI, xAI, Ollama and many others speak them.

After https://platform.openai.com/docs/api-reference/chat and the types of the ``openai`` package
(``openai.types.chat``): chunks of ``chat.completion.chunk``, the usage in a last chunk without
choices where ``stream_options.include_usage`` asks for it, then ``[DONE]``.
"""

from collections.abc import Iterator
from http import HTTPStatus

from reelwright.simulators.llm.author import write
from reelwright.simulators.llm.conversation import Answered, Author, answered
from reelwright.simulators.llm.conversation import Asked as Question
from reelwright.simulators.wire.exchange import Asked, Reply, event, events_reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import KEY, RETRY_AFTER, ServiceSimulator

_INVALID = "invalid_request_error"
_QUOTA = "insufficient_quota"
_BROKE = "You exceeded your current quota, please check your plan and billing details."
_CROWDED = "The engine is currently overloaded, please try again later."
_ERRORS = {
    Fault.KEY_REFUSED: (401, "Incorrect API key provided.", _INVALID, "invalid_api_key"),
    Fault.SPENT: (429, _BROKE, _QUOTA, _QUOTA),
    Fault.BUSY: (429, "Rate limit reached for requests.", "requests", "rate_limit_exceeded"),
    Fault.FAILED: (500, "The server had an error.", "server_error", None),
    Fault.OVERLOADED: (503, _CROWDED, "server_error", None),
    Fault.REFUSED: (400, "Invalid value for messages.", _INVALID, None),
}


class OpenAiSimulator(ServiceSimulator):
    """Takes any model's name; ``author`` writes what it answers.

    ``formless`` takes no JSON Schema, as some services that speak like OpenAI do.
    """

    def __init__(
        self, *, port: int = 0, key: str = KEY, author: Author = write, formless: bool = False
    ) -> None:
        super().__init__(port=port, key=key)
        self._author = author
        self._formless = formless

    def answer(self, asked: Asked) -> Reply:
        """Answer a chat, or list the models."""
        if asked.bearer != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path.endswith("/models"):
            models = [{"id": "simulated", "object": "model", "created": 0, "owned_by": "simulator"}]
            return json_reply({"object": "list", "data": models})
        body = asked.json
        if not asked.path.endswith("/chat/completions") or not isinstance(body, dict):
            return json_reply({"error": {"message": "Not found."}}, HTTPStatus.NOT_FOUND)
        if self._formless and "response_format" in body:
            error = {"message": "This response_format type is unavailable now.", "type": _INVALID}
            return json_reply({"error": error}, HTTPStatus.BAD_REQUEST)
        question = _question(body)
        reply = answered(question, self._author)
        if question.stream:
            return events_reply(_chunks(question, reply))
        return json_reply(_completion(question, reply))

    def error(self, fault: Fault) -> Reply:
        """A failure in OpenAI's words."""
        status, message, kind, code = _ERRORS[fault]
        headers = {"Retry-After": str(RETRY_AFTER)} if fault is Fault.BUSY else {}
        error = {"message": message, "type": kind, "param": None, "code": code}
        return json_reply({"error": error}, HTTPStatus(status), headers)


def _question(body: dict[str, object]) -> Question:
    turns: list[tuple[str, str]] = []
    instructions: list[str] = []
    messages = body.get("messages")
    for message in messages if isinstance(messages, list) else []:
        text = _text(message.get("content"))
        if message.get("role") in {"system", "developer"}:
            instructions.append(text)
        else:
            turns.append((str(message.get("role")), text))
    schema, tool = _form(body)
    most = body.get("max_completion_tokens") or body.get("max_tokens") or 0
    return Question(
        model=str(body.get("model")),
        instructions="\n".join(instructions),
        turns=tuple(turns),
        schema=schema,
        tool=tool,
        stream=bool(body.get("stream")),
        most_tokens=most if isinstance(most, int) else 0,
    )


def _text(content: object) -> str:
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def _form(body: dict[str, object]) -> tuple[dict[str, object], str]:
    wanted = body.get("response_format")
    if isinstance(wanted, dict) and isinstance(wanted.get("json_schema"), dict):
        return dict(wanted["json_schema"].get("schema", {})), ""
    tools = body.get("tools")
    if isinstance(tools, list) and tools:
        function = tools[0]["function"]
        return dict(function["parameters"]), str(function["name"])
    return {}, ""


def _usage(reply: Answered) -> dict[str, object]:
    return {
        "prompt_tokens": reply.input_tokens,
        "completion_tokens": reply.output_tokens,
        "total_tokens": reply.input_tokens + reply.output_tokens,
        "prompt_tokens_details": {"cached_tokens": 0},
    }


def _finish(question: Question, reply: Answered) -> str:
    if not reply.complete:
        return "length"
    return "tool_calls" if question.tool else "stop"


def _chunks(question: Question, reply: Answered) -> Iterator[bytes]:
    def chunk(delta: object, finish: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return event({**_head(question, "chat.completion.chunk"), "choices": [choice]})

    yield chunk({"role": "assistant", "content": None if question.tool else ""})
    if question.tool:
        function = {"name": question.tool, "arguments": ""}
        call = {"index": 0, "id": "call_1", "type": "function", "function": function}
        yield chunk({"tool_calls": [call]})
    for piece in reply.pieces:
        if question.tool:
            yield chunk({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
        else:
            yield chunk({"content": piece})
    yield chunk({}, _finish(question, reply))
    head = _head(question, "chat.completion.chunk")
    yield event({**head, "choices": [], "usage": _usage(reply)})
    yield event("[DONE]")


def _completion(question: Question, reply: Answered) -> dict[str, object]:
    message: dict[str, object] = {"role": "assistant", "content": reply.text}
    if question.tool:
        function = {"name": question.tool, "arguments": reply.text}
        calls = [{"id": "call_1", "type": "function", "function": function}]
        message = {"role": "assistant", "content": None, "tool_calls": calls}
    choice = {"index": 0, "message": message, "finish_reason": _finish(question, reply)}
    return {**_head(question, "chat.completion"), "choices": [choice], "usage": _usage(reply)}


def _head(question: Question, kind: str) -> dict[str, object]:
    return {"id": "chatcmpl-simulated", "object": kind, "created": 1, "model": question.model}
