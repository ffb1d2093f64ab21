"""A body of several parts, however the wire cuts it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.simulators.youtube.calls import Body, Call
from reelwright.simulators.youtube.multipart import parts_of
from reelwright.simulators.youtube.refusals import Refusal

pytestmark = pytest.mark.unit

MARK = "===tide=="


class Dripping(io.BytesIO):
    """Gives no more than so many bytes at a time."""

    def __init__(self, content: bytes, most: int) -> None:
        super().__init__(content)
        self._most = most

    def read1(self, size: int | None = -1, /) -> bytes:
        return super().read1(min(self._most, self._most if size in {None, -1} else size or 0))


def _call(content: bytes, most: int = 1 << 18) -> Call:
    return Call(
        verb="POST",
        path="/",
        query={},
        headers={"content-type": f'multipart/related; boundary="{MARK}"'},
        body=Body(Dripping(content, most), len(content)),
        hang_up=lambda: None,
    )


def _written(media: bytes, end: bytes) -> bytes:
    head = b"--" + MARK.encode()
    return end.join(
        [
            head,
            b"Content-Type: application/json",
            b"",
            b'{"snippet": {"title": "Tide"}}',
            head,
            b"Content-Type: text/srt",
            b"",
            media,
            head + b"--",
            b"",
        ]
    )


@given(
    media=st.binary(max_size=200).filter(lambda each: MARK.encode() not in each),
    most=st.integers(min_value=1, max_value=300),
)
def test_the_media_comes_whole(media: bytes, most: int) -> None:
    resource, kind, pieces = parts_of(_call(_written(media, b"\r\n"), most))
    assert resource == {"snippet": {"title": "Tide"}}
    assert kind == "text/srt"
    assert b"".join(pieces) == media


def test_lines_may_end_without_a_return() -> None:
    _, _, pieces = parts_of(_call(_written(b"Hi\n", b"\n")))
    assert b"".join(pieces) == b"Hi\n"


@pytest.mark.parametrize(
    "content",
    [b"", b"tide", _written(b"Hi", b"\r\n")[:60], b"--" + MARK.encode() + b"\r\n\r\n{"],
    ids=["empty", "none", "cut", "open"],
)
def test_what_has_another_form_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal):
        parts_of(_call(content))
