"""Azure's list of voices as values."""

from pydantic import BaseModel, RootModel

from reelwright.adapters.azure_voice.models import NEURAL, STANDING
from reelwright.ports.services import HttpAnswer
from reelwright.ports.wire import Readable, read_answer

SERVICE = "azure"


class _Listed(BaseModel):
    ShortName: str
    Locale: str
    VoiceType: str = ""
    Status: str = STANDING


class _Listing(RootModel[Readable[_Listed]]):
    """The answer is a list without a name."""


def read_voices(answer: HttpAnswer) -> tuple[str, ...]:
    """The names of the voices whose kind is known and that are there to stay.

    Raises:
        AnswerUnusable.
    """
    return tuple(
        each.ShortName
        for each in read_answer(_Listing, SERVICE, answer).root
        if each.VoiceType == NEURAL
        and each.Status == STANDING
        and each.ShortName.startswith(f"{each.Locale}-")
    )
