"""Homes that others own: told in one sentence, and left as they are."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.store import FileStore
from reelwright.app.settings.layers import SettingInvalid, settings_in_force
from reelwright.app.wiring.buckets import name_of_home
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import EngineUnreachable
from reelwright.ports.productions import ProductionForbidden
from reelwright.ports.store import StoreForbidden

pytestmark = pytest.mark.crash

NOBODY = 65534
Use = Callable[[Path], object]


@contextmanager
def unprivileged() -> Iterator[None]:
    """Give up root for a while, where the tests run as root: root may write everywhere."""
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everyone may write to; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@pytest.fixture
def home(place: Path) -> Iterator[Path]:
    """A home with a queue in it, that may be read and not written."""
    home = place / "home"
    home.mkdir()
    Address.of(home, "").prepare()
    for file in home.iterdir():
        file.chmod(0o444)
    home.chmod(0o555)
    yield home
    home.chmod(0o755)


def queue(home: Path) -> None:
    Address.of(home, "").prepare()


def store(home: Path) -> None:
    with FileStore(home / "store").staging(".bin"):
        pass


def production(home: Path) -> None:
    with FolderProductions(home).open(home / "productions" / "lamps"):
        pass


def production_elsewhere(home: Path) -> None:
    with FolderProductions(home).open(home.parent / "made"):
        pass


def name(home: Path) -> None:
    name_of_home(settings_in_force({"home": home}, home.parent).settings)


@pytest.mark.parametrize(
    ("use", "refusal"),
    [
        (queue, EngineUnreachable),
        (store, StoreForbidden),
        (production, ProductionForbidden),
        (production_elsewhere, ProductionForbidden),
        (name, StoreForbidden),
    ],
)
def test_a_home_that_may_not_be_written(
    home: Path, use: Use, refusal: type[ReelwrightError]
) -> None:
    before = sorted(home.rglob("*"))
    with unprivileged(), pytest.raises(refusal) as told:
        use(home)
    assert str(home) in str(told.value)
    assert "write" in str(told.value)
    assert sorted(home.rglob("*")) == before
    assert not (home.parent / "made").exists()


def test_a_home_that_may_not_be_entered(home: Path) -> None:
    home.chmod(0)
    with unprivileged(), pytest.raises(SettingInvalid, match=r"reelwright\.toml cannot be read \("):
        settings_in_force({"home": home}, home.parent)
