import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.compositor.bits import (
    BitReader,
    BitWriter,
    byte_stream,
    escaped,
    unescaped,
    units,
    with_bits,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("value", "code"),
    [(0, "1"), (1, "010"), (2, "011"), (3, "00100"), (7, "0001000"), (8, "0001001")],
)
def test_exp_golomb_codes_are_those_of_table_9_2(value: int, code: str) -> None:
    padded = code + "1" + "0" * (-(len(code) + 1) % 8)
    assert BitWriter().golomb(value).finish() == int(padded, 2).to_bytes(len(padded) // 8, "big")


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40_000)), max_size=30))
def test_what_is_written_is_read(numbers: list[tuple[bool, int]]) -> None:
    writer = BitWriter()
    for fixed, value in numbers:
        writer = writer.fixed(16, value) if fixed else writer.golomb(value)
    reader = BitReader(writer.finish())
    assert [reader.fixed(16) if fixed else reader.golomb() for fixed, _ in numbers] == [
        value for _, value in numbers
    ]


def test_a_number_too_large_for_its_field_is_refused() -> None:
    with pytest.raises(OverflowError):
        BitWriter().fixed(4, 16)


@given(st.binary(max_size=60), st.data())
def test_replacing_bits_changes_those_alone(payload: bytes, data: st.DataObject) -> None:
    size = len(payload) * 8
    position = data.draw(st.integers(0, size))
    width = data.draw(st.integers(0, min(20, size - position)))
    value = data.draw(st.integers(0, (1 << width) - 1))
    before = "".join(f"{byte:08b}" for byte in payload)
    after = "".join(f"{byte:08b}" for byte in with_bits(payload, position, width, value))
    new = format(value, f"0{width}b") if width else ""
    assert after == before[:position] + new + before[position + width :]


few_values = st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 255]), max_size=40).map(bytes)


@given(few_values)
def test_no_start_code_survives_escaping_and_nothing_is_lost(payload: bytes) -> None:
    safe = escaped(payload)
    assert all(code not in safe for code in (b"\0\0\0", b"\0\0\1", b"\0\0\2"))
    assert unescaped(safe) == payload


@given(st.lists(few_values.map(lambda tail: b"\x41" + escaped(tail) + b"\x80"), max_size=5))
def test_units_are_found_between_their_start_codes(parts: list[bytes]) -> None:
    assert units(byte_stream(parts)) == parts
