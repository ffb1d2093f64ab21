"""Episodes, clips, acts, curves and learned weights as rows, and back."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import RowMapping

from reelwright.adapters.library.database import Row
from reelwright.domain.clips.acts import Act
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.learning import Learned
from reelwright.domain.clips.retention import Curve
from reelwright.domain.clips.scoring import WEIGHTS
from reelwright.ports.clips import (
    ActEntry,
    ClipEntry,
    ClipStanding,
    CurveEntry,
    EpisodeEntry,
    LearnedEntry,
    Weighed,
)
from reelwright.ports.steps import Codec

LONGEST_NAME = 500
STANDING = ("state", "start", "end", "text", "options")
"""The columns that an owner's acts change."""


def row_of_episode(episode: EpisodeEntry) -> Row:
    """All but its times."""
    return {
        "id": episode.id,
        "channel": episode.channel,
        "title": episode.title[:LONGEST_NAME],
        "source": episode.source,
        "folder": episode.folder,
        "samples": episode.samples,
        "language": episode.language[:16],
    }


def episode_of(row: RowMapping) -> EpisodeEntry:
    """An episode of its row."""
    names = ("id", "channel", "title", "source", "folder", "samples", "language", "created")
    return EpisodeEntry(**{name: row[name] for name in names})


def row_of_clip(clip: ClipEntry) -> dict[str, object]:
    """All but how it stands, and its times."""
    return {
        "id": clip.id,
        "episode": clip.episode,
        "number": clip.number,
        "title": clip.title[:LONGEST_NAME],
        "platform": clip.platform,
        "place": clip.place,
        "strengths": _of_features(clip.strengths),
        "artefacts": json.dumps(sorted(clip.artefacts)),
        **row_of_weighed(weighed_of(clip)),
    }


def row_of_standing(standing: ClipStanding) -> dict[str, object]:
    """What an owner's acts change."""
    return {name: getattr(standing, name) for name in STANDING}


def row_of_weighed(weighed: Weighed | None) -> dict[str, object]:
    """What is shown of a clip's range; nothing where that stays as it is."""
    if weighed is None:
        return {}
    return {
        "score": weighed.score,
        "lowest": weighed.lowest,
        "highest": weighed.highest,
        "reasons": json.dumps(weighed.reasons, ensure_ascii=False),
        "flags": flags_text(weighed.flags),
    }


def weighed_of(clip: ClipEntry) -> Weighed:
    """What is shown of a clip's range."""
    return Weighed(
        score=clip.score,
        lowest=clip.lowest,
        highest=clip.highest,
        flags=clip.flags,
        reasons=clip.reasons,
    )


def standing_of(row: RowMapping) -> ClipStanding:
    """How a clip stands, without how it is weighed, which stands in its other columns."""
    return ClipStanding(**{name: row[name] for name in STANDING})


def clip_of(row: RowMapping) -> ClipEntry:
    """A clip of its row."""
    plain = (
        "id", "episode", "number", "title", "platform", "place", "score", "lowest",
        "highest",
    )  # fmt: skip
    return ClipEntry(
        **{name: row[name] for name in plain},
        standing=standing_of(row),
        strengths=_features(row["strengths"]),
        flags=frozenset(flag for flag in Flag if f",{flag.value}," in row["flags"]),
        reasons=tuple(json.loads(row["reasons"])),
        artefacts=frozenset(json.loads(row["artefacts"])),
        created=row["created"],
    )


def flags_text(flags: frozenset[Flag]) -> str:
    """Flags between commas; nothing where there are none."""
    return f",{','.join(sorted(flags))}," if flags else ""


def act_of(row: RowMapping, codec: Codec) -> ActEntry:
    """An act of its row."""
    names = ("verb", "amount", "about", "comment")
    return ActEntry(
        number=row["number"],
        clip=row["clip"],
        at=row["at"],
        act=Act(**{name: row[name] for name in names}),
        before=codec.from_json(row["before"], ClipStanding),
        undone=row["undone"],
    )


def curve_of(row: RowMapping, codec: Codec) -> CurveEntry:
    """A curve of its row."""
    names = ("number", "at", "episode", "clip", "name")
    curve = codec.from_json(row["bins"], Curve)
    return CurveEntry(**{name: row[name] for name in names}, curve=curve)


def row_of_learned(learned: Learned) -> dict[str, object]:
    """All but its channel, its time and its number."""
    return {
        "answers": learned.answers,
        "step": learned.step,
        "loss": learned.loss,
        "default_loss": learned.default_loss,
        "weights": _of_features(learned.weights),
    }


def learned_of(row: RowMapping) -> LearnedEntry:
    """Weights of their row; kinds of evidence that are new since have their default."""
    names = ("answers", "step", "loss", "default_loss")
    weights = MappingProxyType({**WEIGHTS, **_features(row["weights"])})
    return LearnedEntry(
        number=row["number"],
        at=row["at"],
        learned=Learned(weights=weights, **{name: row[name] for name in names}),
        undone=row["undone"],
    )


def _of_features(values: Mapping[Feature, float]) -> str:
    return json.dumps({feature.value: value for feature, value in values.items()}, sort_keys=True)


def _features(text: str) -> Mapping[Feature, float]:
    """Values by kind of evidence, without kinds that are no more."""
    found = json.loads(text)
    return {feature: float(found[feature]) for feature in Feature if feature in found}
