"""``reelwright batch``."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.jobs import print_json, show_queued, values_of
from reelwright.cli.lazy import load
from reelwright.cli.pairs import pairs_of

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def batch(
    source: Annotated[
        str,
        typer.Argument(
            help="A JSONL file, on each line an object of `make`'s options such as "
            '{"source": "a.md", "preset": "720p"}; or a feed.'
        ),
    ],
    *,
    most: Annotated[int, typer.Option(min=1, help="So many items of a feed at most.")] = 10,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="A setting for all, as name=value; may be given several times."),
    ] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Queue many productions, all of them or none."""
    options = {"home": home, **pairs_of(set_)}
    batches = load("making.batches")
    if Path(source).suffix.lower() == ".jsonl":
        found = batches.jobs_of_file(Path(source), options)
    else:
        found = batches.jobs_of_feed(source, options, most)
    settings = settings_in_force(options, Path.cwd()).settings
    queued = load("wiring.queue").jobs_of(settings).queue_all(found)
    if as_json:
        print_json([values_of(job) for job in queued])
        return
    for job in queued:
        show_queued(job, as_json=False)
