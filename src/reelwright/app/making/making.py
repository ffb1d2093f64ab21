"""Making a production, as every edge asks for it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from reelwright.app.keeping.library import take_in_what_was_told
from reelwright.app.making.orders import Request, order_from, production_layer
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.production import studio_for, theme_of
from reelwright.app.wiring.storage import keeper_of, productions_of
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.manifest import slug_of
from reelwright.ports.disk import DiskForbidden
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Steps
from reelwright.ports.writer import Manuscript
from reelwright.workflows.produce.estimate import Estimate, estimate, write
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.produce import Produced, produce

WORTH_TAKING_IN = 10.0
"""Seconds from which a run waits for the library, whose import takes half a second of CPU."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One production to make, with all that is needed for it."""

    order: Order
    studio: Studio
    settings: Settings
    """Those in force for it."""

    @classmethod
    def of(cls, request: Request, options: Mapping[str, object], folder: Path) -> "Job":
        """Resolve the settings and build the studio.

        A production's own script is made again with the settings of that production, which
        only an option of this run changes.

        Raises:
            ReelwrightError: a setting cannot be.
        """
        resolved = settings_in_force(options, folder)
        productions = productions_of(resolved.settings)
        home = productions.owner_of(Path(request.source)) if request.source else None
        if home is not None:
            manifest = productions.find(str(home)).manifest
            resolved = settings_in_force(options, folder, production_layer(manifest))
        order = order_from(request, resolved, theme_of(resolved.settings))
        return cls(
            order=order,
            studio=studio_for(resolved.settings, again=request.again),
            settings=resolved.settings,
        )

    def run(self, progress: Progress, steps: Steps | None = None) -> Produced:
        """Make it, at once unless an engine carries out its stages."""
        begun = monotonic()
        try:
            made = produce(self.order, self.studio, progress, steps)
        finally:
            if monotonic() - begun > WORTH_TAKING_IN:
                take_in_what_was_told(self.settings)
        clean_up(self.settings)
        return made

    def write(self, progress: Progress) -> Estimate:
        """Only its script."""
        return write(self.order, self.studio, progress)

    def watched(self, manuscript: Manuscript) -> "Job":
        """The same job, its script shown while a model writes it."""
        desk = self.studio.desk
        if desk is None:
            return self
        return replace(self, studio=replace(self.studio, desk=replace(desk, manuscript=manuscript)))

    def estimate(self, progress: Progress) -> Estimate:
        """What it would be, without making it."""
        return estimate(self.order, self.studio, progress)


def clean_up(settings: Settings) -> None:
    """Clean the store up once a day; the video stands, so what fails here waits for the next."""
    with suppress(ReelwrightError, OSError):
        keeper_of(settings).clean_if_due()


class FileThere(ReelwrightError):
    """A file of that name is there and says something else."""


def keep_script(
    written: Estimate, output: Path | None, folder: Path, *, replace_it: bool = False
) -> Path:
    """Write a script's document where it was asked for, else beside the person, by its title.

    Raises:
        FileThere, DiskForbidden.
    """
    file = output or folder / f"{slug_of(written.script.title)}.md"
    text = written.document
    try:
        if file.exists() and not replace_it and file.read_bytes() != text.encode():
            message = f"{file} is there already; name another with --output, or give --force."
            raise FileThere(message)
        unfinished = file.with_name(f".{file.name}.unfinished")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise DiskForbidden(message) from error
    return file
