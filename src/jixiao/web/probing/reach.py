"""One address looked at: its name is resolved once, what it stands for is checked, and the connection goes to that number and no other.

So a name that means something else the next moment reaches nothing, nor does an answer that leads elsewhere: nobody follows it. What is not of the
open internet is reached only where the list says so.
"""

import ssl
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import IPPROTO_TCP, SOCK_STREAM, create_connection, gaierror, getaddrinfo, socket
from time import monotonic
from urllib.parse import urlsplit

from msgspec import Struct

from jixiao.web.probing.plan import SCHEMES, Probe

SECONDS, MOST_READ = 10.0, 65_536
GOOD = range(200, 400)
"""Answers of something that works; one that leads elsewhere is told, and not followed."""
SOON = 14
"""Days before the end of a certificate from which that is told."""
TRANSLATED = ip_network("64:ff9b::/96")
Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[str]]


class Looked(Struct, frozen=True, kw_only=True):
    """What came of it: whether it works, the status (None without an answer), milliseconds, days that the certificate has left, a sentence."""

    good: bool
    status: int | None = None
    millis: int | None = None
    certificate_days: int | None = None
    says: str = ""


class _Pinned(HTTPConnection):
    """A connection to a number, in the name of a host."""

    def __init__(self, host: str, port: int, number: str, context: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._number, self._context = number, context
        self.ends: datetime | None = None

    def connect(self) -> None:
        """Connect to the number; the certificate has to be the host's."""
        plain: socket = create_connection((self._number, self.port), SECONDS)
        if self._context is None:
            self.sock = plain
            return
        secure = self._context.wrap_socket(plain, server_hostname=self.host)
        told = secure.getpeercert() or {}
        self.ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC) if "notAfter" in told else None
        self.sock = secure


def numbers_of(host: str, port: int) -> list[str]:
    """Return the numbers that a host's name stands for."""
    return list(dict.fromkeys(str(found[4][0]) for found in getaddrinfo(host, port, type=SOCK_STREAM, proto=IPPROTO_TCP)))


def look(probe: Probe, resolve: Resolve = numbers_of, context: ssl.SSLContext | None = None) -> Looked:
    """Look at an address of the list; never raises for what stands there."""
    parts = urlsplit(probe.url)
    host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    try:
        numbers = list(resolve(host, port))
    except (gaierror, UnicodeError, OSError):
        return Looked(good=False, says=f"查不到 {host} 的地址")
    barred = [number for number in numbers if not allowed(number, probe.addresses)]
    if not numbers or barred:
        return Looked(good=False, says=f"{host} 指到不在清单里的地址 {'、'.join(barred)}，没有去连" if barred else f"查不到 {host} 的地址")
    secure = (context or ssl.create_default_context()) if parts.scheme == "https" else None
    return _asked(_Pinned(host, port, numbers[0], secure), parts.path or "/", parts.query)


def allowed(number: str, networks: Iterable[str]) -> bool:
    """Whether a number may be reached: it is of the open internet, or in a network that is listed."""
    found: Address = ip_address(number.partition("%")[0])
    inner = _inner(found)
    if any(found in ip_network(one) for one in networks):
        return True
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


def _inner(found: Address) -> IPv4Address | None:
    """Return the number of the older sort that one of the newer sort leads to."""
    if isinstance(found, IPv4Address):
        return None
    if found in TRANSLATED:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)


def _asked(connection: _Pinned, path: str, query: str) -> Looked:
    begun = monotonic()
    try:
        connection.request("GET", f"{path}?{query}" if query else path, headers={"User-Agent": "jixiao-probe", "Connection": "close"})
        answer = connection.getresponse()
        answer.read(MOST_READ)
    except ssl.SSLCertVerificationError as wrong:
        return Looked(good=False, says=f"证书不对：{wrong.verify_message}")
    except (OSError, HTTPException) as wrong:
        return Looked(good=False, says=f"打不开：{type(wrong).__name__}")
    finally:
        connection.close()
    millis = round((monotonic() - begun) * 1000)
    left = (connection.ends - datetime.now(UTC)).days if connection.ends is not None else None
    return Looked(good=answer.status in GOOD, status=answer.status, millis=millis, certificate_days=left, says=_says(answer.status, left))


def _says(status: int, left: int | None) -> str:
    told = [] if status in GOOD else [f"返回 {status}"]
    told += ["转到别处，没有跟去"] if 300 <= status < 400 else []
    told += [f"证书还有 {left} 天到期"] if left is not None and left <= SOON else []
    return "，".join(told)
