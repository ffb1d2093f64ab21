"""Whisper's weights in CTranslate2's format, each fixed to one version of its publisher's page.

Sizes and SHA-256 digests are second-hand: those that public repositories which fetch the same
files pin, each found in at least three of them, independent as far as they tell. None was
computed from the files.
"""

from dataclasses import dataclass

from reelwright.ports.models import Model, ModelFile

_HOST = "https://huggingface.co"
_LICENCE = "MIT"
_LANGUAGES = ("de", "en", "es", "fr", "it", "pt")
"""Of the 99 that each knows, those that this program has more than captions for."""
_TOKENIZER = ModelFile(
    name="tokenizer.json",
    url="",
    size=2_203_239,
    digest="fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
)
_VOCABULARY = ModelFile(
    name="vocabulary.txt",
    url="",
    size=459_861,
    digest="34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
)
_V3_VOCABULARY = ModelFile(
    name="vocabulary.json",
    url="",
    size=1_068_114,
    digest="c69260f2ab26d659b7c398f9a2b2b48ed0df16c3b47d7326782fd9cba71690c1",
)
_V3_SOUND = ModelFile(
    name="preprocessor_config.json",
    url="",
    size=340,
    digest="7ccc62c6f2765af1f3b46c00c9b5894426835a05021c8b9c01eecb6dfb542711",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Whisper:
    """A size of the model: where it is, and length and digest of what is its own."""

    size: str
    title: str
    page: str
    revision: str
    config: tuple[int, str]
    weights: tuple[int, str]
    shared: tuple[ModelFile, ...] = (_TOKENIZER, _VOCABULARY)

    def model(self) -> Model:
        own = (self._file("config.json", *self.config), self._file("model.bin", *self.weights))
        shared = (self._file(file.name, file.size, file.digest) for file in self.shared)
        return Model(
            name=f"whisper/{self.size}",
            languages=_LANGUAGES,
            title=f"hears recordings in 99 languages; {self.title}",
            licence=_LICENCE,
            page=f"{_HOST}/{self.page}",
            files=(own[0], *shared, own[1]),
        )

    def _file(self, name: str, size: int, digest: str) -> ModelFile:
        url = f"{_HOST}/{self.page}/resolve/{self.revision}/{name}"
        return ModelFile(name=name, url=url, size=size, digest=digest)


_SIZES = (
    _Whisper(
        size="small",
        title="good for most",
        page="Systran/faster-whisper-small",
        revision="536b0662742c02347bc0e980a01041f333bce120",
        config=(2_370, "b55496ac7940a7ae47d2c01eab40edfd8701feec1229d9cce3b40014383fb828"),
        weights=(
            483_546_902,
            "3e305921506d8872816023e4c273e75d2419fb89b24da97b4fe7bce14170d671",
        ),
    ),
    _Whisper(
        size="tiny",
        title="fastest, many mistakes",
        page="Systran/faster-whisper-tiny",
        revision="d90ca5fe260221311c53c58e660288d3deb8d356",
        config=(2_249, "a73a28cdfe1c43ccc7202fa333d1f89c202477271407ae9a7f19afa52039cac8"),
        weights=(75_538_270, "dcb76c6586fc06cbdac6dd21f14cfd129cc4cdd9dce19bf4ffa62e59cbe6e6d1"),
    ),
    _Whisper(
        size="base",
        title="fast, more mistakes",
        page="Systran/faster-whisper-base",
        revision="ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66",
        config=(2_309, "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a"),
        weights=(
            145_217_532,
            "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
        ),
    ),
    _Whisper(
        size="medium",
        title="slow, few mistakes",
        page="Systran/faster-whisper-medium",
        revision="08e178d48790749d25932bbc082711ddcfdfbc4f",
        config=(2_257, "3622a2ddc41ec0e0fd4e68c13c6830f03b90c38d89aaad184de02c8c642cf807"),
        weights=(
            1_527_906_378,
            "9b45e1009dcc4ab601eff815b61d80e60ce3fd8c74c1a14f4a282258286b51ae",
        ),
    ),
    _Whisper(
        size="large-v3-turbo",
        title="few mistakes, faster than large-v3",
        page="deepdml/faster-whisper-large-v3-turbo-ct2",
        revision="4df90f75321148c3a29a9e2351b7ddf8f5b115a8",
        config=(2_263, "b0253ea6c0d3bea6b1e19e91a02acfd3b53f4467362efcb5a3e6b16c9b3a9b7e"),
        weights=(
            1_617_884_929,
            "e76620f83d5f5b69efd3d87e3dc180c1bd21df9fbebacfd4335e5e1efcc018da",
        ),
        shared=(
            _V3_SOUND,
            ModelFile(
                name="tokenizer.json",
                url="",
                size=2_710_337,
                digest="297b13372ac43916285644fb9687add3cc62ee2a1adb60da3dc25cc94c1871fd",
            ),
            _V3_VOCABULARY,
        ),
    ),
    _Whisper(
        size="large-v3",
        title="fewest mistakes, slowest",
        page="Systran/faster-whisper-large-v3",
        revision="edaa852ec7e145841d8ffdb056a99866b5f0a478",
        config=(2_394, "a9306624f5ec14270a014b647e5c316b6e03a662c369758d1b90697a7b0655b9"),
        weights=(
            3_087_284_237,
            "69f74147e3334731bc3a76048724833325d2ec74642fb52620eda87352e3d4f1",
        ),
        shared=(
            _V3_SOUND,
            ModelFile(
                name="tokenizer.json",
                url="",
                size=2_480_617,
                digest="6d8cbd7cd0d8d5815e478dac67b85a26bbe77c1f5e0c6d76d1ce2abc0e5f21ca",
            ),
            _V3_VOCABULARY,
        ),
    ),
)

WHISPERS: tuple[Model, ...] = tuple(size.model() for size in _SIZES)
