"""Options that several commands have, stated once."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.domain.canvas import Codec, Preset
from reelwright.domain.captions.cues import CaptionMode
from reelwright.ports.jobs import Priority

PresetOption = Annotated[Preset | None, typer.Option(help="Pixels of the short side.")]
CodecOption = Annotated[Codec | None, typer.Option(help="Encoding of the picture.")]
CaptionsOption = Annotated[CaptionMode | None, typer.Option(help="Where captions go.")]
PriorityOption = Annotated[
    Priority, typer.Option(help="With --queue: which of a channel's waiting jobs goes first.")
]
AtOption = Annotated[
    str, typer.Option(help="With --queue: not before this time, such as 2026-05-01T18:00.")
]
AfterOption = Annotated[
    list[str] | None,
    typer.Option(help="With --queue: not before this job is done; may be given several times."),
]
WorkersOption = Annotated[int | None, typer.Option(help="Processes that render at once.")]
HomeOption = Annotated[Path | None, typer.Option(help="Folder of the library.")]
QuietJsonOption = Annotated[bool, typer.Option("--json", help="Print JSON; progress stays silent.")]
