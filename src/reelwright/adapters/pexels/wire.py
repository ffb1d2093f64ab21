"""What Pexels sends: https://www.pexels.com/api/documentation/#photos-overview and below."""

from pydantic import BaseModel, Field

from reelwright.ports.wire import Readable


class Sizes(BaseModel):
    """A photo's files; the others are cut or scaled."""

    original: str


class Photo(BaseModel):
    """A photo."""

    id: int
    width: int
    height: int
    url: str
    photographer: str | None = None
    alt: str | None = None
    src: Sizes


class Photos(BaseModel):
    """The answer of ``/v1/search``."""

    photos: Readable[Photo]


class File(BaseModel):
    """One size of a clip; without a size where it is a stream in parts."""

    file_type: str = ""
    width: int | None = None
    height: int | None = None
    link: str


class Author(BaseModel):
    """Who filmed it."""

    name: str | None = None


class Clip(BaseModel):
    """A clip, which Pexels describes by its page's address alone."""

    id: int
    url: str
    duration: float
    user: Author = Field(default_factory=Author)
    video_files: Readable[File]
    tags: Readable[str] = Field(default_factory=list)


class Clips(BaseModel):
    """The answer of ``/videos/search``."""

    videos: Readable[Clip]
