"""The program's own TOML files, read once for an installation: Python's reader of TOML takes as long as a small form.

What was read, and what is worked out of it every time, is kept (:mod:`jixiao.system.kept`) as plain data with the size and time of each
file that it comes from; a file that has changed is read anew.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec.msgpack import Decoder, Ext, encode

from jixiao.system.kept import keep, kept

NUMBER, DAY = 1, 2
"""How a decimal and a date are told from texts."""
Known = dict[str, tuple[tuple[int, ...], bytes]]
"""By path, or by what was worked out: size and time of each file that it comes from, and its content."""


def toml() -> Any:  # noqa: ANN401 - the module, which few runs need
    """Return Python's reader of TOML: to load it takes as long as to read some forms."""
    return import_module("tomllib")


class Shelf:
    """What is known of the files so far, in this process and, where it has a file, from earlier ones."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: Known = (kept(file, "", Known) if file else None) or {}
        self._is_new = False

    def tables(self, file: Path) -> dict[str, Any]:
        """Return a file's tables; TOMLDecodeError or UnicodeDecodeError for one that is malformed."""
        return self.worked_out(str(file), (file,), lambda: toml().loads(file.read_text("utf-8"), parse_float=Decimal))

    def worked_out(self, of: str, files: Sequence[Path], work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Return what is worked out of some files of ours, by a name of its own: plain data."""
        seen = tuple(part for file in files for part in _stamp(file))
        stamp, content = self._known.get(of, ((), b""))
        if stamp == seen:
            return DECODER.decode(content)
        found = work()
        if self._file is not None:
            self._known[of] = seen, encode(_plain(found))
            self._is_new = True
        return found

    def keep(self) -> None:
        """Keep what is new for the next process."""
        if self._is_new and self._file is not None:
            keep(self._file, "", self._known)
            self._is_new = False


def _stamp(file: Path) -> tuple[int, int]:
    known = file.stat()
    return known.st_size, known.st_mtime_ns


def _plain(value: object) -> object:
    """Return a value of TOML with its decimals and dates as what msgpack can tell from texts."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return Ext(NUMBER, str(value).encode())
    return Ext(DAY, value.isoformat().encode()) if type(value) is date else value


def _special(code: int, data: memoryview) -> Decimal | date:
    text = bytes(data).decode()
    return Decimal(text) if code == NUMBER else date.fromisoformat(text)


DECODER = Decoder(dict[str, Any], ext_hook=_special)
_shelf = [Shelf()]


def tables_of(file: Path) -> dict[str, Any]:
    """Return the tables of one of the program's own files, numbers with a point as decimals."""
    return _shelf[0].tables(file)


def worked_out(of: str, files: Sequence[Path], work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what is worked out of some of the program's own files, as plain data: lists for tuples."""
    return _shelf[0].worked_out(of, files, work)


def remember(file: Path | None) -> Callable[[], None]:
    """Let this process know what was kept in the file; return what keeps what is new, to be called when it ends."""
    _shelf[0] = Shelf(file)
    return _shelf[0].keep
