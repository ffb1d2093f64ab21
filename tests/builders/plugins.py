"""Outside packages as an installer leaves them: built by their own build system, unpacked."""

import subprocess
import sys
import zipfile
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "provider-plugin"
"""The plugin of docs/adding-a-provider.md."""

_BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


def installed(project: Path, site: Path) -> Path:
    """Build a project's wheel and unpack it into a folder for ``PYTHONPATH``.

    Unpacking is what installing a wheel of pure Python comes to (PEP 427); what an installer
    does besides, resolving dependencies, would need the network.
    """
    site.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", _BUILD, str(site.parent)]
    built = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    with zipfile.ZipFile(site.parent / built.stdout.split()[-1]) as wheel:
        wheel.extractall(site)
    return site


def pretended(site: Path, name: str, entry_points: str, module: str = "") -> Path:
    """A package with these entry points and a module of its name, as an installer leaves it."""
    facts = site / f"{name}-1.0.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(f"[reelwright.providers]\n{entry_points}\n")
    (site / f"{name}.py").write_text(module)
    return site
