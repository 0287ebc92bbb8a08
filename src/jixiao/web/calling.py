"""Calls to hosts outside: only to those that the office named, only to an address that was looked at, nowhere on by a redirect."""

import ssl
from collections.abc import Mapping
from http.client import HTTPException
from typing import NamedTuple
from urllib.parse import urlsplit

from jixiao.errors import OutOfReach
from jixiao.web.outside import Outside
from jixiao.web.pinned import Pinned, is_listed, may_reach, numbers_of

WAIT, LONGEST = 10.0, 30.0
"""Seconds for each step of a call, and for all of it."""
LARGEST = 1 << 20
"""Bytes of an answer that are read."""


class Answered(NamedTuple):
    """What was answered."""

    status: int
    body: bytes


def call(allowed: Outside, method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answered:
    """Return what a host answers; OutOfReach where it may not be called or can't be reached."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    is_secret = parts.scheme == "https"
    number = place_of(allowed, host, port, is_secret=is_secret)
    connection = Pinned(host, port, number, ssl.create_default_context() if is_secret else None, WAIT)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with connection.within(LONGEST):
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return Answered(answer.status, answer.read(LARGEST))
    except (OSError, HTTPException) as wrong:
        raise _failed(f"{host} 没有应答（{wrong}）", f"{host} did not answer ({wrong})") from wrong


def place_of(allowed: Outside, host: str, port: int, *, is_secret: bool) -> str:
    """Return the address of a host that may be called; OutOfReach for a host or an address that may not."""
    if host not in allowed.hosts:
        raise _failed(f"{host} 不在允许的主机里", f"{host} is not among the hosts allowed")
    try:
        found = numbers_of(host, port)
    except OSError as wrong:
        raise _failed(f"找不到 {host}", f"{host} can't be found") from wrong
    if barred := sorted(one for one in found if not may_reach(one, allowed.networks)):
        raise _failed(f"{host} 指向 {barred[0]}，不是公开的地址", f"{host} leads to {barred[0]}, which is no public address")
    if not is_secret and not all(is_listed(one, allowed.networks) for one in found):
        raise _failed(f"{host} 不在本单位的网络里，要用 https", f"{host} is outside the office's networks and needs https")
    return min(found)


def _failed(zh: str, en: str) -> OutOfReach:
    return OutOfReach(f"{zh}。", f"{en}.")
