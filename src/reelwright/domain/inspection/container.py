"""The file as a player finds it: streams, lengths, colours, and how it begins."""

from fractions import Fraction

from reelwright.domain.canvas import Codec
from reelwright.domain.inspection.checks import failed, not_measured, passed
from reelwright.domain.inspection.measurements import (
    ColourTags,
    Measurements,
    NotMeasured,
    PictureFacts,
    StartFacts,
)
from reelwright.domain.inspection.verdict import Check, Expectation

_NOTHING_EXPECTED = "nobody said what to expect"
_ODD_RENDER = "Render the video again; if it stays so, report it with this verdict."


def opens(measured: Measurements, expected: Expectation) -> Check:
    """Every frame decodes, and stands at its place in an even rate."""
    del expected
    name, limit = "picture plays", "every frame whole and on time"
    picture = measured.picture
    if isinstance(picture, NotMeasured):
        return failed(name, picture.reason, limit, "The file has no picture to play.", 0.0)
    if picture.damaged:
        return failed(
            name,
            f"{len(picture.damaged)} damaged frames",
            limit,
            "The file was damaged after it was made: render it again.",
            float(picture.damaged[0] / picture.rate),
        )
    if picture.irregular:
        return failed(
            name,
            f"{len(picture.irregular)} frames off their time",
            limit,
            "The frame rate is not even, so that sound and picture may drift: convert the "
            "video to a constant frame rate.",
            float(picture.irregular[0] / picture.rate),
        )
    return passed(name, f"{picture.decoded} of {picture.frames} frames decoded", limit)


def frame_count(measured: Measurements, expected: Expectation) -> Check:
    """Exactly as many frames as the timeline has."""
    name = "frame count"
    picture = measured.picture
    if expected.frames is None or isinstance(picture, NotMeasured):
        return not_measured(name, _NOTHING_EXPECTED, "exact")
    limit = f"{expected.frames} frames"
    if picture.frames == expected.frames:
        return passed(name, f"{picture.frames} frames", limit)
    shorter = min(picture.frames, expected.frames)
    return failed(
        name, f"{picture.frames} frames", limit, _ODD_RENDER, float(shorter / picture.rate)
    )


def size_and_rate(measured: Measurements, expected: Expectation) -> Check:
    """The size and the frame rate of the canvas."""
    name = "size and frame rate"
    picture, canvas = measured.picture, expected.canvas
    if canvas is None or isinstance(picture, NotMeasured):
        return not_measured(name, _NOTHING_EXPECTED, "those of the canvas")
    limit = _size(canvas.width, canvas.height, canvas.rate.fraction)
    found = _size(picture.width, picture.height, picture.rate)
    if found == limit:
        return passed(name, found, limit)
    return failed(name, found, limit, _ODD_RENDER, 0.0)


def _size(width: int, height: int, rate: Fraction) -> str:
    return f"{width}x{height} at {rate} frames a second"


def codec(measured: Measurements, expected: Expectation) -> Check:
    """The codec asked for, and AAC."""
    name = "codec"
    picture, sound = measured.picture, measured.sound
    if expected.codec is None or isinstance(picture, NotMeasured):
        return not_measured(name, _NOTHING_EXPECTED, "the one asked for, with AAC")
    limit = f"{expected.codec.value} and aac"
    sound_codec = "no sound" if isinstance(sound, NotMeasured) else sound.codec
    picture_codec = _CODECS.get(picture.codec, picture.codec)
    found = f"{picture_codec} and {sound_codec}"
    if picture_codec == expected.codec.value and sound_codec in {"aac", "no sound"}:
        return passed(name, found, limit)
    return failed(name, found, limit, _ODD_RENDER, 0.0)


_CODECS = {"h264": Codec.H264.value, "av1": Codec.AV1.value, "libdav1d": Codec.AV1.value}


def ends_together(measured: Measurements, expected: Expectation) -> Check:
    """Sound and picture begin and end within one frame of each other."""
    del expected
    name, limit = "sound and picture together", "within one frame"
    picture, sound = measured.picture, measured.sound
    if isinstance(picture, NotMeasured):
        return not_measured(name, picture, limit)
    if isinstance(sound, NotMeasured):
        return failed(name, sound.reason, limit, "The video is silent: give it a sound track.", 0.0)
    frame = 1 / picture.rate
    begin, end = sound.start - picture.start, sound.end - picture.end
    found = f"sound begins {_ms(begin)} and ends {_ms(end)} against the picture"
    if abs(begin) > frame:
        return failed(name, found, limit, _ODD_RENDER, float(min(sound.start, picture.start)))
    if abs(end) > frame:
        return failed(name, found, limit, _ODD_RENDER, float(min(sound.end, picture.end)))
    return passed(name, found, limit)


def _ms(seconds: Fraction) -> str:
    return f"{float(seconds) * 1000:+.1f} ms"


def plays_at_once(measured: Measurements, expected: Expectation) -> Check:
    """The index stands first, and a player shows pictures from the first bytes alone."""
    del expected
    name, limit = "plays from its first bytes", "index before the pictures"
    start = measured.start
    advice = (
        "A viewer would wait for the whole file: make it again with the index first "
        "(ffmpeg -movflags +faststart)."
    )
    if isinstance(start, NotMeasured):
        return not_measured(name, start, limit)
    if not start.index_first:
        return failed(name, "index at the end", limit, advice, 0.0)
    found = f"{start.pictures} pictures from the first {_kilobytes(start)}"
    if not start.pictures:
        return failed(name, found, limit, advice, 0.0)
    return passed(name, found, limit)


def _kilobytes(start: StartFacts) -> str:
    return f"{start.opening / 1000:.0f} kB"


_BT709 = 1
_HIGH_DEFINITION = ColourTags(primaries=_BT709, transfer=_BT709, matrix=_BT709, limited=True)


def colours(measured: Measurements, expected: Expectation) -> Check:
    """Tagged BT.709 in all three (ITU-T H.273 value 1), limited range."""
    del expected
    name, limit = "colour tags", "BT.709 primaries, transfer and matrix, limited range"
    picture = measured.picture
    if isinstance(picture, NotMeasured):
        return not_measured(name, picture, limit)
    found = _tags(picture)
    if picture.colour == _HIGH_DEFINITION:
        return passed(name, found, limit)
    return failed(
        name,
        found,
        limit,
        "Players would guess the colours, each in its own way: tag the video as BT.709 "
        "(ffmpeg -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv).",
        0.0,
    )


def _tags(picture: PictureFacts) -> str:
    tags = picture.colour
    span = "limited" if tags.limited else "full or unknown range"
    return f"primaries {tags.primaries}, transfer {tags.transfer}, matrix {tags.matrix}, {span}"
