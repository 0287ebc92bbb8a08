"""The power goes: a file system of its own in a file, of which a copy is taken at a moment, and what the copy holds when it is mounted again.

What a file system holds back in memory is not in the copy, as it is not on a disk without power: what was never asked to be kept is lost.
The order in which a drive itself writes is not looked into.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from hostile.folders import SRC

SIZE = "64M"
COMMIT = 300
"""Seconds that the file system may hold back what nobody asked it to keep."""
WRITER = """
import sys
sys.path.insert(0, {src!r})
import os, sqlite3
from hashlib import sha256
from pathlib import Path
{sabotage}
from jixiao.web import databases
from jixiao.write.atomic import write_whole
place, acknowledged = Path({place!r}), os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
book = sqlite3.connect(place / "office.sqlite3")
for sentence in databases.CAREFUL.split(";"):
    book.execute(sentence)
book.execute("CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, hash TEXT)")
for number in range(1, 1 << 30):
    data = os.urandom(2_000 + number % 5_000)
    write_whole(place / f"{{number}}.bin", data)
    write_whole(place / "newest.bin", b"%d " % number + data)
    book.execute("INSERT INTO kept VALUES (?, ?)", (number, sha256(data).hexdigest()))
    book.commit()
    os.write(acknowledged, b"%d " % number)
"""
"""Writes files and rows that name them as an office does, and says of each when it is kept."""
FORGETFUL = {
    "nothing": "",
    "of files": "os.fsync = lambda _: None",
    "of rows": "import jixiao.web.databases as d; d.CAREFUL = d.CAREFUL.replace('FULL', 'OFF')",
}
"""Whose flush is left out; the first is the program as it is."""
SHORTEST, MOST = 6, 30
"""Things kept before the power goes; seconds that are waited for them."""


def is_possible() -> bool:
    """Whether a file can be mounted here as a file system: as root on Linux, where there are loop devices."""
    if sys.platform != "linux" or os.geteuid() or not (shutil.which("mkfs.ext4") and shutil.which("losetup")):
        return False
    with tempfile.TemporaryDirectory() as name:
        try:
            with mounted(_image(Path(name))):
                return True
        except subprocess.CalledProcessError:
            return False


def _image(place: Path) -> Path:
    file = place / "disk.img"
    subprocess.run(("truncate", "-s", SIZE, file), check=True)
    subprocess.run(("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", file), check=True, capture_output=True)
    return file


@contextmanager
def mounted(image: Path) -> Iterator[Path]:
    """Mount an image beside it and unmount it at the end."""
    at = image.with_suffix(".mounted")
    at.mkdir()
    subprocess.run(("mount", "-o", f"loop,commit={COMMIT}", image, at), check=True, capture_output=True)
    try:
        yield at
    finally:
        subprocess.run(("umount", "-l", at), check=True)


def cut(place: Path, after: float, sabotage: str = "") -> list[str]:
    """Return what is lost or half of what was said to be kept, the power cut so many seconds after the first things were."""
    image, copy, log = _image(place), place / "after.img", place / "acknowledged"
    with mounted(image) as disk:
        code = WRITER.format(src=str(SRC), place=str(disk), log=str(log), sabotage=sabotage)
        writer = subprocess.Popen((sys.executable, "-I", "-c", code))
        try:
            _wait(log, after)
            os.kill(writer.pid, signal.SIGSTOP)
            said = log.read_text("ascii").split()
            subprocess.run(("cp", "--sparse=always", image, copy), check=True)
        finally:
            writer.kill()
            writer.wait()
    with mounted(copy) as disk:
        return lost(disk, int(said[-1]))


def _wait(log: Path, after: float) -> None:
    until = time.monotonic() + MOST
    while not log.exists() or len(log.read_bytes().split()) < SHORTEST:
        if time.monotonic() > until:
            raise TimeoutError(log)
        time.sleep(0.01)
    time.sleep(after)


def lost(disk: Path, last: int) -> list[str]:
    """Return what a disk lacks of the things kept up to a number."""
    found = [f"{n}.bin is not there" for n in range(1, last + 1) if not (disk / f"{n}.bin").is_file()]
    try:
        newest = (disk / "newest.bin").read_bytes().partition(b" ")
        found += [] if newest[0].isdigit() and int(newest[0]) >= last else ["newest.bin is older"]
        with closing(sqlite3.connect(disk / "office.sqlite3")) as book:
            rows = dict(book.execute("SELECT number, hash FROM kept").fetchall())
    except (OSError, sqlite3.Error) as wrong:
        return [*found, f"{type(wrong).__name__}: {wrong}"]
    found += [f"row {n} is not there" for n in range(1, last + 1) if n not in rows]
    for number, told in rows.items():
        file = disk / f"{number}.bin"
        if not file.is_file() or sha256(file.read_bytes()).hexdigest() != told:
            found.append(f"row {number} has no file with its hash")
    return found
