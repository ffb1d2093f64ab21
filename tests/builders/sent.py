"""What tests send to a connected channel."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from builders.connected import Connected, upload_of
from reelwright.ports.lease import Unleased
from reelwright.ports.platform import Finished
from reelwright.ports.progress import Silent

SRT = b"1\n00:00:00,000 --> 00:00:02,000\nThe sea comes.\n"


def uploaded(linked: Connected, film: Path, name: str = "tide-1a2b3c.mp4") -> str:
    channel = linked.channel
    session = channel.begin_upload(upload_of(film.stat().st_size, name))
    answer = channel.send(session, film, offset=0, progress=Silent(), lease=Unleased())
    assert isinstance(answer, Finished)
    return answer.video_id


def thumbnail() -> bytes:
    made = BytesIO()
    Image.new("RGB", (1280, 720), "navy").save(made, "JPEG")
    return made.getvalue()
