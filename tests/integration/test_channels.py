"""Connecting channels and looking after them, as a person does at a terminal."""

import json
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from builders.command import Command, Ran
from builders.in_process import InProcess
from reelwright.app.publishing.channels import Made
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.wiring.platform import desk_for
from reelwright.ports.channels import Authoriser, ChannelTaken, ConsentDenied, Tokens
from reelwright.simulators.youtube.records import Channel
from reelwright.simulators.youtube.server import YouTubeSimulator
from reelwright.simulators.youtube.sign_in import ALLOW_PATH, AUTH_PATH

pytestmark = pytest.mark.integration

Answer = dict[str, str | list[str]]
BROWSER = """
import re, sys, urllib.request
from urllib.request import ProxyHandler, build_opener
address = sys.argv[1].replace("{auth}", "{allow}") + "&{more}"
print(build_opener(ProxyHandler({{}})).open(address).read().decode(), file=sys.stderr)
"""


@pytest.fixture
def youtube(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[YouTubeSimulator]:
    with YouTubeSimulator(data=tmp_path / "youtube") as simulator:
        monkeypatch.setenv("REELWRIGHT_ADDRESS_YOUTUBE", simulator.url)
        yield simulator


@pytest.fixture
def tide(youtube: YouTubeSimulator) -> Channel:
    return youtube.world.new_channel("The tide")


@pytest.fixture
def client(command: Command, youtube: YouTubeSimulator) -> Path:
    return client_file(command, youtube)


def client_file(command: Command, youtube: YouTubeSimulator, *, testing: bool = False) -> Path:
    made = youtube.world.client(testing=testing)
    installed = {
        "client_id": made.id,
        "project_id": made.project,
        "client_secret": made.secret,
        "auth_uri": f"{youtube.url}/o/oauth2/v2/auth",
    }
    file = command.folder / "client.json"
    file.write_text(json.dumps({"installed": installed}))
    return file


def run(command: Command, youtube: YouTubeSimulator, *arguments: str) -> Ran:
    """A command in this process, which says nothing that is secret."""
    ran = InProcess(command.home)(*arguments)
    silent(ran, youtube)
    return ran


def silent(ran: Ran, youtube: YouTubeSimulator) -> None:
    for grant in youtube.world.grants.all():
        assert grant.id not in ran.out + ran.err
    for client in youtube.world.clients.all():
        assert client.secret not in ran.out + ran.err


def link(command: Command, name: str, answer: Answer, client: Path | None = None) -> Made:
    """What ``channel add`` does once somebody has answered."""

    def ask(authoriser: Authoriser, scopes: tuple[str, ...]) -> Tokens:
        begun = authoriser.begin("http://127.0.0.1:8585/", scopes)
        return authoriser.finish(begun, browsed(begun.address, answer))

    settings = settings_in_force({"home": command.home}, command.folder).settings
    return desk_for(settings).connect(name, ask, client=client)


def paste(
    command: Command,
    youtube: YouTubeSimulator,
    *arguments: str,
    answer: Answer,
) -> Ran:
    """``channel add --paste``, with a browser on another machine."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reelwright", "channel", "add", *arguments, "--paste"],
        cwd=command.folder,
        env={**command.environment, "REELWRIGHT_ADDRESS_YOUTUBE": youtube.url},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    told = ""
    while youtube.url not in told:
        line = process.stderr.readline()
        told += line
        assert line, told
    address = told.split()[-1]
    out, err = process.communicate(browsed(address, answer))
    return Ran(process.returncode, out, told + err)


def browsed(address: str, answer: Answer) -> str:
    """The address that a browser ends at once its person has answered."""
    asked = f"{address.replace(AUTH_PATH, ALLOW_PATH)}&{urlencode(answer, doseq=True)}"
    with httpx.Client(trust_env=False) as browser:
        return browser.get(asked).headers["location"]


@pytest.fixture
def linked(command: Command, youtube: YouTubeSimulator, tide: Channel, client: Path) -> Command:
    assert youtube.url
    assert not link(command, "main", {"channel": tide.id}, client).again
    return command


def test_a_channel_is_connected_by_pasting_and_nothing_may_be_written_yet(
    command: Command, youtube: YouTubeSimulator, tide: Channel, client: Path
) -> None:
    ran = paste(command, youtube, "main", "--client", str(client), answer={"channel": tide.id})
    assert ran.code == 0, ran.err
    assert "The tide is connected as main." in ran.out
    assert "reelwright channel consent main" in ran.out
    (one,) = run(command, youtube, "channel", "list", "--json").values
    assert (one["name"], one["title"], one["project"]) == ("main", "The tide", "simulated-project")
    assert one["consent"] is None
    assert "The tide" in run(command, youtube, "channel", "list").out
    assert "may upload videos" in run(command, youtube, "channel", "show", "main").out


def test_a_channel_is_connected_in_the_browser_of_this_machine(
    command: Command, youtube: YouTubeSimulator, tide: Channel, client: Path
) -> None:
    script = command.folder / "browse.py"
    more = urlencode({"channel": tide.id})
    script.write_text(BROWSER.format(auth=AUTH_PATH, allow=ALLOW_PATH, more=more))
    ran = command(
        *("channel", "add", "main", "--client", str(client), "--json"),
        BROWSER=f"{sys.executable} {script} %s",
        DISPLAY=":0",
        REELWRIGHT_ADDRESS_YOUTUBE=youtube.url,
    )
    silent(ran, youtube)
    assert ran.code == 0, ran.err
    assert (ran.values["id"], ran.values["again"]) == (tide.id, False)
    assert "You can close this page" in ran.err


def test_a_no_and_too_little_are_told_and_nothing_is_kept(
    command: Command, youtube: YouTubeSimulator, tide: Channel, client: Path
) -> None:
    with pytest.raises(ConsentDenied, match="cancelled in the browser"):
        link(command, "main", {"deny": "1", "channel": tide.id}, client)
    upload = "https://www.googleapis.com/auth/youtube.upload"
    few = "not allowed to: see the channel's videos.*tick every box"
    with pytest.raises(ConsentDenied, match=few):
        link(command, "main", {"channel": tide.id, "allow": [upload]}, client)
    assert run(command, youtube, "channel", "list", "--json").values == []


def test_without_a_client_it_is_said_how_to_get_one(
    command: Command, youtube: YouTubeSimulator
) -> None:
    none = run(command, youtube, "channel", "add", "main", "--paste")
    assert (none.code, "--client FILE" in none.err) == (1, True)
    wrong = command.folder / "web.json"
    wrong.write_text('{"web": {"client_id": "a"}}')
    web = run(command, youtube, "channel", "add", "main", "--paste", "--client", str(wrong))
    assert (web.code, "Desktop app" in web.err) == (1, True)


def test_one_name_is_one_channel(linked: Command, youtube: YouTubeSimulator, tide: Channel) -> None:
    other = youtube.world.new_channel("The moon")
    with pytest.raises(ChannelTaken, match="The name main belongs to The tide"):
        link(linked, "main", {"channel": other.id})
    with pytest.raises(ChannelTaken, match="connected already, under the name main"):
        link(linked, "second", {"channel": tide.id})
    assert link(linked, "main", {"channel": tide.id}).again
    assert link(linked, "second", {"channel": other.id}).connection.title == "The moon"


def test_consent_is_given_in_kinds_shown_and_taken_back(
    linked: Command, youtube: YouTubeSimulator
) -> None:
    consent = ("channel", "consent", "main")
    some = run(
        linked, youtube, *consent, "--allow", "uploads", "--allow", "captions", "--json"
    ).values
    assert some["writes"] == ["captions", "uploads"]
    assert some["by"]
    assert "yes upload videos" in run(linked, youtube, *consent).out
    assert len(run(linked, youtube, *consent, "--all", "--json").values["writes"]) == 5
    assert run(linked, youtube, *consent, "--none", "--json").values is None
    assert run(linked, youtube, *consent, "--all", "--none").code == 2


def test_a_reserve_takes_over_for_what_was_named_and_never_for_quota(
    linked: Command, youtube: YouTubeSimulator
) -> None:
    other = youtube.world.new_channel("The moon")
    link(linked, "second", {"channel": other.id})
    reserve = ("channel", "reserve", "main")
    ran = run(linked, youtube, *reserve, "--by", "second", "--when", "outage", "--after", "6")
    assert "second takes over from main after 6 hours of an outage" in ran.out
    assert run(linked, youtube, *reserve, "--by", "second", "--when", "quota").code == 2
    assert "its own reserve" in run(linked, youtube, *reserve, "--by", "main").err
    assert "not connected" in run(linked, youtube, *reserve, "--by", "third").err
    assert run(linked, youtube, *reserve, "--none", "--json").values is None


def test_a_check_tells_what_works_and_what_was_lost(
    linked: Command, youtube: YouTubeSimulator
) -> None:
    ran = run(linked, youtube, "channel", "check", "main")
    assert (ran.code, "The tide answers" in ran.out) == (0, True)
    (grant,) = youtube.world.grants.all()
    httpx.post(youtube.places["revoke"], data={"token": grant.id}, trust_env=False)
    lost = run(linked, youtube, "channel", "check", "main", "--json")
    assert lost.code == 1
    assert "expired or was revoked" in lost.values[0]["seen"]
    rows = run(linked, youtube, "doctor", "--json").values
    (row,) = [each for each in rows if each["part"] == "channel main" and each["state"] == "broken"]
    assert "reelwright channel add main" in row["mend"]


def test_the_seven_days_of_a_testing_screen_are_recognised(
    command: Command,
    youtube: YouTubeSimulator,
    tide: Channel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = client_file(command, youtube, testing=True)
    link(command, "main", {"channel": tide.id}, file)
    ahead = command.folder / "ahead"
    days = timedelta(days=7, minutes=1)
    youtube.clock.advance(days)
    ahead.write_text(str(days.total_seconds()))
    monkeypatch.setenv("REELWRIGHT_CLOCK", str(ahead))
    lost = run(command, youtube, "channel", "check", "main")
    assert (lost.code, "after seven days" in lost.out) == (1, True)
    assert '"In production"' in lost.out
    shown: Any = run(command, youtube, "channel", "show", "main", "--json").values
    assert shown["loss"] == "testing"


def test_removing_gives_the_authorisation_back(linked: Command, youtube: YouTubeSimulator) -> None:
    ran = run(linked, youtube, "channel", "remove", "main")
    assert (ran.code, "is disconnected" in ran.out) == (0, True)
    assert [grant.revoked for grant in youtube.world.grants.all()] == [True]
    assert run(linked, youtube, "channel", "remove", "main").code == 1
    assert "No channel is connected." in run(linked, youtube, "channel", "list").out


def test_no_secret_is_readable_in_the_home_and_all_are_encrypted_anew(
    linked: Command, youtube: YouTubeSimulator
) -> None:
    (grant,) = youtube.world.grants.all()
    (client,) = youtube.world.clients.all()
    secrets = (grant.id.encode(), client.secret.encode())
    for file in linked.home.rglob("*"):
        if file.is_file():
            assert not any(secret in file.read_bytes() for secret in secrets), file
    key = (linked.home / "keys" / "key").read_bytes()
    assert stat.S_IMODE((linked.home / "keys" / "key").stat().st_mode) == 0o600
    assert run(linked, youtube, "keys", "rotate").out == "2 keys are encrypted anew.\n"
    assert (linked.home / "keys" / "key").read_bytes() != key
    assert run(linked, youtube, "channel", "check", "main").code == 0
    (linked.home / "keys" / "key").write_bytes(key)
    lost = run(linked, youtube, "channel", "check", "main")
    assert (lost.code, "cannot be decrypted" in lost.out) == (1, True)
