"""Addresses of buckets, and keys as they are kept."""

import pytest

from reelwright.adapters.s3.place import KeyPair, place_at
from reelwright.ports.services import Secret
from reelwright.ports.store import StoreRefused

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("address", "bucket", "prefix"),
    [
        ("s3://studio", "studio", ""),
        ("s3://studio/", "studio", ""),
        ("s3://my.studio-1/a/b/", "my.studio-1", "a/b"),
    ],
)
def test_an_address_names_a_bucket_and_a_prefix(address: str, bucket: str, prefix: str) -> None:
    place = place_at(address)
    assert (place.bucket, place.prefix) == (bucket, prefix)


@pytest.mark.parametrize(
    "address",
    [
        *("", "studio", "https://studio/x", "s3://", "s3://a", "s3://Studio", "s3://me:x@studio"),
        *("s3://studio/a/../b", "s3://studio/ä", "s3://studio/a?b", "s3://studio/a#b"),
    ],
)
def test_what_names_no_bucket_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"s3://bucket/prefix|may hold letters"):
        place_at(address)


def test_without_an_endpoint_it_is_amazons_own() -> None:
    assert place_at("s3://studio", region="eu-west-1").endpoint == (
        "https://s3.eu-west-1.amazonaws.com"
    )
    assert place_at("s3://studio", endpoint="http://127.0.0.1:9000/").endpoint == (
        "http://127.0.0.1:9000"
    )


def test_a_pair_is_taken_apart_and_its_secret_is_never_shown() -> None:
    pair = KeyPair.of(Secret("me:a:b"))
    assert (pair.id, pair.secret.value) == ("me", "a:b")
    assert "a:b" not in repr(pair)


@pytest.mark.parametrize("kept", ["", "me", "me:", ":secret"])
def test_what_is_no_pair_is_told(kept: str) -> None:
    with pytest.raises(StoreRefused, match="ID:SECRET"):
        KeyPair.of(Secret(kept))
