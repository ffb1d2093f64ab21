"""flite by its libraries, in the process that ``adapters/speech_engine/program.py`` is.

It imports the standard library alone. The calls and structures are those of flite 2.2's
``cst_utterance.h``, ``cst_item.h``, ``cst_relation.h``, ``cst_wave.h`` and ``cst_voice.h``.
"""

import ctypes
import sys
from collections.abc import Iterator
from typing import Any

POINTER = ctypes.c_void_p
TEXT = ctypes.c_char_p
FIRST_SEGMENT = b"R:SylStructure.daughter1.daughter1.R:Segment.p.end"
LAST_SEGMENT = b"R:SylStructure.daughtern.daughtern.R:Segment.end"


class Wave(ctypes.Structure):
    """``cst_wave``."""

    _fields_ = (
        ("type", TEXT),
        ("rate", ctypes.c_int),
        ("samples", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("sound", ctypes.POINTER(ctypes.c_short)),
    )


class Relation(ctypes.Structure):
    """``cst_relation``."""

    _fields_ = (
        ("name", TEXT),
        ("features", POINTER),
        ("utterance", POINTER),
        ("head", POINTER),
        ("tail", POINTER),
    )


class EngineVoice(ctypes.Structure):
    """The beginning of ``cst_voice``."""

    _fields_ = (("name", TEXT), ("features", POINTER))


class Engine:
    """flite with one voice, just started."""

    def __init__(self, libraries: list[str], voice: str) -> None:
        loaded = [ctypes.CDLL(library, mode=ctypes.RTLD_GLOBAL) for library in libraries]
        core, speaker = loaded[0], loaded[-1]
        self._synthesise = _typed(core, "flite_synth_text", POINTER, TEXT, POINTER)
        self._wave = _typed(core, "utt_wave", ctypes.POINTER(Wave), POINTER)
        self._relation = _typed(core, "utt_relation", ctypes.POINTER(Relation), POINTER, TEXT)
        self._next = _typed(core, "item_next", POINTER, POINTER)
        self._daughter = _typed(core, "item_daughter", POINTER, POINTER)
        self._integer = _typed(core, "item_feat_int", ctypes.c_int, POINTER, TEXT)
        self._seconds = _typed(core, "ffeature_float", ctypes.c_float, POINTER, TEXT)
        self._set = _typed(core, "feat_set_float", None, POINTER, TEXT, ctypes.c_float)
        core.flite_init()
        register = _typed(speaker, f"register_cmu_us_{voice}", ctypes.POINTER(EngineVoice), TEXT)
        self._voice = register(None)

    def speak(self, text: str, stretch: float) -> tuple[int, bytes, list[tuple[int, float, float]]]:
        """The rate, the sound, and words: position in the text from 0, first and last second."""
        self._set(self._voice.contents.features, b"duration_stretch", stretch)
        utterance = self._synthesise(text.encode("ascii"), self._voice)
        if not utterance:
            sys.exit("it made no sound")
        wave = self._wave(utterance).contents
        sound = ctypes.string_at(wave.sound, wave.samples * 2)
        return int(wave.rate), sound, list(self._words(utterance))

    def _words(self, utterance: int) -> Iterator[tuple[int, float, float]]:
        """A token is what stood between spaces; it is spoken as one word or several."""
        token, position = self._relation(utterance, b"Token").contents.head, 0
        while token:
            word = self._daughter(token)
            while word:
                yield (
                    position,
                    float(self._seconds(word, FIRST_SEGMENT)),
                    float(self._seconds(word, LAST_SEGMENT)),
                )
                word = self._next(word)
            # Where the engine had read to when the token was whole: the next one's beginning.
            position = self._integer(token, b"file_pos")
            token = self._next(token)


def _typed(library: ctypes.CDLL, name: str, result: type | None, *arguments: type) -> Any:  # noqa: ANN401 - C has no types here
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments
    return function


def speak(request: dict[str, Any]) -> tuple[int, bytes, list[tuple[int, float, float]]]:
    """The rate, the sound and the words of a text."""
    engine = Engine(request["libraries"], request["voice"])
    return engine.speak(request["text"], request["stretch"])
