"""What tells speakers apart: pyannote's segmentation 3.0 and NVIDIA's TitaNet small, both in ONNX.

The conversions are those of sherpa-onnx, whose release calls its tag *recongition*. Sizes and
SHA-256 digests are second-hand: those that public repositories which fetch the same files pin, each
found in at least three of them. None was computed from the files.
"""

from reelwright.ports.models import Model, ModelFile

_SEGMENTATION = "https://huggingface.co/csukuangfj/sherpa-onnx-pyannote-segmentation-3-0"
_REVISION = "9403a6902bb58e3d5ae8c7e77c3422de279db2e0"
_RELEASES = "https://github.com/k2-fsa/sherpa-onnx/releases"

SPEAKERS = Model(
    name="sherpa/titanet-small",
    languages=("de", "en", "es", "fr", "it", "pt"),
    title="tells who speaks in a recording; any language, made with English",
    licence="MIT (pyannote segmentation 3.0), CC BY 4.0 (TitaNet)",
    page=f"{_RELEASES}/tag/speaker-recongition-models",
    files=(
        ModelFile(
            name="segmentation.onnx",
            url=f"{_SEGMENTATION}/resolve/{_REVISION}/model.onnx",
            size=5_992_913,
            digest="220ad67ca923bef2fa91f2390c786097bf305bceb5e261d4af67b38e938e1079",
        ),
        ModelFile(
            name="embedding.onnx",
            url=f"{_RELEASES}/download/speaker-recongition-models/nemo_en_titanet_small.onnx",
            size=40_257_283,
            digest="ad4a1802485d8b34c722d2a9d04249662f2ece5d28a7a039063ca22f515a789e",
        ),
    ),
)
