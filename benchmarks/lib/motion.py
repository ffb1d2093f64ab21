"""The motion test: 30 s of clips, a still under a move and a card, with captions and fades.

Run as a module: ``python -m lib.motion ours|pieces|dump SCENES KINDS WORKERS FILE [SCENE]``.
"""

import hashlib
import itertools
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import imageio_ffmpeg

from lib.cost import Cost, cost_of, module_cost
from lib.inputs import CLIPS, STILLS, inputs
from reelwright.adapters.compositor.compositor import Compositor
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.studio import Studio
from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.canvas import Codec, Format, Preset, canvas_for
from reelwright.domain.render.pieces import CaptionUse, CaptionWord, Look, Piece, Shot, ShotUse
from reelwright.domain.script.visuals import Footage, Move, PictureShot, SectionCard, Visual
from reelwright.domain.themes.theme import Palette, Theme, TransitionKind
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.picture import PieceJob
from reelwright.ports.progress import Silent
from reelwright.ports.sound import Music

SCENE_FRAMES = 180
HALF_FADE = 7
MOTION = ("c1", "s1", "c3", "card", "c2", "s2", "c4", "s3", "c5", "card")
_WORDS_A_SECOND = 2.6
_PALETTE = Palette(
    background="#101828",
    backdrop="#203050",
    surface="#182038",
    text="#ffffff",
    muted="#c0c8d8",
    accent="#ffcc33",
    second="#66ccff",
)


def look(codec: Codec = Codec.H264, preset: Preset = Preset.P1080) -> Look:
    """1080p30 unless told otherwise."""
    theme = Theme(name="benchmark", palette=_PALETTE)
    return Look(canvas=canvas_for(Format.WIDE, preset), theme=theme, codec=codec)


def footage_files() -> dict[str, Path]:
    """The inputs by key."""
    folder = inputs()
    stills = {_key(name): folder / f"{name}.jpg" for name in STILLS}
    return stills | {_key(name): folder / f"{name}.mp4" for name in CLIPS}


def motion_pieces(scenes: int, shown: Look, order: Sequence[str]) -> list[Piece]:
    """Scenes of six seconds with fades of half a second centred on their boundaries."""
    shots = [_shot(order[index % len(order)], index) for index in range(scenes)]
    pieces = []
    for index, shot in enumerate(shots):
        before = HALF_FADE if index else 0
        after = HALF_FADE if index < scenes - 1 else 0
        start = index * SCENE_FRAMES
        if index:
            pieces.append(_fade(shots[index - 1], shot, start, shown))
        body = SCENE_FRAMES - before - after
        pieces.append(
            Piece(
                look=shown,
                frames=body,
                uses=(ShotUse(shot=shot, first=before),),
                captions=captions_of(start + before, body),
            )
        )
    return pieces


def _fade(leaving: Shot, entering: Shot, start: int, shown: Look) -> Piece:
    return Piece(
        look=shown,
        frames=2 * HALF_FADE,
        uses=(
            ShotUse(shot=leaving, first=SCENE_FRAMES - HALF_FADE),
            ShotUse(shot=entering, first=-HALF_FADE),
        ),
        transition=TransitionKind.FADE,
        captions=captions_of(start - HALF_FADE, 2 * HALF_FADE),
    )


def _shot(name: str, index: int) -> Shot:
    visual: Visual = SectionCard(heading=f"Chapter {index}")
    if name in STILLS:
        width, height, _ = STILLS[name]
        move = Move.IN if index % 4 < 2 else Move.OUT  # noqa: PLR2004 - two of four
        footage = Footage(sha256=_key(name), suffix=".jpg", width=width, height=height)
        visual = PictureShot(footage=footage, move=move)
    elif name in CLIPS:
        width, height, rate, seconds, _ = CLIPS[name]
        footage = Footage(
            sha256=_key(name), suffix=".mp4", width=width, height=height, frames=rate * seconds
        )
        visual = PictureShot(footage=footage, start=rate)
    reveals = ((0, 0, 15), (0, 1, 60), (0, 2, 105)) if name == "card" else ()
    return Shot(visual=visual, frames=SCENE_FRAMES, reveals=reveals)


