"""Opening what a person named, with a sentence for everything that can be wrong about it."""

import difflib
import re
import sys
from pathlib import Path
from typing import BinaryIO

from reelwright.ports.article import ArticleUnreadable

_LIKE_AN_ADDRESS = re.compile(r"^(?:https?:/)?(?:www\.|[\w-]+\.(?:com|org|net|io|dev)\b)")
LARGEST_FILE = 50_000_000


def path_of(source: str) -> Path:
    """The path that a person means, ``~`` included."""
    try:
        return Path(source).expanduser()
    except RuntimeError:  # a ``~`` of somebody who is not here is just a name
        return Path(source)


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ArticleUnreadable: missing, a folder, not a file, not permitted, empty or too large.
    """
    if "\0" in str(path):
        raise ArticleUnreadable("The name of a file cannot hold a zero byte; check it.")
    try:
        if path.is_dir():
            raise ArticleUnreadable(
                f"{path} is a folder; name the article in it{_articles_in(path)}."
            )
        if not path.exists():
            raise ArticleUnreadable(f"There is no file {path}{_near_names(path)}.")
        if not path.is_file():
            raise ArticleUnreadable(f"{path} is not a file that can be read to its end.")
        with path.open("rb") as opened:
            return _within_limit(opened, str(path))
    except PermissionError as error:
        raise ArticleUnreadable(
            f"You may not read {path}; change its permissions or copy it."
        ) from error
    except (OSError, ValueError) as error:
        raise ArticleUnreadable(f"{path!s:.200} cannot be read ({_reason(error)}).") from error


def read_standard_input() -> bytes:
    """What is piped in.

    Raises:
        ArticleUnreadable: nothing, or too much.
    """
    return _within_limit(sys.stdin.buffer, "Standard input")


def _within_limit(opened: BinaryIO, where: str) -> bytes:
    raw = opened.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise ArticleUnreadable(
            f"{where} is larger than {LARGEST_FILE // 1_000_000} MB; split it or use a part of it."
        )
    if not raw.strip():
        raise ArticleUnreadable(f"{where} is empty; there is nothing to narrate.")
    return raw


def _near_names(path: Path) -> str:
    if _LIKE_AN_ADDRESS.match(str(path)):
        return "; if it is a web address, begin it with https://"
    if not path.parent.is_dir():
        return f", nor a folder {path.parent}"
    names = [other.name for other in path.parent.iterdir() if other.is_file()]
    near = difflib.get_close_matches(path.name, names, n=3)
    return f"; did you mean {' or '.join(near)}?".rstrip("?") if near else "; check the name"


def _articles_in(folder: Path) -> str:
    suffixes = {".md", ".html", ".txt", ".pdf", ".docx"}
    found = sorted(one.name for one in folder.iterdir() if one.suffix.lower() in suffixes)
    return f", such as {found[0]}" if found else ""


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
