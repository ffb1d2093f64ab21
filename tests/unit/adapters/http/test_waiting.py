from datetime import UTC, datetime

import pytest

from reelwright.adapters.http.waiting import LONGEST, wait_asked

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after-ms": "250", "retry-after": "30"}, 0.25),
        ({"retry-after": "Sat, 21 Nov 2026 12:01:00 GMT"}, 60.0),
        ({"retry-after": "Sat, 21 Nov 2026 11:59:00 GMT"}, 0.0),
        (
            {
                "retry-after": "Sat, 21 Nov 2026 12:01:00 GMT",
                "date": "Sat, 21 Nov 2026 12:00:55 GMT",
            },
            5.0,
        ),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "1e300"}, LONGEST),
        ({"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"}, LONGEST),
        ({"retry-after": "Sat, 99 Nov 2026 12:01:00 GMT"}, None),
    ],
)
def test_the_wait_is_understood(headers: dict[str, str], seconds: float | None) -> None:
    assert wait_asked(headers, NOW) == seconds
