"""Which site is served: of one person alone, or of an office with a folder and a database; all that settings are made from."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from jixiao.errors import UsageWrong
from jixiao.web.clock import days_behind
from jixiao.write.atomic import write_whole

HERE = ("127.0.0.1", "localhost", "[::1]")
"""Names by which a machine calls itself."""
SECRET, DATABASE, OWN = "secret", "jixiao.sqlite3", "own"
"""What lies in an office's folder: what signatures are made with, the database where no other is named, and the office's own content."""


class Site(NamedTuple):
    """A site: its hosts, what signatures are made with, and of an office its folder and where its database is.

    ``key`` opens the site of one person alone and is None for an office; ``database`` is a URL, empty for the file in the folder;
    ``secure`` says that the browser comes by https; ``own`` are the folders of the office's own ledgers, measures and desks;
    ``behind`` is by how many days its clock is set back.
    """

    secret: str
    hosts: tuple[str, ...] = HERE
    key: str | None = None
    folder: Path = Path()
    database: str = ""
    secure: bool = False
    own: tuple[Path, ...] = ()
    behind: int = 0

    @property
    def is_alone(self) -> bool:
        """Whether this is the site of one person on one's own machine."""
        return self.key is not None


def example_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the example year lies for who names no folder: with the user's own data, as the system has it."""
    name, usual = ("LOCALAPPDATA", "AppData/Local") if os.name == "nt" else ("XDG_DATA_HOME", ".local/share")
    data = Path(environment.get(name) or Path.home() / usual)
    return data / "jixiao/demo"


def site_alone() -> Site:
    """Return the site of one person, with a key that nobody knows yet."""
    return Site(secret=secrets.token_urlsafe(48), key=secrets.token_urlsafe(24))


def site_of(folder: Path, environment: Mapping[str, str] = os.environ, *, own: Path | None = None) -> Site:
    """Return an office's site, its folder made where there is none; what it has of its own lies in there, and in ``own`` where that is given.

    The environment may name the database (``DATABASE_URL``), the hosts (``JIXIAO_HOSTS``, by commas) and with ``JIXIAO_HTTPS=1``
    say that a proxy in front speaks https. UsageWrong for a folder that can't be written.
    """
    hosts = tuple(host.strip() for host in environment.get("JIXIAO_HOSTS", "").split(",") if host.strip())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as wrong:
        raise UsageWrong(
            f"无法建立文件夹“{folder}”（{wrong.strerror}）。请换一个位置。", f"The folder “{folder}” can't be made ({wrong.strerror})."
        ) from wrong
    return Site(
        secret=_secret(folder / SECRET),
        hosts=(*HERE, *hosts),
        folder=folder.absolute(),
        database=environment.get("DATABASE_URL", ""),
        secure=environment.get("JIXIAO_HTTPS") == "1",
        own=tuple(place.absolute() for place in (folder / OWN, own) if place is not None and (place == own or place.is_dir())),
        behind=days_behind(folder),
    )


def _secret(file: Path) -> str:
    """Return what the folder's signatures are made with, made at the first call."""
    try:
        return file.read_text("ascii")
    except FileNotFoundError:
        write_whole(file, secrets.token_urlsafe(48).encode())
        file.chmod(0o600)
        return file.read_text("ascii")
