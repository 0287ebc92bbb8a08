"""One address looked at: its name is resolved once, what it stands for is checked, and the connection goes to that number and no other.

So a name that means something else the next moment reaches nothing, nor does an answer that leads elsewhere: nobody follows it. What is not of the
open internet is reached only where the list says so.
"""

import ssl
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from http.client import HTTPException
from time import monotonic
from urllib.parse import urlsplit

from msgspec import Struct

from jixiao.web.pinned import Pinned, may_reach, numbers_of
from jixiao.web.probing.plan import SCHEMES, Probe

SECONDS, LONGEST, MOST_READ = 10.0, 20.0, 65_536
"""Seconds for each step and for all of a look, and bytes of an answer that are read."""
GOOD = range(200, 400)
"""Answers of something that works; one that leads elsewhere is told, and not followed."""
SOON = 14
"""Days before the end of a certificate from which that is told."""
Resolve = Callable[[str, int], Iterable[str]]


class Reached(Struct, frozen=True, kw_only=True):
    """What came of it: whether it works, the status (None without an answer), milliseconds, days that the certificate has left, a sentence."""

    good: bool
    status: int | None = None
    millis: int | None = None
    certificate_days: int | None = None
    says: str = ""


def look_at(probe: Probe, resolve: Resolve = numbers_of, context: ssl.SSLContext | None = None) -> Reached:
    """Look at an address of the list; never raises for what stands there."""
    parts = urlsplit(probe.url)
    host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    try:
        numbers = list(resolve(host, port))
    except (UnicodeError, OSError):
        return Reached(good=False, says=f"查不到 {host} 的地址")
    barred = [number for number in numbers if not may_reach(number, probe.addresses)]
    if not numbers or barred:
        return Reached(good=False, says=f"{host} 指到不在清单里的地址 {'、'.join(barred)}，没有去连" if barred else f"查不到 {host} 的地址")
    secure = (context or ssl.create_default_context()) if parts.scheme == "https" else None
    return _asked(Pinned(host, port, numbers[0], secure, SECONDS), parts.path or "/", parts.query)


def _asked(connection: Pinned, path: str, query: str) -> Reached:
    begun = monotonic()
    try:
        with connection.within(LONGEST):
            connection.request("GET", f"{path}?{query}" if query else path, headers={"User-Agent": "jixiao-probe", "Connection": "close"})
            answer = connection.getresponse()
            answer.read(MOST_READ)
    except ssl.SSLCertVerificationError as wrong:
        return Reached(good=False, says=f"证书不对：{wrong.verify_message}")
    except (OSError, HTTPException) as wrong:
        return Reached(good=False, says=f"打不开：{type(wrong).__name__}")
    millis = round((monotonic() - begun) * 1000)
    left = (connection.ends - datetime.now(UTC)).days if connection.ends is not None else None
    return Reached(good=answer.status in GOOD, status=answer.status, millis=millis, certificate_days=left, says=_says(answer.status, left))


def _says(status: int, left: int | None) -> str:
    told = [] if status in GOOD else [f"返回 {status}"]
    told += ["转到别处，没有跟去"] if 300 <= status < 400 else []
    told += [f"证书还有 {left} 天到期"] if left is not None and left <= SOON else []
    return "，".join(told)
