"""Bringing a channel's owner to Google's question, and the answer back."""

import os
import sys
import webbrowser

import typer

from reelwright.cli.lazy import load
from reelwright.ports.channels import Authoriser, Tokens

PATIENCE = 600.0
"""Seconds for which an answer is waited for: Google's code lives as long."""
ELSEWHERE = "http://127.0.0.1:8585/"
"""Where a browser on another machine is sent. Nothing answers there; the address is what counts."""
_LONGEST = 10_000


def in_browser(authoriser: Authoriser, scopes: tuple[str, ...]) -> Tokens:
    """Open this machine's browser, and wait for the answer that it brings."""
    with load("wiring.platform").loopback() as loopback:
        begun = authoriser.begin(loopback.redirect, scopes)
        loopback.expect(begun.state)  # before the browser, which may be quicker than we are
        typer.echo("Choose the account and the channel in your browser:", err=True)
        typer.echo(f"\n  {begun.address}\n", err=True)
        webbrowser.open(begun.address)
        return authoriser.finish(begun, loopback.wait(PATIENCE))


def by_pasting(authoriser: Authoriser, scopes: tuple[str, ...]) -> Tokens:
    """Let the owner open the address anywhere, and paste what the browser then shows."""
    begun = authoriser.begin(ELSEWHERE, scopes)
    typer.echo(
        "Open this address in a browser, on whichever machine, and choose account and channel:\n\n"
        f"  {begun.address}\n\n"
        f"In the end the browser cannot open a page whose address begins with {ELSEWHERE}: that "
        "is right. Copy the whole address of that page.",
        err=True,
    )
    return authoriser.finish(begun, _pasted())


def has_browser() -> bool:
    """Whether a browser on this machine can be seen by whoever runs this."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _pasted() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Paste it here", err=True, hide_input=True))
    return sys.stdin.readline(_LONGEST)
