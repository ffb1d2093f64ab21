"""Batch files that are no batch are told in one sentence."""

from pathlib import Path

import pytest

from reelwright.app.making.batches import BatchUnreadable, jobs_of_file

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, r"jobs\.jsonl cannot be read: No such file or directory\. Name a JSONL file"),
        (b"\xff\xfe\x00", r"cannot be read: it is no UTF-8 text"),
        (b"\n\n", "holds no line with a production"),
        (b"{", "line 1 is no JSON"),
        (b'["a.md"]', 'line 1: write an object with at least "source"'),
        (b'{"source": "a.md", "fresh": "yes"}', "line 1: fresh is true or false, not 'yes'"),
        (b'{"source": "a.md"}', r"line 1: There is no file .*a\.md: give a file that is there"),
    ],
)
def test_what_is_wrong_with_a_batch_is_told(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    file = tmp_path / "jobs.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BatchUnreadable, match=told):
        jobs_of_file(file, {"home": tmp_path / "home"})
