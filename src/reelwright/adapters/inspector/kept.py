"""Keeping what was seen of segments, under the hash of their coded packets."""

import base64
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from reelwright.adapters.inspector.captions import Comings
from reelwright.adapters.inspector.questions import Questions
from reelwright.adapters.inspector.segments import Segment
from reelwright.adapters.inspector.sight import Kind, Sight
from reelwright.domain.digest import digest_of
from reelwright.domain.inspection.measurements import Stretch
from reelwright.domain.inspection.motion import PartMotion
from reelwright.ports.disk import DiskForbidden, DiskFull
from reelwright.ports.store import Store

INSPECTION_VERSION = 1
"""Raised when the same segment would be measured differently; each is then decoded anew."""

_MEASURED_WITH = (INSPECTION_VERSION, av.__version__, cv2.__version__, np.__version__)


class KeptSights:
    """A shelf in the store. What is damaged there, or not of this form, counts as missing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def recall(self, segment: Segment, questions: Questions) -> Sight | None:
        """What was seen of such a segment before."""
        text = self._store.recall(_key(segment, questions))
        if text is None:
            return None
        try:
            sight = _FORM.validate_json(text).sight()
        except (ValidationError, ValueError, zlib.error):
            return None
        return sight if _answers(sight, segment, questions) else None

    def keep(self, segment: Segment, questions: Questions, sight: Sight) -> None:
        """Keep it; on a disk that takes no more, the next inspection decodes again."""
        if sight.motion is None or not _answers(sight, segment, questions):
            return
        text = _FORM.dump_json(_Sight.of(sight, sight.motion)).decode()
        with suppress(DiskFull, DiskForbidden):
            self._store.remember(_key(segment, questions), text)


def _key(segment: Segment, questions: Questions) -> str:
    return digest_of("sight", _MEASURED_WITH, segment.content, segment.frames, questions)


def _answers(sight: Sight, segment: Segment, questions: Questions) -> bool:
    """Whether the sight is one of such a segment, with every question answered."""
    return (
        sight.motion is not None
        and sight.motion.frames == segment.frames
        and len(sight.captions) == len(questions.captions)
        and len(sight.texts) == len(questions.texts)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grid:
    """An array of two dimensions; ``packed`` is base64 of zlib of its bytes."""

    rows: int
    columns: int
    packed: str

    @classmethod
    def of(cls, array: NDArray[np.uint8] | NDArray[np.uint16]) -> Self:
        rows, columns = array.shape
        packed = base64.b64encode(zlib.compress(array.tobytes(), 1)).decode()
        return cls(rows=rows, columns=columns, packed=packed)

    def bytes(self) -> bytes:
        return zlib.decompress(base64.b64decode(self.packed))

    def points(self) -> NDArray[np.uint8]:
        return np.frombuffer(self.bytes(), np.uint8).reshape(self.rows, self.columns)

    def counts(self) -> NDArray[np.uint16]:
        return np.frombuffer(self.bytes(), np.uint16).reshape(self.rows, self.columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Comings:
    captions: int
    first: int
    calm: _Grid
    changed: _Grid

    @classmethod
    def of(cls, comings: Comings) -> Self:
        return cls(
            captions=comings.captions,
            first=comings.first,
            calm=_Grid.of(comings.calm),
            changed=_Grid.of(comings.changed),
        )

    def comings(self) -> Comings:
        return Comings(
            captions=self.captions,
            first=self.first,
            calm=self.calm.counts(),
            changed=self.changed.counts(),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sight:
    """A sight as it is kept; it was whole, so nothing in it was damaged."""

    kind: Kind
    decoded: int
    captions: tuple[float, ...]
    texts: tuple[float, ...]
    comings: _Comings | None
    frames: int
    black: tuple[Stretch, ...]
    moved: tuple[int, ...]
    opening: _Grid
    standing: _Grid

    @classmethod
    def of(cls, sight: Sight, motion: PartMotion) -> Self:
        return cls(
            kind=sight.kind,
            decoded=sight.decoded,
            captions=sight.captions,
            texts=sight.texts,
            comings=None if sight.comings is None else _Comings.of(sight.comings),
            frames=motion.frames,
            black=motion.black,
            moved=motion.moved,
            opening=_Grid.of(motion.opening),
            standing=_Grid.of(motion.standing),
        )

    def sight(self) -> Sight:
        return Sight(
            kind=self.kind,
            decoded=self.decoded,
            damaged=(),
            motion=PartMotion(
                frames=self.frames,
                black=self.black,
                moved=self.moved,
                opening=self.opening.points(),
                standing=self.standing.points(),
            ),
            captions=self.captions,
            comings=None if self.comings is None else self.comings.comings(),
            texts=self.texts,
        )


_FORM = TypeAdapter(_Sight)
