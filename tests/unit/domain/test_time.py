"""Frames and samples convert exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.time import FrameRate

pytestmark = pytest.mark.unit

RATES = st.sampled_from(
    [
        FrameRate(),
        FrameRate(numerator=25),
        FrameRate(numerator=30_000, denominator=1001),
        FrameRate(numerator=60),
    ]
)


@given(rate=RATES, frame=st.integers(0, 10_000_000))
def test_a_frames_first_sample_belongs_to_that_frame(rate: FrameRate, frame: int) -> None:
    assert rate.frame_at(rate.sample_at(frame)) == frame


@given(rate=RATES, samples=st.integers(0, 1_000_000_000))
def test_covering_frames_last_at_least_as_long_and_no_frame_longer(
    rate: FrameRate, samples: int
) -> None:
    frames = rate.frames_covering(samples)
    assert rate.sample_at(frames) >= samples
    assert frames == 0 or rate.sample_at(frames - 1) < samples


def test_ntsc_is_not_rounded() -> None:
    rate = FrameRate(numerator=30_000, denominator=1001)
    assert rate.sample_at(30_000) == 1001 * 48_000
