"""Bits of an H.264 byte stream (ITU-R Rec. ITU-T H.264, clauses 7.2, 7.4.1 and 9.1)."""

import re


class BitWriter:
    """Appends syntax elements, most significant bit first."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def fixed(self, width: int, value: int) -> "BitWriter":
        """u(n): an unsigned number of so many bits."""
        if value >> width:
            raise OverflowError
        self._bits.append(format(value, f"0{width}b"))
        return self

    def golomb(self, value: int) -> "BitWriter":
        """ue(v): an unsigned Exp-Golomb number (9.1)."""
        code = format(value + 1, "b")
        self._bits.append("0" * (len(code) - 1) + code)
        return self

    def finish(self) -> bytes:
        """Close with rbsp_trailing_bits (7.3.2.11): a one, and zeros up to the next byte."""
        bits = "".join(self._bits) + "1"
        bits += "0" * (-len(bits) % 8)
        return int(bits, 2).to_bytes(len(bits) // 8, "big")


class BitReader:
    """Reads syntax elements, most significant bit first."""

    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self.position = 0

    def fixed(self, width: int) -> int:
        """u(n)."""
        value = 0
        for _ in range(width):
            byte = self._payload[self.position >> 3]
            value = value << 1 | byte >> (7 - (self.position & 7)) & 1
            self.position += 1
        return value

    def golomb(self) -> int:
        """ue(v)."""
        zeros = 0
        while not self.fixed(1):
            zeros += 1
        return (1 << zeros) - 1 + self.fixed(zeros)


def with_bits(payload: bytes, position: int, width: int, value: int) -> bytes:
    """The same payload with so many bits at a position replaced."""
    end = position + width
    first, last = position >> 3, (end + 7) >> 3
    window = int.from_bytes(payload[first:last], "big")
    shift = last * 8 - end
    mask = ((1 << width) - 1) << shift
    window = window & ~mask | value << shift
    return payload[:first] + window.to_bytes(last - first, "big") + payload[last:]


def escaped(payload: bytes) -> bytes:
    """Insert emulation_prevention_three_byte (7.4.1), so that no start code appears inside."""
    return re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\x00\x00\x03", payload)


def unescaped(payload: bytes) -> bytes:
    """Remove what ``escaped`` inserted."""
    return payload.replace(b"\x00\x00\x03", b"\x00\x00")


def units(stream: bytes) -> list[bytes]:
    """The NAL units between the start codes of an Annex B byte stream.

    A unit never ends in a zero byte (7.4.1); one that is there belongs to the next start code.
    """
    parts = (part.rstrip(b"\x00") for part in stream.split(b"\x00\x00\x01"))
    return [unit for unit in parts if unit]


def byte_stream(parts: list[bytes]) -> bytes:
    """NAL units with start codes before them (Annex B)."""
    return b"".join(b"\x00\x00\x00\x01" + part for part in parts)
