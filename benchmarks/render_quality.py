"""Quality and size of the motion test, ours against plain x264 veryfast crf 20 (PSNR of luma)."""

import argparse
import sys
import tempfile
from pathlib import Path

import av
import numpy as np

from lib.cost import module_cost, verdict
from lib.inputs import inputs
from lib.motion import MOTION, encode_plainly, look

STEP = 7
"""Every so many frames are compared."""


def main() -> int:
    """Measure, print, and fail where ours is worse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=5, help="6 s each")
    chosen = parser.parse_args()
    inputs()
    kinds = ",".join(MOTION)
    with tempfile.TemporaryDirectory() as name:
        raw, bare, ours = (Path(name) / file for file in ("raw.yuv", "bare.mp4", "ours.mp4"))
        module_cost("lib.motion", "dump", chosen.scenes, kinds, 1, raw)
        module_cost("lib.motion", "ours", chosen.scenes, kinds, 1, ours)
        encode_plainly(raw, bare)
        figures = {"plain x264": _psnr(bare, raw), "Reelwright": _psnr(ours, raw)}
        for (what, psnr), file in zip(figures.items(), (bare, ours), strict=True):
            print(f"{what:<12}{psnr:8.2f} dB{file.stat().st_size / 1e6:9.1f} MB")
    gain = figures["Reelwright"] - figures["plain x264"]
    return 0 if verdict("dB better than plain x264", gain, 0, at_least=True) else 1


def _psnr(file: Path, raw: Path) -> float:
    """Mean over frames of the peak signal to noise ratio of luma, in dB."""
    canvas = look().canvas
    luma = canvas.width * canvas.height
    truth = np.memmap(raw, dtype=np.uint8, mode="r").reshape(-1, luma * 3 // 2)
    found = []
    with av.open(str(file)) as opened:
        for number, frame in enumerate(opened.decode(video=0)):
            if number % STEP == 0:
                seen = frame.to_ndarray(format="yuv420p").ravel()[:luma].astype(np.float32)
                error = float(np.mean((seen - truth[number][:luma]) ** 2))
                found.append(10 * np.log10(255**2 / max(error, 1e-3)))
    return float(np.mean(found))


if __name__ == "__main__":
    sys.exit(main())
