import importlib
import importlib.util
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from reelwright.app.wiring import loading

pytestmark = pytest.mark.unit


def test_one_thread_imports_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    importing, most = threading.Semaphore(1), []

    def slowly(_module: str) -> None:
        most.append(importing.acquire(blocking=False))
        time.sleep(0.001)
        importing.release()

    monkeypatch.setattr(importlib, "import_module", slowly)
    with ThreadPoolExecutor(4) as pool:
        for loaded in [pool.submit(loading.load_libraries) for _ in range(4)]:
            loaded.result()

    assert len(most) >= 4 * len(loading.BEHIND_JOBS)
    assert all(most)


@pytest.mark.parametrize("module", loading.BEHIND_JOBS)
def test_what_is_loaded_exists(module: str) -> None:
    assert importlib.util.find_spec(module)
