"""Answers as JSON Schemas, and JSON text as answers, by pydantic."""

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from reelwright.ports.writer import Answer, AnswerForm, AnswerInvalid

MOST_PROBLEMS = 12
"""Faults of form that are told at once; more of them say nothing new."""


class PydanticForms:
    """The forms of the domain's answers."""

    def form(self, kind: type[object]) -> AnswerForm:
        """The form of a dataclass, named after it."""
        schema = json.dumps(_bare(_adapter(kind).json_schema(mode="serialization")), sort_keys=True)
        return AnswerForm(name=kind.__name__, schema=schema)

    def read(self, text: str, kind: type[Answer]) -> Answer:
        """Validate an answer; what stands around its outermost braces is not part of it."""
        begin, end = text.find("{"), text.rfind("}")
        try:
            answer: Answer = _adapter(kind).validate_json(
                text[begin : end + 1] if begin >= 0 else text
            )
        except ValidationError as error:
            problems = tuple(
                f"{'.'.join(map(str, fault['loc'])) or 'answer'}: {fault['msg']}"
                for fault in error.errors(include_url=False, include_input=False)[:MOST_PROBLEMS]
            )
            raise AnswerInvalid(problems) from error
        return answer

    def written(self, answer: object) -> str:
        """An answer as JSON text."""
        return _adapter(type(answer)).dump_json(answer).decode()

    def said(self, unfinished: str) -> tuple[str, ...]:
        """The lines of all scenes of an unfinished script, as far as they have come."""
        begin = unfinished.find("{")
        if begin < 0:
            return ()
        try:
            value = from_json(unfinished[begin:], allow_partial="trailing-strings")
        except ValueError:
            return ()
        scenes = value.get("scenes") if isinstance(value, dict) else None
        if not isinstance(scenes, list):
            return ()
        lines = [scene.get("lines") for scene in scenes if isinstance(scene, dict)]
        return tuple(
            line
            for group in lines
            if isinstance(group, list)
            for line in group
            if isinstance(line, str)
        )


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _bare(schema: object) -> object:
    """A schema without titles and defaults, which strict forms refuse: every field is wanted."""
    if isinstance(schema, list):
        return [_bare(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: _bare(value)
        for name, value in schema.items()
        if name != "default" and not (name == "title" and isinstance(value, str))
    }
