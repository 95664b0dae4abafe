"""Which machine a call may reach: a public one, or one of a network that the settings allow.

Used by sending.  A name is looked up once, and what was looked at is what is connected
to: a name that answers differently a moment later leads nowhere else.
"""

from collections.abc import Iterable
from egov.policy.calls.errors import CallRefused
from egov.policy.jobs import Unavailable
from ipaddress import ip_address
from ipaddress import ip_network
from ipaddress import IPv4Address
from ipaddress import IPv6Address

import socket


def resolve(host: str, port: int, networks: Iterable[str]) -> str:
    """The address of a host.

    :raises Unavailable: if its name is not known.
    :raises CallRefused: if any of its addresses is not to be called.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unavailable(f"{host} has no address: {error}") from error
    addresses = [ip_address(item[4][0]) for item in found]
    allowed = [ip_network(network) for network in networks]
    for address in addresses:
        if not (_is_public(address) or any(address in network for network in allowed)):
            raise CallRefused(f"{host} is {address}, which is not public.")
    return str(addresses[0])


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    inner = None
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
    return address.is_global and not address.is_multicast and (inner is None or _is_public(inner))
