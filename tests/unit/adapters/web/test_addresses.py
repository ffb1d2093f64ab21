from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.web.addresses import AddressPolicy

pytestmark = pytest.mark.unit

PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
FORBIDDEN = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",  # noqa: S104 - it is what must not be connected to
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_internet_is_allowed(address: str) -> None:
    assert AddressPolicy().allows(address)


@pytest.mark.parametrize("address", FORBIDDEN)
def test_everything_else_is_not(address: str) -> None:
    assert not AddressPolicy().allows(address)


@pytest.mark.parametrize("address", FORBIDDEN)
def test_unless_all_is_allowed(address: str) -> None:
    assert AddressPolicy(allow_private=True).allows(address)


def test_an_allowed_network_opens_itself_and_nothing_beside_it() -> None:
    policy = AddressPolicy(allowed=(ip_network("10.1.0.0/16"),))
    assert policy.allows("10.1.2.3")
    assert policy.allows("::ffff:10.1.2.3")
    assert not policy.allows("10.2.2.3")
    assert not policy.allows("127.0.0.1")


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_as_the_one_inside(address: IPv4Address) -> None:
    policy = AddressPolicy()
    assert policy.allows(f"::ffff:{address}") == policy.allows(str(address))


@given(st.ip_addresses())
def test_no_private_address_is_ever_allowed(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
        if mapped is None or mapped.is_private:
            assert not AddressPolicy().allows(str(address))
