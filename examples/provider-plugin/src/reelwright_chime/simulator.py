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
            case {"voice": str(voice), "speed": float(speed), "words": list(words)}:
                if voice not in PITCHES:
                    return self.error(Fault.REFUSED)
                told = {"id": f"chime-{len(self.requests)}", **_chimes(words, voice, speed)}
                return json_reply(told)
            case _:
                return self.error(Fault.REFUSED)


def _chimes(words: list[object], voice: str, speed: float) -> dict[str, object]:
    """A chime for each word, and none for an empty one."""
    length, gap = round(WORD_SAMPLES / speed), round(GAP_SAMPLES / speed)
    pcm, times = b"", []
    for word in map(str, words):
        start = len(pcm) // 2
        if any(map(str.isalnum, word)):
            pcm += _chime(PITCHES[voice], length)
        times.append((start, len(pcm) // 2))
        pcm += bytes(2 * gap)
    return {
        "pcm": b64encode(pcm).decode(),
        "words": times,
        "characters": sum(len(str(word)) for word in words),
    }


def _chime(pitch: float, samples: int) -> bytes:
    wave = (
        12_000 * math.exp(-at / 1500) * math.sin(2 * math.pi * pitch * at / RATE)
        for at in range(samples)
    )
    return b"".join(struct.pack("<h", round(each)) for each in wave)


if __name__ == "__main__":
    run_by_hand(ChimeSimulator(port=port_asked(8091)))
