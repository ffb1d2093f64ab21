"""What an owner does with clips that changes their files; every change can be taken back."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.app.clips.change_queue import queue_change
from reelwright.app.clips.changing import Bench, Changed, ClipChange
from reelwright.app.clips.desk import check_standing
from reelwright.app.clips.memory import clips_of
from reelwright.app.clips.turns import alone_with, alone_with_the_list
from reelwright.app.jobs.queueing import When
from reelwright.app.keeping.library import take_in_what_was_told
from reelwright.app.keeping.moving import delete_production, restore_production
from reelwright.app.making.making import clean_up
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.cutting import cutting_room
from reelwright.app.wiring.production import theme_of
from reelwright.app.wiring.storage import holds_of, life_in, productions_of
from reelwright.domain.canvas import Format
from reelwright.domain.clips.acts import Act, ClipState
from reelwright.domain.clips.adjusting import Ends
from reelwright.domain.clips.learning import Verb
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.clips import ClipsRecord, set_aside, taken_back
from reelwright.domain.production.manifest import SettingRecord
from reelwright.ports.clips import ActEntry, ClipCatalogue, ClipEntry, ClipStanding
from reelwright.ports.disk import NO_ROOM, DiskForbidden, DiskFull
from reelwright.ports.holds import Holds
from reelwright.ports.jobs import Job, Jobs
from reelwright.ports.productions import DeletedProduction, ProductionMissing, Productions
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Inline
from reelwright.workflows.clip.moving import order_of
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.presenting import relist

_EXPORTED = ("*.mp4", "captions.*", "thumbnail.jpg", "metadata.json")


class ClipGone(ReelwrightError):
    """The files of a clip are not where they were put."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendering:
    """How a clip is to be rendered from now on; what is None stays as it is.

    ``settings`` are settings by name, as options of a command give them.
    """

    settings: Mapping[str, object]
    formats: tuple[Format, ...] | None = None
    hook: bool | None = None
    progress_bar: bool | None = None
    watermark: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Undone:
    """An act that was taken back, and the clip as it stands now."""

    entry: ActEntry
    clip: ClipEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipEditor:
    """Changes clips; each by one command or job at a time."""

    settings: Settings
    catalogue: ClipCatalogue
    room: CuttingRoom
    productions: Productions
    holds: Holds

    @classmethod
    def of(cls, settings: Settings) -> "ClipEditor":
        """With what the settings say.

        Raises:
            ReelwrightError: the library cannot be opened.
        """
        return cls(
            settings=settings,
            catalogue=clips_of(settings),
            room=cutting_room(settings),
            productions=productions_of(settings),
            holds=holds_of(settings),
        )

    def move(self, name: str, ends: Ends, progress: Progress) -> Changed:
        """Move the ends of a clip, and make it again.

        Raises:
            ClipMissing, ClipRejected, ClipBusy, OrderForgotten, AdjustmentImpossible, and as
            ``ClipJob.run``.
        """
        return self._changed(self._to_move(name, ends), progress)

    def render(self, name: str, rendering: Rendering, progress: Progress) -> Changed:
        """Make a clip again with other options.

        Raises:
            ClipMissing, ClipRejected, ClipBusy, OrderForgotten, and as ``ClipJob.run``.
        """
        return self._changed(self._to_render(name, rendering), progress)

    def queue_move(self, name: str, ends: Ends, jobs: Jobs, when: When) -> Job:
        """Queue that; until the job has ended nobody else changes the clip.

        Raises:
            ClipMissing, ClipRejected, ClipBusy, OrderForgotten, QueueFull, JobMissing.
        """
        return self._queued(self._to_move(name, ends), jobs, when)

    def queue_render(self, name: str, rendering: Rendering, jobs: Jobs, when: When) -> Job:
        """As ``queue_move``."""
        return self._queued(self._to_render(name, rendering), jobs, when)

    def _to_move(self, name: str, ends: Ends) -> ClipChange:
        clip = self._standing(name)
        return ClipChange(clip=clip.id, before=clip.standing, ends=ends)

    def _to_render(self, name: str, rendering: Rendering) -> ClipChange:
        clip = self._standing(name)
        order = _rendered(order_of(clip.standing, self.room.values), rendering)
        options = self.room.values.to_json(order)
        return ClipChange(clip=clip.id, before=clip.standing, options=options)

    def _changed(self, change: ClipChange, progress: Progress) -> Changed:
        with self._alone(self.catalogue.clip(change.clip)):
            changed = self.bench.carry_out(change, progress, Inline(), nullcontext)
            self._finish()
            return changed

    def _queued(self, change: ClipChange, jobs: Jobs, when: When) -> Job:
        clip = self.catalogue.clip(change.clip)
        with self._alone(clip):
            return queue_change(change, clip, self.settings, jobs, when)

    def reject(self, name: str, comment: str = "") -> ClipEntry:
        """Reject a clip: its folder goes to the trash, and the store need not keep its parts.

        Raises:
            ClipMissing, ClipBusy, ProductionHeld: a release needs it.
        """
        clip = self.catalogue.clip(name)
        if clip.standing.state is ClipState.REJECTED:
            return clip
        with self._alone(clip):
            self._to_trash(clip)
            rejected = replace(clip.standing, state=ClipState.REJECTED)
            self.catalogue.act(clip.id, Act(verb=Verb.REJECTED, comment=comment.strip()), rejected)
            self._relist(clip, lambda record: set_aside(record, clip.id))
            return self.catalogue.clip(clip.id)

    def export(self, name: str, folder: Path) -> tuple[Path, ...]:
        """Copy what is shown of a clip, for posting it by hand; the files.

        Raises:
            ClipMissing, ClipRejected, ClipGone, DiskFull, DiskForbidden.
        """
        clip = self._standing(name)
        files = [file for each in _EXPORTED for file in sorted(Path(clip.place).glob(each))]
        if not files:
            message = f"{clip.place} is empty or gone: reelwright clips re-render {clip.id[:8]}"
            raise ClipGone(message)
        copies = _copied(files, folder.expanduser() / Path(clip.place).name)
        self.catalogue.act(clip.id, Act(verb=Verb.EXPORTED))
        return copies

    def undo(self, name: str, progress: Progress) -> Undone:
        """Take the last act on a clip back, with what it did to its files.

        Raises:
            ClipMissing, ClipBusy, NothingToUndo, OrderForgotten, and as ``ClipJob.run``.
        """
        clip = self.catalogue.clip(name)
        with self._alone(clip):
            last = next(
                (each for each in reversed(self.catalogue.acts(clip.id)) if each.undone is None),
                None,
            )
            if last is not None:
                self._bring_back(clip, last.before, progress)
            entry, standing = self.catalogue.undo(clip.id)
            return Undone(entry=entry, clip=standing)

    def _bring_back(self, clip: ClipEntry, before: ClipStanding, progress: Progress) -> None:
        now = clip.standing
        was_rejected = now.state is ClipState.REJECTED and before.state is not ClipState.REJECTED
        if not now.is_cut_as(before) or (was_rejected and not self._from_trash(clip)):
            order = order_of(before, self.room.values)
            self.bench.made(clip, before, order, progress, Inline())
            self._finish()
        if was_rejected:
            self._relist(clip, lambda record: taken_back(record, clip.id))

    def _relist(self, clip: ClipEntry, change: Callable[[ClipsRecord], ClipsRecord]) -> None:
        with alone_with_the_list(self.settings):
            relist(_folder(clip), self.room, change)

    def _standing(self, name: str) -> ClipEntry:
        clip = self.catalogue.clip(name)
        check_standing(clip)
        return clip

    def _to_trash(self, clip: ClipEntry) -> None:
        try:
            delete_production(clip.place, self.productions, self.holds, life_in(self.settings))
        except ProductionMissing:
            return  # Its owner removed it by hand.

    def _from_trash(self, clip: ClipEntry) -> bool:
        deleted = next((each for each in self.productions.deleted() if _is_of(each, clip)), None)
        if deleted is None:
            return False
        restore_production(deleted.name, self.productions, life_in(self.settings))
        return True

    @property
    def bench(self) -> Bench:
        """Where its clips are made again."""
        return Bench(settings=self.settings, catalogue=self.catalogue, room=self.room)

    def _finish(self) -> None:
        take_in_what_was_told(self.settings)
        clean_up(self.settings)

    def _alone(self, clip: ClipEntry) -> AbstractContextManager[None]:
        return alone_with(clip, self.settings)


