"""What SerpApi sends: https://serpapi.com/search-api and the pages of each part beside it."""

from pydantic import BaseModel

from reelwright.ports.wire import Readable


class Page(BaseModel):
    """An organic result."""

    title: str
    link: str
    source: str | None = None
    date: str | None = None


class Video(BaseModel):
    """A video among the results."""

    title: str
    link: str
    channel: str | None = None
    date: str | None = None


class Question(BaseModel):
    """A question that people also ask."""

    question: str
    link: str | None = None


class Search(BaseModel):
    """What people also search for."""

    query: str
    link: str | None = None


class Status(BaseModel):
    """How the search went; every answer to a search has it."""

    status: str = ""


class Answer(BaseModel):
    """The answer of ``/search.json``. Parts that Google did not show are missing."""

    search_metadata: Status
    organic_results: Readable[Page] | None = None
    inline_videos: Readable[Video] | None = None
    related_questions: Readable[Question] | None = None
    related_searches: Readable[Search] | None = None
    error: str = ""


class Account(BaseModel):
    """The answer of ``/account.json``."""

    total_searches_left: int
