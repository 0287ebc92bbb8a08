"""Every command that writes, with what it writes, and whether that is whole; killed at any moment, or without room on the disk."""

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from hostile.folders import AT, FORM, command

LARGE = 4096
"""Bytes that a small file system has beyond the older file, until they are filled too."""
COUNT = """
import atexit, sys
from jixiao import ending
calls = 0
def one_more(frame, event, arg):
    global calls
    calls += event == "call"
real = __import__("os")._exit
def told(code):
    sys.setprofile(None)
    try:
        open({file!r}, "w").write(str(calls))
    except OSError:  # a fenced child, which writes nothing
        pass
    real(code)
__import__("os")._exit = told
ending.watch()
sys.setprofile(one_more)
"""
"""Counts the calls of functions of a whole run."""
FULL = """
mount -t tmpfs -o size=$1k jixiao small || exit 99
name=$2
cp old "small/$name"
cat /dev/zero > small/filled 2>/dev/null
shift 2
"$@"
code=$?
cmp -s old "small/$name" || echo "the older file is gone" >&2
ls -A small | grep -vx -e filled -e "$name" >&2
exit $code
"""
"""Runs a command where a small file system is full, and tells on standard error what of the older file and what besides is there."""


class Writer(NamedTuple):
    """A command that writes: what it writes below its folder, and its arguments."""

    out: str
    args: tuple[str, ...]

    @property
    def is_folder(self) -> bool:
        """Whether it writes many files into a folder."""
        return not Path(self.out).suffix


def _each(line: str, *suffixes: str) -> dict[str, Writer]:
    outs = {suffix: f"{re.sub('[^a-z]', '', line)}.{suffix}" for suffix in suffixes}
    return {f"{line.rpartition(' --')[0]} {suffix}": Writer(out, (*line.split(), out)) for suffix, out in outs.items()}


def _folder(name: str, *args: str) -> Writer:
    return Writer(name, (*args, name))


YEAR = "example/declaration.txt --ledgers example/ledgers"
WRITERS: dict[str, Writer] = {
    **_each("write a.txt --to", "docx", "xlsx", "pdf", "json", "html", "csv", "zip"),
    **_each("audit a.txt --to", "html", "xlsx", "docx", "pdf", "json", "sarif", "md", "txt"),
    **_each("annotate a.txt --to", "txt"),
    **_each("notice a.txt --to", "docx"),
    **_each("diff a.txt b.txt --to", "html", "json"),
    **_each("read a.txt --show", "html"),
    **_each("bind a.txt --to", "toml"),
    **_each("audit a.txt --fail-on warning --write-baseline", "json"),
    **_each("form blank self-evaluation-2020 --year 2025 --to", "docx", "xlsx"),
    **_each(f"evaluate {YEAR} --to", "docx"),
    **_each(f"monitor {YEAR} --as-of 2024-06-30 --to", "docx"),
    "audit into a folder": _folder("in-audit", "audit", "files", "--to"),
    "annotate into a folder": _folder("in-annotate", "annotate", "files", "--to"),
    "notice into a folder": _folder("in-notice", "notice", "files", "--to"),
    "publish": _folder("in-publish", "publish", "files", "--to"),
    "ledger init": _folder("in-ledger-init", "ledger", "init"),
    "ledger new": _folder("in-ledger-new", "ledger", "new", "visits", "--to"),
    "measure new": _folder("in-measure-new", "measure", "new", "visits", "--to"),
    "rule new": _folder("in-rule-new", "rule", "new", "LOC01", "--to"),
    "schema": _folder("in-schema", "schema", "--to"),
    "example": _folder("in-example", "example", "town"),
}
"""The writing commands by name."""


def prepare(place: Path) -> None:
    """Make what the commands read."""
    for name in ("a.txt", "b.txt", "files/a.txt", "files/b.txt"):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(FORM.format(n=len(name)), "utf-8")
    run(place, "example", "example")


