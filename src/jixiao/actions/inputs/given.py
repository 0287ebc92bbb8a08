"""The inputs of a call: files, folders, archives, patterns and standard input, read one by one; what can't be read is told, not lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from glob import glob, has_magic
from os import walk
from pathlib import Path, PurePath
from typing import NamedTuple, TypeVar

from jixiao.actions.inputs.archive import SUFFIX as ARCHIVE
from jixiao.actions.inputs.archive import Member, described, is_archive, members, unpacked
from jixiao.actions.inputs.within_bounds import within_bounds
from jixiao.actions.many.folder_list import listed
from jixiao.door import beginning, readable_path, take
from jixiao.errors import InputUnreadable, TurnedAway
from jixiao.model.document import Document
from jixiao.read import json_
from jixiao.read.document import is_known_suffix, known_suffixes, read_bytes, read_file
from jixiao.read.gate import telling_pages

Thing = TypeVar("Thing")
STANDARD_INPUT = "-"
FEW = 10
"""From so many arguments on, there may be many inputs."""
BEGINNING = 300
"""Bytes of a JSON file that tell whether it is a Document of ours."""


class Input(NamedTuple):
    """One thing to read: the name shown for it, its path (an archive's with the member's position), or standard input."""

    name: str
    path: Path | None = None
    member: Member | None = None
    stdin: Callable[[], bytes] = bytes

    def content(self) -> bytes:
        """Return the bytes; InputUnreadable when there are none to be had."""
        if self.path is not None and self.member is not None:
            return _content_of_member(self.path, self.member)
        path = self.path
        return _all_of(self.name, self.stdin if path is None else lambda: take(path))

    def read(self) -> Document:
        """Return the Document; InputUnreadable when there is none to be had."""
        if self.path is not None and self.member is None:
            return read_file(self.path)
        return read_bytes(self.content(), self.name)


def _all_of(name: str, source: Callable[[], bytes]) -> bytes:
    try:
        return source()
    except TurnedAway as away:
        raise InputUnreadable(name, away.zh, away.en) from away


class Readings(NamedTuple):
    """What was read, in order, what could not be, and the names of files in folders that no reader knows."""

    documents: tuple[Document, ...]
    unreadable: tuple[InputUnreadable, ...]
    skipped: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether more than one file was asked for, read or not."""
        return len(self.documents) + len(self.unreadable) > 1


Told = Callable[[int, int, str], None]
"""Told before each input: its position from 1, how many there are, its name."""


def silent(_at: int, _of: int, _name: str) -> None:
    """Tell nothing."""


def read_all(given: Iterable[str], stdin: Callable[[], bytes], told: Told) -> Readings:
    """Return every input as a Document; unreadable ones stand apart, the others are still done."""
    inputs, wrong, skipped = expand(given, stdin)
    documents = []
    for position, one in enumerate(inputs, 1):
        told(position, len(inputs), one.name)
        try:
            with within_bounds(one.name), telling_pages(partial(_page, told, position, len(inputs), one.name)):
                documents.append(one.read())
        except InputUnreadable as unreadable:
            wrong.append(unreadable)
    return Readings(tuple(documents), tuple(wrong), skipped)


def _page(told: Told, position: int, count: int, name: str, page: int, pages: int) -> None:
    """Tell which page of an input is begun: as a thing of its own where there is one input only."""
    told(*((page, pages, name) if count == 1 else (position, count, f"{name} {page}/{pages}")))


def may_be_many(given: Sequence[str]) -> bool:
    """Whether the arguments may stand for more inputs than there are arguments, or are many themselves; nothing is opened."""
    return len(given) >= FEW or any(has_magic(one) or Path(one).suffix.lower() == ARCHIVE or Path(one).is_dir() for one in given)


def wants_folder(out: Path, given: Sequence[str], suffixes: Iterable[str]) -> bool:
    """Return whether something is to be written for every input: into a folder that is there, or for many under a name of no file."""
    return out.is_dir() or ((len(given) > 1 or may_be_many(given)) and out.suffix.lower() not in suffixes)


Expanded = tuple[list[Input], list[InputUnreadable], tuple[str, ...]]
"""The inputs, what stands for nothing, and the names of files that were passed over."""


def expand(given: Iterable[str], stdin: Callable[[], bytes]) -> Expanded:
    """Return the inputs that the arguments stand for, those that stand for nothing, and the names of files that were passed over."""
    found = Found([], [])
    for argument in given:
        with found.telling():
            if argument == STANDARD_INPUT:
                found.inputs.append(Input(argument, stdin=stdin))
            else:
                found.add_files(found.files(argument))
    return found.inputs, found.wrong, tuple(found.skipped)


