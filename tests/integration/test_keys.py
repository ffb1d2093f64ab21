"""``reelwright keys``, as a person runs it, with an outside provider really installed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import OFFLINE, Command, Ran
from builders.plugins import EXAMPLE, installed

pytestmark = pytest.mark.integration

KEY = "simulated-key-0123456789abcdef"
WRONG = "another-key-9876543210fedcba"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(EXAMPLE, tmp_path_factory.mktemp("plugin") / "site")


@pytest.fixture(scope="module")
def service(site: Path) -> Iterator[str]:
    """The plugin's own simulator, run by hand as its README says."""
    command = [sys.executable, "-m", "reelwright_chime.simulator", "0"]
    with subprocess.Popen(
        command, env={"PYTHONPATH": str(site)}, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        yield running.stdout.readline().split()[0]
        running.terminate()


@pytest.fixture
def keys(command: Command, site: Path, service: str) -> "Keys":
    return Keys(
        command, {"PYTHONPATH": f"{OFFLINE}{os.pathsep}{site}", "REELWRIGHT_ADDRESS_CHIME": service}
    )


class Keys:
    """The command with the plugin on the path and its service on this machine."""

    def __init__(self, command: Command, environment: dict[str, str]) -> None:
        self._command = command
        self._environment = environment

    def __call__(self, *arguments: str, stdin: str = "", **environment: str) -> Ran:
        ran = self._command("keys", *arguments, stdin=stdin, **self._environment, **environment)
        assert "Traceback" not in ran.err
        assert KEY not in ran.out + ran.err
        assert WRONG not in ran.out + ran.err
        return ran

    def chime(self, **environment: str) -> dict[str, object]:
        listed = self("list", "--json", **environment).values
        return next(row for row in listed if row["service"] == "chime")


def test_a_key_is_kept_listed_tested_and_removed(keys: Keys) -> None:
    assert keys.chime()["set_in"] == ""
    kept = keys("set", "chime", stdin=f"  {KEY}\r\n")
    assert (kept.code, "keys test chime" in kept.out) == (0, True)
    assert (keys.chime()["ending"], keys.chime()["set_in"]) == ("…cdef", "store")
    tried = keys("test", "chime", "--json")
    assert tried.code == 0
    assert tried.values == [
        {
            "service": "chime",
            "kind": "voice",
            "works": True,
            "seen": "The key is taken; 1000 chimes are left.",
        }
    ]
    assert keys("rotate").out == "1 keys are encrypted anew.\n"
    assert keys("test", "chime").code == 0
    assert keys("remove", "chime").out == "The key of chime is removed.\n"
    assert keys("remove", "chime").out == "No key of chime was kept.\n"
    assert keys.chime()["set_in"] == ""


def test_a_wrong_key_is_said_to_be_wrong(keys: Keys) -> None:
    keys("set", "chime", stdin=WRONG)
    tried = keys("test", "chime", "--json")
    assert tried.code == 1
    assert "refuses the key (status 401" in tried.values[0]["seen"]


def test_the_environment_wins_and_is_named(keys: Keys) -> None:
    kept = keys("set", "chime", stdin=WRONG, CHIME_API_KEY=KEY)
    assert "CHIME_API_KEY is set too, and wins" in kept.out
    assert keys.chime(CHIME_API_KEY=KEY)["set_in"] == "CHIME_API_KEY"
    assert keys("test", "chime", CHIME_API_KEY=KEY).code == 0


def test_without_a_key_a_named_service_says_so_and_the_others_are_left_out(keys: Keys) -> None:
    tried = keys("test", "chime", "--json")
    assert tried.code == 1
    assert "needs a key" in tried.values[0]["seen"]
    assert keys("test", "--json").values == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("", "No key was given"),
        ("two words", "This is not a key"),
        ("schlüssel-0123456789", "This is not a key"),
        ("'quoted-0123456789'", "in quotes"),
        ("x" * 9000, "This is not a key"),
    ],
)
def test_what_is_no_key_is_not_kept(keys: Keys, given: str, sentence: str) -> None:
    ran = keys("set", "chime", stdin=given)
    assert (ran.code, sentence in ran.err) == (1, True)
    assert keys.chime()["set_in"] == ""


def test_an_unknown_service_is_refused_before_a_key_is_asked(keys: Keys) -> None:
    ran = keys("set", "nobody", stdin=KEY)
    assert ran.code == 1
    assert re.search("no service called 'nobody'; there are: .*chime", ran.err)


def test_a_key_is_no_argument(keys: Keys) -> None:
    assert keys("set", "chime", "on-the-command-line").code == 2
