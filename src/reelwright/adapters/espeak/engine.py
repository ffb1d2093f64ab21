"""espeak-ng by its library, in the process that ``adapters/speech_engine/program.py`` is.

It imports the standard library alone. The calls, flags and structures are those of espeak-ng
1.52's ``speak_lib.h``.
"""

import ctypes
import os
import sys
from typing import Any

SYNCHRONOUS = 2
"""AUDIO_OUTPUT_SYNCHRONOUS: the callback gets the sound before the call returns."""
PHONEME_EVENTS = 0x0001
DO_NOT_EXIT = 0x8000
CHARS_UTF8 = 1
POSITION_IN_CHARACTERS = 1
OK = 0

LIST_TERMINATED, WORD, PHONEME = 0, 1, 7
PARAMETERS = {"rate": 1, "volume": 2, "pitch": 3, "pitch_range": 4, "word_gap": 7}


class EventId(ctypes.Union):
    """What an event names: a count, a mark or a phoneme."""

    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class Event(ctypes.Structure):
    """``espeak_EVENT``."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", EventId),
    )


CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
)


class Engine:
    """espeak-ng, just started."""

    def __init__(self, library: str, folder: str) -> None:
        self._library = ctypes.CDLL(library)
        os.chdir(folder)  # the engine keeps a path in 160 bytes; installations can lie deeper
        self.rate = int(
            self._library.espeak_Initialize(SYNCHRONOUS, 0, b".", PHONEME_EVENTS | DO_NOT_EXIT)
        )
        if self.rate <= 0:
            sys.exit("its data was not found")
        self._sound = bytearray()
        self._events: list[tuple[int, int, str]] = []
        self._callback = CALLBACK(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(
        self, text: str, voice: str, parameters: dict[str, int]
    ) -> tuple[bytes, list[tuple[int, int, str]]]:
        """The sound, and events: sample, position in the text from 0, phoneme ("": a word)."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != OK:
            sys.exit(f"it has no voice named {voice}")
        for name, value in parameters.items():
            self._library.espeak_SetParameter(PARAMETERS[name], value, 0)
        utf8 = text.encode()
        status = self._library.espeak_Synth(
            utf8, len(utf8) + 1, 0, POSITION_IN_CHARACTERS, 0, CHARS_UTF8, None, None
        )
        if status != OK:
            sys.exit(f"it answered with error {status}")
        return bytes(self._sound), self._events

    def _receive(self, wave: object, count: int, events: object) -> int:
        if wave and count > 0:
            self._sound += ctypes.string_at(wave, count * 2)  # type: ignore[arg-type] # a pointer
        index = 0
        while (event := events[index]).type != LIST_TERMINATED:  # type: ignore[index] # a pointer
            if event.type in {WORD, PHONEME}:
                phoneme = (
                    event.id.string.decode("utf-8", "replace") if event.type == PHONEME else ""
                )
                self._events.append((event.sample, event.text_position - 1, phoneme))
            index += 1
        return 0


def speak(request: dict[str, Any]) -> tuple[int, bytes, list[tuple[int, int, str]]]:
    """The rate, the sound and the events of a text."""
    engine = Engine(request["library"], request["folder"])
    sound, events = engine.speak(request["text"], request["voice"], request["parameters"])
    return engine.rate, sound, events
