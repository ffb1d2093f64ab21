"""The manifest: the same bytes each time, read back or refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from builders.productions import FIRST, publish, visible_files
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.records import manifest_text, read_manifest
from reelwright.domain.article import Source, SourceKind
from reelwright.domain.canvas import Codec, Format
from reelwright.domain.production.manifest import (
    CostRecord,
    LicenceRecord,
    Manifest,
    MasterRecord,
    SettingRecord,
)
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.productions import (
    ManifestDamaged,
)

pytestmark = pytest.mark.unit


def test_a_damaged_manifest_is_not_guessed(productions: FolderProductions, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    publish(productions, folder, FIRST)
    text = (folder / "manifest.json").read_text()
    for broken in (text[:40], "", text.replace('"schema": 1', '"schema": 2')):
        (folder / "manifest.json").write_text(broken)
        with pytest.raises(ManifestDamaged):
            productions.open(folder).__enter__()
    assert visible_files(folder) == FIRST


def test_a_manifest_is_the_same_bytes_and_comes_back(tmp_path: Path) -> None:
    manifest = Manifest(
        slug="sky",
        title="Sky \U0001f30c “quoted”",
        language="en",
        source=Source(location="-", kind=SourceKind.TEXT, sha256="0" * 64),
        versions=(("av", "18.1.0"),),
        voice=VoiceRef(provider="espeak", name="en-us", language="en", speed=1.1),
        settings=(SettingRecord(name="length", value="90s", origin="option"),),
        masters=(
            MasterRecord(
                name="sky.1x1.mp4",
                format=Format.SQUARE,
                width=480,
                height=480,
                codec=Codec.AV1,
                frames=2700,
                passed=True,
            ),
        ),
        licences=(LicenceRecord(name="photo.jpg", licence="own"),),
        costs=(CostRecord(service="voice", purpose="speech", amount=Decimal("0.10")),),
    )
    text = manifest_text(manifest)
    (tmp_path / "manifest.json").write_text(text)
    again = read_manifest(tmp_path / "manifest.json")
    assert again == manifest
    assert manifest_text(again) == text
    assert '"amount": "0.10"' in text
