"""Azure is asked in SSML that no line can break, at the address of a region."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree

from builders.cloud_voices import connected, line_of
from reelwright.adapters.azure_voice.models import PRICE
from reelwright.adapters.azure_voice.provider import PROVIDER
from reelwright.adapters.azure_voice.voice import AzureVoice
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.services import Access, RequestRefused, Secret
from reelwright.simulators.azure_voice.service import AzureVoiceSimulator

pytestmark = pytest.mark.integration

NAMESPACE = "{http://www.w3.org/2001/10/synthesis}"


@pytest.fixture
def service() -> Iterator[tuple[AzureVoiceSimulator, AzureVoice]]:
    with AzureVoiceSimulator() as simulator, connected(PROVIDER, simulator) as voice:
        yield simulator, voice


def named(voice: AzureVoice, name: str) -> VoiceRef:
    return next(ref for ref in voice.voices() if ref.name == name)


@pytest.mark.parametrize("name", ["en-US-GuyNeural", "en-GB-SoniaNeural"])
def test_a_line_is_data_in_the_markup(
    service: tuple[AzureVoiceSimulator, AzureVoice], name: str
) -> None:
    simulator, voice = service
    said = "Say </voice></speak><voice name='x'> & \x01 \"more\", please."
    voice.speak(line_of(said), named(voice, name))
    speak = etree.fromstring(simulator.requests[-1].body)
    (spoken,) = speak
    assert spoken.get("name") == name
    assert spoken.text == said.replace(" \x01", "")
    assert len(spoken) == 0


def test_a_speed_is_markup_that_is_paid_for(
    service: tuple[AzureVoiceSimulator, AzureVoice],
) -> None:
    simulator, voice = service
    line, ref = line_of("Two small lamps stand on a table."), named(voice, "en-US-GuyNeural")
    fast = voice.speak(line, replace(ref, speed=1.25))
    (prosody,) = etree.fromstring(simulator.requests[-1].body).iter(f"{NAMESPACE}prosody")
    assert prosody.get("rate") == "1.25"
    usual = voice.speak(line, ref)
    assert b"prosody" not in simulator.requests[-1].body
    assert fast.charge is not None
    assert usual.charge is not None
    assert fast.charge.usage.characters - usual.charge.usage.characters == PRICE.added
    assert usual.request_id


def test_voices_in_preview_or_of_another_price_are_not_offered(
    service: tuple[AzureVoiceSimulator, AzureVoice],
) -> None:
    _, voice = service
    found = {ref.name: ref.language for ref in voice.voices()}
    assert found == {
        "en-US-GuyNeural": "en",
        "en-GB-SoniaNeural": "en",
        "de-DE-ConradNeural": "de",
        "nb-NO-PernilleNeural": "no",
        "sr-Latn-RS-SophieNeural": "sr",
    }


def test_a_key_without_a_region_is_told_where_to_set_it() -> None:
    with HttpxServiceHttp() as http:
        nowhere = Access(http=http, address="", key=Secret("any"))
        with pytest.raises(RequestRefused, match="REELWRIGHT_ADDRESS_AZURE=https://REGION"):
            PROVIDER.connect(nowhere)
        with pytest.raises(RequestRefused, match="region"):
            PROVIDER.check(nowhere)