def captions_of(start: int, frames: int) -> tuple[CaptionUse, ...]:
    """Captions of four words that never stop, as a piece of the video holds them."""
    a_word = 30 / _WORDS_A_SECOND
    edges = [round(index * a_word) for index in range(int((start + frames) / a_word) + 6)]
    uses = []
    for group in range(0, len(edges) - 4, 4):
        first, last = edges[group] - start, edges[group + 4] - start
        if last > 0 and first < frames:
            uses.append(_cue(first, last, [edge - start for edge in edges[group : group + 5]]))
    return tuple(uses)


def _cue(first: int, last: int, edges: list[int]) -> CaptionUse:
    line = tuple(
        CaptionWord(text="ocean", first=begin, last=end) for begin, end in itertools.pairwise(edges)
    )
    return CaptionUse(first=first, last=last, lines=(line,))


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def render(pieces: Sequence[Piece], workers: int, folder: Path) -> list[Path]:
    """Render pieces into a folder."""
    files = [folder / f"{index}.mp4" for index in range(len(pieces))]
    jobs = [
        PieceJob(piece=piece, destination=file) for piece, file in zip(pieces, files, strict=True)
    ]
    for _ in Compositor(PillowIllustrator(), workers).render(jobs, footage_files(), Silent()):
        pass
    return files


def make(pieces: Sequence[Piece], workers: int, master: Path) -> None:
    """Make a whole master: pieces, sound and join, as the product does it."""
    frames = [piece.frames for piece in pieces]
    with tempfile.TemporaryDirectory(dir=master.parent) as folder:
        files = render(pieces, workers, Path(folder))
        sound = Path(folder) / "sound.m4a"
        samples = sum(frames) * SAMPLE_RATE // 30
        PyavSoundStudio().mix([], samples, Music(seed=1), sound, Silent())
        Compositor(PillowIllustrator()).join(files, frames, sound, master)


def dump(pieces: Sequence[Piece], file: Path) -> None:
    """Write the composited pictures as raw 4:2:0."""
    studio = Studio(PillowIllustrator(), footage_files())
    canvas = pieces[0].look.canvas
    frame = YuvFrame.empty(canvas.width, canvas.height)
    with file.open("wb") as raw:
        for piece in pieces:
            picture = studio.picture(piece)
            for index in range(piece.frames):
                picture.draw(index, frame)
                raw.write(frame.buffer.tobytes())


def bare_cost(scenes: int, kinds: str) -> Cost:
    """What plain x264 needs for the same pictures."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.yuv"
        module_cost("lib.motion", "dump", scenes, kinds, 1, raw)
        return encode_plainly(raw, Path(folder) / "bare.mp4")


def bare_costs_at_once(scenes: int, kinds: str) -> list[Cost]:
    """The same, encoded twice at once, sharing the machine."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.yuv"
        module_cost("lib.motion", "dump", scenes, kinds, 1, raw)
        masters = [Path(folder) / f"{index}.mp4" for index in range(2)]
        with ThreadPoolExecutor() as pool:
            return list(pool.map(encode_plainly, [raw, raw], masters))


def encode_plainly(raw: Path, destination: Path) -> Cost:
    """Encode raw pictures with the ffmpeg program, as most tools would."""
    canvas = look().canvas
    source = ["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-r", "30"]
    source += ["-s", f"{canvas.width}x{canvas.height}"]
    encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-movflags", "+faststart"]
    return cost_of([imageio_ffmpeg.get_ffmpeg_exe(), *source, "-i", raw, *encoder, destination])


def main(arguments: list[str]) -> None:
    """Do one of four things with this many scenes of these kinds, or with one scene of them."""
    what, scenes, kinds, workers, file, *which = arguments
    pieces = motion_pieces(int(scenes), look(), kinds.split(","))
    if which and which[0] != "all":
        place = 2 * int(which[0])
        with tempfile.TemporaryDirectory() as folder:
            render(pieces[place - 1 : place + 2], int(workers), Path(folder))
    elif what == "dump":
        dump(pieces, Path(file))
    elif what == "pieces":
        with tempfile.TemporaryDirectory() as folder:
            render(pieces, int(workers), Path(folder))
    else:
        make(pieces, int(workers), Path(file))


if __name__ == "__main__":
    main(sys.argv[1:])
