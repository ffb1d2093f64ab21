"""Make the fonts that the illustrator ships, from their published sources.

Run it with ``uv run --group fonts python tools/fonts.py``; it needs ``npm`` and ``apt-get`` and
fetches three packages whose fonts are under the SIL Open Font Licence 1.1. The result is
committed: nobody needs to run this to build or use Reelwright.

What is done to each font, and why:

* one static instance for each weight in use, so that a plain FreeType can draw it;
* only the scripts that Reelwright draws (Latin, Greek, Cyrillic, punctuation, signs, arrows);
* pair kerning is copied from GPOS into a ``kern`` table: the text layout that is the same on
  every machine (Pillow's basic one, no FriBiDi or HarfBuzz) reads only that;
* a ``prep`` program that turns hinting off, so that FreeType does not fit stems to the pixel
  grid: text of a video is scaled and moved, and snapped stems would make its rhythm uneven;
* Source Serif becomes "Reelwright Serif", because "Source" is a reserved font name.
"""

import argparse
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib import instancer

DESTINATION = Path(__file__).parent.parent / "src/reelwright/adapters/illustrator/fonts"

INTER = "inter-ui@4.1.1"
SERIF = "source-serif@4.5.1"
MONO = "fonts-jetbrains-mono"

SCRIPTS = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF),
    (0x0400, 0x052F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x20CF), (0x2100, 0x218F),
    (0x2190, 0x23FF), (0x25A0, 0x25FF), (0x2600, 0x2605), (0x2713, 0x2718), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)  # fmt: skip
BOXES = (0x2500, 0x259F)
KERNED = (range(0x20, 0x180), range(0x370, 0x400), range(0x400, 0x460), range(0x2010, 0x2027))

MOST_PAIRS = 10_900
"""A format 0 ``kern`` subtable counts its bytes in 16 bits, six for each pair."""

