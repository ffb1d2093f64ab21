import asyncio
from threading import Thread, current_thread

import pytest

from reelwright.adapters.http.loop import LoopThread

pytestmark = pytest.mark.unit


async def _nothing() -> None:
    pass


async def _thread() -> Thread:
    return current_thread()


def test_work_is_done_in_one_other_thread() -> None:
    loop = LoopThread()
    first, second = loop.run(_thread()), loop.run(_thread())
    assert first is second
    assert first is not current_thread()
    loop.close(_nothing())
    assert not first.is_alive()


def test_nothing_is_started_by_closing() -> None:
    LoopThread().close(_nothing())


def test_an_error_of_the_work_is_the_caller_s() -> None:
    async def fail() -> None:
        await asyncio.sleep(0)
        message = "no"
        raise LookupError(message)

    loop = LoopThread()
    with pytest.raises(LookupError):
        loop.run(fail())
    loop.close(_nothing())


def test_it_can_be_closed_from_its_own_thread() -> None:
    """As by the garbage collector, which runs in whatever thread it finds."""
    loop = LoopThread()

    async def close() -> Thread:
        await asyncio.sleep(0)
        loop.close(_nothing())
        return current_thread()

    thread = loop.run(close())
    thread.join(120)
    assert not thread.is_alive()
