"""What Openverse sends: https://api.openverse.org/v1/#tag/images/operation/images_search."""

from pydantic import BaseModel, Field

from reelwright.ports.wire import Readable


class Tag(BaseModel):
    """A word on a picture, a person's or a program's."""

    name: str = ""


class Picture(BaseModel):
    """A picture that stands in a collection elsewhere."""

    id: str
    title: str | None = None
    url: str
    page: str | None = Field(default=None, alias="foreign_landing_url")
    creator: str | None = None
    license: str
    license_version: str | None = None
    width: int | None = None
    height: int | None = None
    tags: Readable[Tag] | None = None


class Pictures(BaseModel):
    """The answer of ``/v1/images/``."""

    results: Readable[Picture]
