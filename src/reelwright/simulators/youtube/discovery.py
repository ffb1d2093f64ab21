"""The discovery documents that Google's Python client carries: the source of paths and shapes."""

import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reelwright.domain.errors import ReelwrightError
from reelwright.simulators.youtube.shapes import Json, section, text, texts

DATA, ANALYTICS, REPORTING = "youtube:v3", "youtubeAnalytics:v2", "youtubereporting:v1"
_FILES = {
    DATA: "youtube.v3.json",
    ANALYTICS: "youtubeAnalytics.v2.json",
    REPORTING: "youtubereporting.v1.json",
}


class DiscoveryMissing(ReelwrightError):
    """Google's client, which carries the documents, is not installed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    """A method of an interface, as its discovery document describes it."""

    id: str
    verb: str
    path: str
    parameters: Mapping[str, Json]
    request: str
    """Name of the body's schema; empty where it takes none."""
    scopes: frozenset[str]
    media: Json
    """``mediaUpload``; empty where it takes no media."""
    document: Json

    @property
    def largest_media(self) -> int:
        """Bytes."""
        return int(text(self.media, "maxSize", "0"))


class Route(NamedTuple):
    """Where a request leads."""

    method: Method
    arguments: dict[str, str]
    upload: bool


@cache
def documents() -> Mapping[str, Json]:
    """Every document by its id.

    Raises:
        DiscoveryMissing: google-api-python-client is not installed.
    """
    found = importlib.util.find_spec("googleapiclient")
    if found is None or not found.origin:
        raise DiscoveryMissing(
            "The local YouTube is driven by documents that Google's Python client carries, which "
            "is not installed; install it with: pip install 'reelwright[rehearse]'"
        )
    folder = Path(found.origin).parent / "discovery_cache" / "documents"
    return {name: json.loads((folder / file).read_bytes()) for name, file in _FILES.items()}


def document_at(name: str, address: str) -> Json | None:
    """A document that leads to this address instead of Google's; None where there is none."""
    found = documents().get(name)
    if found is None:
        return None
    changed = {**found, "rootUrl": f"{address}/", "baseUrl": f"{address}/"}
    changed.pop("mtlsRootUrl", None)
    return changed


def route(verb: str, path: str) -> Route | None:
    """The method that a request is for."""
    upload = path.startswith(("/upload/", "/resumable/upload/"))
    bare = path.removeprefix("/resumable").removeprefix("/upload") if upload else path
    for method, pattern in _patterns():
        found = pattern.fullmatch(bare) if method.verb == verb else None
        if found is not None and (method.media or not upload):
            return Route(method, found.groupdict(), upload)
    return None


@cache
def methods() -> Mapping[str, Method]:
    """Every method by its id."""
    return {
        method.id: method
        for document in documents().values()
        for method in _methods_of(document, document)
    }


def _methods_of(node: Json, document: Json) -> Iterator[Method]:
    for described in section(node, "methods").values():
        if isinstance(described, dict):
            yield _method(described, document)
    for each in section(node, "resources").values():
        if isinstance(each, dict):
            yield from _methods_of(each, document)


def _method(described: Json, document: Json) -> Method:
    parameters = section(described, "parameters")
    return Method(
        id=text(described, "id"),
        verb=text(described, "httpMethod"),
        path=text(described, "path"),
        parameters={name: section(parameters, name) for name in parameters},
        request=text(section(described, "request"), "$ref"),
        scopes=frozenset(texts(described, "scopes")),
        media=section(described, "mediaUpload"),
        document=document,
    )


@cache
def _patterns() -> tuple[tuple[Method, re.Pattern[str]], ...]:
    return tuple((each, _pattern(each.path)) for each in methods().values())


def _pattern(path: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\+?)(\w+)\}", path)
    built = re.escape(pieces[0])
    for plus, name, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        built += f"(?P<{name}>{'.+' if plus else '[^/]+'})" + re.escape(after)
    return re.compile("/" + built)
