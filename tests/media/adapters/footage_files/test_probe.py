"""What a file is, is found from its content; what is odd is shown all the same, with a note."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from builders.footage import scene, write_clip
from reelwright.adapters.footage_files.facts import Facts
from reelwright.adapters.footage_files.probe import FileProbe, facts_of
from reelwright.domain.footage.candidates import are_near
from reelwright.domain.time import FrameRate
from reelwright.ports.footage import FootageUnreadable, Probed

pytestmark = pytest.mark.media

LARGE = (960, 540)


def _probe(file: Path) -> Probed:
    return FileProbe().probe(file, sha256=file.name.ljust(64, "0"))


def _save(file: Path, seed: int = 1, size: tuple[int, int] = LARGE, **options: Any) -> Path:
    Image.fromarray(scene(*size, seed=seed)).save(file, **options)
    return file


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tiff", ".bmp", ".avif"])
def test_a_still_of_any_usual_kind(tmp_path: Path, suffix: str) -> None:
    probed = _probe(_save(tmp_path / f"fox{suffix}"))
    assert (probed.footage.width, probed.footage.height) == LARGE
    assert (probed.footage.frames, probed.rate, probed.notes) == (1, None, ())
    assert len(probed.footage.near_hash) == 16


def test_content_counts_and_not_the_name(tmp_path: Path) -> None:
    still = _save(tmp_path / "fox.png").rename(tmp_path / "fox.mp4")
    assert _probe(still).footage.frames == 1
    clip = write_clip(tmp_path / "bear.mp4").rename(tmp_path / "bear.jpg")
    assert _probe(clip).footage.frames == 50


@pytest.mark.parametrize(
    ("orientation", "size", "turned"), [(6, (540, 960), 90), (8, (540, 960), 270), (3, LARGE, 180)]
)
def test_a_still_is_seen_upright(
    tmp_path: Path, orientation: int, size: tuple[int, int], turned: int
) -> None:
    upright = Image.fromarray(scene(*size))
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright.rotate(turned, expand=True).save(tmp_path / "turned.jpg", exif=exif)
    upright.save(tmp_path / "upright.jpg")
    probed, plain = _probe(tmp_path / "turned.jpg"), _probe(tmp_path / "upright.jpg")
    assert (probed.footage.width, probed.footage.height) == size
    assert are_near(probed.footage, plain.footage)
    note = f"turned.jpg is stored turned by {turned} degrees and shown upright."
    assert probed.notes == (note,)


def test_words_inside_a_still(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "A fox at dusk"
    exif[0x9C9E] = "forest;night\0".encode("utf-16-le")
    xmp = b"<x><dc:subject><rdf:Bag><rdf:li>snow &amp; ice</rdf:li></rdf:Bag></dc:subject></x>"
    _save(tmp_path / "a.jpg", exif=exif, xmp=xmp)
    assert facts_of(tmp_path / "a.jpg").phrases == (
        "A fox at dusk",
        "forest",
        "night",
        "snow & ice",
    )


def test_a_still_with_alpha_and_an_animation(tmp_path: Path) -> None:
    Image.fromarray(scene(64, 48)).convert("RGBA").save(tmp_path / "a.png")
    assert facts_of(tmp_path / "a.png").alpha
    frames = [Image.fromarray(scene(64, 48, seed=seed)) for seed in (1, 2)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    note = "is an animation of which only the first picture is shown"
    assert facts_of(tmp_path / "a.gif").notes[0] == note


def test_a_clip(tmp_path: Path) -> None:
    file = write_clip(tmp_path / "fox.mp4", picture=scene(*LARGE), sound=True)
    probed = _probe(file)
    assert (probed.footage.width, probed.footage.height, probed.footage.frames) == (*LARGE, 50)
    assert probed.rate == FrameRate(numerator=25)
    assert probed.notes == ()
    assert not facts_of(file).silent
    assert facts_of(write_clip(tmp_path / "silent.mp4")).silent


@pytest.mark.parametrize("container", ["mov", "mkv", "webm", "ts"])
def test_other_containers(tmp_path: Path, container: str) -> None:
    file = tmp_path / f"fox.{container}"
    name = {"mkv": "matroska", "webm": "matroska", "ts": "mpegts"}.get(container, container)
    with av.open(write_clip(tmp_path / "fox.mp4")) as source, av.open(file, "w", name) as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.size:
                packet.stream = stream
                target.mux(packet)
    facts = facts_of(file)
    assert (facts.frames, facts.frame_rate) == (50, FrameRate(numerator=25))


def test_a_container_that_does_not_say_when_frames_are_shown(tmp_path: Path) -> None:
    facts = facts_of(write_clip(tmp_path / "fox.avi"))
    assert (facts.frames, facts.frame_rate) == (50, FrameRate(numerator=25))
    assert not facts.damaged
    assert not facts.variable


@pytest.mark.parametrize(("rotation", "turned"), [(90, 270), (-90, 90), (180, 180)])
def test_a_clip_is_seen_upright(tmp_path: Path, rotation: int, turned: int) -> None:
    upright = scene(360, 640) if rotation % 180 else scene()
    stored = np.ascontiguousarray(np.rot90(upright, -rotation // 90))
    file = write_clip(tmp_path / "turned.mp4", picture=stored, rotation=rotation)
    facts = facts_of(file)
    assert (facts.height, facts.width) == upright.shape[:2]
    assert facts.rotation == turned
    Image.fromarray(upright).save(tmp_path / "upright.png")
    assert are_near(_probe(file).footage, _probe(tmp_path / "upright.png").footage)


def test_a_clip_of_changing_rate_has_its_true_length(tmp_path: Path) -> None:
    times = [*range(0, 1000, 20), *range(1000, 3000, 100)]
    probed = _probe(write_clip(tmp_path / "phone.mkv", times=times, picture=scene(*LARGE)))
    assert probed.notes == ("phone.mkv has a changing frame rate and is played at its true speed.",)
    assert probed.footage.frames == 70
    assert probed.rate is not None
    assert abs(probed.rate.seconds(70) - 3) < Fraction(1, 10)


def test_rates_of_television_are_exact(tmp_path: Path) -> None:
    times = [round(number * 1001 / 30) for number in range(60)]
    facts = facts_of(write_clip(tmp_path / "tv.mkv", times=times))
    assert not facts.variable
    assert facts.frame_rate is not None
    assert abs(facts.frame_rate.fraction - Fraction(30000, 1001)) < Fraction(1, 50)


@pytest.mark.parametrize("curve", [16, 18])
def test_hdr_is_noted(tmp_path: Path, curve: int) -> None:
    facts = facts_of(write_clip(tmp_path / "hdr.mp4", picture=scene(*LARGE), curve=curve))
    assert facts.notes == ("is HDR and shown in the colours of ordinary screens",)


def test_pixels_that_are_not_square(tmp_path: Path) -> None:
    file = write_clip(tmp_path / "dv.mp4", picture=scene(720, 576), aspect=Fraction(16, 15))
    facts = facts_of(file)
    assert (facts.width, facts.height, facts.stretched) == (768, 576, True)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_clip_cut_off_is_used_as_far_as_it_goes(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (180, 320, 3), dtype=np.uint8)
    file = write_clip(tmp_path / f"cut{suffix}", picture=noise, options={"movflags": "faststart"})
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 6 // 10])
    facts = facts_of(file)
    assert 15 < facts.frames < 45
    assert facts.promised == "2.0 s"
    assert any(note.startswith("is cut off: ") for note in facts.notes)


def test_a_small_picture_is_soft(tmp_path: Path) -> None:
    probed = _probe(_save(tmp_path / "small.jpg", size=(320, 180)))
    assert probed.notes == ("small.jpg is only 320x180 and will look soft.",)


def _content(kind: str, folder: Path) -> bytes:
    whole = {
        "cut.jpg": lambda: _save(folder / "x.jpg", quality=95),
        "cut.png": lambda: _save(folder / "x.png"),
        "cut.mp4": lambda: write_clip(folder / "x.mp4"),
    }
    if kind in whole:
        content = whole[kind]().read_bytes()
        return content[: len(content) // 2]
    return {
        "empty.jpg": b"",
        "text.jpg": b"not a picture at all\n" * 40,
        "text.txt": b"\x1b[31mred\x1b[0m\n" * 40,
        "list.m3u8": b"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nx.mp4\n#EXT-X-ENDLIST\n",
        "list.mp4": b"ffconcat version 1.0\nfile x.mp4\n",
        "page.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "print.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EOF\n",
        "binary.mov": bytes(range(256)) * 40,
    }[kind]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("empty.jpg", "empty.jpg is empty: copy it again"),
        ("text.jpg", "text.jpg is not a picture or clip"),
        ("text.txt", "text.txt is not a picture or clip"),
        ("list.m3u8", "list.m3u8 is not a picture or clip"),
        ("list.mp4", "list.mp4 cannot be opened as a clip"),
        ("page.svg", "page.svg is not a picture or clip"),
        ("print.eps", "print.eps is not a picture or clip"),
        ("binary.mov", "binary.mov cannot be opened as a clip"),
        ("cut.jpg", "cut.jpg is cut off or damaged"),
        ("cut.png", "cut.png is cut off or damaged"),
        ("cut.mp4", "cut.mp4 cannot be opened as a clip"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(
    tmp_path: Path, kind: str, sentence: str
) -> None:
    write_clip(tmp_path / "x.mp4")
    file = tmp_path / kind
    file.write_bytes(_content(kind, tmp_path))
    with pytest.raises(FootageUnreadable, match=sentence):
        _probe(file)


@pytest.mark.parametrize("size", [(1, 1), (15, 400)])
def test_a_tiny_picture_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(FootageUnreadable, match=f"only {size[0]}x{size[1]} pixels"):
        _probe(_save(tmp_path / "dot.png", size=size))


def test_a_flash_of_picture_is_refused(tmp_path: Path) -> None:
    file = write_clip(tmp_path / "flash.mp4", times=range(0, 200, 40))
    with pytest.raises(FootageUnreadable, match="less than half a second"):
        _probe(file)


def test_a_song_with_a_cover_is_not_a_clip(tmp_path: Path) -> None:
    cover = _save(tmp_path / "cover.jpg", size=(64, 64))
    with av.open(tmp_path / "song.m4a", "w", format="mp4") as song, av.open(cover) as picture:
        voice = song.add_stream("aac", rate=48_000)
        stream = song.add_stream_from_template(picture.streams.video[0])
        stream.disposition = av.stream.Disposition.attached_pic
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 48_000), np.float32), "fltp", "mono")
        silence.sample_rate = 48_000
        song.mux(voice.encode(silence))
        for packet in picture.demux(video=0):
            if packet.size:
                packet.stream = stream
                song.mux(packet)
        song.mux(voice.encode())
    with pytest.raises(FootageUnreadable, match="is not a picture or clip"):
        _probe(tmp_path / "song.m4a")


def test_copies_are_near_and_others_are_not(tmp_path: Path) -> None:
    original = _probe(_save(tmp_path / "a.png")).footage
    image = Image.open(tmp_path / "a.png")
    image.resize((300, 170)).save(tmp_path / "b.jpg", quality=40)
    image.point(lambda light: min(255, light + 25)).save(tmp_path / "c.webp", quality=60)
    image.crop((10, 6, 950, 535)).save(tmp_path / "d.jpg")
    assert all(
        are_near(original, _probe(tmp_path / name).footage) for name in ("b.jpg", "c.webp", "d.jpg")
    )
    others = [
        _probe(_save(tmp_path / "e.png", seed=seed, size=(96, 54))).footage for seed in range(2, 30)
    ]
    assert not any(are_near(original, other) for other in others)


def test_a_plain_picture_is_near_to_nothing(tmp_path: Path) -> None:
    Image.new("RGB", LARGE, "navy").save(tmp_path / "plain.png")
    assert _probe(tmp_path / "plain.png").footage.near_hash == ""


def test_facts_are_the_same_each_time(tmp_path: Path) -> None:
    file = write_clip(tmp_path / "fox.mp4")
    first = facts_of(file)
    assert isinstance(first, Facts)
    assert facts_of(file) == first
