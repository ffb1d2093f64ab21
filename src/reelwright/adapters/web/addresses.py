"""Which addresses may be connected to: those of the public internet, and those allowed."""

from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Networks that the standard library's ``is_global`` counts as public, or counted so in some
# version: IANA's special-purpose registries (RFC 6890 and its updates).
_NEVER_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # former 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "240.0.0.0/4",  # reserved
        "64:ff9b:1::/48",  # local-use NAT64
        "100::/64",  # discarded
        "2001::/23",  # protocol assignments
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fec0::/10",  # former site-local
    )
)
_NAT64 = ip_network("64:ff9b::/96")


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressPolicy:
    """What may be fetched besides the public internet."""

    allow_private: bool = False
    """Everything, the machine itself included."""
    allowed: tuple[Network, ...] = ()
    """Networks of the owner's own, such as the one an intranet's wiki stands in."""

    def allows(self, address: str) -> bool:
        """Whether an address (an IP literal, as a resolver gives it) may be connected to."""
        parsed = ip_address(address.partition("%")[0])
        return self.allow_private or all(
            self._allows(candidate) for candidate in _reached_by(parsed)
        )

    def _allows(self, address: Address) -> bool:
        if any(address in network for network in self.allowed):
            return True
        return (
            address.is_global
            and not address.is_multicast
            and not any(address in network for network in _NEVER_PUBLIC)
        )


def _reached_by(address: Address) -> tuple[Address, ...]:
    """The addresses that a packet to this one may end at: IPv6 can carry IPv4 inside.

    Mapped (RFC 4291) is IPv4 itself; 6to4 (RFC 3056) and NAT64 (RFC 6052) are translated on
    the way, so both must be allowed.
    """
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address, address.sixtofour)
    if address in _NAT64:
        return (address, IPv4Address(int(address) & 0xFFFFFFFF))
    return (address,)
