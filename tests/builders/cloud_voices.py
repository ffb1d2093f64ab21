"""Services' voices connected to their stand-ins, and lines for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.voice.takes import SpokenLine, Utterance
from reelwright.ports.services import Access, Provider, Secret
from reelwright.ports.voice import Voice
from reelwright.simulators.wire.service import ServiceSimulator

Speaker = TypeVar("Speaker", bound=Voice)


@contextmanager
def connected(
    provider: Provider[Speaker], simulator: ServiceSimulator, *, seconds: float = 5.0
) -> Iterator[Speaker]:
    """A voice whose service is the simulator, which runs already."""
    with HttpxServiceHttp(total=seconds) as http:
        yield provider.connect(
            Access(
                http=http,
                address=simulator.address,
                key=Secret(simulator.key),
                decoder=PyavSoundStudio(),
            )
        )


def line_of(text: str, language: str = "en", *, before: str = "", after: str = "") -> SpokenLine:
    """Each word an utterance of its own."""
    return SpokenLine(
        language=language,
        utterances=tuple(
            Utterance(first=at, last=at + 1, spoken=word) for at, word in enumerate(text.split(" "))
        ),
        before=before,
        after=after,
    )
