"""What a production's own manifest tells the library of it."""

from reelwright.domain.production.contents import AssetEntry, Contents, MasterEntry, ScriptEntry
from reelwright.domain.production.life import Birth
from reelwright.domain.production.manifest import SCRIPT, Manifest

_MAIN = "main"
"""The channel of manifests that name none."""


def birth_of(manifest: Manifest, folder: str) -> Birth:
    """What a production is, by its manifest and the folder that it stands in."""
    channel = next((each.value for each in manifest.settings if each.name == "channel"), "")
    return Birth(
        id=manifest.id,
        slug=manifest.slug,
        title=manifest.title,
        channel=channel or _MAIN,
        language=manifest.language,
        source=manifest.source.location,
        folder=folder,
    )


def recorded_contents(manifest: Manifest) -> Contents:
    """What a production is made of, as far as its manifest knows: no takes and no timelines."""
    document = manifest.file(SCRIPT)
    return Contents(
        title=manifest.title,
        script=ScriptEntry(
            sha256=document.sha256 if document else "",
            title=manifest.title,
            language=manifest.language,
            scenes=0,
            words=0,
            by_hand=manifest.script_by_hand,
        ),
        takes=(),
        assets=tuple(
            AssetEntry(
                sha256=licence.sha256,
                name=licence.name,
                licence=licence.licence,
                author=licence.author,
                page=licence.page,
                file=licence.file,
                retrieved=licence.retrieved,
            )
            for licence in manifest.licences
        ),
        timelines=(),
        masters=_masters(manifest),
        size=sum(record.size for record in manifest.files),
    )


def _masters(manifest: Manifest) -> tuple[MasterEntry, ...]:
    return tuple(
        MasterEntry(
            format=master.format,
            name=master.name,
            sha256=file.sha256,
            size=file.size,
            width=master.width,
            height=master.height,
            codec=master.codec,
            frames=master.frames,
            passed=master.passed,
        )
        for master in manifest.masters
        for file in (manifest.file(master.name),)
        if file is not None
    )
