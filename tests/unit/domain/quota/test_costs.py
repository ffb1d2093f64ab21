"""What calls cost, and what publishing a release adds up to."""

import pytest

from reelwright.domain.quota.buckets import DEFAULT_LIMITS, Bucket
from reelwright.domain.quota.costs import COSTS, CallUnknown, cost_of
from reelwright.domain.quota.publishing import PublishingSteps

pytestmark = pytest.mark.unit


def test_only_three_calls_have_a_bucket_of_their_own() -> None:
    own = {call: cost.bucket for call, cost in COSTS.items() if cost.bucket is not Bucket.POOL}
    assert own == {
        "videos.insert": Bucket.UPLOADS,
        "search.list": Bucket.SEARCH,
        "videos.batchGetStats": Bucket.STATISTICS,
    }


def test_every_cost_fits_into_a_day_and_names_its_source() -> None:
    for cost in COSTS.values():
        assert 1 <= cost.units <= DEFAULT_LIMITS[cost.bucket]
        assert cost.source


def test_a_call_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(CallUnknown, match=r"videos\.frobnicate"):
        cost_of("videos.frobnicate")


def test_a_full_publish_takes_one_upload_and_505_of_the_pool() -> None:
    assert dict(PublishingSteps().needs) == {Bucket.UPLOADS: 1, Bucket.POOL: 505}


@pytest.mark.parametrize(
    ("steps", "pool"),
    [
        (PublishingSteps(thumbnail=False, captions=0, playlists=0), 5),
        (PublishingSteps(captions=6), 2505),
        (PublishingSteps(updates=1), 556),
    ],
)
def test_each_step_adds_its_units(steps: PublishingSteps, pool: int) -> None:
    assert dict(steps.needs)[Bucket.POOL] == pool
