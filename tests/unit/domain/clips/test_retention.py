import json
from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.retention import (
    BINS,
    Curve,
    CurveInvalid,
    Recut,
    agreement,
    curve_of,
    position_agreement,
    rank_among,
    rank_in_video,
    recut,
    stretches,
)
from reelwright.domain.clips.retention_file import curve_in

pytestmark = pytest.mark.unit

FALLING = [1 - at / 125 for at in range(BINS)]
parts = st.lists(st.floats(0, 3, allow_subnormal=False), min_size=5, max_size=5).map(
    lambda values: values * (BINS // 5)
)
places = st.floats(0, 1)


def _peak(first: int, last: int) -> Curve:
    return Curve(bins=tuple(1.0 if first <= at < last else 0.2 for at in range(BINS)))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (FALLING[:99], "it has 99 numbers"),
        ([*FALLING, 0.1], "it has 101 numbers"),
        ([*FALLING[:-1], nan], "number 100 is nan"),
        ([inf, *FALLING[1:]], "number 1 is inf"),
        ([*FALLING[:-1], -0.01], "number 100 is -0.01"),
        ([*FALLING[:-1], 4e9], "no part of viewers"),
        ([0.5] * BINS, "tells nothing"),
        ([at / 100 for at in range(BINS)], "as counts do and viewers do not"),
    ],
)
def test_what_is_no_curve_is_said(values: list[float], said: str) -> None:
    with pytest.raises(CurveInvalid, match=said):
        curve_of(values)


def test_percents_become_parts() -> None:
    assert curve_of([value * 100 for value in FALLING]).bins == pytest.approx(FALLING)


@given(parts, places, places)
def test_what_a_stretch_holds_lies_within_the_curve(
    values: list[float], one: float, other: float
) -> None:
    curve = Curve(bins=tuple(values))
    first, last = sorted((one, other))
    assert min(values) - 1e-9 <= curve.held(first, last) <= max(values) + 1e-9
    assert 0 <= rank_in_video(curve, first, last) <= 1


@given(parts)
def test_the_parts_of_a_video_hold_together_what_it_holds(values: list[float]) -> None:
    curve = Curve(bins=tuple(values))
    found = stretches(curve, [(0.0, 0.137), (0.137, 0.5), (0.5, 0.771), (0.771, 1.0)])
    total = sum(each.held * (each.last - each.first) for each in found)
    assert total == pytest.approx(sum(values) / BINS, abs=1e-9)


def test_rank_tells_the_best_stretch_from_others() -> None:
    curve = _peak(40, 50)
    assert rank_in_video(curve, 0.4, 0.5) > 0.95
    assert rank_in_video(curve, 0.45, 0.55) > rank_in_video(curve, 0.48, 0.58) > 0.5
    assert rank_in_video(curve, 0.0, 0.1) < 0.5
    assert rank_in_video(curve, 0.0, 1.0) == 0.5


def test_clips_are_ranked_among_those_of_the_channel() -> None:
    good, bad = Curve(bins=(0.9,) * BINS), Curve(bins=(0.3,) * BINS)
    assert rank_among(good, []) == 0.5
    assert rank_among(good, [bad, bad]) == 1.0
    assert rank_among(bad, [good, bad]) == 0.25


def _spans(*starts: float) -> list[tuple[float, float]]:
    return list(pairwise([*starts, 1.0]))


def test_the_sentence_at_an_edge_that_loses_most_is_left_out() -> None:
    flat = [0.5] * 50
    early = Curve(bins=tuple([1.0, 0.9, 0.8, 0.7, 0.6] * 1 + [0.55] * 45 + flat))
    assert recut(stretches(early, _spans(0.0, 0.1, 0.6))) == Recut(first=1)
    late = Curve(bins=tuple([1.0] * 90 + [0.3] * 10))
    assert recut(stretches(late, _spans(0.0, 0.4, 0.8))) == Recut(last=1)
    even = curve_of(FALLING)
    assert recut(stretches(even, _spans(0.0, 0.2, 0.4, 0.6, 0.8))) == Recut()
    assert recut(stretches(early, _spans(0.0, 0.1))) == Recut()


def test_agreement_with_peaks() -> None:
    curve = _peak(40, 50)
    assert curve.peaks == frozenset(range(40, 50))
    exact = agreement(curve, [(0.4, 0.5)])
    assert (exact.precision, exact.recall, exact.f1) == (1.0, 1.0, 1.0)
    half = agreement(curve, [(0.45, 0.55)])
    assert (half.precision, half.recall) == (0.5, 0.5)
    assert agreement(curve, [(0.4001, 0.4002)]).precision == 1.0
    assert position_agreement(curve, [(0.4, 0.5)]).f1 == 0.0
    assert agreement(curve, []).f1 == 0.0


