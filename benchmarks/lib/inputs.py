"""Stills and clips like photographs, made by rule, so that any machine measures the same.

Natural pictures have amplitudes that fall with frequency (Field 1987) and hard edges between
things; both are here. The clips are a hand-held camera over such a picture, with grain of its
own in every frame and something that moves across.
"""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray
from PIL import Image

FOLDER = Path(__file__).parent.parent / "build"
_SLOPE = 1.25
"""Amplitude falls with frequency to this power."""
_SMOOTH = 2.2
"""The same for the fields whose levels make the edges."""
_EDGE = 0.6
_GRAIN = 5

STILLS = {"s1": (3000, 1687, 11), "s2": (3000, 2000, 12), "s3": (3000, 1687, 13)}
"""Width, height, seed."""
CLIPS = {
    "c1": (1920, 1080, 30, 12, 2500),
    "c2": (1920, 1080, 25, 12, 2500),
    "c3": (3840, 2160, 30, 8, 5000),
    "c4": (1280, 720, 30, 12, 1700),
    "c5": (1080, 1920, 30, 12, 4200),
}
"""Width, height, rate, seconds, and the width of the picture under the camera."""


def inputs() -> Path:
    """The folder of all stills and clips; what is missing is made (about two minutes)."""
    FOLDER.mkdir(exist_ok=True)
    for name, (width, height, seed) in STILLS.items():
        _still(FOLDER / f"{name}.jpg", width, height, seed)
    for seed, (name, clip) in enumerate(CLIPS.items()):
        _clip(FOLDER / f"{name}.mp4", clip, seed)
    return FOLDER


def photograph(width: int, height: int, seed: int) -> NDArray[np.uint8]:
    """A picture (RGB) with the spectrum and the edges of a photograph."""
    random = np.random.default_rng(seed)
    things = _cells(width, height, random)
    shade = _noise(width, height, random)
    colours = random.uniform(40, 215, (int(things.max()) + 1, 3)).astype(np.float32)
    tint = np.stack([_noise(width, height, random) for _ in range(2)], axis=-1)
    picture = 0.55 * colours[things] + 0.45 * 128
    picture += 34 * shade[..., None]
    picture[..., 0] += 9 * tint[..., 0]
    picture[..., 2] += 9 * tint[..., 1]
    return np.asarray(np.clip(np.rint(picture), 0, 255), dtype=np.uint8)


def _noise(
    width: int, height: int, random: np.random.Generator, slope: float = _SLOPE
) -> NDArray[np.float32]:
    """Noise whose amplitude falls with frequency, of mean 0 and deviation 1."""
    down = np.fft.fftfreq(height)[:, None] * height
    across = np.fft.rfftfreq(width)[None, :] * width
    radius = np.maximum(1, np.hypot(down, across))
    spectrum = np.fft.rfft2(random.standard_normal((height, width))) / radius**slope
    field = np.fft.irfft2(spectrum, (height, width))
    return np.asarray((field - field.mean()) / field.std(), dtype=np.float32)


def _cells(width: int, height: int, random: np.random.Generator) -> NDArray[np.intp]:
    """Things with hard, uneven edges: the signs of a few smooth fields, counted together."""
    cells = np.zeros((height, width), dtype=np.intp)
    for bit in range(5):
        cells |= (np.abs(_noise(width, height, random, _SMOOTH)) > _EDGE).astype(np.intp) << bit
    return cells


def _still(file: Path, width: int, height: int, seed: int) -> None:
    if not file.exists():
        partial = file.with_suffix(".part")
        Image.fromarray(photograph(width, height, seed)).save(partial, "JPEG", quality=92)
        partial.rename(file)


def _clip(file: Path, clip: tuple[int, int, int, int, int], seed: int) -> None:
    if file.exists():
        return
    width, height, rate, seconds, under = clip
    still = file.with_suffix(".still.jpg")
    _still(still, under, max(round(under * 0.62), round(height * 1.15)), seed + 21)
    move = (
        f"[0:v]format=yuv420p,crop={width}:{height}"
        ":x='(in_w-out_w)/2+(in_w-out_w)/2*0.8*sin(t*0.7)+4*sin(t*9)'"
        ":y='(in_h-out_h)/2+(in_h-out_h)/2*0.7*cos(t*0.5)+3*sin(t*11)'"
        f",noise=alls={_GRAIN}:allf=t:all_seed={seed + 1}[a]"
    )
    life = (
        f"life=s=160x90:r={rate}:mold=10:ratio=0.3:death_color=#402010:life_color=#ffd060:seed=3,"
        f"scale={width // 4}:-2:flags=neighbor,format=yuva420p,colorchannelmixer=aa=0.5"
    )
    graph = (
        f"{move};[a][1:v]overlay=x='(W-w)*(0.5+0.45*sin(t*1.1))':y='H*0.1':shortest=1,"
        "format=yuv420p,setsar=1"
    )
    colours = "-color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv"
    partial = file.with_suffix(".part")
    command = f"-v error -y -loop 1 -framerate {rate} -t {seconds} -i {still}".split()
    command += ["-f", "lavfi", "-i", life, "-filter_complex", graph]
    command += f"-c:v libx264 -preset veryfast -crf 21 -threads 1 -g {5 * rate}".split()
    command += [*colours.split(), "-movflags", "+faststart", "-f", "mp4", str(partial)]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), *command], check=True)
    partial.rename(file)