# PUSHW 3, PUSHB 1, INSTCTRL: no glyph programs; then NOPs by pushing and popping. FreeType hints
# by itself where the program has seven bytes or fewer.
NO_HINTING = ("PUSHB[ ] 1 1", "INSTCTRL[ ]", "PUSHB[ ] 0", "POP[ ]", "PUSHB[ ] 0", "POP[ ]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """A font file to make: where from, which instance, and under which names."""

    file: str
    source: str
    family: str
    style: str
    axes: dict[str, float] = field(default_factory=dict)


CUTS = (
    Cut(file="Inter-Medium", source="InterVariable.woff2", family="Inter", style="Medium",
        axes={"opsz": 20, "wght": 480}),
    Cut(file="Inter-SemiBold", source="InterVariable.woff2", family="Inter", style="SemiBold",
        axes={"opsz": 20, "wght": 640}),
    Cut(file="InterDisplay-Bold", source="InterVariable.woff2", family="Inter Display",
        style="Bold", axes={"opsz": 32, "wght": 720}),
    Cut(file="InterDisplay-Black", source="InterVariable.woff2", family="Inter Display",
        style="Black", axes={"opsz": 32, "wght": 870}),
    Cut(file="ReelwrightSerif-Regular", source="SourceSerif4Variable-Roman.ttf",
        family="Reelwright Serif", style="Regular", axes={"opsz": 24, "wght": 420}),
    Cut(file="ReelwrightSerif-SemiBold", source="SourceSerif4Variable-Roman.ttf",
        family="Reelwright Serif", style="SemiBold", axes={"opsz": 36, "wght": 620}),
    Cut(file="ReelwrightSerif-Bold", source="SourceSerif4Variable-Roman.ttf",
        family="Reelwright Serif", style="Bold", axes={"opsz": 60, "wght": 720}),
    Cut(file="ReelwrightSerif-Black", source="SourceSerif4Variable-Roman.ttf",
        family="Reelwright Serif", style="Black", axes={"opsz": 60, "wght": 880}),
    Cut(file="ReelwrightSerif-Italic", source="SourceSerif4Variable-Italic.ttf",
        family="Reelwright Serif", style="Italic", axes={"opsz": 32, "wght": 440}),
    Cut(file="JetBrainsMono-Medium", source="JetBrainsMono-Medium.ttf",
        family="JetBrains Mono", style="Medium"),
    Cut(file="JetBrainsMono-Bold", source="JetBrainsMono-Bold.ttf",
        family="JetBrains Mono", style="Bold"),
)  # fmt: skip


def main() -> None:
    """Fetch the sources, make every cut, and say how large the whole is."""
    parser = argparse.ArgumentParser(description="Make the shipped fonts from their sources.")
    parser.add_argument("--destination", type=Path, default=DESTINATION)
    destination: Path = parser.parse_args().destination
    destination.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        sources = fetch(Path(folder))
        for cut in CUTS:
            make(cut, sources[cut.source], destination)
        shutil.copy(licence(Path(folder), "inter-ui"), destination / "Inter-OFL.txt")
        shutil.copy(licence(Path(folder), "source-serif"), destination / "ReelwrightSerif-OFL.txt")
        shutil.copy(licence(Path(folder), "mono"), destination / "JetBrainsMono-OFL.txt")
    total = sum(file.stat().st_size for file in destination.iterdir())
    sys.stdout.write(f"{len(CUTS)} fonts, {total / 1e6:.2f} MB\n")


def fetch(folder: Path) -> dict[str, Path]:
    """Download and unpack the packages; the font files in them by name."""
    for package in (INTER, SERIF, "@fontsource/jetbrains-mono@5.3.0"):
        run(["npm", "pack", "--silent", package], folder)
    for archive in folder.glob("*.tgz"):
        with tarfile.open(archive) as tar:
            tar.extractall(folder / archive.stem, filter="data")
    run(["apt-get", "download", MONO], folder)
    for archive in folder.glob("*.deb"):
        run(["dpkg", "-x", archive.name, "mono"], folder)
    wanted = {cut.source for cut in CUTS}
    return {file.name: file for file in folder.rglob("*") if file.name in wanted}


def run(command: list[str], folder: Path) -> None:
    """Run a command in a folder; a failure ends the whole."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def licence(folder: Path, package: str) -> Path:
    """The licence file of an unpacked package."""
    found = [file for file in folder.rglob("LICENSE*") if package in str(file.relative_to(folder))]
    return min(found, key=lambda file: len(file.parts))


def make(cut: Cut, source: Path, destination: Path) -> None:
    """Make one cut and write it."""
    font = TTFont(source)
    if cut.axes:
        font = instancer.instantiateVariableFont(font, cut.axes)
    kerning = kerning_of(font)
    keep_scripts(font, mono="Mono" in cut.file)
    glyphs = set(font.getGlyphOrder())
    if not font["post"].isFixedPitch:
        font["kern"] = kern_table({pair: by for pair, by in kerning.items() if set(pair) <= glyphs})
    font["prep"] = unhinted()
    rename(font, cut)
    font.flavor = None
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(destination / f"{cut.file}.ttf")


def keep_scripts(font: TTFont, *, mono: bool) -> None:
    """Drop every glyph of other scripts, and the tables that plain drawing does not read."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "MVAR", "avar", "meta", "DSIG", "BASE"]
    ranges = (*SCRIPTS, BOXES) if mono else SCRIPTS
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    cutter.subset(font)


def kerning_of(font: TTFont) -> dict[tuple[str, str], int]:
    """Pair kerning between the characters that are kerned, strongest first, from GPOS."""
    if "GPOS" not in font:
        return {}
    characters = font.getBestCmap()
    groups = [{characters[code] for code in codes if code in characters} for codes in KERNED]
    pairs: dict[tuple[str, str], int] = {}
    for lookup in kern_lookups(font):
        mine: dict[tuple[str, str], int] = {}
        for subtable in lookup:
            for pair, by in pairs_of(subtable, groups):
                mine.setdefault(pair, by)
        for pair, by in mine.items():
            pairs[pair] = pairs.get(pair, 0) + by
    strongest = sorted(pairs.items(), key=lambda item: (-abs(item[1]), item[0]))
    return {pair: by for pair, by in strongest[:MOST_PAIRS] if by}


def kern_lookups(font: TTFont) -> Iterator[list[object]]:
    """The pair subtables of each lookup of the ``kern`` feature."""
    table = font["GPOS"].table
    wanted = sorted(
        {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
    )
    for index in wanted:
        subtables = [
            getattr(subtable, "ExtSubTable", subtable)
            for subtable in table.LookupList.Lookup[index].SubTable
        ]
        yield [subtable for subtable in subtables if subtable.LookupType == 2]  # noqa: PLR2004 - pair adjustment


def pairs_of(subtable: object, groups: list[set[str]]) -> Iterator[tuple[tuple[str, str], int]]:
    """The pairs of a subtable whose glyphs are of one group or of two that meet (signs)."""
    covered = subtable.Coverage.glyphs
    for first in covered:
        partners = set().union(groups[0], groups[3], *(group for group in groups if first in group))
        if not any(first in group for group in groups):
            continue
        if subtable.Format == 1:
            records = subtable.PairSet[covered.index(first)].PairValueRecord
            for record in records:
                if record.SecondGlyph in partners and record.Value1:
                    yield (first, record.SecondGlyph), getattr(record.Value1, "XAdvance", 0)
            continue
        row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)].Class2Record
        for second in partners:
            value = row[subtable.ClassDef2.classDefs.get(second, 0)].Value1
            yield (first, second), getattr(value, "XAdvance", 0) if value else 0


def kern_table(pairs: dict[tuple[str, str], int]) -> object:
    """A ``kern`` table of one horizontal subtable."""
    subtable = KernTable_format_0(apple=False)
    subtable.coverage = 1
    subtable.kernTable = dict(pairs)
    table = newTable("kern")
    table.version = 0
    table.kernTables = [subtable]
    return table


def unhinted() -> object:
    """A ``prep`` table that turns hinting off."""
    table = newTable("prep")
    table.program = Program()
    table.program.fromAssembly(list(NO_HINTING))
    return table


def rename(font: TTFont, cut: Cut) -> None:
    """Give the font its family and style, and drop the names that said otherwise."""
    names = font["name"]
    kept = {0, 7, 13, 14}
    names.names = [record for record in names.names if record.nameID in kept]
    full = f"{cut.family} {cut.style}"
    texts = {1: full, 2: "Regular", 3: f"Reelwright: {full}", 4: full, 5: "Version 1.000"}
    texts |= {6: cut.file, 16: cut.family, 17: cut.style}
    for name, text in texts.items():
        names.setName(text, name, 3, 1, 0x409)


if __name__ == "__main__":
    main()
