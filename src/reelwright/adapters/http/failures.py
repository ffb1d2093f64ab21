"""From what the HTTP library raises to an error without its words, which may hold a key."""

import httpx

from reelwright.adapters.http.arriving import RangeWrong
from reelwright.ports.services import (
    AnswerUnusable,
    RequestRefused,
    ServiceError,
    ServiceUnreachable,
    titled,
)


def failure_of(service: str, error: Exception, total: float) -> ServiceError:
    """The error for a call that came to nothing; ``total`` is the time that it had."""
    name = titled(service)
    match error:
        case httpx.ConnectTimeout() | httpx.ConnectError():
            reason = _connection(error)
            return ServiceUnreachable(f"{name} {reason}; try again later.", service=service)
        case TimeoutError() | httpx.TimeoutException():
            message = f"{name} did not answer within {total:g} seconds; try again later."
            return ServiceUnreachable(message, service=service, charged=True)
        case httpx.DecodingError() | RangeWrong():
            message = f"The answer of {name} is damaged; try again."
            return AnswerUnusable(message, service=service)
        case httpx.LocalProtocolError() | httpx.InvalidURL() | UnicodeError():
            message = (
                f"The key or the address of {name} holds characters that cannot be sent; "
                f"set the key again with `reelwright keys set {service}`."
            )
            return RequestRefused(message, service=service)
        case httpx.ProxyError():
            message = f"The proxy that leads to {name} refuses; check HTTPS_PROXY and NO_PROXY."
            return ServiceUnreachable(message, service=service)
        case _:
            message = f"{name} broke off in the middle of its answer; try again."
            return ServiceUnreachable(message, service=service, charged=True)


def _connection(error: Exception) -> str:
    told = str(error)
    if "CERTIFICATE" in told:
        return "shows a certificate that is not valid"
    if isinstance(error, httpx.ConnectTimeout):
        return "takes no connection in time"
    if "name" in told.casefold() or "getaddrinfo" in told:
        return "was not found; check its address and the network"
    return "takes no connection"