def run(place: Path, *args: str, sabotage: str = "") -> "subprocess.CompletedProcess[bytes]":
    """Run a command in the folder."""
    return subprocess.run(command(*args, sabotage=sabotage), capture_output=True, cwd=place, check=False, stdin=subprocess.DEVNULL)


class Known(NamedTuple):
    """A writer that has run to its end: how many calls that took, and the bytes of every file that it wrote."""

    writer: Writer
    calls: int
    written: dict[str, bytes]


def known(place: Path, writer: Writer) -> Known:
    """Run a writer to its end and keep what it wrote."""
    counted = place / "calls"
    _clear(place, writer)
    run(place, *writer.args, sabotage=COUNT.format(file=str(counted)))
    return Known(writer, int(counted.read_text("ascii")), dict(_files(place, writer)))


def killed(place: Path, one: Known, at: int) -> list[str]:
    """Kill the writer at its n-th call and return which files are neither the older nor the newer one, or are missing."""
    run(place, *one.writer.args, sabotage=AT.format(at=at, number=9))
    now = dict(_files(place, one.writer))
    return [name for name in one.written if name not in now or not _is_whole(name, now[name], one.written[name])]


def half(place: Path, one: Known) -> list[str]:
    """Return what is seen of a program that writes half a file and dies."""
    torn = "import jixiao.write.atomic as a, os\ndef torn(file, parts):\n    file.write_bytes(b''.join(parts)[:100])\n    os.kill(os.getpid(), 9)\na._replace = torn\n"
    run(place, *one.writer.args, sabotage=torn)
    now = dict(_files(place, one.writer))
    return [name for name in one.written if name not in now or not _is_whole(name, now[name], one.written[name])]


def again(place: Path, one: Known) -> bool:
    """Whether the command runs to its end after it was killed, and has written everything."""
    if one.writer.args[0] in ("ledger", "measure", "rule"):
        _clear(place, one.writer)
    done = run(place, *one.writer.args)
    return done.returncode in (0, 1) and one.written.keys() <= dict(_files(place, one.writer)).keys()


def without_room(place: Path, one: Known) -> tuple[int, bytes]:
    """Run a writer of one file on a file system of its own that is full; return its code and words."""
    old = place / "old"
    (place / "small").mkdir(exist_ok=True)
    name = Path(one.writer.out).name
    old.write_bytes(one.written[name])
    args = [f"small/{name}" if arg == one.writer.out else arg for arg in one.writer.args]
    size = (old.stat().st_size + LARGE) // 1024 + 8
    line = ["unshare", "-m", "sh", "-c", FULL, "sh", str(size), name, *command(*args)]
    done = subprocess.run(line, capture_output=True, cwd=place, check=False)
    return done.returncode, done.stderr


def can_mount() -> bool:
    """Whether a file system of one's own can be had here."""
    return (
        subprocess.run(["unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=8k x /mnt"], capture_output=True, check=False).returncode == 0
    )


def _clear(place: Path, writer: Writer) -> None:
    out = place / writer.out
    if out.is_dir():
        shutil.rmtree(out)
    out.unlink(missing_ok=True)


def _files(place: Path, writer: Writer) -> Iterator[tuple[str, bytes]]:
    out = place / writer.out
    for file in sorted(out.rglob("*")) if out.is_dir() else [out]:
        if file.is_file() and not file.name.startswith("."):
            yield (file.relative_to(out).as_posix() if out.is_dir() else file.name), file.read_bytes()


def _is_whole(name: str, now: bytes, then: bytes) -> bool:
    suffix = Path(name).suffix
    if suffix in (".docx", ".xlsx", ".zip"):
        try:
            with zipfile.ZipFile(BytesIO(now)) as package:
                return package.testzip() is None
        except zipfile.BadZipFile:
            return False
    if suffix == ".pdf":
        return now.rstrip().endswith(b"%%EOF")
    if name != "jixiao-files.json":
        return now == then
    try:
        return bool(json.loads(now))
    except ValueError:
        return False
