"""The files of this run: kept in a folder of this process alone, which goes when the process ends."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from jixiao.actions.inputs.archive import is_archive, unpacked
from jixiao.actions.inputs.given import expand
from jixiao.door import LARGEST, MIB
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.web.alone.item import DroppedFile
from jixiao.web.arrived import safe_name

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.alone.year import Books

T = TypeVar("T")
MOST_FILES = 200
"""Files of one drop, those in archives counted."""
MOST_ITEMS = 2_000
MOST_BYTES = 4 * 1024 * MIB
"""Bytes of all files of a run."""
PREFIX = "jixiao-alone-"


class Shelf:
    """The items by number, and one worker that reads them one after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.books: Books | None = None
        self._items: dict[int, DroppedFile] = {}
        self._numbers = count(1)
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    def items(self) -> tuple[DroppedFile, ...]:
        """Return the items, the newest first."""
        return tuple(reversed(self._items.values()))

    def find(self, number: int) -> DroppedFile | None:
        """Return the item of a number."""
        return self._items.get(number)

    def ahead(self, item: DroppedFile) -> int:
        """Return how many items are read before this one."""
        return sum(1 for one in self._items.values() if one.number < item.number and one.state == "reading")

    def place(self) -> tuple[int, Path]:
        """Return a new number and its folder."""
        with self._lock:
            number = next(self._numbers)
        folder = self.folder / str(number)
        folder.mkdir(mode=0o700)
        return number, folder

    def take(self, uploads: "Iterable[UploadedFile[bytes]]") -> tuple[DroppedFile, ...]:
        """Keep uploaded files, of archives the files in them, and begin to read; UsageWrong for too many or too much."""
        uploads = [one for one in uploads if one.name]
        self._check(len(uploads), sum(one.size or 0 for one in uploads))
        files = [self._laid(one.name or "", one.chunks()) for one in uploads]
        return self._begin([inner for file in files for inner in self._unpacked(file)])

    def take_bytes(self, name: str, data: bytes) -> DroppedFile:
        """Keep a file of ours and begin to read it."""
        return self._begin([self._laid(name, (data,))])[0]

    def run(self, work: Callable[[], T]) -> None:
        """Let the worker do something after what it has to do."""
        self._worker.submit(work)

    def _begin(self, files: Iterable[Path]) -> tuple[DroppedFile, ...]:
        items = tuple(DroppedFile(int(file.parent.name), file) for file in files)
        for item in items:
            self._items[item.number] = item
            self._worker.submit(item.read)
        return items

    def _laid(self, name: str, parts: Iterable[bytes]) -> Path:
        _, folder = self.place()
        file = folder / safe_name(name)
        with file.open("xb") as out:
            for part in parts:
                out.write(part)
        return file

    def _unpacked(self, file: Path) -> list[Path]:
        """Return the files in an archive, laid apart; another file as it is."""
        try:
            if not is_archive(file):
                return [file]
            inputs, _, _ = expand([str(file)], bytes)
        except JixiaoError:  # the reader says what is wrong with it
            return [file]
        self._check(len(inputs), 0)
        return [
            self._laid(one.member.name, (unpacked(file, one.member.position, one.name),)) for one in inputs if one.member is not None
        ] or [file]

    def _check(self, files: int, size: int) -> None:
        if not files:
            raise UsageWrong("没有收到文件。请选一个文件再按“开始查”。", "No file came. Choose one.")
        if files > MOST_FILES:
            raise UsageWrong(
                f"一次放了 {files} 份，最多 {MOST_FILES} 份，一份也没有读。请分几次放。", f"{files} files at once; {MOST_FILES} can be."
            )
        if len(self._items) + files > MOST_ITEMS or size > MOST_BYTES - self._used():
            raise UsageWrong(
                f"这次打开以来放的文件太多了（最多 {MOST_ITEMS} 份、{MOST_BYTES // MIB // 1024} GB）。请关掉程序再打开，从头放。",
                "Too many files since the program was started. Start it again.",
            )

    def _used(self) -> int:
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())


@cache
def own_shelf() -> Shelf:
    """Return the shelf of this process; folders of processes that were killed are removed first."""
    root = Path(tempfile.gettempdir())
    for left in root.glob(f"{PREFIX}*"):
        number = left.name.removeprefix(PREFIX).partition("-")[0]
        if number.isdecimal() and not _is_alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)
    kept = tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", ignore_cleanup_errors=True)
    made = Shelf(Path(kept.name))
    made.kept = kept  # type: ignore[attr-defined] # the folder goes with the shelf
    return made


def _is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another person's
        return True
    return True


LARGEST_MB = LARGEST // MIB
