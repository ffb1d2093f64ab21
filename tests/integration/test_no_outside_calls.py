"""A test run calls nothing outside this machine, and fails where it tries."""

import traceback

import pytest

from builders.command import Command
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.models.catalogue import CATALOGUE
from reelwright.ports.services import HttpRequest

pytestmark = pytest.mark.integration

OUTSIDE = "http://192.0.2.1:9"
"""An address that belongs to nobody (RFC 5737)."""


def test_a_call_of_this_process_is_an_error() -> None:
    with HttpxServiceHttp(total=5.0) as http, pytest.raises(ExceptionGroup) as raised:
        http.send("outside", HttpRequest(method="GET", url=OUTSIDE))
    told = "".join(traceback.format_exception(raised.value))
    assert "SocketConnectBlockedError" in told
    assert "192.0.2.1" in told


@pytest.mark.parametrize("address", [OUTSIDE, "http://outside.example"])
def test_a_call_of_a_command_is_an_error(command: Command, address: str) -> None:
    ran = command("models", "get", CATALOGUE[-1].name, REELWRIGHT_ADDRESS_MODELS=address)
    assert ran.code != 0
    assert "OutsideCall: a test called" in ran.err


def test_a_command_has_no_key_of_whoever_runs_the_tests(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELEVENLABS_API_KEY", "a-real-one-0123456789")
    monkeypatch.setenv("REELWRIGHT_KEY_OPENAI", "a-real-one-0123456789")
    assert not any(row["set_in"] for row in command("keys", "list", "--json").values)