def _table(values: list[float], head: str = "", comma: str = ",", start: int = 1) -> str:
    rows = [f"{at}{comma}{value}" for at, value in enumerate(values, start=start)]
    return "\n".join([head, *rows] if head else rows)


_HEADERS = [
    {"name": name}
    for name in ("elapsedVideoTimeRatio", "audienceWatchRatio", "relativeRetentionPerformance")
]
_RATIOS = [[round((at + 1) / BINS, 2), value, 0.5] for at, value in enumerate(FALLING)]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(FALLING),
        json.dumps({"retention": FALLING}),
        "\ufeff" + "\r\n".join(map(str, FALLING)) + "\r\n",
        _table(FALLING),
        _table(FALLING, start=0),
        _table([100 * value for value in FALLING], "Video position (%),Absolute retention (%)"),
        _table(FALLING, "percent;value", ";").replace(".", ","),
        "\n".join(f"{at}%\t{100 * value}%" for at, value in enumerate(FALLING, start=1)),
        json.dumps({"columnHeaders": _HEADERS, "rows": _RATIOS}),
        json.dumps(
            {
                "heatmap": [
                    {"start_time": at * 3.5, "end_time": (at + 1) * 3.5, "value": value}
                    for at, value in enumerate(FALLING)
                ]
            }
        ),
    ],
    ids=["list", "named", "column", "from 1", "from 0", "studio", "semicolons", "percent signs",
         "analytics", "heat map"],
)  # fmt: skip
def test_every_form_is_read(text: str) -> None:
    assert curve_in(text).bins == pytest.approx(FALLING)


def test_edges_become_percents() -> None:
    edges = [1 - at / 125 for at in range(BINS + 1)]
    assert curve_in(_table(edges, start=0)).bins == pytest.approx([v - 1 / 250 for v in FALLING])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it has 0 rows"),
        ("null", "it has 0 rows"),
        ("{}", "no list of numbers"),
        ("[", "begins like JSON"),
        ("[" * 100_000, "begins like JSON"),
        ('{"retention": 7}', "no list of numbers"),
        (json.dumps([True, *FALLING[1:]]), "row 1 holds no number"),
        (json.dumps([[1, 2, 3]] * BINS), "row 1 has 3 columns"),
        (json.dumps([[]] * BINS), "row 1 has 0 columns"),
        (json.dumps([nan, *FALLING[1:]]), "row 1 holds nan"),
        (json.dumps([{"value": None}] * BINS), "row 1 holds no number"),
        ("[1e999" + ",1" * 99 + "]", "row 1 holds inf"),
        ("[" + "9" * 4000 + ",1" * 99 + "]", "no number"),
        ("nan\n" + "\n".join(map(str, FALLING[1:])), "row 1 holds nan"),
        ("\n".join(["0.5"] * 30 + ["=cmd()"] + ["0.4"] * 69), "row 31 holds '=cmd\\(\\)'"),
        (_table(FALLING[:50]), "it has 50 rows"),
        (_table(FALLING).replace("\n40,", "\n41,"), "row 40 does not go on"),
        ("\n".join(reversed(_table(FALLING).split("\n"))), "row 2 does not go on"),
        ("a" * 1_000_001, "1000001 characters"),
        ('"' + "a" * 200_000, "no table"),
        (_table([float(at) for at in range(BINS)]), "as counts do"),
        ("\n".join(["1,0.4"] * BINS), "row 2 does not go on"),
        ("\x00\n" * BINS, "holds"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(CurveInvalid, match=said):
        curve_in(text)


@given(st.text(max_size=300))
def test_any_text_is_a_curve_or_said_not_to_be(text: str) -> None:
    with pytest.raises(CurveInvalid):
        curve_in(text)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)


@given(st.lists(scalars | st.lists(scalars, max_size=3), max_size=4), st.integers(0, BINS))
def test_any_list_is_a_curve_within_its_range_or_said_not_to_be(odd: list[object], at: int) -> None:
    rows = [*FALLING[:at], *odd, *FALLING[at + len(odd) :]]
    try:
        curve = curve_in(json.dumps(rows))
    except CurveInvalid:
        return
    assert len(curve.bins) == BINS
    assert all(0 <= value <= 1000 for value in curve.bins)
