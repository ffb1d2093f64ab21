"""Small productions that share takes and footage, and what they are when nobody disturbs them."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from PIL import Image

from builders.footage import scene, write_clip
from crash.harness.crew import Nursery

SLUGS = ("lamps", "mills", "ovens")
OPTIONS = {"preset": "480p", "voice": "espeak:en-us", "footage": "footage"}
_OF_THE_RUN = frozenset({"manifest.json", "run.json"})
"""Files that tell when and how a production was made."""
_PATIENCE = 300.0
_SHARED = "A small thing turns current into use. The lake below gives the power."
_TEXTS = {
    "lamps": ("Small lamps", "An old bulb used 60 watts, while a new one uses 8 watts."),
    "mills": ("Small mills", "The mill turns 9 times a minute. The lake is near."),
    "ovens": ("Small ovens", "An oven needs 2 minutes for bread."),
}


def write_sources(folder: Path, slugs: Sequence[str]) -> None:
    """Write the articles, and a folder with a picture and a clip that they show."""
    footage = folder / "footage"
    footage.mkdir(parents=True)
    Image.fromarray(scene(seed=3)).save(footage / "lake.jpg")
    write_clip(footage / "mill.mp4", times=range(0, 3000, 40), picture=scene(320, 180, seed=4))
    for slug in slugs:
        title, own = _TEXTS[slug]
        text = f"# {title}\n\n{_SHARED}\n\n## Of its own\n\n{own}\n"
        (folder / f"{slug}.md").write_text(text, encoding="utf-8")


def undisturbed(
    folder: Path, home: Path, nursery: Nursery, slugs: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The hash of every file of each production, as a plain ``make`` leaves it."""
    made = {}
    for slug in slugs:
        options = [text for name, value in OPTIONS.items() for text in (f"--{name}", value)]
        process = nursery.bear(
            f"plain-{slug}",
            ["make", f"{slug}.md", *options, "--workers", "1", "--output", f"plain/{slug}"],
            folder,
            {"REELWRIGHT_HOME": str(home)},
        )
        while process.alive:
            nursery.listen(0.2)
        if process.code != 0:
            output = (nursery.output / f"{process.name}.txt").read_text(encoding="utf-8")
            message = f"the undisturbed production ended with {process.code}: {output}"
            raise RuntimeError(message)
        made[slug] = files_of(folder / "plain" / slug)
    return made


def files_of(folder: Path) -> dict[str, str]:
    """The hash of every file under a final name that does not tell of its run."""
    found = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if name.startswith(".reelwright") or name in _OF_THE_RUN or not file.is_file():
            continue
        try:
            found[name] = sha256(file.read_bytes()).hexdigest()
        except FileNotFoundError:
            continue  # It has just been replaced.
    return found


def is_told_whole(folder: Path) -> bool:
    """Whether the files that tell of the run are whole, or not there yet."""
    for name in _OF_THE_RUN:
        try:
            json.loads((folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except ValueError:
            return False
    return True
