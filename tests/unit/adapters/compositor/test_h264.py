import pytest

from reelwright.adapters.compositor.bits import BitReader, BitWriter, escaped, unescaped, units
from reelwright.adapters.compositor.h264 import (
    PictureNumbers,
    SequenceFacts,
    UnexpectedStream,
    renumbered,
    skip_parameters,
    skip_picture,
)

pytestmark = pytest.mark.unit

FACTS = SequenceFacts(frame_number_bits=4, macroblocks=8160)
PICTURE_SET = b"\x68\xce\x38\x80"


def _sequence(order: int = 2, references: int = 1) -> bytes:
    """A sequence parameter set of 1920 x 1088 in High profile."""
    bits = BitWriter().fixed(8, 100).fixed(8, 0).fixed(8, 40).golomb(0)
    bits.golomb(1).golomb(0).golomb(0).fixed(1, 0).fixed(1, 0)
    bits.golomb(0).golomb(order).golomb(references).fixed(1, 0)
    bits.golomb(119).golomb(67).fixed(1, 1)
    return b"\x67" + escaped(bits.finish())


def _slice(frame_number: int) -> bytes:
    bits = BitWriter().golomb(0).golomb(5).golomb(0).fixed(4, frame_number)
    for _ in range(12):
        bits.fixed(8, 0)
    return b"\x41" + escaped(bits.finish())


def _stream(*parts: bytes) -> bytes:
    return b"".join(b"\0\0\0\1" + part for part in parts)


def _frame_number(unit: bytes) -> int:
    bits = BitReader(unescaped(unit[1:]))
    for _ in range(3):
        bits.golomb()
    return bits.fixed(4)


def test_the_facts_of_a_sequence_are_read() -> None:
    assert SequenceFacts.read(_sequence()) == FACTS


@pytest.mark.parametrize(("order", "references"), [(0, 1), (2, 4)])
def test_a_stream_that_cannot_be_renumbered_is_refused(order: int, references: int) -> None:
    with pytest.raises(UnexpectedStream):
        SequenceFacts.read(_sequence(order, references))


def test_a_held_picture_skips_every_macroblock_in_seven_bytes() -> None:
    unit = skip_picture(FACTS, 5)
    assert len(unit) == 7
    bits = BitReader(unescaped(unit[1:]))
    assert [bits.golomb(), bits.golomb(), bits.golomb(), bits.fixed(4)] == [0, 5, 1, 5]
    assert [bits.fixed(1) for _ in range(3)] == [0, 0, 0]
    assert [bits.golomb(), bits.golomb(), bits.golomb()] == [0, 1, 8160]


@pytest.mark.parametrize("number", range(16))
def test_renumbering_changes_the_number_alone(number: int) -> None:
    for before in range(16):
        after = renumbered(_slice(before), FACTS, number)
        assert _frame_number(after) == number
        assert renumbered(after, FACTS, before) == _slice(before)


def test_numbers_count_every_picture_and_begin_again_at_a_key_picture() -> None:
    numbers = PictureNumbers(_stream(_sequence(), PICTURE_SET))
    key = b"\x65" + _slice(0)[1:]
    made = [numbers.coded(_stream(b"\x06\x05\x01\x80", key))]
    made += [numbers.held() for _ in range(20)]
    made.append(numbers.coded(_stream(_slice(1))))
    made.append(numbers.coded(_stream(key)))
    made.append(numbers.held())
    counted = [_frame_number(units(picture)[-1]) for picture in made]
    assert counted == [*[number % 16 for number in range(22)], 0, 1]


def test_the_streams_parameters_are_the_encoders_and_ours() -> None:
    numbers = PictureNumbers(_stream(_sequence(), PICTURE_SET))
    assert units(numbers.parameters) == [_sequence(), PICTURE_SET, skip_parameters()]


def test_parameters_of_another_kind_are_refused() -> None:
    with pytest.raises(UnexpectedStream):
        PictureNumbers(_stream(_sequence(), _sequence(), PICTURE_SET))
