"""The office's list of addresses that may be looked at: ``probes.toml`` in its folder. Nothing that is not on it can be reached.

::

    [[probe]]
    record = "XT-1"  # the system in its ledger
    url = "https://www.example.gov.cn/"
    addresses = ["10.8.0.5"]  # where it may stand besides the open internet; by default nowhere
"""

from ipaddress import ip_network
from pathlib import Path
from tomllib import TOMLDecodeError
from urllib.parse import urlsplit

from msgspec import Struct, ValidationError, convert

from jixiao import door
from jixiao.errors import ConfigInvalid, TurnedAway

FILE = "probes.toml"
LARGEST, MOST = 100_000, 50
SCHEMES = {"https": 443, "http": 80}


class Probe(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address to look at: the record that it is of, its URL, networks within which it may stand though they are nobody else's."""

    record: str
    url: str
    addresses: tuple[str, ...] = ()


class Probes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole list."""

    probe: tuple[Probe, ...] = ()


def probes_of(folder: Path) -> tuple[Probe, ...]:
    """Return the list of an office, nothing where it has none; ConfigInvalid says what is wrong with it."""
    file = folder / FILE
    if not file.is_file():
        return ()
    try:
        found = convert(door.tables(door.take(file, LARGEST).decode()), Probes).probe
    except (TurnedAway, UnicodeDecodeError, TOMLDecodeError, ValidationError) as wrong:
        raise ConfigInvalid(
            f"探测清单“{FILE}”看不懂：{wrong}。每个地址写一段 [[probe]]：record、url。",
            f"{FILE} can't be read: {getattr(wrong, 'en', wrong)}",
        ) from wrong
    for probe in found:
        _check(probe)
    if len(found) > MOST:
        raise ConfigInvalid(f"探测清单最多 {MOST} 个地址，写了 {len(found)} 个。", f"{FILE} has {len(found)} addresses, {MOST} at most.")
    return found


def _check(probe: Probe) -> None:
    try:
        parts = urlsplit(probe.url)
        host, port = parts.hostname, parts.port
        for one in probe.addresses:
            ip_network(one)
    except ValueError as wrong:
        raise ConfigInvalid(f"探测清单里“{probe.url}”写得不对：{wrong}。", f"{probe.url} in {FILE} is wrong: {wrong}") from wrong
    if parts.scheme not in SCHEMES or not host or parts.username or parts.password or port == 0:
        raise ConfigInvalid(
            f"探测清单里“{probe.url}”要是 http 或 https 的地址，不带用户名。",
            f"{probe.url} in {FILE} has to be http or https, without a user.",
        )
