"""The bucket that artefacts are shared through: its address and keys, from where they are set."""

import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reelwright.adapters.disk.durable import explained
from reelwright.adapters.s3.bucket import Bucket
from reelwright.adapters.s3.place import KeyPair, Place, place_at
from reelwright.app.settings.layers import SettingInvalid
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.services import key_store
from reelwright.ports.services import Secret
from reelwright.ports.store import StoreForbidden, StoreFull, StoreRefused

SERVICE = "s3"
"""The name under which its address and its keys are set."""
_PAIR = "REELWRIGHT_KEY_S3"


def bucket_of(settings: Settings, address: str = "") -> Bucket:
    """The bucket of the setting ``store``, or of another address of this form.

    Raises:
        SettingInvalid: the address names none.
        StoreRefused: no keys are set.
        KeysUnreadable.
    """
    place = _place(settings, address or settings.store, os.environ)
    return Bucket(place, _keys(settings, os.environ))


def name_of_home(settings: Settings) -> str:
    """What this home is called among those that share a bucket: a name by chance, kept.

    Raises:
        StoreFull, StoreForbidden.
    """
    file = settings.home.expanduser() / "store" / ".home"
    if not file.exists():
        with explained(
            "the name of this home", file.parent, full=StoreFull, forbidden=StoreForbidden
        ):
            _name(file)
    return file.read_text(encoding="ascii")


def _name(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".home-{uuid.uuid4().hex}")
    try:
        new.write_text(uuid.uuid4().hex, encoding="ascii")
        with suppress(FileExistsError):  # Another process was first.
            file.hardlink_to(new)
    finally:
        new.unlink(missing_ok=True)


def _place(settings: Settings, address: str, environment: Mapping[str, str]) -> Place:
    try:
        return place_at(
            address,
            endpoint=settings.addresses.get(SERVICE)
            or _first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"),
            region=_first(environment, "AWS_REGION", "AWS_DEFAULT_REGION"),
        )
    except ValueError as error:
        message = f"The address of a bucket {address!r} cannot be: {error}."
        raise SettingInvalid(message) from error


def _keys(settings: Settings, environment: Mapping[str, str]) -> KeyPair:
    ours = environment.get(_PAIR, "").strip()
    if ours:
        return KeyPair.of(Secret(ours))
    name = _first(environment, "AWS_ACCESS_KEY_ID")
    secret = _first(environment, "AWS_SECRET_ACCESS_KEY")
    if name and secret:
        return KeyPair(id=name, secret=Secret(secret))
    kept = key_store(settings).key(SERVICE)
    if kept is None:
        message = (
            "A bucket is named, and no keys for it are set: set AWS_ACCESS_KEY_ID "
            f"and AWS_SECRET_ACCESS_KEY, or {_PAIR} as ID:SECRET."
        )
        raise StoreRefused(message)
    return KeyPair.of(kept)


def _first(environment: Mapping[str, str], *names: str) -> str:
    return next((value for name in names if (value := environment.get(name, "").strip())), "")
