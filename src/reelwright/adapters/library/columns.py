"""Kinds of column that mean the same on SQLite and on PostgreSQL."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Enum
from sqlalchemy.types import TypeDecorator

_PLACES = 9
_CENT = Decimal("0.01")

Named = TypeVar("Named", bound=StrEnum)


class Instant(TypeDecorator[datetime]):
    """A moment: an aware datetime, kept and given back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; without its zone where the server has no such type.

        Raises:
            ValueError: it has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            message = "A moment needs a time zone."
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the library's signature
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Dollars(TypeDecorator[Decimal]):
    """An amount as whole billionths of a dollar, so that every server adds it up exactly.

    A token costs about a ten-millionth. What is finer is rounded up: never counted too low.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - the library's signature
        """To billionths."""
        if value is None:
            return None
        return int(value.scaleb(_PLACES).to_integral_value(ROUND_CEILING))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - the library's signature
        """From billionths, with cents at least and no zeros after them."""
        if value is None:
            return None
        amount = Decimal(int(value)).scaleb(-_PLACES)
        cents = amount.quantize(_CENT)
        return cents if cents == amount else amount.normalize()


def one_of(values: type[Named], name: str) -> Enum:
    """An enumeration kept by its values as text, checked by the server."""
    return Enum(
        values,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=_texts,
    )


def _texts(values: Sequence[StrEnum]) -> list[str]:
    return [each.value for each in values]
