"""The service's side of the wire: ``python -m reelwright_chime.simulator [PORT]``."""

import math
import struct
from base64 import b64encode
from http import HTTPStatus

from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import (
    STATUS,
    ServiceSimulator,
    plain_error,
    port_asked,
    run_by_hand,
)

RATE = 16_000
WORD_SAMPLES = 4_000
GAP_SAMPLES = 1_000
PITCHES = {"bell": 880.0, "fork": 440.0}


class ChimeSimulator(ServiceSimulator):
    """Chimes for whoever has the key."""

    def answer(self, asked: Asked) -> Reply:
        """The account, or a chime for every word."""
        if asked.headers.get("x-chime-key") != self.key:
            return self.error(Fault.KEY_REFUSED)
        if (asked.method, asked.path) == ("GET", "/v1/account"):
            return json_reply({"account": "simulated", "left": 1000})
        if (asked.method, asked.path) == ("POST", "/v1/speech"):
            return self._speech(asked.json)
        return json_reply({"error": "there is no such path"}, HTTPStatus.NOT_FOUND)

    def error(self, fault: Fault) -> Reply:
        """Chime says ``{"error": ...}``."""
        plain = plain_error(fault)
        return json_reply({"error": STATUS[fault].phrase}, plain.status, plain.headers)

    def _speech(self, asked: object) -> Reply:
        match asked:
            case {"voice": str(voice), "words": list(words)} if voice in PITCHES:
                return json_reply({"id": f"chime-{len(self.requests)}", **_chimes(words, voice)})
            case _:
                return self.error(Fault.REFUSED)


def _chimes(words: list[object], voice: str) -> dict[str, object]:
    step = WORD_SAMPLES + GAP_SAMPLES
    pcm = b"".join(_chime(PITCHES[voice], sounds=bool(word)) for word in words)
    times = [
        [at * step, at * step + (WORD_SAMPLES if word else 0)] for at, word in enumerate(words)
    ]
    return {"rate": RATE, "pcm": b64encode(pcm).decode(), "words": times}


def _chime(pitch: float, *, sounds: bool) -> bytes:
    loudness = 12_000 if sounds else 0
    samples = (
        loudness * math.exp(-at / 1500) * math.sin(2 * math.pi * pitch * at / RATE)
        for at in range(WORD_SAMPLES)
    )
    return b"".join(struct.pack("<h", round(each)) for each in samples) + bytes(2 * GAP_SAMPLES)


if __name__ == "__main__":
    run_by_hand(ChimeSimulator(port=port_asked(8091)))
