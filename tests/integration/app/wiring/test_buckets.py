"""A bucket is reached as settings, the environment and the kept keys say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.s3 import FaultyS3, faulty_s3
from reelwright.app.settings.layers import SettingInvalid
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.buckets import bucket_of
from reelwright.app.wiring.services import key_store
from reelwright.app.wiring.storage import store_of
from reelwright.ports.services import Secret
from reelwright.ports.store import StoreRefused

pytestmark = pytest.mark.integration

VARIABLES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "REELWRIGHT_KEY_S3")


@pytest.fixture(scope="module")
def s3() -> Iterator[FaultyS3]:
    with faulty_s3() as s3:
        yield s3


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


def settings(home: Path, s3: FaultyS3, store: str = "s3://studio/a") -> Settings:
    return Settings(home=home, store=store, addresses={"s3": s3.address})


def _asked_by(s3: FaultyS3) -> str:
    return s3.requests[-1].headers["authorization"]


def test_two_homes_share_what_the_bucket_holds(
    tmp_path: Path, s3: FaultyS3, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "usual")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    store_of(settings(tmp_path / "one", s3)).remember("key", "1")
    assert store_of(settings(tmp_path / "two", s3)).recall("key") == "1"
    assert "Credential=usual/" in _asked_by(s3)


def test_keys_of_ours_win_over_the_usual_and_those_over_kept_ones(
    tmp_path: Path, s3: FaultyS3, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = settings(tmp_path, s3)
    key_store(there).keep("s3", Secret("kept:secret"))
    bucket_of(there).read("nothing")
    assert "Credential=kept/" in _asked_by(s3)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "usual")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    bucket_of(there).read("nothing")
    assert "Credential=usual/" in _asked_by(s3)
    monkeypatch.setenv("REELWRIGHT_KEY_S3", "ours:secret")
    bucket_of(there).read("nothing")
    assert "Credential=ours/" in _asked_by(s3)


def test_without_keys_nobody_is_asked(tmp_path: Path, s3: FaultyS3) -> None:
    before = len(s3.requests)
    with pytest.raises(StoreRefused, match="no keys for it are set"):
        store_of(settings(tmp_path, s3)).recall("key")
    assert len(s3.requests) == before


def test_an_address_that_cannot_be_is_a_wrong_setting(tmp_path: Path, s3: FaultyS3) -> None:
    with pytest.raises(SettingInvalid, match=r"'s3://Studio' cannot be"):
        bucket_of(settings(tmp_path, s3, "s3://Studio"))
    with pytest.raises(ValueError, match="not of the form"):
        Settings(store="/srv/store")
