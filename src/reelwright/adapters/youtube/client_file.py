"""The file that Google gives out for an OAuth client of a desktop app."""

from pathlib import Path

from pydantic import BaseModel, ValidationError

from reelwright.domain.platform.connection import CloudProject
from reelwright.ports.channels import ClientFileUnusable
from reelwright.ports.services import Secret

_LARGEST = 100_000
_HOW = (
    "make an OAuth client of the type Desktop app at https://console.cloud.google.com/auth/clients "
    "and download its JSON file"
)


class _Client(BaseModel):
    client_id: str
    client_secret: str
    project_id: str


class _File(BaseModel):
    installed: _Client | None = None
    web: object = None


def read_client(file: Path) -> tuple[CloudProject, Secret]:
    """The Cloud project of a client's file, and the client's secret.

    Raises:
        ClientFileUnusable.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST)
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror}): {_HOW}."
        raise ClientFileUnusable(message) from error
    try:
        read = _File.model_validate_json(content)
    except ValidationError:
        read = _File()
    client = read.installed
    if client is None:
        kind = "of a web application" if read.web is not None else "not of an OAuth client"
        message = f"{file} is {kind}: {_HOW}."
        raise ClientFileUnusable(message)
    project = CloudProject(id=client.project_id, client_id=client.client_id)
    return project, Secret(client.client_secret)
