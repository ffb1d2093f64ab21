"""Held pictures in H.264 without an encoder.

Where nothing changes, a picture is coded as one P slice that skips every macroblock: about ten
bytes that no encoder has to find. Each is a reference picture, equal to the one before it, and
takes its place in the decoded picture buffer (one frame, sliding window), so what the encoder
predicts from is there still. Only ``frame_num`` in the slices that follow has to be renumbered,
and that has a fixed width. docs/rendering.md gives the reasoning with the clauses.
"""

from dataclasses import dataclass
from typing import Self

from reelwright.adapters.compositor.bits import (
    BitReader,
    BitWriter,
    byte_stream,
    escaped,
    unescaped,
    units,
    with_bits,
)

_SLICE, _IDR_SLICE, _SPS, _PPS = 1, 5, 7, 8
"""nal_unit_type, table 7-1."""
_REFERENCE = 0x40
"""nal_ref_idc 2, as x264 writes it for P pictures."""
_SKIP_PPS = 1
"""pic_parameter_set_id of the held pictures; the encoder's own is 0."""
_P_ONLY = 5
"""slice_type, table 7-6: every slice of the picture is P."""
_HIGH_PROFILES = frozenset({100, 110, 122, 244})
_ORDER_IS_CODING_ORDER = 2
"""pic_order_cnt_type without B pictures: nothing about order is coded (8.2.1.3)."""


class UnexpectedStream(Exception):
    """The encoder's stream is not of the kind that can be renumbered."""


@dataclass(frozen=True, slots=True)
class SequenceFacts:
    """What a slice header's layout depends on."""

    frame_number_bits: int
    macroblocks: int

    @classmethod
    def read(cls, parameters: bytes) -> Self:
        """Read a sequence parameter set (7.3.2.1.1).

        Raises:
            UnexpectedStream: order, references or fields are not as the renumbering needs them.
        """
        bits = BitReader(unescaped(parameters[1:]))
        profile = bits.fixed(8)
        bits.fixed(16)
        bits.golomb()
        if profile in _HIGH_PROFILES:
            _read_chroma(bits)
        frame_number_bits = bits.golomb() + 4
        order, references, gaps = bits.golomb(), bits.golomb(), bits.fixed(1)
        across, down, frames_only = bits.golomb() + 1, bits.golomb() + 1, bits.fixed(1)
        if (order, references, gaps, frames_only) != (_ORDER_IS_CODING_ORDER, 1, 0, 1):
            message = f"order {order}, references {references}, gaps {gaps}, frames {frames_only}"
            raise UnexpectedStream(message)
        return cls(frame_number_bits=frame_number_bits, macroblocks=across * down)


def _read_chroma(bits: BitReader) -> None:
    bits.golomb()  # chroma_format_idc, 4:2:0 here
    bits.golomb()
    bits.golomb()
    bits.fixed(1)
    if bits.fixed(1):
        raise UnexpectedStream("scaling matrices")


def skip_parameters() -> bytes:
    """A picture parameter set for held pictures (7.3.2.2): CAVLC, deblocking controllable."""
    bits = BitWriter().golomb(_SKIP_PPS).golomb(0)
    bits.fixed(1, 0)  # entropy_coding_mode_flag: CAVLC, where one number skips everything
    bits.fixed(1, 0).golomb(0)  # no slice order fields, one slice group
    bits.golomb(0).golomb(0)  # one reference in each list
    bits.fixed(1, 0).fixed(2, 0)  # no weighted prediction
    bits.golomb(0).golomb(0).golomb(0)  # quantisers as at 26
    bits.fixed(1, 1)  # deblocking_filter_control_present_flag
    bits.fixed(1, 0).fixed(1, 0)
    return bytes([_REFERENCE | _PPS]) + escaped(bits.finish())


def skip_picture(facts: SequenceFacts, frame_number: int) -> bytes:
    """A picture equal to the one before it (7.3.3, 7.3.4): every macroblock is P_Skip.

    The first macroblock has no neighbours, so its motion is zero (8.4.1.1), and so is then that
    of all the others.
    """
    bits = BitWriter().golomb(0).golomb(_P_ONLY).golomb(_SKIP_PPS)
    bits.fixed(facts.frame_number_bits, frame_number)
    bits.fixed(1, 0)  # num_ref_idx_active_override_flag
    bits.fixed(1, 0)  # ref_pic_list_modification_flag_l0
    bits.fixed(1, 0)  # adaptive_ref_pic_marking_mode_flag: the window slides
    bits.golomb(0)  # slice_qp_delta, se(v) of zero
    bits.golomb(1)  # disable_deblocking_filter_idc
    bits.golomb(facts.macroblocks)  # mb_skip_run
    return bytes([_REFERENCE | _SLICE]) + escaped(bits.finish())


def renumbered(unit: bytes, facts: SequenceFacts, frame_number: int) -> bytes:
    """A slice with another ``frame_num``; nothing else in it moves."""
    payload = unescaped(unit[1:])
    bits = BitReader(payload)
    for _ in ("first_mb_in_slice", "slice_type", "pic_parameter_set_id"):
        bits.golomb()
    return unit[:1] + escaped(
        with_bits(payload, bits.position, facts.frame_number_bits, frame_number)
    )


class PictureNumbers:
    """Gives every picture of a stream its ``frame_num``, held pictures among them (7.4.3)."""

    def __init__(self, encoder_parameters: bytes) -> None:
        """Take the encoder's parameter sets, an Annex B byte stream.

        Raises:
            UnexpectedStream.
        """
        sets = [unit for unit in units(encoder_parameters) if unit[0] & 31 in {_SPS, _PPS}]
        sequence = [unit for unit in sets if unit[0] & 31 == _SPS]
        if len(sets) != 2 or len(sequence) != 1:  # noqa: PLR2004 - one of each
            raise UnexpectedStream("parameter sets")
        self._facts = SequenceFacts.read(sequence[0])
        self._last = 0
        self.parameters = byte_stream([*sets, skip_parameters()])
        """The parameter sets of the whole stream."""

    def coded(self, packet: bytes) -> bytes:
        """A picture from the encoder, numbered."""
        return byte_stream([self._numbered(unit) for unit in units(packet)])

    def held(self) -> bytes:
        """The last picture once more."""
        return byte_stream([skip_picture(self._facts, self._next())])

    def _numbered(self, unit: bytes) -> bytes:
        kind = unit[0] & 31
        if kind == _IDR_SLICE:
            self._last = 0
        elif kind == _SLICE:
            return renumbered(unit, self._facts, self._next())
        return unit

    def _next(self) -> int:
        self._last = (self._last + 1) % (1 << self._facts.frame_number_bits)
        return self._last
