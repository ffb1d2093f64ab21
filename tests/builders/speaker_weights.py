"""Weights of the real format of a diariser, small enough to be made by a test.

Two "voices" are tones, so that what must come out is known: the segmentation weighs how strongly
each of them sounds in every frame, as the real one tells up to three speakers apart, and the
embedding is the shape of the spectrum over time. Shapes, names and metadata are those that
sherpa-onnx reads of pyannote's segmentation 3.0 and of WeSpeaker's embeddings.
"""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

RATE = 16_000
ADA, BEN = 320.0, 950.0
"""Hertz of the two voices."""
WINDOW, FIELD, SHIFT = 160_000, 991, 270
"""Samples that the real segmentation hears at once, and those of its frames."""
QUIET = 0.05
_OPSET = [helper.make_opsetid("", 17)]
_IR = 8


def write_speaker_weights(folder: Path) -> Path:
    """Weights that tell the two tones apart."""
    folder.mkdir(parents=True)
    onnx.save(_segmentation(), str(folder / "segmentation.onnx"))
    onnx.save(_embedding(), str(folder / "embedding.onnx"))
    return folder


def voices(*said: tuple[float | None, float], rate: int = 48_000) -> bytes:
    """Sound of 16 bit: a tone (None for silence) and its seconds, one after the other."""
    parts = [
        np.zeros(round(seconds * rate))
        if tone is None
        else 0.4 * np.sin(2 * np.pi * tone * np.arange(round(seconds * rate)) / rate)
        for tone, seconds in said
    ]
    return (np.concatenate(parts) * 0x7FFF).astype("<i2").tobytes()


def _segmentation() -> onnx.ModelProto:
    """How strongly each tone sounds in each frame, as scores of seven sets of speakers."""
    time = np.arange(FIELD) / RATE
    waves = [wave(2 * np.pi * tone * time) for tone in (ADA, BEN) for wave in (np.cos, np.sin)]
    filters = (np.stack(waves) * np.hanning(FIELD) * 4 / FIELD)[:, np.newaxis]
    # Nobody; each of three; each two of them.
    sets = np.zeros((7, 2))
    sets[1], sets[2], sets[4] = (1, 0), (0, 1), (0.7, 0.7)
    bias = np.full(7, -1.0)
    bias[[0, 1, 2, 4]] = QUIET, 0, 0, 0
    pairs = np.array([[1, 1, 0, 0], [0, 0, 1, 1]])
    scores = np.concatenate([sets @ pairs])[..., np.newaxis]
    nodes = [
        helper.make_node("Conv", ["x", "filters"], ["waves"], strides=[SHIFT]),
        helper.make_node("Mul", ["waves", "waves"], ["squares"]),
        helper.make_node("Conv", ["squares", "sets", "bias"], ["scores"]),
        helper.make_node("Transpose", ["scores"], ["y"], perm=[0, 2, 1]),
    ]
    model = _model(
        nodes,
        inputs=[helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", 1, "T"])],
        outputs=[helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", "frames", 7])],
        constants={"filters": filters, "sets": scores, "bias": bias},
    )
    helper.set_model_props(
        model,
        {
            "model_type": "pyannote-segmentation-3.0",
            "sample_rate": str(RATE),
            "window_size": str(WINDOW),
            "receptive_field_size": str(FIELD),
            "receptive_field_shift": str(SHIFT),
            "num_speakers": "3",
            "powerset_max_classes": "2",
            "num_classes": "7",
        },
    )
    return model


def _embedding() -> onnx.ModelProto:
    """What stands out of the spectrum (80 bands), on average."""
    nodes = [
        helper.make_node("ReduceMean", ["x"], ["level"], axes=[2], keepdims=1),
        helper.make_node("Sub", ["x", "level"], ["shape"]),
        helper.make_node("Relu", ["shape"], ["peaks"]),
        helper.make_node("ReduceMean", ["peaks"], ["embs"], axes=[1], keepdims=0),
    ]
    model = _model(
        nodes,
        inputs=[helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", "T", 80])],
        outputs=[helper.make_tensor_value_info("embs", TensorProto.FLOAT, ["N", 80])],
        constants={},
    )
    helper.set_model_props(
        model,
        {
            "framework": "wespeaker",
            "language": "English",
            "output_dim": "80",
            "sample_rate": str(RATE),
            "normalize_samples": "1",
        },
    )
    return model


def _model(
    nodes: list[onnx.NodeProto],
    inputs: list[onnx.ValueInfoProto],
    outputs: list[onnx.ValueInfoProto],
    constants: dict[str, NDArray[np.float64]],
) -> onnx.ModelProto:
    held = [
        numpy_helper.from_array(value.astype(np.float32), name) for name, value in constants.items()
    ]
    graph = helper.make_graph(nodes, "speakers", inputs, outputs, held)
    return helper.make_model(graph, opset_imports=_OPSET, ir_version=_IR)
