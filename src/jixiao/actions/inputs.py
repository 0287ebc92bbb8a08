"""The inputs of a call: files, folders, patterns and standard input, read one by one; what can't be read is told, not lost."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from glob import glob, has_magic
from os import walk
from pathlib import Path
from typing import NamedTuple

from jixiao.errors import InputUnreadable
from jixiao.model.document import Document
from jixiao.read import json_
from jixiao.read.document import known_suffixes, read_bytes, read_file

STANDARD_INPUT = "-"
BEGINNING = 300
"""Bytes of a JSON file that tell whether it is a Document of ours."""


class Input(NamedTuple):
    """One thing to read: the name shown for it, and how to read it."""

    name: str
    read: Callable[[], Document]


class Readings(NamedTuple):
    """What was read, in order, what could not be, and how many files of folders no reader knows."""

    documents: tuple[Document, ...]
    unreadable: tuple[InputUnreadable, ...]
    skipped: int = 0

    @property
    def several(self) -> bool:
        """Whether more than one file was asked for, read or not."""
        return len(self.documents) + len(self.unreadable) > 1


Told = Callable[[int, int, str], None]
"""Told before each input: its position from 1, how many there are, its name."""


def read_all(given: Iterable[str], stdin: Callable[[], bytes], told: Told) -> Readings:
    """Return every input as a Document; unreadable ones stand apart, the others are still done."""
    inputs, wrong, skipped = expand(given, stdin)
    documents = []
    for position, one in enumerate(inputs, 1):
        told(position, len(inputs), one.name)
        try:
            documents.append(one.read())
        except InputUnreadable as unreadable:
            wrong.append(unreadable)
    return Readings(tuple(documents), tuple(wrong), skipped)


def expand(given: Iterable[str], stdin: Callable[[], bytes]) -> tuple[list[Input], list[InputUnreadable], int]:
    """Return the inputs that the arguments stand for, those that stand for nothing, and how many files were passed over."""
    inputs: list[Input] = []
    wrong: list[InputUnreadable] = []
    skipped = 0
    for argument in given:
        path = Path(argument)
        try:
            if argument == STANDARD_INPUT:
                inputs.append(Input(argument, lambda: read_bytes(stdin(), STANDARD_INPUT)))
            elif path.is_dir():
                found, passed = _folder(path, wrong)
                inputs += map(_file, found)
                skipped += passed
            elif has_magic(argument) and not path.exists():
                inputs += map(_file, _pattern(argument))
            else:
                inputs.append(_file(_plain(path)))
        except InputUnreadable as unreadable:
            wrong.append(unreadable)
    return inputs, wrong, skipped


def _file(path: Path) -> Input:
    return Input(_shown(path), partial(read_file, path))


def _shown(path: Path) -> str:
    """Return the path as text that any output can hold; bytes that are no text become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _plain(path: Path) -> Path:
    if path.is_char_device() or path.is_block_device() or path.is_socket():
        raise InputUnreadable(str(path), "这不是普通文件。", "this is no ordinary file.")
    return path


def _folder(folder: Path, wrong: list[InputUnreadable]) -> tuple[list[Path], int]:
    """Return the folder's files that a reader knows, in order, and how many it does not; forbidden parts are told."""
    files = [file for file in _walk(folder, wrong) if not file.name.startswith(".")]
    known = [file for file in files if _is_known(file)]
    if not known and not wrong:
        raise InputUnreadable(
            str(folder),
            f"文件夹里没有可以读取的文件（{'、'.join(sorted(known_suffixes()))}）。",
            f"no file in this folder can be read ({', '.join(sorted(known_suffixes()))}).",
        )
    return known, len(files) - len(known)


def _walk(folder: Path, wrong: list[InputUnreadable]) -> Iterator[Path]:
    def forbidden(error: OSError) -> None:
        wrong.append(InputUnreadable(str(error.filename), "没有权限打开这个文件夹。", "no permission to open this folder."))

    for place, folders, names in walk(folder, onerror=forbidden):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(names))


def _is_known(file: Path) -> bool:
    if file.suffix.lower() != ".json":
        return file.suffix.lower() in known_suffixes()
    try:
        with file.open("rb") as opened:
            return json_.recognises(opened.read(BEGINNING))
    except OSError:
        return True


def _pattern(pattern: str) -> list[Path]:
    found = sorted(Path(name) for name in glob(pattern, recursive=True))  # noqa: PTH207 - patterns may be absolute
    files = [file for file in found if file.is_file()]
    if not files:
        raise InputUnreadable(pattern, "没有符合这个通配符的文件。", "no file fits this pattern.")
    return files
