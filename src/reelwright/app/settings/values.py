"""How the values of settings are read: what people write, and what it may be."""

import re
from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field

from reelwright.domain.own_prices import OwnPrice, row_name


def listed(value: object) -> object:
    """Read parts between commas as a list."""
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def none_or_listed(value: object) -> object:
    """Read ``none`` and an empty text as nothing."""
    parts = listed(value)
    return [] if parts in (["none"], [""]) else parts


def seconds(value: object) -> object:
    """Read ``90``, ``90s``, ``2m`` or ``1m30s``."""
    if not isinstance(value, str) or value.isdecimal():
        return value
    minutes, marked, rest = value.strip().lower().rpartition("m")
    if not marked:
        return rest.removesuffix("s")
    seconds = rest.removesuffix("s") or "0"
    return int(minutes) * 60 + int(seconds)


def web_addresses(table: dict[str, str]) -> dict[str, str]:
    """Addresses of the web by service, whose name is read as people write it."""
    for service, address in table.items():
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
            message = f"{service}: {address} is not a web address without a user name"
            raise ValueError(message)
    return {service.lower().replace("-", "_"): address for service, address in table.items()}


def price_rows(table: object) -> object:
    """Read amounts that are numbers of the file."""
    if not isinstance(table, Mapping):
        return table
    return {
        name: str(row) if isinstance(row, int | float) and not isinstance(row, bool) else row
        for name, row in table.items()
    }


def own_prices(table: dict[str, str]) -> dict[str, str]:
    """Prices that can be understood, by the name of their row."""
    for name, row in table.items():
        try:
            OwnPrice.of(row)
        except ValueError as error:
            message = f"{name}: {error}"
            raise ValueError(message) from error
    return {row_name(name): row for name, row in table.items()}


def store_address(address: str) -> str:
    """An address of a bucket, or nothing."""
    parts = urlsplit(address)
    if address and (parts.scheme != "s3" or not parts.netloc):
        message = "not of the form s3://bucket/prefix"
        raise ValueError(message)
    return address


def time_of_day(text: str) -> str:
    """A time as ``02:00``, or none."""
    if text not in {"", "none"}:
        time.fromisoformat(text)
    return text


def database_address(address: str) -> str:
    """An address of PostgreSQL with the name of a database, or nothing: a file in the home."""
    parts = urlsplit(address)
    known = parts.scheme in {"postgresql", "postgres", "postgresql+psycopg"}
    if address and not (known and parts.path.strip("/")):
        message = "it is not postgresql://user@host/name, nor empty for a file in the home"
        raise ValueError(message)
    return address


_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12}
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([a-z]*)")


def _bytes(value: object) -> object:
    """Read ``10GB``, ``500 MB`` or ``none``, which is no limit."""
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    if text == "none":
        return None
    parts = _SIZE.fullmatch(text)
    if parts is None or parts[2] not in _UNITS:
        return value
    return int(Decimal(parts[1]) * _UNITS[parts[2]])


Size = Annotated[Annotated[int, Field(ge=10**6, le=10**15)] | None, BeforeValidator(_bytes)]


Rate = Annotated[Annotated[int, Field(ge=10_000, le=10**12)] | None, BeforeValidator(_bytes)]


Seconds = Annotated[int, BeforeValidator(seconds)]


def _dollars(value: object) -> object:
    """Read ``2.50``, ``$2.50`` or ``none``, which is no limit."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, float) else value
    text = value.strip().lower().removeprefix("$")
    return None if text == "none" else text


Dollars = Annotated[
    Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=4)] | None,
    BeforeValidator(_dollars),
]
