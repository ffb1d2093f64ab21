"""What MediaWiki sends (``formatversion=2``): https://www.mediawiki.org/wiki/API:Imageinfo."""

from pydantic import BaseModel, Field

from reelwright.ports.wire import Readable


class MetadataValue(BaseModel):
    """A value of a file's metadata, often with markup."""

    value: str | int | float = ""


class File(BaseModel):
    """The newest version of a file. ``duration`` is in seconds, 0 for a still."""

    url: str
    page: str = Field(alias="descriptionurl")
    width: int = 0
    height: int = 0
    mime: str = ""
    duration: float = 0.0
    metadata: dict[str, MetadataValue] = Field(default_factory=dict, alias="extmetadata")

    def said(self, name: str) -> str:
        """A value of the metadata; empty where there is none."""
        found = self.metadata.get(name)
        return str(found.value) if found else ""


class Page(BaseModel):
    """A file's page; ``index`` is its place among the results."""

    pageid: int
    title: str
    index: int = 0
    files: Readable[File] = Field(default_factory=list, alias="imageinfo")


class Pages(BaseModel):
    """What was found."""

    pages: Readable[Page] = Field(default_factory=list)


class Failure(BaseModel):
    """Why the call was not done."""

    code: str = ""
    info: str = ""


class Answer(BaseModel):
    """The answer of ``api.php``; without ``query`` where nothing was found."""

    query: Pages | None = None
    error: Failure | None = None
