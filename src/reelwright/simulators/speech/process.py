"""The program that speaks a text for the simulated services, in a process of its own.

Run by path with ``python -I -S PROGRAM LIBRARY FOLDER VOICE RATE``: it reads a text from its
standard input and writes a line of JSON (sample rate, and for each word the character and the
sample at which it begins) and then 16 bit mono sound. The calls are those of espeak-ng 1.52's
``speak_lib.h``; a process of its own keeps its GPL code apart and gives the same bytes each time.
"""

import ctypes
import json
import os
import sys

SYNCHRONOUS, DO_NOT_EXIT, UTF8, IN_CHARACTERS, SPEED = 2, 0x8000, 1, 1, 1
END, WORD = 0, 1


class Event(ctypes.Structure):
    """``espeak_EVENT``; the union at its end is not read."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


RECEIVER = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
)


def main() -> None:
    """Speak one text."""
    path, folder, voice, speed = sys.argv[1:]
    library = ctypes.CDLL(path)
    os.chdir(folder)
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, b".", DO_NOT_EXIT)
    sound, words = bytearray(), []

    def receive(wave: object, count: int, events: object) -> int:
        if wave and count > 0:
            sound.extend(ctypes.string_at(wave, count * 2))  # type: ignore[arg-type] # a pointer
        at = 0
        while (event := events[at]).type != END:  # type: ignore[index] # a pointer
            if event.type == WORD:
                words.append((event.text_position - 1, event.sample))
            at += 1
        return 0

    receiver = RECEIVER(receive)
    library.espeak_SetSynthCallback(receiver)
    library.espeak_SetVoiceByName(voice.encode())
    library.espeak_SetParameter(SPEED, int(speed), 0)
    text = sys.stdin.buffer.read()
    library.espeak_Synth(text, len(text) + 1, 0, IN_CHARACTERS, 0, UTF8, None, None)
    header = json.dumps({"rate": rate, "words": words}).encode()
    sys.stdout.buffer.write(header + b"\n" + bytes(sound))


if __name__ == "__main__":
    main()
