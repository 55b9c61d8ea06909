"""Reverse proxies that are trusted: what they state about a client is believed, and of nobody else.

Uvicorn's middleware reads X-Forwarded-For from its end, past the proxies that are trusted: what a client has put in
front is of no effect.
"""

import ipaddress
from collections.abc import Iterable, Iterator


def trusted_networks(networks: Iterable[str]) -> Iterator[str]:
    """Yield networks, and those of IPv4 as a socket for both versions of IP names them: ::ffff:10.0.0.0/104 too."""
    for each in networks:
        yield each
        network = ipaddress.ip_network(each)
        if network.version == 4:
            yield f"::ffff:{network.network_address}/{96 + network.prefixlen}"
