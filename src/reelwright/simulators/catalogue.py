"""The simulators of one service each, by name, for running them by hand."""

import importlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pydantic import TypeAdapter, ValidationError

from reelwright.domain.errors import ReelwrightError
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import PLAN_PATH, ServiceSimulator


class FaultsUnreadable(ReelwrightError):
    """A file of planned faults cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSimulator:
    """Where a simulator is, and how it is used.

    ``place`` is ``module:class`` below this package. ``address`` ends the variable that leads to
    it, ``key`` the one of its key, and ``path`` what stands behind its host in the address.
    """

    title: str
    place: str
    port: int
    address: str
    key: str
    path: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedFault:
    """A fault to come: ``times`` calls whose path begins with ``path`` meet it."""

    fault: Fault
    path: str = ""
    times: int = 1


def _known(  # noqa: PLR0917 - the columns of the table below
    title: str, place: str, port: int, address: str, key: str = "", path: str = ""
) -> KnownSimulator:
    return KnownSimulator(
        title=title, place=place, port=port, address=address, key=key or address, path=path
    )


SIMULATORS: Mapping[str, KnownSimulator] = {
    "openai": _known(
        "OpenAI's models", "llm.openai_wire:OpenAiSimulator", 8090, "OPENAI_WRITER", "OPENAI", "/v1"
    ),
    "anthropic": _known("Anthropic", "llm.anthropic_wire:AnthropicSimulator", 8091, "ANTHROPIC"),
    "google": _known("Google's models", "llm.google_wire:GoogleSimulator", 8092, "GOOGLE"),
    "elevenlabs": _known(
        "ElevenLabs", "elevenlabs.service:ElevenLabsSimulator", 8101, "ELEVENLABS"
    ),
    "openai-voice": _known(
        "OpenAI's voices",
        "openai_voice.service:OpenAISpeechSimulator",
        8102,
        "OPENAI_VOICE",
        "OPENAI",
        "/v1",
    ),
    "openai-recogniser": _known(
        "OpenAI's transcription",
        "openai_recogniser.service:OpenAITranscriptionSimulator",
        8105,
        "OPENAI_RECOGNISER",
        "OPENAI",
        "/v1",
    ),
    "google-voice": _known(
        "Google's voices", "google_voice.service:GoogleVoiceSimulator", 8103, "GOOGLE_VOICE"
    ),
    "azure": _known("Azure's voices", "azure_voice.service:AzureVoiceSimulator", 8104, "AZURE"),
    "pexels": _known("Pexels", "stock.pexels:PexelsSimulator", 8121, "PEXELS"),
    "pixabay": _known("Pixabay", "stock.pixabay:PixabaySimulator", 8122, "PIXABAY"),
    "openverse": _known("Openverse", "stock.openverse:OpenverseSimulator", 8123, "OPENVERSE"),
    "wikimedia": _known(
        "Wikimedia Commons", "stock.wikimedia:WikimediaSimulator", 8124, "WIKIMEDIA"
    ),
    "serpapi": _known("SerpApi", "search.serpapi:SerpApiSimulator", 8131, "SERPAPI"),
    "youtube-search": _known(
        "YouTube's search", "search.youtube:YoutubeSearchSimulator", 8132, "YOUTUBE_SEARCH"
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A simulator that answers. ``environment`` is what leads Reelwright to it."""

    name: str
    url: str
    key: str
    environment: Mapping[str, str]
    faults: str
    """Where faults are planned while it runs."""


@contextmanager
def running(name: str, *, port: int, faults: tuple[PlannedFault, ...] = ()) -> Iterator[Running]:
    """A simulator for the time of a block, on a port of this machine (0: any).

    Raises:
        PortTaken.
    """
    known = SIMULATORS[name]
    module, _, kind = known.place.partition(":")
    simulator = getattr(importlib.import_module(f"reelwright.simulators.{module}"), kind)
    made = cast("ServiceSimulator", simulator(port=port))
    for planned in faults:
        made.faults.add(planned.fault, path=planned.path, times=planned.times)
    with made:
        yield Running(
            name=name,
            url=made.address,
            key=made.key,
            environment={
                f"REELWRIGHT_ADDRESS_{known.address}": made.address + known.path,
                f"REELWRIGHT_KEY_{known.key}": made.key,
            },
            faults=made.address + PLAN_PATH,
        )


def read_faults(file: Path) -> tuple[PlannedFault, ...]:
    """The faults that a JSON file lists, each an object with the fields of ``PlannedFault``.

    Raises:
        FaultsUnreadable: it is not there, no JSON, or names something unknown.
    """
    try:
        return TypeAdapter(tuple[PlannedFault, ...]).validate_python(json.loads(file.read_bytes()))
    except (OSError, ValueError) as error:
        reason = error.errors()[0] if isinstance(error, ValidationError) else None
        told = f"{_place(reason['loc'])}{reason['msg']}" if reason else str(error)
        message = (
            f"{file} cannot be read as faults: {told}. Write a list such as "
            f'[{{"fault": "busy", "times": 2}}]; there are: {", ".join(Fault)}.'
        )
        raise FaultsUnreadable(message) from error


def _place(where: tuple[int | str, ...]) -> str:
    return "".join(f"{part + 1 if isinstance(part, int) else part}: " for part in where)
