"""The local YouTube looks into the videos that it is sent."""

from pathlib import Path

import av
import numpy as np
import pytest
from googleapiclient.errors import HttpError

from builders.youtube import google_client, simple, upload
from reelwright.simulators.youtube.server import YouTubeSimulator

pytestmark = pytest.mark.media

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
FRAMES, RATE = 30, 15


def _video(file: Path, wide: int, high: int) -> bytes:
    with av.open(file, "w") as container:
        stream = container.add_stream("mpeg4", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = wide, high, "yuv420p"
        for _ in range(FRAMES):
            picture = av.VideoFrame.from_ndarray(np.zeros((high, wide, 3), np.uint8), "rgb24")
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return file.read_bytes()


def test_a_video_has_its_length_and_the_thumbnail_of_a_short_waits(tmp_path: Path) -> None:
    with YouTubeSimulator(data=tmp_path / "youtube") as youtube:
        youtube.clock.stop()
        with google_client(youtube, youtube.new_channel()) as client:
            wide = upload(client, _video(tmp_path / "wide.mp4", 160, 90))["id"]
            tall = upload(client, _video(tmp_path / "tall.mp4", 90, 160))["id"]
            picture = simple(PNG, "image/png")
            client.thumbnails().set(videoId=wide, media_body=picture).execute()
            with pytest.raises(HttpError) as refused:
                client.thumbnails().set(videoId=tall, media_body=picture).execute()
            assert refused.value.status_code == 403
            youtube.clock.advance(minutes=5)
            client.thumbnails().set(videoId=tall, media_body=picture).execute()
            ids = f"{wide},{tall}"
            shown = client.videos().list(part="contentDetails,fileDetails", id=ids).execute()
            for each in shown["items"]:
                assert each["contentDetails"]["duration"] == "PT2S"
                assert each["contentDetails"]["hasCustomThumbnail"]
                assert each["fileDetails"]["durationMs"] == str(1000 * FRAMES // RATE)
