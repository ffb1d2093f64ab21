"""Every part of the studio can be built: its imports are those of a function and run late."""

from dataclasses import fields
from pathlib import Path

import pytest

from reelwright.app.settings.model import Settings
from reelwright.app.wiring.production import studio_for
from reelwright.workflows.produce.order import Studio

pytestmark = pytest.mark.integration


def test_every_part_of_the_studio_is_built_and_has_its_methods(tmp_path: Path) -> None:
    studio = studio_for(Settings(home=tmp_path, footage=tmp_path))
    parts = {field.name: getattr(studio, field.name) for field in fields(Studio)}
    assert parts["reader"].read
    assert all(one.align for one in parts["aligners"])
    assert all(one.speak for one in parts["voices"])
    assert parts["sound"].mix
    assert parts["illustrator"].compose
    assert parts["renderer"].render
    assert parts["inspector"].inspect
    assert parts["probe"].probe
    assert parts["footage"].find
    assert parts["subtitles"].write
    assert parts["exporter"].export
