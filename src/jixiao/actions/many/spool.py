"""Reports kept in a temporary file that has no name, made anew each time they are asked for: memory does not grow with them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import NamedTuple, overload
from weakref import finalize

from msgspec import msgpack

from jixiao.errors import UsageWrong
from jixiao.model.finding import DocumentReport

IN_MEMORY = 4 << 20
"""Bytes of reports that need no file yet."""


class Kept(NamedTuple):
    """Where a report lies: its first byte and its length."""

    start: int
    size: int


class Store:
    """Bytes written one after the other, read back in any order; threads may share it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - open as long as the reports are asked for
        finalize(self, self._file.close)
        self._lock = Lock()
        self._end = 0

    def add(self, body: bytes) -> Kept:
        """Keep some bytes; UsageWrong where there is no room for them."""
        with self._lock, _told():
            self._file.seek(self._end)
            self._file.write(body)
            kept = Kept(self._end, len(body))
            self._end += len(body)
        return kept

    def read(self, kept: Kept) -> bytes:
        """Return bytes that were kept."""
        with self._lock, _told():
            self._file.seek(kept.start)
            return self._file.read(kept.size)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as wrong:
        raise UsageWrong(
            f"临时文件夹没有空间存放审核结果（{wrong.strerror or wrong}）。请腾出空间，或用环境变量 TMPDIR 指定别的文件夹。",
            f"No room for the reports in the temporary folder ({wrong.strerror or wrong}). Make room, or name another by TMPDIR.",
        ) from wrong


class Spool(Sequence[DocumentReport]):
    """Reports in their order, each read from the store when it is asked for."""

    def __init__(self, store: Store, places: Sequence[Kept], changes: tuple[Callable[[DocumentReport], DocumentReport], ...] = ()) -> None:
        """Take the reports at the places; ``changes`` are made to each that is asked for."""
        self._store, self._places, self._changes = store, places, changes

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, position: int) -> DocumentReport: ...
    @overload
    def __getitem__(self, position: slice) -> "Spool": ...
    def __getitem__(self, position: int | slice) -> "DocumentReport | Spool":
        """Return a report, or some as a spool."""
        if isinstance(position, slice):
            return Spool(self._store, self._places[position], self._changes)
        report = msgpack.decode(self._store.read(self._places[position]), type=DocumentReport)
        for change in self._changes:
            report = change(report)
        return report

    def mapped(self, change: Callable[[DocumentReport], DocumentReport]) -> "Spool":
        """Return the reports, each changed when it is asked for."""
        return Spool(self._store, self._places, (*self._changes, change))
