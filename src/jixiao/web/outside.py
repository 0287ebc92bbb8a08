"""What an office lets out into the network, by the file ``outside.toml`` in its folder; without that file nothing is called at all.

::

    hosts = ["oa.example.gov.cn", "id.example.gov.cn"]  # which hosts may be called
    networks = ["10.20.0.0/16"]  # private networks in which they may lie

    [[hooks]]  # who is told what, by events of the log
    url = "https://oa.example.gov.cn/jixiao"
    secret = "…"
    events = ["step.*", "declaration.made"]

    [oidc]  # another house where people sign in
    title = "统一身份认证"
    issuer = "https://id.example.gov.cn"
    client = "jixiao"
    secret = "…"
    claim = "preferred_username"  # what holds the login name here

    [files]  # a bucket in which files lie instead of the folder: S3-compatible, such as an office's own object store
    endpoint = "https://files.example.gov.cn"
    bucket = "jixiao"
    key = "…"
    secret = "…"
"""

from fnmatch import fnmatchcase
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from tomllib import TOMLDecodeError
from urllib.parse import urlsplit

from django.conf import settings
from msgspec import Struct, ValidationError, convert

from jixiao import door
from jixiao.errors import ConfigInvalid, TurnedAway

FILE = "outside.toml"
SHORTEST = 16
"""Characters of a secret that signs."""


class Hook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address that is told of events; what is sent is signed with the secret."""

    url: str
    secret: str
    events: tuple[str, ...] = ("step.*",)

    def wants(self, event: str) -> bool:
        """Whether the address is told of this event."""
        return any(fnmatchcase(event, pattern) for pattern in self.events)


class Oidc(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another house where people sign in, by OpenID Connect."""

    issuer: str
    client: str
    secret: str
    title: str = "统一身份认证"
    claim: str = "preferred_username"


class Bucket(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A bucket of an S3-compatible store, and by which key its calls are signed; ``prefix`` is a folder in it."""

    endpoint: str
    bucket: str
    key: str
    secret: str
    region: str = "us-east-1"
    prefix: str = ""


class Outside(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be called, and for what."""

    hosts: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    hooks: tuple[Hook, ...] = ()
    oidc: Oidc | None = None
    files: Bucket | None = None


NOTHING = Outside()


def outside() -> Outside:
    """Return what this office lets out; ConfigInvalid for a file that says what can't be."""
    file = Path(settings.JIXIAO.folder) / FILE
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return NOTHING
    return _read(file, changed)


@lru_cache(maxsize=2)
def _read(file: Path, _changed: int) -> Outside:
    try:
        found = convert(door.tables(door.take(file, door.SMALL).decode()), Outside)
        for network in found.networks:
            ip_network(network)
    except (TurnedAway, TOMLDecodeError, UnicodeDecodeError, ValidationError, ValueError) as wrong:
        raise _wrong(file, f"有误：{wrong}", f"is wrong: {getattr(wrong, 'en', wrong)}") from wrong
    urls = [hook.url for hook in found.hooks]
    urls += ([found.oidc.issuer] if found.oidc else []) + ([found.files.endpoint] if found.files else [])
    for url in urls:
        if urlsplit(url).hostname not in found.hosts or urlsplit(url).scheme not in ("http", "https"):
            raise _wrong(file, f"里的 {url} 不在 hosts 所列的主机上", f"names {url}, whose host is not among its hosts")
    if any(len(hook.secret) < SHORTEST for hook in found.hooks):
        raise _wrong(file, f"里 secret 至少要 {SHORTEST} 个字符", f"has a secret of fewer than {SHORTEST} characters")
    return found


def _wrong(file: Path, zh: str, en: str) -> ConfigInvalid:
    return ConfigInvalid(f"设置文件“{file}”{zh}。", f"The settings “{file}” {en}.")
