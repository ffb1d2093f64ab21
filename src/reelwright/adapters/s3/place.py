"""Where a bucket is, and who may use it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from reelwright.ports.services import Secret
from reelwright.ports.store import StoreRefused

SCHEME = "s3"
FIRST_REGION = "us-east-1"
"""What services of other makers expect where they have no regions."""
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
"""docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""
_PREFIX = re.compile(r"[A-Za-z0-9!_.*'()/-]*")
"""The characters that need no care (the same guide, "Naming objects")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A folder in a bucket."""

    bucket: str
    prefix: str = ""
    """Without slashes at its ends; empty for the whole bucket."""
    region: str
    endpoint: str
    """Address of the service."""

    def __str__(self) -> str:
        """As it is written in settings."""
        return f"{SCHEME}://{self.bucket}" + (f"/{self.prefix}" if self.prefix else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyPair:
    """Who asks: a name that may be seen, and its secret."""

    id: str
    secret: Secret

    @classmethod
    def of(cls, text: Secret) -> "KeyPair":
        """From ``ID:SECRET``, as a key store keeps it.

        Raises:
            StoreRefused: it is not of this form.
        """
        name, colon, secret = text.value.partition(":")
        if not (name and colon and secret):
            message = "The key of s3 is kept in another form than ID:SECRET: set it again."
            raise StoreRefused(message)
        return cls(id=name, secret=Secret(secret))


def place_at(address: str, *, endpoint: str = "", region: str = "") -> Place:
    """The place that ``s3://bucket/prefix`` names; at Amazon's where no endpoint is given.

    Raises:
        ValueError: it is no such address.
    """
    parts = urlsplit(address)
    prefix = parts.path.strip("/")
    plain = not (parts.query or parts.fragment) and ".." not in prefix.split("/")
    if parts.scheme != SCHEME or not _BUCKET.fullmatch(parts.netloc):
        message = f"{address} is not of the form s3://bucket/prefix"
        raise ValueError(message)
    if not plain or not _PREFIX.fullmatch(prefix):
        message = f"the prefix in {address} may hold letters, digits and !_.*'()-/ only"
        raise ValueError(message)
    region = region or FIRST_REGION
    return Place(
        bucket=parts.netloc,
        prefix=prefix,
        region=region,
        endpoint=endpoint.rstrip("/") or f"https://s3.{region}.amazonaws.com",
    )
