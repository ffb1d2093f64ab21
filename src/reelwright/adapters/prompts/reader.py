"""Reads the prompts that ship with the program."""

import hashlib
from importlib.resources import files
from string import Template

from reelwright.domain.authoring.prompts import Prompts

_TEXTS = (
    "instructions",
    "with_source",
    "without_source",
    "plan",
    "script",
    "mend",
    "research",
    "page",
)


def shipped_prompts() -> Prompts:
    """The prompts, and the version that a script records: a number and a hash of the texts."""
    folder = files("reelwright.adapters.prompts") / "texts"
    texts = {name: (folder / f"{name}.md").read_text(encoding="utf-8") for name in _TEXTS}
    number = (folder / "VERSION").read_text(encoding="utf-8").strip()
    mark = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:8]
    return Prompts(
        version=f"{number}-{mark}",
        templates={name: Template(text.strip()) for name, text in texts.items()},
    )
