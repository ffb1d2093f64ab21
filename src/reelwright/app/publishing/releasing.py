"""Making a release of a production: what YouTube is sent, and what it is compared by."""

import json
import mimetypes
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from reelwright.adapters.footage_files.watching import KeyFrameWatcher
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.storage import productions_of
from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Format
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.video import Privacy, VideoDetails
from reelwright.domain.production.manifest import (
    METADATA,
    THUMBNAIL,
    VERDICT,
    Manifest,
    MasterRecord,
)
from reelwright.domain.release.disclosure import disclosure_of
from reelwright.domain.release.editing import BY_OWNER
from reelwright.domain.release.release import (
    CaptionTrack,
    Content,
    Disclosure,
    Inspected,
    Release,
    ReleaseFile,
    release_id,
)
from reelwright.domain.release.similarity import Fingerprint, sketch_of
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.productions import KnownProduction
from reelwright.ports.store import Store
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.gatekeeping import reviewed

CAPTIONS = "captions.srt"
_THUMBNAIL_SUFFIXES = (".jpg", ".jpeg", ".png")
_LONGEST_DOCUMENT = 4_000_000


class ProductionUnfit(ReelwrightError):
    """The production lacks something that a release is made of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRelease:
    """What its owner wants of a release beside what the production says."""

    production: str
    channel: str
    format: Format | None = None
    """Which of its masters; the first one if None."""
    privacy: Privacy = Privacy.PUBLIC
    playlist: str = ""
    notify: bool = True
    made_for_kids: bool = False
    embargo: datetime | None = None
    synthetic: bool | None = None
    """Whether it is to be disclosed; None: as far as can be told."""
    why: str = ""


def new_release(settings: Settings, desk: Desk, wanted: NewRelease) -> Release:
    """Make a release of a production; its files are copied into the store and held there.

    Raises:
        ProductionMissing, ProductionUnfit, ReleaseExists, StoreFull, StoreForbidden.
    """
    production = productions_of(settings).find(wanted.production)
    master = _master_of(production.manifest, wanted.format)
    content, print_ = _content_of(production, master, desk.store, wanted)
    now = desk.clock.now()
    release = Release(
        id=release_id(wanted.channel, production.manifest.id, content.master.artefact.sha256, now),
        channel=wanted.channel,
        production=production.manifest.id,
        slug=production.manifest.slug,
        content=content,
        state=ReleaseState.WAITING,
        since=now,
        created=now,
    )
    desk.releases.add(release, print_)
    return reviewed(release.id, desk)[0]


def _master_of(manifest: Manifest, wanted: Format | None) -> MasterRecord:
    masters = [one for one in manifest.masters if wanted is None or one.format is wanted]
    if not masters:
        message = (
            f"{manifest.title} has no master{f' in {wanted}' if wanted else ''}: make it with "
            "reelwright make."
        )
        raise ProductionUnfit(message)
    return masters[0]


def _content_of(
    production: KnownProduction, master: MasterRecord, store: Store, wanted: NewRelease
) -> tuple[Content, Fingerprint]:
    folder, manifest = production.folder, production.manifest
    kept = _kept(folder / master.name, store)
    watched = KeyFrameWatcher().watch(store.path(kept.artefact.sha256, kept.artefact.suffix))
    captions = _captions_of(folder, manifest, store)
    narrator = str(manifest.voice.name) if manifest.voice else ""
    disclosure = disclosure_of(manifest.licences, narrated_by=narrator)
    if wanted.synthetic is not None:
        reason = wanted.why or BY_OWNER
        disclosure = Disclosure(synthetic=wanted.synthetic, reason=reason)
    content = Content(
        details=_details_of(folder, manifest, wanted, synthetic=disclosure.synthetic),
        disclosure=disclosure,
        master=kept,
        format=master.format,
        seconds=watched.seconds,
        inspected=_inspected(folder, master),
        thumbnail=_thumbnail_of(folder, store),
        captions=captions,
        playlist=wanted.playlist,
        notify=wanted.notify,
        licences=manifest.licences,
        cost=sum((cost.amount for cost in manifest.costs), Decimal(0)),
        embargo=wanted.embargo,
    )
    said = _spoken(folder / CAPTIONS) if captions else content.details.description
    return content, Fingerprint(words=sketch_of(said), frames=watched.frames)


def _details_of(
    folder: Path, manifest: Manifest, wanted: NewRelease, *, synthetic: bool
) -> VideoDetails:
    written = _document(folder / METADATA)
    tags = written.get("tags")
    language = str(written.get("language") or manifest.language)
    return VideoDetails(
        title=str(written.get("title") or manifest.title),
        description=str(written.get("description") or ""),
        tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        category=str(written.get("category") or "27"),
        privacy=wanted.privacy,
        made_for_kids=wanted.made_for_kids,
        synthetic_media=synthetic,
        language=language,
        audio_language=language,
    )


def _inspected(folder: Path, master: MasterRecord) -> Inspected:
    """The verdict on this master; one that nobody gave was not passed."""
    verdicts = _document(folder / VERDICT).get("masters")
    for verdict in verdicts if isinstance(verdicts, list) else ():
        if isinstance(verdict, dict) and verdict.get("master") == master.name:
            failed = tuple(
                str(check.get("name"))
                for check in verdict.get("checks", ())
                if check.get("outcome") == "failed"
            )
            passed = master.passed and not failed
            return Inspected(sha256=str(verdict.get("sha256")), passed=passed, failed=failed)
    return Inspected(sha256="", passed=False, failed=("no verdict was given",))


def _captions_of(folder: Path, manifest: Manifest, store: Store) -> tuple[CaptionTrack, ...]:
    if not (folder / CAPTIONS).is_file():
        return ()
    kept = _kept(folder / CAPTIONS, store)
    return (CaptionTrack(file=kept, language=manifest.language),) if kept.size else ()


def _thumbnail_of(folder: Path, store: Store) -> ReleaseFile | None:
    stem = Path(THUMBNAIL).stem
    for suffix in _THUMBNAIL_SUFFIXES:
        # An owner's own picture comes before the one that was drawn.
        for name in (f"{stem}.yours{suffix}", f"{stem}{suffix}"):
            if (folder / name).is_file():
                return _kept(folder / name, store)
    return None


def thumbnail_from(file: Path, store: Store) -> ReleaseFile:
    """A thumbnail that an owner chose.

    Raises:
        ProductionUnfit: it is no JPEG or PNG file.
    """
    kind = mimetypes.guess_type(file.name)[0]
    if kind not in {"image/jpeg", "image/png"} or not file.is_file():
        message = f"{file} is no JPEG or PNG file: give a thumbnail that is."
        raise ProductionUnfit(message)
    return _kept(file, store)


def _kept(file: Path, store: Store) -> ReleaseFile:
    """A copy in the store, which stays whatever becomes of the production."""
    suffix = file.suffix.casefold()
    if not file.is_file():
        message = f"{file} is not there: make the video again."
        raise ProductionUnfit(message)
    with store.staging(suffix) as copy:
        shutil.copyfile(file, copy)
        size = copy.stat().st_size
        kept = store.adopt(copy)
    return ReleaseFile(artefact=Artefact(sha256=kept, suffix=suffix), size=size, name=file.name)


def _document(file: Path) -> Mapping[str, object]:
    try:
        with file.open(encoding="utf-8") as source:
            value = json.loads(source.read(_LONGEST_DOCUMENT))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _spoken(captions: Path) -> str:
    """What is said, without numbers and times."""
    lines = captions.read_text(encoding="utf-8", errors="replace").splitlines()
    return " ".join(line for line in lines if "-->" not in line and not line.strip().isdigit())