def _folder(clip: ClipEntry) -> Path:
    """Of the run that it was made in."""
    return Path(clip.place).parent


def _is_of(deleted: DeletedProduction, clip: ClipEntry) -> bool:
    return deleted.id == clip.id and deleted.folder == Path(clip.place)


def _rendered(order: ClipOrder, rendering: Rendering) -> ClipOrder:
    given = {name: value for name, value in rendering.settings.items() if value is not None}
    settings = settings_in_force(given, Path.cwd()).settings
    changes: dict[str, object] = {
        name: getattr(settings, name) for name in given if name in _OF_ORDER
    }
    if "theme" in given:
        changes["theme"] = theme_of(settings)
    for name in ("formats", "hook", "progress_bar", "watermark"):
        value = getattr(rendering, name)
        if value is not None:
            changes[name] = value
    records = tuple(_record(each, given) for each in order.settings)
    return replace(order, settings=records, **changes)  # type: ignore[arg-type] # names of its fields


_OF_ORDER = frozenset({"preset", "codec", "captions", "caption_style"})


def _record(known: SettingRecord, given: Mapping[str, object]) -> SettingRecord:
    if known.name not in given:
        return known
    return replace(known, value=str(given[known.name]), origin="option")


def _copied(files: list[Path], folder: Path) -> tuple[Path, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_copy(file, folder) for file in files)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror}. What is there is whole."
        kind: Callable[[str], ReelwrightError] = (
            DiskFull if error.errno in NO_ROOM else DiskForbidden
        )
        raise kind(message) from error


def _copy(file: Path, folder: Path) -> Path:
    unfinished = folder / f".{file.name}.unfinished"
    try:
        shutil.copyfile(file, unfinished)
        return unfinished.replace(folder / file.name)
    finally:
        unfinished.unlink(missing_ok=True)
