"""The file of an OAuth client."""

import json
from pathlib import Path

import pytest

from reelwright.adapters.youtube.client_file import read_client
from reelwright.adapters.youtube.facts import Addresses
from reelwright.ports.channels import ClientFileUnusable

pytestmark = pytest.mark.unit

GOOGLE, LOCAL = Addresses().consent, Addresses.at("http://127.0.0.1:8110").consent
OLDER = "https://accounts.google.com/o/oauth2/auth"


def client_file(folder: Path, auth_uri: str = OLDER, kind: str = "installed") -> Path:
    client = {"client_id": "c", "client_secret": "s", "project_id": "p", "auth_uri": auth_uri}
    file = folder / "client.json"
    file.write_text(json.dumps({kind: client}), encoding="utf-8")
    return file


@pytest.mark.parametrize(("auth_uri", "consent"), [(OLDER, GOOGLE), (LOCAL, LOCAL), ("", GOOGLE)])
def test_a_client_is_read(tmp_path: Path, auth_uri: str, consent: str) -> None:
    project, secret = read_client(client_file(tmp_path, auth_uri), consent)
    assert (project.id, project.client_id, secret.value) == ("p", "c", "s")


@pytest.mark.parametrize(
    ("auth_uri", "consent", "told"),
    [
        (LOCAL, GOOGLE, "set REELWRIGHT_ADDRESS_YOUTUBE=http://127.0.0.1:8110"),
        (OLDER, LOCAL, "unset REELWRIGHT_ADDRESS_YOUTUBE"),
        (LOCAL, LOCAL.replace("8110", "8111"), "at http://127.0.0.1:8110"),
    ],
    ids=["local-at-google", "google-at-local", "another-port"],
)
def test_a_client_of_another_place_is_told(
    tmp_path: Path, auth_uri: str, consent: str, told: str
) -> None:
    with pytest.raises(ClientFileUnusable, match=told):
        read_client(client_file(tmp_path, auth_uri), consent)


def test_what_is_no_client_is_told(tmp_path: Path) -> None:
    with pytest.raises(ClientFileUnusable, match="cannot be read"):
        read_client(tmp_path / "nothing.json")
    with pytest.raises(ClientFileUnusable, match="of a web application"):
        read_client(client_file(tmp_path, kind="web"))
    (tmp_path / "client.json").write_bytes(b"\xff{")
    with pytest.raises(ClientFileUnusable, match="not of an OAuth client"):
        read_client(tmp_path / "client.json")
