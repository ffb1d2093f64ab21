"""Re-make the reference pages from the code: ``python docs/generate.py [--check]``."""

import sys
from dataclasses import fields
from pathlib import Path

import typer

from reelwright.app.settings.layers import PREFIX, TABLES
from reelwright.app.settings.model import Settings
from reelwright.cli.group import COMMANDS, load_command
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Fault
from reelwright.simulators.youtube.rules import RULES

HERE = Path(__file__).parent
MADE = "<!-- Made by `make docs` from the code; edit the code instead. -->"


def cli_page() -> str:
    """Every command with its arguments and options."""
    parts = [
        "# Command line reference",
        MADE,
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped.",
    ]
    for name in COMMANDS:
        parts.extend(_command(f"reelwright {name}", load_command(name)))
    return "\n\n".join(parts) + "\n"


def _command(path: str, command: object) -> list[str]:
    parts = [f"## `{path}`", str(getattr(command, "help", "") or "").strip()]
    rows = [_row(parameter) for parameter in getattr(command, "params", ())]
    if rows:
        parts.append(
            "\n".join(["| argument or option | meaning | default |", "|---|---|---|", *rows])
        )
    for name, sub in getattr(command, "commands", {}).items():
        parts.extend(_command(f"{path} {name}", sub))
    return [part for part in parts if part]


def _row(parameter: object) -> str:
    names = [*getattr(parameter, "opts", ()), *getattr(parameter, "secondary_opts", ())]
    option = getattr(parameter, "param_type_name", "") == "option"
    shown = " ".join(f"`{name}`" for name in names) if option else f"`{names[0].upper()}`"
    default = getattr(parameter, "default", None)
    written = "" if default in {None, False, ""} or default == () else f"`{default}`"
    meaning = " ".join(str(getattr(parameter, "help", "") or "").split())
    choices = getattr(getattr(parameter, "type", None), "choices", ())
    if choices:
        values = ", ".join(f"`{getattr(choice, 'value', choice)}`" for choice in choices)
        meaning = f"{meaning} One of {values}."
    return f"| {shown} | {meaning} | {written} |"


def settings_page() -> str:
    """Every setting with its variable and default."""
    rows = [
        f"| `{name}` | `{_variable(name)}` | {_default(name)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return (
        "\n\n".join(
            [
                "# Settings reference",
                MADE,
                (
                    "An option wins over the environment, that over `reelwright.toml` in the "
                    "working folder, that over the one in the home, that over the default. "
                    "`reelwright settings` shows which won."
                ),
                "\n".join(
                    ["| setting | variable | default | meaning |", "|---|---|---|---|", *rows]
                ),
            ]
        )
        + "\n"
    )


_FOUND_AT_RUN = {"home": "the platform's data folder", "workers": "the number of cores"}


def _variable(name: str) -> str:
    return f"{TABLES[name]}<SERVICE>" if name in TABLES else PREFIX + name.upper()


def _default(name: str) -> str:
    if name in _FOUND_AT_RUN:
        return _FOUND_AT_RUN[name]
    value = Settings().model_dump(mode="json")[name]
    if value in (None, "", {}):
        return "-"
    return f"`{', '.join(value) if isinstance(value, list) else value}`"


def simulator_page() -> str:
    """Every rule of the local YouTube, and what can be set and go wrong there."""
    rules = [f"| {each.part} | {each.rule} | {each.source} | {each.sureness} |" for each in RULES]
    settings = [f"| `{each.name}` | `{each.default}` |" for each in fields(Behaviour)]
    faults = [f"`{each.value}`" for each in Fault]
    parts = [
        "# Rules of the local YouTube",
        MADE,
        (
            "Documented: by Google itself. Reported: by others who quote it or have seen it. "
            "Assumed: nobody says, and the strictest guess is played. What it is for and how to "
            "use it: [local-youtube.md](../local-youtube.md)."
        ),
        "\n".join(["| part | rule | source | how sure |", "|---|---|---|---|", *rules]),
        "## Settings of a scenario's `behaviour`",
        "\n".join(["| setting | default |", "|---|---|", *settings]),
        "## Faults",
        ", ".join(faults) + ".",
    ]
    return "\n\n".join(parts) + "\n"


PAGES = {
    "reference/cli.md": cli_page,
    "reference/settings.md": settings_page,
    "reference/local-youtube.md": simulator_page,
}


def main(check: bool) -> int:  # noqa: FBT001 - the one switch of this command
    """Write the pages, or tell which have drifted."""
    drifted = []
    for name, make in PAGES.items():
        page, file = make(), HERE / name
        if file.exists() and file.read_text(encoding="utf-8") == page:
            continue
        drifted.append(name)
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page, encoding="utf-8")
    told = "have drifted from the code; run `make docs`" if check else "written"
    typer.echo(f"{', '.join(drifted)} {told}" if drifted else "The reference pages are true.")
    return int(check and bool(drifted))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
