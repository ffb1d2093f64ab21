"""Weights of Whisper's real format, small enough to be made by a test.

The network is the real one with a single layer, and its weights are chosen so that it says what
it is told to: every layer passes on what comes in, so that each word depends on its place in the
answer alone, and attention looks at the sound where that word is to be heard. So the whole
library is exercised (features, detector of speech, encoder, decoder, language, times by
attention), and what must come out of it is known.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ctranslate2.specs.attention_spec import MultiHeadAttentionSpec
from ctranslate2.specs.common_spec import LayerNormSpec
from ctranslate2.specs.transformer_spec import FeedForwardSpec
from ctranslate2.specs.whisper_spec import WhisperSpec
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.decoders import ByteLevel as Bytes
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

WIDTH, MELS = 64, 80
TEXT_TOKENS, TIME_TOKENS = 50_257, 1_501
"""As in every multilingual model: tokens of text, and of times 20 ms apart."""
LONGEST_ANSWER, FRAMES = 448, 1_500
FRAME = 0.02
"""Seconds of a frame that attention looks at."""
BEFORE = 3
"""Tokens that the library says first: begin, language, task."""
_CODES = (
    "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th "
    "ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr "
    "pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt "
    "haw ln ha ba jw su"
)
LANGUAGES = _CODES.split()

Matrix = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A word, and the seconds of the half minute at which it is heard."""

    word: str
    start: float
    end: float


def write_whisper(folder: Path, said: list[Said], language: str = "en") -> Path:
    """Weights that hear these words in any speech, and that language."""
    folder.mkdir(parents=True)
    words = [f"Ġ{each.word}" for each in said]
    vocabulary = _vocabulary(words)
    tokens = {token: at for at, token in enumerate(vocabulary)}
    _write_tokenizer(folder, vocabulary, tokens)
    last = round(said[-1].end / FRAME) * FRAME
    answer = ["<|0.00|>", *words, f"<|{last:.2f}|>", "<|endoftext|>"]
    places = np.random.default_rng(0).choice([-1.0, 1.0], (LONGEST_ANSWER, WIDTH))
    spec = WhisperSpec(1, 1, 1, 1)
    _fill_encoder(spec, places.astype(np.float32), said)
    _fill_decoder(spec, places.astype(np.float32), len(vocabulary))
    spec.decoder.projection.weight = _projection(tokens, places, answer, language)
    spec.register_vocabulary(vocabulary)
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], []
    spec.config.lang_ids = [tokens[f"<|{each}|>"] for each in LANGUAGES]
    spec.config.alignment_heads = [[0, 0]]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    return folder


def _vocabulary(words: list[str]) -> list[str]:
    letters = [*sorted(ByteLevel.alphabet()), *dict.fromkeys(words)]
    # The empty one is how the library knows a model of many languages.
    rest = [f"Ġunsaid{number}" for number in range(TEXT_TOKENS - len(letters) - 1)]
    return [*letters, *rest, "", *_special()]


def _special() -> list[str]:
    return [
        "<|endoftext|>", "<|startoftranscript|>", *(f"<|{each}|>" for each in LANGUAGES),
        "<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>", "<|nospeech|>",
        "<|notimestamps|>", *(f"<|{number * FRAME:.2f}|>" for number in range(TIME_TOKENS)),
    ]  # fmt: skip


def _write_tokenizer(folder: Path, vocabulary: list[str], tokens: dict[str, int]) -> None:
    text = {token: tokens[token] for token in vocabulary[:TEXT_TOKENS]}
    tokenizer = Tokenizer(BPE(vocab=text, merges=[]))
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    tokenizer.decoder = Bytes()
    tokenizer.add_special_tokens(_special())
    tokenizer.save(str(folder / "tokenizer.json"))


def _projection(tokens: dict[str, int], places: Matrix, answer: list[str], language: str) -> Matrix:
    """Which token each place of an answer says."""
    weights = np.zeros((len(tokens), WIDTH), np.float32)
    weights[tokens[f"<|{language}|>"]] += places[0] / 2
    for at, token in enumerate(answer, BEFORE - 1):
        weights[tokens[token]] += places[at] / 2
    return weights


def _fill_encoder(spec: WhisperSpec, places: Matrix, said: list[Said]) -> None:
    """The sound changes nothing; each frame carries the mark of the word that is said in it."""
    encoder = spec.encoder
    encoder.conv1.weight, encoder.conv1.bias = _nothing(WIDTH, MELS, 3), _nothing(WIDTH)
    encoder.conv2.weight, encoder.conv2.bias = _nothing(WIDTH, WIDTH, 3), _nothing(WIDTH)
    marks = np.random.default_rng(1).choice([-1.0, 1.0], (FRAMES, WIDTH)).astype(np.float32)
    for at, each in enumerate(said, BEFORE):
        marks[round(each.start / FRAME) : round(each.end / FRAME)] = places[at]
    encoder.position_encodings.encodings = marks
    _fill_norm(encoder.layer_norm)
    _fill_attention(encoder.layer[0].self_attention)
    _fill_forward(encoder.layer[0].ffn)


def _fill_decoder(spec: WhisperSpec, places: Matrix, size: int) -> None:
    decoder = spec.decoder
    decoder.embeddings.weight = _nothing(size, WIDTH)
    decoder.position_encodings.encodings = places
    _fill_norm(decoder.layer_norm)
    layer = decoder.layer[0]
    _fill_attention(layer.self_attention)
    _fill_looking(layer.attention)
    _fill_forward(layer.ffn)


def _fill_attention(attention: MultiHeadAttentionSpec) -> None:
    """Attention that adds nothing."""
    _fill_norm(attention.layer_norm)
    for linear, size in zip(attention.linear, (3 * WIDTH, WIDTH), strict=True):
        linear.weight, linear.bias = _nothing(size, WIDTH), _nothing(size)


def _fill_looking(attention: MultiHeadAttentionSpec) -> None:
    """Attention that looks at the frames with the mark of its place, and adds nothing."""
    _fill_norm(attention.layer_norm)
    same = np.eye(WIDTH, dtype=np.float32)
    query, looked, out = attention.linear
    query.weight, query.bias = same, _nothing(WIDTH)
    looked.weight, looked.bias = np.vstack([same, _nothing(WIDTH, WIDTH)]), _nothing(2 * WIDTH)
    out.weight, out.bias = _nothing(WIDTH, WIDTH), _nothing(WIDTH)


def _fill_forward(forward: FeedForwardSpec) -> None:
    _fill_norm(forward.layer_norm)
    for linear in (forward.linear_0, forward.linear_1):
        linear.weight, linear.bias = _nothing(WIDTH, WIDTH), _nothing(WIDTH)


def _fill_norm(norm: LayerNormSpec) -> None:
    norm.gamma, norm.beta = np.ones(WIDTH, np.float32), _nothing(WIDTH)


def _nothing(*shape: int) -> Matrix:
    return np.zeros(shape, np.float32)
