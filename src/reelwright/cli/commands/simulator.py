"""``reelwright simulator``: a command for each simulator of an outside service."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from reelwright.cli.lazy import load
from reelwright.cli.terminating import Terminated
from reelwright.simulators.catalogue import SIMULATORS, KnownSimulator, read_faults, running

app = typer.Typer(
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Stand in for an outside service on this machine, well or with planned faults.",
)

YOUTUBE_PORT = 8110
_LOCAL_YOUTUBE = "simulators.youtube"


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


@app.command("youtube")
def serve_youtube(
    *,
    data: Annotated[Path, typer.Option(help="Folder that keeps its videos, channels and clock.")],
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of this machine; 0 for any.")
    ] = YOUTUBE_PORT,
    faults: Annotated[
        Path | None, typer.Option(help="JSON file of faults to come and of how it behaves.")
    ] = None,
    channel: Annotated[
        list[str] | None, typer.Option(help="Make a channel of this title, if there is none yet.")
    ] = None,
) -> None:
    """Be a YouTube until interrupted; docs/local-youtube.md tells what it plays.

    Prints a line of JSON first: its addresses, the OAuth client, the channels. All that it knows
    lies in its folder: started again on the same folder and port, it goes on, even after a kill.
    """
    scenario = load("scenario", _LOCAL_YOUTUBE).scenario_of(faults) if faults else None
    behaviour = scenario.behaviour if scenario else None
    server = load("server", _LOCAL_YOUTUBE)
    with server.YouTubeSimulator(data=data, port=port, behaviour=behaviour) as simulator:
        simulator.plan_once(scenario.faults if scenario else ())
        for title in channel or ():
            simulator.channel_of(title)
        told = {
            **simulator.places,
            "environment": {"REELWRIGHT_ADDRESS_YOUTUBE": simulator.url},
            "channels": simulator.channels,
        }
        typer.echo(json.dumps(told))
        with suppress(KeyboardInterrupt, Terminated):
            Event().wait()
