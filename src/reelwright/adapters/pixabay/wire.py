"""What Pixabay sends: https://pixabay.com/api/docs/#api_search_images and the videos below it."""

from pydantic import BaseModel, Field

from reelwright.ports.wire import Readable


class Photo(BaseModel):
    """A photo; ``imageURL`` and ``fullHDURL`` are there for approved keys only."""

    id: int
    page: str = Field(alias="pageURL")
    tags: str = ""
    width: int = Field(alias="imageWidth")
    height: int = Field(alias="imageHeight")
    large: str = Field(alias="largeImageURL")
    full_hd: str = Field(default="", alias="fullHDURL")
    original: str = Field(default="", alias="imageURL")
    user: str = ""


class Photos(BaseModel):
    """The answer of ``/api/``."""

    hits: Readable[Photo]


class Rendition(BaseModel):
    """One size of a clip; the address is empty where there is none of that size."""

    url: str = ""
    width: int = 0
    height: int = 0


class Clip(BaseModel):
    """A clip with its sizes by name: large, medium, small, tiny."""

    id: int
    page: str = Field(alias="pageURL")
    tags: str = ""
    duration: float
    videos: dict[str, Rendition]
    user: str = ""


class Clips(BaseModel):
    """The answer of ``/api/videos/``."""

    hits: Readable[Clip]
