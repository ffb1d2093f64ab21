"""Gemini's own format.

After https://ai.google.dev/api/generate-content and the types of the ``google-genai`` package:
``models/NAME:streamGenerateContent?alt=sse`` sends whole ``GenerateContentResponse`` values, one an
event, without an end mark; errors as ``google.rpc.Status``, where a wrong key is a 400 with the
reason ``API_KEY_INVALID`` and the time to wait stands in a ``RetryInfo``.
"""

from collections.abc import Iterator
from http import HTTPStatus

from reelwright.simulators.llm.author import write
from reelwright.simulators.llm.conversation import Answered, Author, answered
from reelwright.simulators.llm.conversation import Asked as Question
from reelwright.simulators.wire.exchange import Asked, Reply, event, events_reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import KEY, RETRY_AFTER, ServiceSimulator

_TYPE = "type.googleapis.com/google.rpc."
_WRONG_KEY = {"@type": f"{_TYPE}ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}
_WAIT = {"@type": f"{_TYPE}RetryInfo", "retryDelay": f"{RETRY_AFTER}s"}
_INVALID = "API key not valid. Please pass a valid API key."
_EXHAUSTED = "You exceeded your current quota, please try again later."
_ERRORS: dict[Fault, tuple[int, str, str, list[dict[str, str]]]] = {
    Fault.KEY_REFUSED: (400, "INVALID_ARGUMENT", _INVALID, [_WRONG_KEY]),
    Fault.SPENT: (402, "FAILED_PRECONDITION", "Billing is disabled for this project.", []),
    Fault.BUSY: (429, "RESOURCE_EXHAUSTED", _EXHAUSTED, [_WAIT]),
    Fault.FAILED: (500, "INTERNAL", "An internal error has occurred.", []),
    Fault.OVERLOADED: (503, "UNAVAILABLE", "The model is overloaded. Please try again later.", []),
    Fault.REFUSED: (400, "INVALID_ARGUMENT", "Request contains an invalid argument.", []),
}


class GoogleSimulator(ServiceSimulator):
    """Takes any model's name; ``author`` writes what it answers."""

    def __init__(self, *, port: int = 0, key: str = KEY, author: Author = write) -> None:
        super().__init__(port=port, key=key)
        self._author = author

    def answer(self, asked: Asked) -> Reply:
        """Generate content, or list the models."""
        key = asked.headers.get("x-goog-api-key") or asked.query.get("key", "")
        if key != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path.endswith("/models"):
            return json_reply(
                {"models": [{"name": "models/simulated", "displayName": "Simulated"}]}
            )
        name, _, verb = asked.path.rpartition("/")[2].partition(":")
        body = asked.json
        if verb not in {"generateContent", "streamGenerateContent"} or not isinstance(body, dict):
            return _error(HTTPStatus.NOT_FOUND, "NOT_FOUND", "Not found.", [])
        question = _question(name, body, stream=verb.startswith("stream"))
        reply = answered(question, self._author)
        if question.stream:
            return events_reply(_events(question, reply))
        return json_reply(_response(question, reply, reply.text, last=True))

    def error(self, fault: Fault) -> Reply:
        """A failure in Google's words."""
        return _error(*_ERRORS[fault])


def _error(status: int, name: str, message: str, details: list[dict[str, str]]) -> Reply:
    error = {"code": int(status), "message": message, "status": name, "details": details}
    return json_reply({"error": error}, status)


def _question(model: str, body: dict[str, object], *, stream: bool) -> Question:
    contents = body.get("contents")
    turns = tuple(
        (str(content.get("role")), _text(content))
        for content in (contents if isinstance(contents, list) else [])
    )
    config = body.get("generationConfig")
    config = config if isinstance(config, dict) else {}
    schema = config.get("responseJsonSchema") or config.get("responseSchema") or {}
    tool = ""
    tools = body.get("tools")
    if isinstance(tools, list) and tools and "functionDeclarations" in tools[0]:
        declared = tools[0]["functionDeclarations"][0]
        tool = str(declared["name"])
        schema = declared.get("parametersJsonSchema") or declared.get("parameters") or {}
    most = config.get("maxOutputTokens", 0)
    return Question(
        model=model,
        instructions=_text(body.get("systemInstruction")),
        turns=turns,
        schema=schema,
        tool=tool,
        stream=stream,
        most_tokens=most if isinstance(most, int) else 0,
    )


def _text(content: object) -> str:
    parts = content.get("parts", []) if isinstance(content, dict) else []
    return "".join(str(part.get("text", "")) for part in parts if isinstance(part, dict))


def _response(question: Question, reply: Answered, text: str, *, last: bool) -> dict[str, object]:
    candidate: dict[str, object] = {
        "content": {"parts": [{"text": text}], "role": "model"},
        "index": 0,
    }
    if last:
        candidate["finishReason"] = "STOP" if reply.complete else "MAX_TOKENS"
    usage = {
        "promptTokenCount": reply.input_tokens,
        "candidatesTokenCount": reply.output_tokens,
        "totalTokenCount": reply.input_tokens + reply.output_tokens,
    }
    return {
        "candidates": [candidate],
        "usageMetadata": usage,
        "modelVersion": question.model,
        "responseId": "simulated",
    }


def _events(question: Question, reply: Answered) -> Iterator[bytes]:
    for piece in reply.pieces:
        yield event(_response(question, reply, piece, last=False))
    yield event(_response(question, reply, "", last=True))
