"""For every process that a test starts: only this machine can be reached, and asked for by name.

Python imports a module of this name when it starts, from ``PYTHONPATH``. What tries to leave ends
in an error that is no ``OSError``, so that nothing takes it for a network that is down.
"""

import ipaddress
import socket
from typing import Any

_connect, _connect_ex, _getaddrinfo = (
    socket.socket.connect,
    socket.socket.connect_ex,
    socket.getaddrinfo,
)


class OutsideCall(RuntimeError):
    """A test tried to reach something that is not this machine."""


def _require_here(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost", socket.gethostname()}:
        return
    try:
        here = ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        here = False
    if not here:
        message = f"a test called {name}"
        raise OutsideCall(message)


def _address_is_here(address: object) -> None:
    if isinstance(address, tuple):
        _require_here(address[0])


def _guarded_connect(self: Any, address: Any) -> None:
    _address_is_here(address)
    _connect(self, address)


def _guarded_connect_ex(self: Any, address: Any) -> int:
    _address_is_here(address)
    return _connect_ex(self, address)


def _guarded_getaddrinfo(host: Any, *arguments: Any, **named: Any) -> Any:
    _require_here(host)
    return _getaddrinfo(host, *arguments, **named)


socket.socket.connect = _guarded_connect  # type: ignore[method-assign] # that is its purpose
socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign] # as above
socket.getaddrinfo = _guarded_getaddrinfo