class Found:
    """The inputs found so far, what stands for nothing, and the names of files that were passed over."""

    def __init__(self, inputs: list[Input], wrong: list[InputUnreadable]) -> None:
        self.inputs, self.wrong = inputs, wrong
        self.skipped: list[str] = []

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Keep what can't be read, and go on."""
        try:
            yield
        except InputUnreadable as unreadable:
            self.wrong.append(unreadable)

    def files(self, argument: str) -> list[Path]:
        """Return the files that an argument stands for; InputUnreadable where there is none."""
        path = Path(argument)
        if path.is_dir():
            known, passed = _folder(path, self.wrong)
            self.skipped += map(readable_path, passed)
            return known
        return _pattern(argument) if has_magic(argument) and not path.exists() else [path]

    def add_files(self, files: Iterable[Path]) -> None:
        """Add files, of an archive the files in it."""
        for file in files:
            with self.telling():
                inside = members(file) if is_archive(file) else None
                if inside is None:
                    self.inputs.append(Input(readable_path(file), file))
                else:
                    self.add_members(file, inside)

    def add_members(self, archive: Path, inside: tuple[Member, ...]) -> None:
        """Add the files in an archive that a reader knows."""
        packages = described(member.name for member in inside)
        known, passed = _parted(inside, lambda m: _is_known(PurePath(m.name), partial(_beginning, archive, m), packages))
        if not known:
            raise _nothing(readable_path(archive), "压缩包", "archive")
        self.skipped += [_inside(archive, m) for m in passed]
        self.inputs += [Input(_inside(archive, m), archive, m) for m in known]


def _content_of_member(archive: Path, member: Member) -> bytes:
    name = _inside(archive, member)
    if PurePath(member.name).suffix.lower() == ARCHIVE:
        raise InputUnreadable(name, "压缩包里的压缩包不再打开。请先解压。", "an archive in an archive is not opened. Unpack it first.")
    return unpacked(archive, member.position, name)


def _beginning(archive: Path, member: Member) -> bytes:
    return unpacked(archive, member.position, _inside(archive, member), BEGINNING)


def _inside(archive: Path, member: Member) -> str:
    return f"{readable_path(archive)}!{readable_path(member.name)}"


def _folder(folder: Path, wrong: list[InputUnreadable]) -> tuple[list[Path], list[Path]]:
    """Return the folder's files that a reader knows, in order, and those it does not, folders of reports among them; forbidden parts are told."""
    ours: list[Path] = []
    files = [file for file in _walk(folder, wrong, ours) if not file.name.startswith(".")]
    packages = described(file.as_posix() for file in files)
    known, passed = _parted(files, lambda file: _is_known(file, partial(beginning, file, BEGINNING), packages))
    if not known and not wrong:
        raise _nothing(readable_path(folder), "文件夹", "folder")
    return known, [*ours, *passed]


def _parted(things: Iterable[Thing], wanted: Callable[[Thing], bool]) -> tuple[list[Thing], list[Thing]]:
    """Return those that are wanted, and the others."""
    parts: tuple[list[Thing], list[Thing]] = ([], [])
    for thing in things:
        parts[not wanted(thing)].append(thing)
    return parts


def _nothing(name: str, zh: str, en: str) -> InputUnreadable:
    known = sorted(known_suffixes())
    return InputUnreadable(
        name, f"{zh}里没有可以读取的文件（{'、'.join(known)}）。", f"no file in this {en} can be read ({', '.join(known)})."
    )


def _walk(folder: Path, wrong: list[InputUnreadable], ours: list[Path]) -> Iterator[Path]:
    """Yield the files of a folder and of those below it, but for folders that the program wrote: reports are no submissions.

    Those are added to ``ours``, so that they are named: a list that says so may come from whoever is audited.
    """

    def forbidden(error: OSError) -> None:
        wrong.append(InputUnreadable(readable_path(error.filename), "没有权限打开这个文件夹。", "no permission to open this folder."))

    for place, folders, names in walk(folder, onerror=forbidden):
        seen = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in seen if listed(Path(place) / name) is None]
        ours += [Path(place) / name for name in seen if name not in folders]
        yield from (Path(place) / name for name in sorted(names))


def _is_known(file: PurePath, head: Callable[[], bytes], packages: frozenset[str]) -> bool:
    """Return whether a file of a folder or archive is read: by its suffix, a ``.json`` by its beginning, no table of a data package."""
    suffix = file.suffix.lower()
    if suffix == ".csv" and file.parent.as_posix() in packages:
        return False
    if suffix != ".json":
        return suffix == ARCHIVE or is_known_suffix(suffix)
    try:
        return json_.recognises(head())
    except (TurnedAway, InputUnreadable):
        return True


def _pattern(pattern: str) -> list[Path]:
    found = sorted(Path(name) for name in glob(pattern, recursive=True))  # noqa: PTH207 - patterns may be absolute
    files = [file for file in found if file.is_file()]
    if not files:
        raise InputUnreadable(pattern, "没有符合这个通配符的文件。", "no file fits this pattern.")
    return files
