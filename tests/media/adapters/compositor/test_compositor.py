"""Whole pieces, against a second compositor that works in RGB and knows nothing of ours."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from builders.blocks import BlockIllustrator
from builders.clips import marked, write_clip
from builders.rendering import card, cue, decoded, look_of, tone
from reelwright.adapters.compositor.compositor import Compositor
from reelwright.adapters.compositor.pool import render_apart, render_here
from reelwright.domain.canvas import Codec
from reelwright.domain.render.pieces import Look, Piece, Shot, ShotUse
from reelwright.domain.script.visuals import Footage, Move, PictureShot
from reelwright.domain.themes.theme import TransitionKind
from reelwright.ports.picture import Layer, Motion, PieceJob, RenderFailed
from reelwright.ports.progress import Cancelled, Silent

pytestmark = pytest.mark.media

Rgb = NDArray[np.float64]


def _jobs(pieces: Sequence[Piece], folder: Path) -> list[PieceJob]:
    folder.mkdir(exist_ok=True)
    return [
        PieceJob(piece=piece, destination=folder / f"{index}.mp4")
        for index, piece in enumerate(pieces)
    ]


def _render(pieces: Sequence[Piece], folder: Path) -> list[Path]:
    jobs = _jobs(pieces, folder)
    assert list(render_here(BlockIllustrator(), jobs, {}, Silent())) == jobs
    return [job.destination for job in jobs]


def _pieces(look: Look, kind: TransitionKind = TransitionKind.FADE) -> list[Piece]:
    first, second = card("one", 30, (0, 8, 16, 17)), card("two", 30, (4, 10))
    return [
        Piece(
            look=look,
            frames=25,
            uses=(ShotUse(shot=first, first=0),),
            captions=(cue(3, 20, 4),),
        ),
        Piece(
            look=look,
            frames=10,
            uses=(ShotUse(shot=first, first=25), ShotUse(shot=second, first=-5)),
            transition=kind,
            captions=(cue(-4, 6, 3),),
        ),
        Piece(look=look, frames=25, uses=(ShotUse(shot=second, first=5),)),
    ]


def _reference(piece: Piece, frame: int) -> Rgb:
    """The picture by its definition, in full RGB and floating point."""
    sides = [_shot(use.shot, use.first + frame, piece.look) for use in piece.uses]
    picture = sides[0]
    if len(sides) > 1:
        picture = _transition(piece, sides, (frame + 1) / (piece.frames + 1))
    for layer in BlockIllustrator().captions(piece.captions, piece.look):
        _lay(picture, layer, frame, piece.look.canvas.height)
    return picture


def _shot(shot: Shot, frame: int, look: Look) -> Rgb:
    composition = BlockIllustrator().compose(shot, look)
    picture = np.array(composition.ground, dtype=float)
    for layer in composition.layers:
        _lay(picture, layer, frame, look.canvas.height)
    return picture


def _ease(part: float) -> float:
    return 3 * part**2 - 2 * part**3


def _lay(picture: Rgb, layer: Layer, frame: int, canvas_height: int) -> None:
    if frame < layer.enter or (layer.leave is not None and frame >= layer.leave):
        return
    part = 1.0
    if layer.motion is not Motion.NONE:
        part = _ease(min(1, (frame - layer.enter + 1) / (layer.motion_frames + 1)))
    pixels, alpha = layer.patch[..., :3].astype(float), layer.patch[..., 3:] / 255.0
    height, width = pixels.shape[:2]
    top = layer.y
    match layer.motion:
        case Motion.RISE:
            top += round((1 - part) * 0.024 * canvas_height)
            alpha = alpha * part
        case Motion.FADE:
            alpha = alpha * part
        case Motion.WIPE_RIGHT:
            alpha = alpha * (np.arange(width) < part * width)[None, :, None]
        case Motion.WIPE_UP:
            alpha = alpha * (np.arange(height) >= (1 - part) * height)[:, None, None]
    target = picture[top : top + height, layer.x : layer.x + width]
    target[:] = target * (1 - alpha) + pixels * alpha


def _transition(piece: Piece, sides: list[Rgb], part: float) -> Rgb:
    old, new = sides
    width = old.shape[1]
    match piece.transition:
        case TransitionKind.FADE:
            return np.asarray(old * (1 - part) + new * part)
        case TransitionKind.SLIDE:
            shift = round(_ease(part) * width)
            return np.concatenate((old[:, shift:], new[:, :shift]), axis=1)
        case TransitionKind.WIPE:
            edge = _ease(part) * width * 1.06
            weight = np.clip((edge - np.arange(width)) / (0.06 * width), 0, 1)[None, :, None]
            return np.asarray(old * (1 - weight) + new * weight)
        case _:
            return new if part >= 0.5 else old


@pytest.mark.parametrize("kind", list(TransitionKind))
def test_pictures_are_those_of_a_reference_in_rgb(tmp_path: Path, kind: TransitionKind) -> None:
    pieces = _pieces(look_of(320, 180), kind)
    for piece, file in zip(pieces, _render(pieces, tmp_path), strict=True):
        frames = decoded(file, "rgb24")
        assert len(frames) == piece.frames
        for number, frame in enumerate(frames):
            away = np.abs(frame - _reference(piece, number))
            assert away.mean() < 3.0, (kind, number)
            assert np.percentile(away, 99) < 40, (kind, number)


def test_a_join_has_every_frame_once_and_begins_with_its_index(tmp_path: Path) -> None:
    pieces = _pieces(look_of(320, 180))
    files = _render(pieces, tmp_path)
    master = tmp_path / "master.mp4"
    Compositor(BlockIllustrator()).join(
        files, [piece.frames for piece in pieces], tone(tmp_path / "sound.m4a", 96_000), master
    )
    apart = [frame for file in files for frame in decoded(file)]
    together = decoded(master)
    assert len(together) == sum(piece.frames for piece in pieces)
    assert all(np.array_equal(one, other) for one, other in zip(apart, together, strict=True))
    with av.open(str(master)) as opened:
        video = opened.streams.video[0]
        assert video.duration == 60 * 512
        assert video.time_base == Fraction(1, 30 * 512)
        assert [packet.pts for packet in opened.demux(video=0) if packet.size] == [
            frame * 512 for frame in range(60)
        ]
    with av.open(str(master)) as opened:
        heard = sum(frame.samples for frame in opened.decode(audio=0))
        assert abs(heard - 96_000) <= 1024
    content = master.read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")
    assert {file.name for file in tmp_path.iterdir()} == {
        "0.mp4", "1.mp4", "2.mp4", "master.mp4", "sound.m4a"
    }  # fmt: skip


def test_a_join_that_is_cancelled_in_its_midst_leaves_nothing(tmp_path: Path) -> None:
    class Stopping:
        def advance(self, step: str, done: int, total: int) -> None:
            assert (step, total) == ("join", 60)
            if done == 30:
                raise Cancelled("Stopped.")

    files = _render(_pieces(look_of(160, 90)), tmp_path)
    sound = tone(tmp_path / "sound.m4a", 96_000)
    before = {file.name for file in tmp_path.iterdir()}
    with pytest.raises(Cancelled):
        Compositor(BlockIllustrator()).join(
            files, [25, 10, 25], sound, tmp_path / "master.mp4", Stopping()
        )
    assert {file.name for file in tmp_path.iterdir()} == before


@pytest.mark.parametrize("codec", list(Codec))
def test_joins_are_the_same_bytes_each_time(tmp_path: Path, codec: Codec) -> None:
    pieces = _pieces(look_of(160, 90, codec))
    files = _render(pieces, tmp_path)
    sound = tone(tmp_path / "sound.m4a", 96_000)
    joined = [tmp_path / name for name in ("a.mp4", "b.mp4")]
    for master in joined:
        Compositor(BlockIllustrator()).join(files, [25, 10, 25], sound, master)
    assert joined[0].read_bytes() == joined[1].read_bytes()
    assert len(decoded(joined[0])) == 60


@pytest.mark.parametrize("codec", list(Codec))
def test_one_and_two_workers_make_the_same_bytes(tmp_path: Path, codec: Codec) -> None:
    pieces, footage = _with_footage(look_of(160, 90, codec), tmp_path)
    alone, together = _jobs(pieces, tmp_path / "one"), _jobs(pieces, tmp_path / "two")
    assert list(render_here(BlockIllustrator(), alone, footage, Silent())) == alone
    finished = list(render_apart(BlockIllustrator(), together, footage, Silent(), 2))
    assert sorted(job.destination.name for job in finished) == [f"{n}.mp4" for n in range(5)]
    for one, two in zip(alone, together, strict=True):
        assert one.destination.read_bytes() == two.destination.read_bytes()


def _with_footage(look: Look, folder: Path) -> tuple[list[Piece], dict[str, Path]]:
    """A card, a clip at 25 frames a second, and a still, with transitions between."""
    clip = write_clip(folder / "clip.mp4", [marked(number, 200, 120) for number in range(30)])
    still = folder / "still.png"
    Image.fromarray(marked(70, 300, 200)).save(still)
    shots = [
        card("one", 30, (5,)),
        _footage_shot("a" * 64, 30),
        _footage_shot("b" * 64, 1),
    ]
    pieces = [Piece(look=look, frames=26, uses=(ShotUse(shot=shot, first=4),)) for shot in shots]
    for at, (old, new) in zip((1, 3), ((0, 1), (1, 2)), strict=True):
        uses = (ShotUse(shot=shots[old], first=26), ShotUse(shot=shots[new], first=-4))
        wipe = Piece(look=look, frames=8, uses=uses, transition=TransitionKind.WIPE)
        pieces.insert(at, wipe)
    return pieces, {"a" * 64: clip, "b" * 64: still}


def _footage_shot(sha256: str, frames: int) -> Shot:
    footage = Footage(sha256=sha256, suffix="", width=200, height=120, frames=frames)
    return Shot(visual=PictureShot(footage=footage, move=Move.IN), frames=30)


class _Listener:
    def __init__(self, stop_at: int | None = None) -> None:
        self.heard: list[tuple[str, int, int]] = []
        self._stop_at = stop_at

    def advance(self, step: str, done: int, total: int) -> None:
        self.heard.append((step, done, total))
        if self._stop_at is not None and done >= self._stop_at:
            raise Cancelled("Stopped.")


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_counts_every_frame(tmp_path: Path, workers: int) -> None:
    listener, jobs = _Listener(), _jobs(_pieces(look_of(160, 90)), tmp_path)
    list(render_apart(BlockIllustrator(), jobs, {}, listener, workers))
    done = [count for _, count, _ in listener.heard]
    assert done == sorted(done)
    assert listener.heard[-1] == ("render", 60, 60)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_cancelled_render_leaves_only_whole_files(tmp_path: Path, workers: int) -> None:
    jobs = _jobs(_pieces(look_of(160, 90)) * 3, tmp_path)
    listener = _Listener(stop_at=40)
    finished: list[PieceJob] = []
    work = (
        render_apart(BlockIllustrator(), jobs, {}, listener, workers)
        if workers
        else render_here(BlockIllustrator(), jobs, {}, listener)
    )
    with pytest.raises(Cancelled):
        finished.extend(work)
    for file in tmp_path.iterdir():
        assert file.suffix == ".mp4"
        assert len(decoded(file)) in {25, 10}


def test_a_join_refuses_pieces_of_another_kind(tmp_path: Path) -> None:
    sound = tone(tmp_path / "sound.m4a", 48_000)
    small = _render(_pieces(look_of(160, 90)), tmp_path / "small")[0]
    large = _render(_pieces(look_of(320, 180)), tmp_path / "large")[0]
    with pytest.raises(RenderFailed, match="unlike the others"):
        Compositor(BlockIllustrator()).join([small, large], [25, 25], sound, tmp_path / "m.mp4")
    assert not (tmp_path / "m.mp4").exists()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_join_refuses_a_piece_that_was_cut_off(tmp_path: Path, share: float) -> None:
    sound = tone(tmp_path / "sound.m4a", 96_000)
    files = _render(_pieces(look_of(160, 90)), tmp_path)
    content = files[1].read_bytes()
    files[1].write_bytes(content[: int(len(content) * share)])
    with pytest.raises(RenderFailed, match=r"1\.mp4 is damaged"):
        Compositor(BlockIllustrator()).join(files, [25, 10, 25], sound, tmp_path / "m.mp4")
    assert not list(tmp_path.glob("*m.mp4*"))
    assert not list(tmp_path.glob(".*"))


def test_missing_footage_is_named(tmp_path: Path) -> None:
    pieces, _ = _with_footage(look_of(160, 90), tmp_path)
    jobs = _jobs(pieces, tmp_path / "out")
    with pytest.raises(RenderFailed, match="a" * 64):
        list(render_here(BlockIllustrator(), jobs, {}, Silent()))
