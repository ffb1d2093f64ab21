"""A thread with an event loop, in which calls of any thread are made and ended in time."""

import asyncio
from collections.abc import Coroutine
from threading import Lock, Thread, current_thread
from typing import TypeVar

Result = TypeVar("Result")


class LoopThread:
    """Started with the first call; the connections of all calls live in it."""

    def __init__(self) -> None:
        self._opening = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None

    def run(self, work: Coroutine[object, object, Result]) -> Result:
        """Do the work and wait for it; an interrupt of the waiting thread cancels the work."""
        future = asyncio.run_coroutine_threadsafe(work, self._running())
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def close(self, last: Coroutine[object, object, None]) -> None:
        """Do the last work and stop; nothing happens where no call was made."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            last.close()
            return
        self._loop = self._thread = None
        asyncio.run_coroutine_threadsafe(_stop_after(last), loop)
        # The garbage collector, which may call this, runs in any thread, the loop's own too.
        if thread is not current_thread():
            thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._opening:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = Thread(target=_serve, args=(self._loop,), name="http", daemon=True)
                self._thread.start()
            return self._loop


async def _stop_after(last: Coroutine[object, object, None]) -> None:
    """End what is still under way, do the last work, and stop the loop."""
    under_way = asyncio.all_tasks() - {asyncio.current_task()}
    for task in under_way:
        task.cancel()
    try:
        await asyncio.gather(*under_way, return_exceptions=True)
        await last
        await asyncio.sleep(0)  # connections close in the loop's next turn
    finally:
        asyncio.get_running_loop().stop()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()
