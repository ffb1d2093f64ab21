"""The reader of articles: opens a source, has it read as what it is, and settles the rest."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from reelwright.adapters.articles.document import Document
from reelwright.adapters.articles.drafting import Drafted, drafted, entries_in
from reelwright.adapters.articles.files import path_of, read_file, read_standard_input
from reelwright.adapters.articles.finish import settled, words_to_speak
from reelwright.adapters.articles.kinds import BINARY, not_as_named
from reelwright.adapters.articles.languages import language_of
from reelwright.adapters.articles.pictures import Gathered, Origin, gather
from reelwright.adapters.articles.titles import title_of
from reelwright.adapters.articles.wording import names_of
from reelwright.domain.article import Article, Block, Source, SourceKind
from reelwright.ports.article import ArticleUnreadable, FeedEntry, ReadArticle
from reelwright.ports.language import LanguageFinder
from reelwright.ports.web import Fetcher

STANDARD_INPUT = "-"
FEWEST_WORDS = 3
"""Words below which there is no sentence."""
FEWEST_WORDS_OF_PAGE = 25
"""The same for a page from the web: less is a notice, not an article."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReader:
    """Reads files, addresses, feeds and standard input.

    Without a ``fetcher`` nothing is ever fetched, and addresses are refused.
    """

    language: LanguageFinder
    fetcher: Fetcher | None = None
    standard_input: Callable[[], bytes] = read_standard_input

    def read(self, source: str, *, item: int | str = 0, workspace: Path) -> ReadArticle:
        """Read the article; ``item`` chooses from a feed: 0 the newest, a text by its id.

        Raises:
            ArticleUnreadable, SourceUnreachable, AddressForbidden.
        """
        found = drafted(
            self._open(source),
            item=item,
            fetch=self._fetched if self.fetcher is not None else None,
        )
        draft, document = found.draft, found.document
        title = title_of(draft.title, draft.blocks, document)
        blocks, left_out = settled(draft.blocks, title)
        _check_speakable(blocks, found)
        origin = Origin(folder=document.folder, url=document.url, embedded=draft.embedded)
        gathered = gather(blocks, origin, workspace, self.fetcher)
        language, doubts = language_of(draft.language, blocks, self.language)
        notes = (*draft.notes, *left_out, *doubts, *gathered.notes)
        return _read_article(found, title=title, language=language, notes=notes, gathered=gathered)

    def entries(self, source: str) -> tuple[FeedEntry, ...]:
        """The items of a feed, the newest first.

        Raises:
            ArticleUnreadable, SourceUnreachable, AddressForbidden.
        """
        return entries_in(self._open(source))

    def _open(self, source: str) -> Document:
        if source == STANDARD_INPUT:
            return Document(location=source, raw=self.standard_input())
        scheme, separator, _ = source.partition("://")
        if separator and scheme.lower() == "file":
            source = unquote(source[len("file://") :])
        elif separator and scheme.isalnum():
            return self._fetched(source)
        path = path_of(source)
        return Document(location=path.name, raw=read_file(path), folder=path.parent)

    def _fetched(self, url: str) -> Document:
        if self.fetcher is None:
            raise ArticleUnreadable(f"{url} is on the web, and nothing is fetched here.")
        fetched = self.fetcher.fetch(url)
        if not fetched.body.strip():
            raise ArticleUnreadable(f"{url} answers with an empty page.")
        return Document(
            location=fetched.url,
            raw=fetched.body,
            url=fetched.url,
            media_type=fetched.media_type,
            charset=fetched.charset,
        )


def _check_speakable(blocks: tuple[Block, ...], found: Drafted) -> None:
    words, where = words_to_speak(blocks), found.document.where
    if words < FEWEST_WORDS and found.promised in BINARY and found.kind is not found.promised:
        raise ArticleUnreadable(not_as_named(where, found.promised))
    if words < FEWEST_WORDS:
        raise ArticleUnreadable(
            f"{where} has no sentence in it that could be narrated; write what is to be said as "
            "sentences."
        )
    is_page = bool(found.document.url) and found.kind is SourceKind.HTML
    if is_page and words < FEWEST_WORDS_OF_PAGE:
        raise ArticleUnreadable(
            f"{where} holds no article, only {words} words; open it in a browser, and save it "
            "once the text is there."
        )


def _read_article(
    found: Drafted, *, title: str, language: str, notes: tuple[str, ...], gathered: Gathered
) -> ReadArticle:
    document = found.document
    source = Source(
        location=document.location,
        kind=found.kind,
        sha256=hashlib.sha256(document.raw).hexdigest(),
    )
    article = Article(
        title=title,
        blocks=gathered.blocks,
        source=source,
        language=language,
        author=names_of(found.draft.author),
        published=found.draft.published,
        notes=notes,
    )
    return ReadArticle(article=article, pictures=gathered.pictures)
