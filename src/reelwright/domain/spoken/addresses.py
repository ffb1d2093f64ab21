"""Addresses of the web, and what is written in their manner: handles, hashtags, file names."""

import re

from reelwright.domain.spoken.codes import said_label
from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.rules import Rule, rule

_DOMAINS = (
    "com|org|net|edu|gov|int|mil|info|biz|io|ai|dev|app|tv|me|co|eu|uk|us|ca|au|nz|ie|de|at|ch|"
    "fr|be|lu|es|mx|ar|pt|br|it|nl|se|no|dk|fi|pl|cz|jp|cn|in|ru|blog|shop|tech|xyz|fm|gg|ly"
)
_FILES = (
    "md|py|js|ts|tsx|jsx|json|yaml|yml|toml|txt|csv|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp|"
    "mp3|mp4|wav|flac|mov|mkv|html?|css|exe|zip|tar|gz|cpp|rs|sql|xml|ini|cfg|log|srt|vtt"
)
_LONGEST_PATH = 24
_COUNTRY = 2
"""Letters of a country's domain, which are spelt."""
_READ_AS_WORDS = frozenset({"co", "me", "go", "my", "we", "to", "us"})
_SPLIT = re.compile(r"[./_@:+-]|[^./_@:+-]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


def rules(language: Language) -> tuple[Rule, ...]:
    """Addresses first, since they hold all that the others begin with."""
    marks = language.words.address

    def spelt_out(written: str) -> str:
        pieces = (
            marks.get(part, "") if part in marks else said_part(part)
            for part in _SPLIT.findall(written)
        )
        return " ".join(piece for piece in pieces if piece)

    def said_part(part: str) -> str:
        spelt = len(part) == _COUNTRY and part.isalpha() and part not in _READ_AS_WORDS
        return language.spelt(part) if spelt else said_label(language, part)

    def page(match: re.Match[str]) -> str:
        host, _, path = match["site"].partition("/")
        path = re.split(r"[?#]", path)[0].strip("/")
        host = host.split(":")[0]
        known = path if path.isascii() and len(path) <= _LONGEST_PATH else ""
        return spelt_out(f"{host}/{known}" if known else host)

    def mail(match: re.Match[str]) -> str:
        return spelt_out(match.group())

    def handle(match: re.Match[str]) -> str:
        return f"{marks['@']} {camel(match['name'])}"

    def hashtag(match: re.Match[str]) -> str:
        return f"{marks['#']} {camel(match['name'])}"

    def camel(written: str) -> str:
        return " ".join(said_label(language, part) for part in _CAMEL.split(written) if part)

    label = r"[^\W_](?:[\w-]*[^\W_])?"
    return (
        rule("mail", rf"(?<![\w.+-])[\w.+-]*\w@{label}(?:\.{label})+", mail),
        rule("url", r"(?<!\w)(?:[a-z]{3,6}://|(?=www\.))(?:www\.)?(?P<site>[^\s\"<>]*[\w/])", page),
        rule(
            "domain",
            rf"(?<![\w.@/-])(?P<site>{label}(?:\.{label})*\.(?:{_DOMAINS})(?:/[^\s\"<>]*[\w/]|/)?)"
            r"(?![\w])(?!\.\w)",
            page,
        ),
        rule("file", rf"(?<![\w.-])[\w-]+(?:\.\w+)*\.(?:{_FILES})(?![\w])", mail),
        rule("handle", r"(?<![\w@])@(?P<name>\w+)", handle),
        rule("hashtag", r"(?<![\w\#])\#(?P<name>(?=\w*[^\W\d_])\w+)", hashtag),
    )
