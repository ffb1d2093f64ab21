"""Whether clips keep the wanted face in the picture: two-shots composed from a real portrait.

Scenes of 16:9 are made of the portrait of Eileen Collins that comes with the tests
(``tests/media/files/astronaut.jpg``) and of its mirror image, over a room with a lamp and shelves:
people who sit aside, walk, talk in turn, sit together or say nothing; cameras that change; a screen
without anybody. They are encoded, watched and framed for 9:16 as recordings are. The truth is where
the faces were put. A frame counts where every wanted face is wholly in the picture; beside it
stands what a crop of the middle keeps. ``cut`` are the frames in which the edge of the picture goes
through any face, wanted or not.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image

from reelwright.adapters.faces.finder import CascadeFaces
from reelwright.domain.clips.framing import FramedShot, Framing, Picture, framed
from reelwright.domain.script.recording_shot import WHOLE, Area, CameraKey, Panel
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.ports.progress import Silent
from reelwright.ports.recordings import Span

Pixels = NDArray[np.uint8]

PORTRAIT = Path(__file__).parents[1] / "tests/media/files/astronaut.jpg"
HEAD = (100, 20, 350, 270)
"""Head and shoulders in the portrait: left, top, right, bottom."""
FACE = (175, 65, 275, 175)
WIDTH, HEIGHT = 640, 360
RATE = FrameRate(numerator=30)
SECONDS = 6
FRAMES = 30 * SECONDS
TOP = 90
LIPS = (0.46, 0.62)
"""The rows of a head in which it speaks, as parts of its height."""
SPEECH = (0, 4, 7, 3, 1, 6)
TARGET = 0.98


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A head in a frame: its left edge, its size, and whether it speaks there."""

    left: int
    side: int = 190
    mirrored: bool = False
    speaks: bool = False
    wanted: bool = True

    @property
    def face(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the face, in pixels of the frame."""
        scale = self.side / (HEAD[2] - HEAD[0])
        left, right = ((edge - HEAD[0]) * scale for edge in (FACE[0], FACE[2]))
        if self.mirrored:
            left, right = self.side - right, self.side - left
        top, bottom = (TOP + (edge - HEAD[1]) * scale for edge in (FACE[1], FACE[3]))
        return self.left + left, top, self.left + right, bottom


Scene = Callable[[int], list[Head]]


def aside(frame: int) -> list[Head]:
    """Somebody who sits in the left third and sways a little."""
    return [Head(left=30 + round(4 * np.sin(frame / 9)), speaks=True)]


def walking(frame: int) -> list[Head]:
    """Somebody who walks from one side to the other, and stays."""
    part = min(1.0, max(0.0, (frame - 30) / 90))
    return [Head(left=round(20 + 410 * part), speaks=True)]


def taking_turns(frame: int) -> list[Head]:
    """Two at the ends of a table: the left one speaks, then the right one."""
    first = frame < FRAMES // 2
    return [
        Head(left=20, speaks=first, wanted=first),
        Head(left=430, mirrored=True, speaks=not first, wanted=not first),
    ]


def silent_pair(frame: int) -> list[Head]:
    """Two at the ends of a table, and nobody tells who speaks."""
    del frame
    return [Head(left=20), Head(left=430, mirrored=True)]


def close_pair(frame: int) -> list[Head]:
    """Two who sit side by side, far from the camera and not in the middle."""
    del frame
    return [Head(left=380, side=100), Head(left=460, side=100, mirrored=True)]


def changing_cameras(frame: int) -> list[Head]:
    """Cameras that change every second and a half."""
    return [Head(left=30)] if frame // 45 % 2 else [Head(left=420, mirrored=True)]


def guest_behind(frame: int) -> list[Head]:
    """Somebody speaks beside a smaller person who listens."""
    del frame
    return [
        Head(left=60, side=200, speaks=True),
        Head(left=265, side=110, mirrored=True, wanted=False),
    ]


def shoulder_to_shoulder(frame: int) -> list[Head]:
    """One speaks, and the other sits so near that a window around the first would cut them."""
    del frame
    return [
        Head(left=150, side=170, speaks=True),
        Head(left=285, side=170, mirrored=True, wanted=False),
    ]


SCENES: dict[str, Scene] = {
    "one, aside": aside,
    "one, walking": walking,
    "two, in turn": taking_turns,
    "two, silent": silent_pair,
    "two, together": close_pair,
    "cameras change": changing_cameras,
    "one, and a listener": guest_behind,
    "shoulder to shoulder": shoulder_to_shoulder,
}


def main() -> int:
    """Print the shares of every scene; fail where ours keep fewer than the target."""
    picture = Picture(source=WIDTH / HEIGHT, canvas=9 / 16, rate=float(RATE.fraction))
    print(f"{'':22}{'ours':>8}{'cut':>8}{'centred':>9}{'cut':>8}   shown")
    ours_all: list[float] = []
    middle_all: list[float] = []
    with TemporaryDirectory() as folder:
        for name, scene in SCENES.items():
            shots = watched(scene, Path(folder) / "scene.mp4", picture)
            ours, middle = shares(scene, shots), shares(scene, [centred(picture)])
            ours_all.append(ours[0])
            middle_all.append(middle[0])
            ways = ", ".join(dict.fromkeys(shot.framing.value for shot in shots))
            print(f"{name:22}{ours[0]:8.1%}{ours[1]:8.1%}{middle[0]:9.1%}{middle[1]:8.1%}   {ways}")
        screen = watched(lambda _: [], Path(folder) / "screen.mp4", picture)
    fitted = all(shot.framing is Framing.FITTED for shot in screen)
    kept, centre = (sum(each) / len(each) for each in (ours_all, middle_all))
    print(f"{'all':22}{kept:8.1%}{'':8}{centre:9.1%}")
    print(f"a screen without anybody is shown {'whole' if fitted else 'cropped'}")
    return 0 if kept >= TARGET and fitted else 1


def watched(scene: Scene, file: Path, picture: Picture) -> tuple[FramedShot, ...]:
    """How a scene is framed, found in its encoded picture alone."""
    write(file, (drawn(scene(frame), frame) for frame in range(FRAMES)))
    seen = CascadeFaces().watch(file, Span(start=0, end=SECONDS * SAMPLE_RATE), RATE, Silent())
    return framed(seen.looks, seen.cuts, FRAMES, picture)


def centred(picture: Picture) -> FramedShot:
    """The middle of the picture."""
    key = CameraKey(frame=0, left=(WHOLE - picture.across) // 2, top=0)
    panel = Panel(box=Area(), across=picture.across, down=WHOLE, keys=(key,))
    return FramedShot(first=0, last=FRAMES, framing=Framing.FOLLOWED, panels=(panel,))


def shares(scene: Scene, shots: Sequence[FramedShot]) -> tuple[float, float]:
    """The parts of frames in which all wanted faces are whole, and in which any face is cut."""
    kept = cut = 0
    for shot in shots:
        for frame in range(shot.first, shot.last):
            heads = scene(frame)
            windows = [_window(panel, frame - shot.first) for panel in shot.panels]
            kept += all(
                any(_holds(window, head.face) for window in windows)
                for head in heads
                if head.wanted
            )
            cut += any(_cuts(window, head.face) for window in windows for head in heads)
    return kept / FRAMES, cut / FRAMES


_Box = tuple[float, float, float, float]


def _window(panel: Panel, frame: int) -> _Box:
    left, top = panel.window(frame)
    across, down = WIDTH / WHOLE, HEIGHT / WHOLE
    return (
        left * across,
        top * down,
        (left + panel.across) * across,
        (top + panel.down) * down,
    )


def _holds(window: _Box, face: _Box) -> bool:
    return (
        window[0] <= face[0]
        and window[1] <= face[1]
        and face[2] <= window[2]
        and face[3] <= window[3]
    )


def _cuts(window: _Box, face: _Box) -> bool:
    touches = face[0] < window[2] and window[0] < face[2]
    return touches and not _holds(window, face)


def drawn(heads: Sequence[Head], frame: int) -> Pixels:
    """A frame with heads in a room, or a screen with rows of text where there are none."""
    picture = _screen(frame) if not heads else _ROOM.copy()
    for head in heads:
        shown = _head(head.side, mirrored=head.mirrored).copy()
        if head.speaks:
            lips = slice(*(round(head.side * part) for part in LIPS))
            shown[lips] = np.roll(shown[lips], SPEECH[frame // 3 % len(SPEECH)], axis=0)
        picture[TOP : TOP + head.side, head.left : head.left + head.side] = shown
    return picture


def _head(side: int, *, mirrored: bool) -> Pixels:
    with Image.open(PORTRAIT) as whole:
        head = np.asarray(whole.crop(HEAD).resize((side, side)), dtype=np.uint8)
    return np.asarray(head[:, ::-1] if mirrored else head, dtype=np.uint8)


def _room() -> Pixels:
    picture = np.full((HEIGHT, WIDTH, 3), (74, 70, 66), np.uint8)
    picture[::40] = (52, 48, 44)
    picture[30:80, 300:340] = (220, 200, 150)
    picture[300:] = (60, 44, 30)
    return picture


_ROOM = _room()


def _screen(frame: int) -> Pixels:
    """Rows of words on a white page, one more every half second."""
    picture = np.full((HEIGHT, WIDTH, 3), 245, np.uint8)
    for row in range(min(14, 3 + frame // 15)):
        chance = np.random.default_rng(row)
        left = 40
        while left < WIDTH - 90:
            width = int(chance.integers(12, 50))
            picture[30 + 22 * row : 40 + 22 * row, left : left + width] = 40
            left += width + 8
    return picture


def write(file: Path, pictures: Iterator[Pixels]) -> None:
    """Encode frames as a camera's file would have them."""
    with av.open(str(file), "w") as output:
        stream = output.add_stream("libx264", rate=RATE.fraction, options={"preset": "ultrafast"})
        if not isinstance(stream, VideoStream):
            raise TypeError
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1) / RATE.fraction
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


if __name__ == "__main__":
    sys.exit(main())
