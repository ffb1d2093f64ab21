"""Settings as ``--set name=value``."""

from collections.abc import Sequence

import typer


def pairs_of(texts: Sequence[str] | None) -> dict[str, object]:
    """The settings by name.

    Raises:
        typer.BadParameter: one has no ``=``.
    """
    found: dict[str, object] = {}
    for text in texts or ():
        name, equals, value = text.partition("=")
        if not equals:
            message = f"{text}: write it as name=value, such as preset=720p"
            raise typer.BadParameter(message)
        found[name.strip()] = value.strip()
    return found
