"""What the search sends: https://developers.google.com/youtube/v3/docs/search#resource.

Titles come with HTML entities, as in ``What&#39;s below``.
"""

from pydantic import BaseModel, Field

from reelwright.ports.wire import Readable


class Id(BaseModel):
    """What was found; only videos are asked for."""

    video: str = Field(alias="videoId")


class Snippet(BaseModel):
    """What the list of results shows."""

    title: str
    channel: str = Field(default="", alias="channelTitle")
    published: str = Field(default="", alias="publishedAt")


class Result(BaseModel):
    """One video."""

    id: Id
    snippet: Snippet


class Results(BaseModel):
    """The answer of ``search.list``."""

    items: Readable[Result]


class Languages(BaseModel):
    """The answer of ``i18nLanguages.list``."""

    items: list[object]
