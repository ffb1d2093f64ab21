"""The models of a home, as every edge asks for them."""

from reelwright.adapters.models.folder import ModelFolder
from reelwright.app.settings.model import Settings
from reelwright.ports.models import KnownModel, Models
from reelwright.ports.progress import Progress
from reelwright.ports.services import ServiceHttp

MEGABYTE = 1_000_000


def models_of(settings: Settings, http: ServiceHttp) -> Models:
    """The catalogue and the folder; ``addresses.models`` names a mirror of all hosts."""
    return ModelFolder(
        folder=settings.models, http=http, mirror=settings.addresses.get("models", "")
    )


def get(models: Models, name: str, progress: Progress) -> KnownModel:
    """Fetch a model and tell how far it is, in megabytes."""

    def heard(have: int, whole: int) -> None:
        progress.advance(f"fetch {name}", have // MEGABYTE, max(whole // MEGABYTE, 1))

    return models.get(name, heard)
