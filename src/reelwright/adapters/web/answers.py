"""What a server's answer means: a redirect, a body, or a sentence about why not."""

from http import HTTPStatus

import httpx

from reelwright.adapters.web.body import BodyBroken, BodyTooLarge, EncodingUnknown, read_body
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.article import ArticleUnreadable, SourceUnreachable
from reelwright.ports.web import Fetched, FetchLimits, Wanted

LONGEST_SHOWN = 120
_TRY_LATER = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY}
_WANTS_LOGIN = {HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN}

# Types that certainly hold no article. Everything else is looked at: servers often call a
# feed "text/plain" or a DOCX "application/octet-stream".
_NO_ARTICLE = ("image/", "audio/", "video/", "font/", "model/")
_NO_ARTICLE_EXACTLY = {
    "application/json",
    "application/ld+json",
    "application/javascript",
    "text/javascript",
    "text/css",
    "text/csv",
    "application/zip",
    "application/gzip",
    "application/x-tar",
    "application/wasm",
}


def shown(url: str) -> str:
    """An address as it stands in a sentence."""
    return url if len(url) <= LONGEST_SHOWN else f"{url[:LONGEST_SHOWN]}…"


def redirect_of(response: httpx.Response) -> str | None:
    """Where an answer sends us on to, None where it does not."""
    return response.headers["Location"] if response.has_redirect_location else None


async def final_answer(
    response: httpx.Response, location: httpx.URL, wanted: Wanted, limits: FetchLimits
) -> Fetched:
    """Read an answer that is not a redirect.

    Raises:
        ArticleUnreadable: there is nothing of the wanted kind at the address.
        SourceUnreachable: there may be later.
    """
    url = shown(str(location))
    if not response.is_success:
        raise _refusal(response, url)
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if not _is_acceptable(media_type, wanted):
        raise ArticleUnreadable(f"{url} is of the type {media_type}, not {wanted.value}.")
    body = await _whole_body(response, url, limits)
    return Fetched(
        url=str(location),
        media_type=media_type,
        charset=(response.charset_encoding or "").lower(),
        body=body,
    )


def _is_acceptable(media_type: str, wanted: Wanted) -> bool:
    if wanted is Wanted.PICTURE:
        return media_type.startswith("image/") or media_type in {"", "application/octet-stream"}
    return not media_type.startswith(_NO_ARTICLE) and media_type not in _NO_ARTICLE_EXACTLY


async def _whole_body(response: httpx.Response, url: str, limits: FetchLimits) -> bytes:
    too_large = f"{url} is larger than {limits.size / 1e6:g} MB; use a smaller document."
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > limits.size:
        raise ArticleUnreadable(too_large)
    encoding = response.headers.get("Content-Encoding", "")
    try:
        return await read_body(response.aiter_raw(), encoding, limits.size)
    except BodyTooLarge as error:
        raise ArticleUnreadable(too_large) from error
    except BodyBroken as error:
        raise SourceUnreachable(
            f"The answer of {url} is damaged or incomplete; try again."
        ) from error
    except EncodingUnknown as error:
        raise ArticleUnreadable(
            f"{url} is compressed as {encoding}, which was not asked for; "
            "save the page and use the file."
        ) from error


def _refusal(response: httpx.Response, url: str) -> ReelwrightError:
    status = response.status_code
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return SourceUnreachable(f"{url} is asked too often; try again{_waiting_time(response)}.")
    if status in _TRY_LATER or response.is_server_error:
        return SourceUnreachable(
            f"{url} is out of order at the moment (status {status}); "
            f"try again{_waiting_time(response)}."
        )
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return ArticleUnreadable(f"There is nothing at {url} (status {status}); check the address.")
    if status in _WANTS_LOGIN:
        return ArticleUnreadable(
            f"{url} is not open to everyone (status {status}); save the page and use the file."
        )
    return ArticleUnreadable(f"{url} answers with status {status} instead of an article.")


def _waiting_time(response: httpx.Response) -> str:
    """RFC 9110, 10.2.3: seconds, or a date, which is left out."""
    seconds = response.headers.get("Retry-After", "")
    return f" in {seconds} seconds" if seconds.isdecimal() else " later"
