"""What must be true before anything leaves."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from builders.releases import MASTER, NOON, RELEASE
from reelwright.domain.platform.consent import Write
from reelwright.domain.production.manifest import LicenceRecord
from reelwright.domain.release.gates import Approval, Facts, Gate, Passage, closed, passages
from reelwright.domain.release.similarity import Likeness, LikenessLimits

pytestmark = pytest.mark.unit
NEAR = Likeness(release="0000", title="The blue sky", text=0.9, picture=0.2)
LICENCE = LicenceRecord(name="tower.jpg", licence="CC BY-NC 4.0")
CLEAR = Facts(
    release=RELEASE,
    problems=(),
    passed=True,
    failed_checks=(),
    inspected=MASTER,
    master=MASTER,
    licences=(LicenceRecord(name="sea.jpg", licence="CC0"),),
    nearest=None,
    limits=LikenessLimits(text=0.5, picture=0.9),
    cost=Decimal(1),
    budget=Decimal(5),
    embargo=None,
    appears=NOON,
    consented=frozenset(Write),
    needed=frozenset(Write),
    approval_wanted=True,
    approval=Approval(by="owner", at=NOON, content="d1"),
    content="d1",
)


def shut(**changes: object) -> tuple[Passage, ...]:
    """The gates that a change closes."""
    return closed(passages(replace(CLEAR, **changes)))  # type: ignore[arg-type] # given by name


def test_everything_in_order_goes_through() -> None:
    assert shut() == ()
    assert [way.gate for way in passages(CLEAR)] == list(Gate)


@pytest.mark.parametrize(
    ("changes", "gate", "said"),
    [
        ({"problems": ("The title is empty.",)}, Gate.DETAILS, "title is empty"),
        ({"passed": False, "failed_checks": ("loudness",)}, Gate.VERDICT, "loudness"),
        ({"master": "e" * 64}, Gate.VERDICT, "not the file that was inspected"),
        ({"master": ""}, Gate.VERDICT, "gone"),
        ({"licences": (LICENCE,)}, Gate.LICENCES, "tower.jpg"),
        ({"nearest": NEAR}, Gate.SIMILARITY, "90%"),
        ({"cost": Decimal(6)}, Gate.BUDGET, "6.00 USD"),
        ({"embargo": NOON + timedelta(hours=1)}, Gate.EMBARGO, "13:00"),
        ({"consented": frozenset({Write.DETAILS})}, Gate.CONSENT, "set thumbnails"),
        ({"approval": None}, Gate.APPROVAL, "waits for approval"),
        ({"content": "d2"}, Gate.APPROVAL, "edited after"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_gate_says_why_it_is_closed(changes: dict[str, object], gate: Gate, said: str) -> None:
    (way,) = shut(**changes)
    assert way.gate is gate
    assert said in way.reason


def test_an_open_gate_tells_what_is_nearest() -> None:
    near = replace(NEAR, text=0.31)
    (way,) = (one for one in passages(replace(CLEAR, nearest=near)) if one.reason)
    assert (way.gate, way.open) == (Gate.SIMILARITY, True)
    assert "31% of what is said and 20% of what is shown" in way.reason


def test_an_embargo_opens_by_itself() -> None:
    (way,) = shut(embargo=NOON + timedelta(hours=1))
    assert way.until == NOON + timedelta(hours=1)


def test_only_some_gates_are_the_owners_to_waive() -> None:
    assert not shut(nearest=NEAR, cost=Decimal(6), waived=frozenset(Gate))
    assert [way.gate for way in shut(licences=(LICENCE,), waived=frozenset(Gate))] == [
        Gate.LICENCES
    ]
