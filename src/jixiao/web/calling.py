"""Calls to hosts outside: only to those that the office named, only to an address that was looked at, nowhere on by a redirect.

A name is looked up once and the very address that was allowed is called, so that nobody can answer differently the second time.
"""

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address, ip_network
from typing import NamedTuple
from urllib.parse import urlsplit

from jixiao.errors import OutOfReach
from jixiao.web.outside import Outside

WAIT = 10.0
"""Seconds for each step of a call."""
LARGEST = 1 << 20
"""Bytes of an answer that are read."""


class Answered(NamedTuple):
    """What was answered."""

    status: int
    body: bytes


class _Plain(HTTPConnection):
    """A connection to an address that was looked at."""

    place: str

    def connect(self) -> None:
        """Connect to that address, whatever the name means by now."""
        self.sock = socket.create_connection((self.place, self.port), WAIT)


class _Secret(_Plain, HTTPSConnection):
    """As above, by TLS with the certificate of the name."""

    def connect(self) -> None:
        """Connect and let the host prove its name."""
        _Plain.connect(self)
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def call(allowed: Outside, method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answered:
    """Return what a host answers; OutOfReach where it may not be called or can't be reached."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    connection = (_Secret if parts.scheme == "https" else _Plain)(host, port, timeout=WAIT)
    connection.place = place_of(allowed, host, port, is_secret=parts.scheme == "https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        return Answered(answer.status, answer.read(LARGEST))
    except (OSError, HTTPException) as wrong:
        raise _failed(f"{host} 没有应答（{wrong}）", f"{host} did not answer ({wrong})") from wrong
    finally:
        connection.close()


def place_of(allowed: Outside, host: str, port: int, *, is_secret: bool) -> str:
    """Return the address of a host that may be called; OutOfReach for a host or an address that may not."""
    if host not in allowed.hosts:
        raise _failed(f"{host} 不在允许的主机里", f"{host} is not among the hosts allowed")
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as wrong:
        raise _failed(f"找不到 {host}", f"{host} can't be found") from wrong
    if barred := sorted(one for one in found if not _may_call(allowed, one)):
        raise _failed(f"{host} 指向 {barred[0]}，不是公开的地址", f"{host} leads to {barred[0]}, which is no public address")
    if not is_secret and not all(_is_own(allowed, one) for one in found):
        raise _failed(f"{host} 不在本单位的网络里，要用 https", f"{host} is outside the office's networks and needs https")
    return min(found)


def _may_call(allowed: Outside, place: str) -> bool:
    address = ip_address(place.partition("%")[0])
    plain = getattr(address, "ipv4_mapped", None) or address
    return _is_own(allowed, place) or (plain.is_global and not plain.is_multicast)


def _is_own(allowed: Outside, place: str) -> bool:
    """Whether an address lies in the networks that the office named as its own."""
    address = ip_address(place.partition("%")[0])
    plain = getattr(address, "ipv4_mapped", None) or address
    return any(plain in ip_network(network) for network in allowed.networks)


def _failed(zh: str, en: str) -> OutOfReach:
    return OutOfReach(f"{zh}。", f"{en}.")
