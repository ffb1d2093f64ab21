"""A part is built when it is first used, and once."""

import copy

import pytest

from reelwright.app.wiring.on_demand import on_demand

pytestmark = pytest.mark.unit


class Counter:
    def __init__(self, built: list[str]) -> None:
        built.append("built")
        self.count = 0

    def more(self) -> int:
        self.count += 1
        return self.count


def test_nothing_is_built_until_it_is_used_and_then_once() -> None:
    built: list[str] = []
    counter = on_demand(lambda: Counter(built))
    assert built == []
    assert [counter.more(), counter.more(), counter.count] == [1, 2, 2]
    assert built == ["built"]


def test_a_failure_to_build_is_the_users_to_see() -> None:
    def build() -> Counter:
        raise OSError

    broken = on_demand(build)
    with pytest.raises(OSError):  # noqa: PT011 - it has no words
        broken.more()


def test_what_it_lacks_is_missing_and_copying_does_not_build_it() -> None:
    built: list[str] = []
    counter = on_demand(lambda: Counter(built))
    copy.copy(counter)
    assert built == []
    with pytest.raises(AttributeError, match="less"):
        counter.less()  # type: ignore[attr-defined] # what is not there
