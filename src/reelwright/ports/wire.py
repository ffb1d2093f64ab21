"""Reading what services send, for every provider alike."""

from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from reelwright.ports.services import AnswerUnusable, HttpAnswer, titled

Model = TypeVar("Model", bound=BaseModel)
Item = TypeVar("Item")


def _readable(sent: object, read: ValidatorFunctionWrapHandler) -> object:
    """One broken entry is passed over; where all are broken, the form has changed."""
    if not isinstance(sent, list):
        return read(sent)
    kept: list[object] = []
    for entry in sent:
        try:
            kept += read([entry])
        except ValidationError:
            continue
    return kept if kept or not sent else read(sent)


Readable = Annotated[list[Item], WrapValidator(_readable)]
"""A list in an answer of which only the entries that can be read are kept."""


def read_answer(model: type[Model], service: str, answer: HttpAnswer) -> Model:
    """The answer's JSON as a model.

    Raises:
        AnswerUnusable: it is no JSON, or not of this form.
    """
    try:
        return model.model_validate_json(answer.body)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        where = f" at {place}" if place else ""
        message = (
            f"{titled(service)} sent an answer that is not in its own form{where}; try again later."
        )
        raise AnswerUnusable(message, service=service) from error


def words_of_address(url: str) -> str:
    """The words in the last part of a page's address: ``/photo/red-fox-in-snow-123/``."""
    slug = url.rstrip("/").rpartition("/")[2]
    return " ".join(part for part in slug.split("-") if not part.isdecimal())
