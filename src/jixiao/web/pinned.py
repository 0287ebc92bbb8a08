"""A connection to a number that was looked at, in the name of a host, for so long and no longer.

A name is looked up once and the very number that was allowed is called, so that nobody can answer differently the second time. A number of
the newer sort is judged by the older one that it leads to. Who answers a sign at a time is cut off as who does not answer at all.
"""

import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.client import HTTPConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer

TRANSLATED = ip_network("64:ff9b::/96")
Address = IPv4Address | IPv6Address


class Pinned(HTTPConnection):
    """A connection to a number, in the name of a host; ``context`` for one by TLS, ``wait`` the seconds for each step."""

    def __init__(self, host: str, port: int, number: str, context: ssl.SSLContext | None, wait: float) -> None:
        """Take where to connect to, and in whose name."""
        super().__init__(host, port, timeout=wait)
        self._number, self._context, self._wait = number, context, wait
        self.ends: datetime | None = None

    def connect(self) -> None:
        """Connect to the number; the certificate has to be the host's."""
        self.sock = plain = socket.create_connection((self._number, self.port), self._wait)
        if self._context is None:
            return
        self.sock = secure = self._context.wrap_socket(plain, server_hostname=self.host)
        told = secure.getpeercert() or {}
        self.ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC) if "notAfter" in told else None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let what is asked within take so long altogether; TimeoutError for what takes longer."""
        late: list[bool] = []
        clock = Timer(seconds, self._cut, (late,))
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()
            self.close()
            if late:
                raise TimeoutError(f"{seconds:g} s")

    def _cut(self, late: list[bool]) -> None:
        late.append(True)
        with suppress(OSError, AttributeError):  # it may be over by now, or not have begun
            self.sock.shutdown(socket.SHUT_RDWR)


def numbers_of(host: str, port: int) -> list[str]:
    """Return the numbers that a host's name stands for; OSError or UnicodeError where nobody knows."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_listed(number: str, networks: Iterable[str]) -> bool:
    """Whether a number lies in one of the networks that are listed."""
    found = _address(number)
    return any(found in ip_network(one) for one in networks)


def may_reach(number: str, networks: Iterable[str]) -> bool:
    """Whether a number may be reached: it is of the open internet, or in a network that is listed."""
    found = _address(number)
    inner = _inner(found)
    return is_listed(number, networks) or (found.is_global and not found.is_multicast and (inner is None or inner.is_global))


def _address(number: str) -> Address:
    return ip_address(number.partition("%")[0])


def _inner(found: Address) -> IPv4Address | None:
    """Return the number of the older sort that one of the newer sort leads to."""
    if isinstance(found, IPv4Address):
        return None
    if found in TRANSLATED:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
