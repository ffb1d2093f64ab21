from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from builders.rendering import card, cue, decoded, look_of, tone
from reelwright.adapters.compositor.blocks import BlockIllustrator
from reelwright.adapters.compositor.compositor import Compositor
from reelwright.domain.render import Look, Piece, ShotUse
from reelwright.domain.theme import TransitionKind
from reelwright.ports.picture import PieceJob
from reelwright.ports.progress import Silent

pytestmark = pytest.mark.media


def _pieces(look: Look) -> list[Piece]:
    first, second = card("one", 30, (0, 8, 16)), card("two", 30, (4, 10))
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
            transition=TransitionKind.FADE,
        ),
        Piece(look=look, frames=25, uses=(ShotUse(shot=second, first=5),)),
    ]


def _render(pieces: list[Piece], folder: Path) -> list[Path]:
    jobs = [
        PieceJob(piece=piece, destination=folder / f"{index}.mp4")
        for index, piece in enumerate(pieces)
    ]
    done = list(Compositor(BlockIllustrator()).render(jobs, {}, Silent()))
    assert done == jobs
    return [job.destination for job in jobs]


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
    content = master.read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")
