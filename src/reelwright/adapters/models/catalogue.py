"""The models that can be fetched: sizes, digests, licences and where they are from.

Piper's voices: sizes and MD5 digests are those of ``voices.json`` in the package wyoming-piper, by
the same makers. Each comes with its MODEL_CARD, which holds the terms of its recordings. Voices
whose recordings are known to be free for research only are left out.

Kokoro 82M v1.0 in ONNX, as published with the package kokoro-onnx.

SHA-256 digests (Kokoro, en_GB-cori, en_GB-alba) are second-hand: those that public repositories
which fetch the same files pin. None was computed from the files.
"""

from dataclasses import dataclass

from reelwright.adapters.models.speakers import SPEAKERS
from reelwright.adapters.models.whisper import WHISPERS
from reelwright.ports.models import Algorithm, Model, ModelFile

_PIPER = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
_PIPER_PAGE = "https://huggingface.co/rhasspy/piper-voices"
_KOKORO = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
_SHA256_LENGTH = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class _Piper:
    """A voice of Piper: size and digest of each of its files."""

    voice: str
    title: str
    licence: str
    card: tuple[int, str]
    config: tuple[int, str]
    weights: tuple[int, str]

    def model(self) -> Model:
        locale, speaker, quality = self.voice.split("-")
        folder = f"{_PIPER}/{locale[:2]}/{locale}/{speaker}/{quality}"
        files = {
            "MODEL_CARD": self.card,
            f"{self.voice}.onnx.json": self.config,
            f"{self.voice}.onnx": self.weights,
        }
        return Model(
            name=f"piper/{self.voice}",
            languages=(locale[:2],),
            title=self.title,
            licence=self.licence,
            page=_PIPER_PAGE,
            files=tuple(
                _file(name, f"{folder}/{name}", size, digest)
                for name, (size, digest) in files.items()
            ),
        )


def _file(name: str, url: str, size: int, digest: str) -> ModelFile:
    algorithm = Algorithm.SHA256 if len(digest) == _SHA256_LENGTH else Algorithm.MD5
    return ModelFile(name=name, url=url, size=size, digest=digest, algorithm=algorithm)


_PIPERS = (
    _Piper(
        voice="en_US-ljspeech-high",
        title="American English, female",
        licence="public domain (LJ Speech); see MODEL_CARD",
        card=(513, "bc3fe20b3e3f359ec423b98c1b6ed32e"),
        config=(4970, "de98fc398ddead60fb82d93bfafb3ad1"),
        weights=(114199011, "dad093b5d2cff6a5fda99883ceda09d1"),
    ),
    _Piper(
        voice="en_GB-cori-high",
        title="British English, female",
        licence="public domain (LibriVox); see MODEL_CARD",
        card=(468, "12db31ecedf1d6458a215d3012339a20"),
        config=(4963, "9e7fb5b5671612c22f3c81cbe46c1ae87b031a4632bcb509e499dad6f1e2adec"),
        weights=(114219352, "470b4dd634c98f8a4850d7626ffc3dfc90774628eeef6605a6dd8f88f30a5903"),
    ),
    _Piper(
        voice="en_GB-alba-medium",
        title="Scottish English, female",
        licence="CC BY 4.0; see MODEL_CARD",
        card=(324, "d5a8716acb311b20e0f28710d0fcc982"),
        config=(4888, "aa965a2f02ecced632c2694e1fc72bbff6d65f265fab567ca945918c73dd89f4"),
        weights=(63201294, "401369c4a81d09fdd86c32c5c864440811dbdcc66466cde2d64f7133a66ad03b"),
    ),
    _Piper(
        voice="de_DE-thorsten-high",
        title="German, male",
        licence="CC0; see MODEL_CARD",
        card=(279, "19da09a2681bb31bce0f12fc16bd7033"),
        config=(4875, "e81686e00a9d825e2488ead660bec6fd"),
        weights=(113895201, "256505fe58fb8b9d6ed78b83f6b8a9d2"),
    ),
    _Piper(
        voice="de_DE-thorsten-medium",
        title="German, male, smaller",
        licence="CC0; see MODEL_CARD",
        card=(285, "e84cf8b09957fccceb068a3c1664d0f3"),
        config=(4819, "843a7bd7272724f750534dd5a26d1aad"),
        weights=(63201294, "a129b00fb3078df43c96bab6c94535c0"),
    ),
    _Piper(
        voice="fr_FR-siwis-medium",
        title="French, female",
        licence="CC BY 4.0; see MODEL_CARD",
        card=(284, "2b9ea48b15e9e1fd25f95b415caaf66f"),
        config=(4875, "a407e7e6901feb79c2ea2a5466076cce"),
        weights=(63201294, "20e876e8c839e9b11a26085858f2300c"),
    ),
    _Piper(
        voice="es_ES-davefx-medium",
        title="Spanish of Spain, male",
        licence="see MODEL_CARD",
        card=(276, "980f3ebe5987b10488da3a7f4a462970"),
        config=(4817, "dd157b5eaf6930bf949cf416d9a9307a"),
        weights=(63201294, "dc515cd4ecc5f6f72fe14a941188fc9c"),
    ),
    _Piper(
        voice="es_MX-claude-high",
        title="Spanish of Mexico, female",
        licence="see MODEL_CARD",
        card=(247, "bca99dc9b9a6c8f2f8563d73d52c4a3b"),
        config=(4963, "36882201922fabb409f18d284af3eddd"),
        weights=(63122309, "cb1966e0ff20ca3aa010f6c9a0ce296a"),
    ),
    _Piper(
        voice="it_IT-paola-medium",
        title="Italian, female",
        licence="see MODEL_CARD",
        card=(303, "436971e8acb0a92dd8dbc42542e59d03"),
        config=(7099, "cd471a3757c88a7a4baee6207248b5d5"),
        weights=(63511038, "3a44e73b12ca5d0c21a72e388b5847c8"),
    ),
    _Piper(
        voice="pt_BR-faber-medium",
        title="Portuguese of Brazil, male",
        licence="see MODEL_CARD",
        card=(279, "f636a9f4c8b0e5107a1255ebcd4bc6c5"),
        config=(4855, "a1258e1e113c47d9a1486a9bef1daab4"),
        weights=(63201294, "e0724a2f07965f6523d2a1e96b488a4c"),
    ),
)

_KOKORO_MODEL = Model(
    name="kokoro/v1.0",
    languages=("en", "es", "fr", "it", "pt"),
    title="54 voices; the most natural ones here",
    licence="Apache-2.0",
    page="https://huggingface.co/hexgrad/Kokoro-82M",
    files=(
        _file(
            "voices-v1.0.bin",
            f"{_KOKORO}/voices-v1.0.bin",
            28_214_398,
            "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
        ),
        _file(
            "kokoro-v1.0.onnx",
            f"{_KOKORO}/kokoro-v1.0.onnx",
            325_532_387,
            "7d5df8ecf7d4b1878015a32686053fd0eebe2bc377234608764cc0ef3636a6c5",
        ),
    ),
)

CATALOGUE: tuple[Model, ...] = (
    _KOKORO_MODEL,
    *(each.model() for each in _PIPERS),
    *WHISPERS,
    SPEAKERS,
)
"""Voices, the most natural first, then what hears recordings and who speaks in them."""
