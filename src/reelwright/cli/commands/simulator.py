"""``reelwright simulator``: a command for each simulator of an outside service."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from reelwright.cli.group import Terminated
from reelwright.simulators.catalogue import SIMULATORS, KnownSimulator, read_faults, running

app = typer.Typer(
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Stand in for an outside service on this machine, well or with planned faults.",
)


def _serving(name: str, known: KnownSimulator) -> Callable[..., None]:
    """The command of one simulator."""

    def serve(
        *,
        port: Annotated[
            int, typer.Option(min=0, max=65535, help="Port of this machine; 0 for any.")
        ] = known.port,
        faults: Annotated[
            Path | None, typer.Option(help="JSON file of faults to come; see docs/simulators.md.")
        ] = None,
    ) -> None:
        planned = read_faults(faults) if faults else ()
        with running(name, port=port, faults=planned) as simulator:
            typer.echo(json.dumps(asdict(simulator)))
            with suppress(KeyboardInterrupt, Terminated):
                Event().wait()

    serve.__doc__ = f"""Stand in for {known.title} until interrupted.

    Prints a line of JSON first: the address, the key, the variables that lead Reelwright to it,
    and where faults are planned while it runs.
    """
    return serve


for _name, _known in SIMULATORS.items():
    app.command(_name)(_serving(_name, _known))
