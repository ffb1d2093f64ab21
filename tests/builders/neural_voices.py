"""Weights in the real formats of Piper and Kokoro, small enough to be made by a test.

The graphs have the inputs and outputs of the real ones and sound like a row of tones, one for each
phoneme, with drawn noise as the real ones have it.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import onnx.parser

TONES = """
    rate = Constant <value = float {RATE.0}> ()
    low = Constant <value = float {220.0}> ()
    step = Constant <value = float {12.0}> ()
    turn = Constant <value = float {6.2831853}> ()
    loud = Constant <value = float {0.3}> ()
    zero = Constant <value = float {0.0}> ()
    one = Constant <value = float {1.0}> ()
    last = Constant <value = int64[1] {-1}> ()
    flat = Constant <value = int64[1] {-1}> ()
    ids = Cast <to = 1> (IDS)
    columns = Unsqueeze (ids, last)
    at = Range (zero, length, one)
    seconds = Div (at, rate)
    steps = Mul (columns, step)
    pitch = Add (steps, low)
    turns = Mul (pitch, seconds)
    angle = Mul (turns, turn)
    wave = Sin (angle)
    tones = Mul (wave, loud)
    breath = RandomNormalLike <scale = 0.01> (tones)
"""

PIPER = """
<ir_version: 8, opset_import: ["" : 17]>
voice (int64[1,n] input, int64[1] input_lengths, float[3] scales) => (float[1,1,1,m] output) {
    which_noise = Constant <value = int64 {0}> ()
    which_length = Constant <value = int64 {1}> ()
    usual = Constant <value = float {700.0}> ()
    noise = Gather (scales, which_noise)
    stretch = Gather (scales, which_length)
    length = Mul (usual, stretch)
TONES
    drawn = Mul (breath, noise)
    both = Add (tones, drawn)
    shape = Constant <value = int64[4] {1, 1, 1, -1}> ()
    output = Reshape (both, shape)
}
"""

KOKORO = """
<ir_version: 8, opset_import: ["" : 17]>
voice (int64[1,n] tokens, float[1,256] style, float[1] speed) => (float[m] audio) {
    usual = Constant <value = float {900.0}> ()
    slow = Div (usual, speed)
    length = Squeeze (slow)
TONES
    quiet = Mul (breath, loud)
    colour = ReduceMean <keepdims = 0> (style)
    coloured = Add (quiet, colour)
    both = Add (tones, coloured)
    audio = Reshape (both, flat)
}
"""
PHONEMES = "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɡɪɫɬɭɯɲɳɹɾʁʂʃʊʌʍʎʐʑʒʔˈˌːθ"


def piper_voice(
    folder: Path,
    name: str = "en_US-tone-low",
    family: str = "en",
    speakers: tuple[str, ...] = (),
) -> Path:
    """A voice of Piper in a folder: weights, and the configuration beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / f"{name}.onnx"
    if speakers:
        text = PIPER.replace("float[3] scales)", "float[3] scales, int64[1] sid)")
        text = text.replace("float {220.0}", "float {330.0}")
    else:
        text = PIPER
    _save(text, "input", 22_050, weights)
    config = {
        "audio": {"sample_rate": 22_050, "quality": "low"},
        "espeak": {"voice": {"en": "en-us"}.get(family, family)},
        "language": {"code": name.partition("-")[0], "family": family},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {phoneme: [at] for at, phoneme in enumerate(PHONEMES)},
        "num_symbols": 256,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: at for at, speaker in enumerate(speakers)},
    }
    weights.with_name(f"{weights.name}.json").write_text(json.dumps(config), encoding="utf-8")
    return weights


def kokoro_voices(folder: Path, names: tuple[str, ...] = ("af_heart", "bf_emma")) -> Path:
    """Kokoro in a folder: weights, and the styles of its voices beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / "kokoro-v1.0.onnx"
    _save(KOKORO, "tokens", 24_000, weights)
    styles = {name: np.full((510, 1, 256), 0.001 * at, np.float32) for at, name in enumerate(names)}
    with (folder / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, **styles)  # type: ignore[arg-type] # names of arrays, as its own examples
    return weights


def _save(text: str, ids: str, rate: int, to: Path) -> None:
    tones = TONES.replace("RATE", str(rate)).replace("IDS", ids)
    model = onnx.parser.parse_model(text.replace("TONES", tones))
    onnx.checker.check_model(model)
    onnx.save(model, str(to))
