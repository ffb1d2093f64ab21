import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from builders.plugins import pretended
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.keys.store import EncryptedKeys
from reelwright.app.wiring.providers import (
    BUILT_IN,
    VOICE,
    WRITER,
    ProviderBroken,
    Providers,
    ProviderUnknown,
    key_in_environment,
)
from reelwright.ports.services import KeyMissing, Kind, Secret, ServiceFacts, require_key, titled

pytestmark = pytest.mark.unit

FACTS = ServiceFacts(
    name="deep-voice",
    title="Deep Voice",
    kinds=frozenset({Kind.VOICE}),
    address="https://deep.example/api/",
    key="DEEP_VOICE_KEY",
    key_page="https://deep.example/keys",
)
GOOD = """
from reelwright.ports.services import Kind, ServiceFacts
class P:
    facts = ServiceFacts(name="tone", title="Tone", kinds=frozenset({Kind.VOICE}), address="")
    def connect(self, access): return ("connected", access.address)
    def check(self, access): return "fine"
ONE = P()
"""


def _providers(
    tmp_path: Path,
    environment: Mapping[str, str] | None = None,
    addresses: Mapping[str, str] | None = None,
) -> Providers:
    return Providers(
        http=HttpxServiceHttp(),
        keys=EncryptedKeys(tmp_path / "keys"),
        environment=environment or {},
        addresses=addresses,
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"DEEP_VOICE_KEY": "usual"}, ("DEEP_VOICE_KEY", Secret("usual"))),
        ({"REELWRIGHT_KEY_DEEP_VOICE": "own"}, ("REELWRIGHT_KEY_DEEP_VOICE", Secret("own"))),
        (
            {"DEEP_VOICE_KEY": "usual", "REELWRIGHT_KEY_DEEP_VOICE": "own\n"},
            ("REELWRIGHT_KEY_DEEP_VOICE", Secret("own")),
        ),
        ({"DEEP_VOICE_KEY": " "}, None),
    ],
)
def test_the_environment_gives_a_key(
    environment: Mapping[str, str], expected: tuple[str, Secret] | None
) -> None:
    assert key_in_environment(FACTS, environment) == expected


def test_the_environment_wins_over_the_store(tmp_path: Path) -> None:
    EncryptedKeys(tmp_path / "keys").keep("deep-voice", Secret("kept"))
    assert _providers(tmp_path).access(FACTS).key == Secret("kept")
    set_too = _providers(tmp_path, {"DEEP_VOICE_KEY": "usual"})
    assert set_too.access(FACTS).key == Secret("usual")


def test_a_missing_key_says_where_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match=r"keys set deep-voice.*DEEP_VOICE_KEY.*deep\.example"):
        require_key(_providers(tmp_path).access(FACTS), FACTS)


def test_another_address_may_be_set(tmp_path: Path) -> None:
    assert _providers(tmp_path).access(FACTS).address == "https://deep.example/api"
    other = _providers(tmp_path, addresses={"deep_voice": "http://127.0.0.1:9/x/"})
    assert other.access(FACTS).address == "http://127.0.0.1:9/x"
    apart = _providers(
        tmp_path,
        addresses={"openai": "http://127.0.0.1:9", "openai_voice": "http://127.0.0.1:8"},
    )
    writer, voice = (apart.provider(kind, "openai") for kind in (WRITER, VOICE))
    assert apart.access(writer.facts).address == "http://127.0.0.1:9"
    assert apart.access(voice.facts).address == "http://127.0.0.1:8"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_built_in_is_what_the_table_says(tmp_path: Path, kind: Kind) -> None:
    for found, name, provider in _providers(tmp_path).every():
        if found is kind and name in BUILT_IN[kind]:
            assert not isinstance(provider, ProviderBroken)
            assert kind in provider.facts.kinds
            assert provider.facts.name == name
            assert kind is Kind.WRITER or provider.facts.title == titled(name)
            assert provider.facts.name.islower()


def test_looking_for_names_imports_nothing(tmp_path: Path, site: Path) -> None:
    pretended(site, "toner", "voice.tone = toner:ONE", "raise SystemError")
    assert "tone" in _providers(tmp_path).names(Kind.VOICE)
    assert "toner" not in sys.modules


def test_a_plugin_connects(tmp_path: Path, site: Path) -> None:
    pretended(site, "tonegood", "voice.tone = tonegood:ONE", GOOD)
    registry = _providers(tmp_path, addresses={"tone": "http://127.0.0.1:1"})
    assert str(registry.connect(VOICE, "tone")) == "('connected', 'http://127.0.0.1:1')"


@pytest.mark.parametrize(
    ("name", "module", "sentence"),
    [
        ("tonea", "raise RuntimeError('no libfoo')", "fails: no libfoo"),
        ("toneb", "", "fails: .*has no attribute 'ONE'"),
        ("tonec", "ONE = 1", "has no facts"),
        ("toned", GOOD.replace('name="tone"', 'name="other"'), "calls itself 'other'"),
        ("tonee", GOOD.replace("Kind.VOICE", "Kind.FOOTAGE"), "do not say that it is a voice"),
        ("tonef", GOOD.replace("def check", "def chek"), r"has no check\(\)"),
    ],
)
def test_a_plugin_that_does_not_fit_is_named(
    tmp_path: Path, site: Path, name: str, module: str, sentence: str
) -> None:
    pretended(site, name, f"voice.tone = {name}:ONE", module)
    with pytest.raises(ProviderBroken, match=sentence) as raised:
        _providers(tmp_path).connect(VOICE, "tone")
    assert name in str(raised.value)
    assert [str(one) for _, found, one in _providers(tmp_path).every() if found == "tone"]


def test_two_plugins_of_one_name_are_told_apart_from_one(tmp_path: Path, site: Path) -> None:
    pretended(site, "tonex", "voice.tone = tonex:ONE", GOOD)
    pretended(site, "toney", "voice.tone = toney:ONE", GOOD)
    with pytest.raises(ProviderBroken, match="both offer the voice 'tone'"):
        _providers(tmp_path).connect(VOICE, "tone")


def test_an_unknown_name_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ProviderUnknown, match="no voice called 'nobody'; there are: "):
        _providers(tmp_path).connect(VOICE, "nobody")
