"""A process killed while it uploads leaves a whole object or none."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders.s3 import KEYS, faulty_s3
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.s3.bucket import Patience
from reelwright.adapters.s3.depot import BucketDepot
from reelwright.adapters.s3.store import BucketStore

pytestmark = pytest.mark.crash

SHARE_FOR_EVER = """
import os, sys
from pathlib import Path
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.s3.bucket import Bucket
from reelwright.adapters.s3.place import KeyPair, place_at
from reelwright.adapters.s3.store import BucketStore
from reelwright.ports.services import Secret
keys = KeyPair(id=sys.argv[3], secret=Secret(sys.argv[4]))
place = place_at("s3://studio/shared", endpoint=sys.argv[2])
store = BucketStore(Bucket(place, keys), FileStore(Path(sys.argv[1])))
print("ready", flush=True)
size = 300_000
while True:
    with store.staging(".mp4") as path:
        path.write_bytes(os.urandom(size))
        store.adopt(path)
    size = 300_000 if size > 300_000 else 20_000_000
"""


def test_a_killed_upload_leaves_no_part_under_a_name(tmp_path: Path) -> None:
    with faulty_s3() as s3:
        command = [sys.executable, "-c", SHARE_FOR_EVER, str(tmp_path / "one"), s3.address]
        # A small file is two requests; a large one asks, begins, sends three parts and completes.
        for requests in (3, 4, 5, 7, 8):
            seen = len(s3.requests)
            with subprocess.Popen(
                [*command, KEYS.id, KEYS.secret.value], stdout=subprocess.PIPE
            ) as process:
                assert process.stdout is not None
                process.stdout.readline()
                while len(s3.requests) < seen + requests:
                    assert process.poll() is None
                    time.sleep(0.002)
                process.send_signal(signal.SIGKILL)
        shared = s3.bucket("s3://studio/shared", Patience())
        there = list(BucketDepot(shared).holdings())
        assert there
        other = BucketStore(shared, FileStore(tmp_path / "two"))
        for each in there:
            file = other.path(each.artefact.sha256, each.artefact.suffix)
            assert file.stat().st_size == each.size
        # What was made and not shared is shared when it is next asked for.
        first = BucketStore(shared, FileStore(tmp_path / "one"))
        for each in FileStore(tmp_path / "one").holdings():
            first.path(each.artefact.sha256, each.artefact.suffix)
            other.path(each.artefact.sha256, each.artefact.suffix)
