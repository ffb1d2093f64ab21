"""The file that Google gives out for an OAuth client of a desktop app."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from reelwright.domain.platform.connection import CloudProject
from reelwright.ports.channels import ClientFileUnusable
from reelwright.ports.services import Secret

_GOOGLE = "Google"
_LARGEST = 100_000
_HOW = (
    "make an OAuth client of the type Desktop app at https://console.cloud.google.com/auth/clients "
    "and download its JSON file"
)


class _Client(BaseModel):
    client_id: str
    client_secret: str
    project_id: str
    auth_uri: str = ""


class _File(BaseModel):
    installed: _Client | None = None
    web: object = None


def read_client(file: Path, consent: str = "") -> tuple[CloudProject, Secret]:
    """The Cloud project of a client's file, and the client's secret.

    ``consent`` is the address at which consent is asked for; a client of another place is told,
    since that place would not know it. Empty: it does not matter.

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
    theirs, ours = _place(client.auth_uri), _place(consent)
    if theirs and ours and theirs != ours:
        raise ClientFileUnusable(_elsewhere(file, theirs, ours))
    project = CloudProject(id=client.project_id, client_id=client.client_id)
    return project, Secret(client.client_secret)


def _place(address: str) -> str:
    parts = urlsplit(address)
    # Google's own files have named more than one path and server over the years.
    if (parts.hostname or "").endswith(".google.com"):
        return _GOOGLE
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _elsewhere(file: Path, theirs: str, ours: str) -> str:
    if theirs == _GOOGLE:
        return (
            f"{file} is a client of Google's, and consent is asked for at {ours}: unset "
            "REELWRIGHT_ADDRESS_YOUTUBE, or give the client of the local YouTube there."
        )
    return (
        f"{file} is a client of the local YouTube at {theirs}, and consent is asked for at {ours}: "
        f"set REELWRIGHT_ADDRESS_YOUTUBE={theirs}, or give a client of Google's."
    )
