"""What a model is asked, whatever wire it came over, and what it answers."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

PIECE = 24
"""Characters of an answer that come at a time, as tokens do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A request: the standing instructions, the turns as (role, text), the form of the answer.

    ``schema`` is empty where no form was asked for; ``tool`` names the tool whose arguments the
    answer must be, empty where it is plain text.
    """

    model: str
    instructions: str
    turns: tuple[tuple[str, str], ...]
    schema: Mapping[str, object]
    tool: str = ""
    stream: bool = False
    most_tokens: int = 0

    @property
    def request(self) -> str:
        """What was asked last."""
        return self.turns[-1][1] if self.turns else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """An answer, with the tokens that the service counts."""

    text: str
    input_tokens: int
    output_tokens: int
    complete: bool = True

    @property
    def pieces(self) -> Iterator[str]:
        """The answer a few characters at a time."""
        return (self.text[at : at + PIECE] for at in range(0, len(self.text), PIECE))


Author = Callable[[Asked], str]
"""Writes the text of an answer: JSON where a schema was asked for."""


def answered(asked: Asked, author: Author) -> Answered:
    """The author's answer, counted, and cut where it is longer than was allowed."""
    text = author(asked)
    read = asked.instructions + "".join(text for _, text in asked.turns) + json.dumps(asked.schema)
    tokens = tokens_of(text)
    if asked.most_tokens and tokens > asked.most_tokens:
        kept = text[: asked.most_tokens * 4]
        return Answered(
            text=kept,
            input_tokens=tokens_of(read),
            output_tokens=asked.most_tokens,
            complete=False,
        )
    return Answered(text=text, input_tokens=tokens_of(read), output_tokens=tokens)


def tokens_of(text: str) -> int:
    """About a token for four characters, as English has."""
    return max(1, len(text) // 4)
