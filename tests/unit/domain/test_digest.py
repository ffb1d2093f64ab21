"""Content keys depend on what is shown and on nothing else."""

from dataclasses import dataclass, field

import pytest

from reelwright.domain.digest import digest_of

pytestmark = pytest.mark.unit


@dataclass(frozen=True, kw_only=True)
class Red:
    size: int
    place: str = field(default="", metadata={"key": False})


@dataclass(frozen=True, kw_only=True)
class Blue:
    size: int


def test_equal_values_have_equal_keys() -> None:
    assert digest_of(Red(size=1)) == digest_of(Red(size=1))


def test_fields_left_out_of_the_key_do_not_count() -> None:
    assert digest_of(Red(size=1, place="here")) == digest_of(Red(size=1, place="there"))


def test_two_kinds_of_one_shape_differ() -> None:
    assert digest_of(Red(size=1)) != digest_of(Blue(size=1))


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        digest_of(object())
