"""The files of a folder of ledgers: which there are, read in one child; a file that can't be read is told, the others are still read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import DecodeError
from msgspec.msgpack import encode

from jixiao.door import MIB, take
from jixiao.errors import ExtraMissing, JobFailed, TurnedAway, UsageWrong
from jixiao.extras import need
from jixiao.fence import Limits, attempt
from jixiao.ledger.books import Book, unpacked
from jixiao.ledger.problems import Bilingual, Problem, Spot

LIMITS = Limits(memory=2048 * MIB, cpu=60, wall=90.0, output=1024 * MIB)
SUFFIXES = (".xlsx", ".xlsm", ".csv", ".xls", ".et", ".ods")
DEEPEST = 3
"""Folders below a folder of ledgers are looked into so deep: a year's quarters, an office's parts."""
UNREADABLE_SUFFIXES = (".numbers", ".xlsb")
UNFINISHED = ("~$", ".~lock", ".part", ".tmp", ".crdownload")
"""How files are called that a program has open or has not finished copying."""


class Found(NamedTuple):
    """What a folder gave: books, and problems of whole files."""

    books: tuple[Book, ...]
    problems: tuple[Problem, ...]


def read_folder(folder: Path) -> Found:
    """Return every spreadsheet of the folder as rows of texts; UsageWrong when there is no such folder or none in it."""
    names, problems = _listed(folder)
    if not names and not problems:
        raise UsageWrong(
            f"文件夹“{folder}”里没有台账（{'、'.join(SUFFIXES)}）。用 jixiao ledger init 写出模板。",
            f"There are no ledgers in “{folder}” ({', '.join(SUFFIXES)}). Write templates with jixiao ledger init.",
        )
    given: list[tuple[str, bytes]] = []
    for name in names:
        data = _data(folder / name)
        if isinstance(data, bytes):
            given.append((name, data))
        else:
            problems.append(Spot(name).problem(*data))
    books: list[Book] = []
    for book in _books(given):
        if book.refused:
            problems.append(Spot(book.file).problem(Bilingual(*book.refused), Bilingual("改好后再检查", "Mend it and check again")))
        else:
            books.append(book)
    return Found(tuple(books), tuple(problems))


def _listed(folder: Path) -> tuple[list[str], list[Problem]]:
    try:
        files = sorted(file.relative_to(folder).as_posix() for file in _below(folder, DEEPEST))
    except OSError as wrong:
        raise UsageWrong(f"打不开台账文件夹“{folder}”。请核对位置。", f"The folder “{folder}” can't be opened. Check its place.") from wrong
    problems = []
    for place in files:
        name = place.rpartition("/")[2]
        if name.startswith(UNFINISHED) or name.endswith(UNFINISHED):
            problems.append(
                Spot(place).problem(
                    Bilingual("这是正在编辑或没有复制完的文件", "this file is being edited or has not been copied whole"),
                    Bilingual(
                        "关闭表格软件，或等复制完成后再检查；多余的删去",
                        "Close the spreadsheet program or let the copy end; remove what is left over",
                    ),
                )
            )
        elif name.lower().endswith(UNREADABLE_SUFFIXES):
            problems.append(
                Spot(place).problem(
                    Bilingual("这种格式不能作台账", "this format is not read as a ledger"), Bilingual("另存为 .xlsx", "Save it as .xlsx")
                )
            )
    known = [place for place in files if place.lower().endswith(SUFFIXES) and not place.rpartition("/")[2].startswith((*UNFINISHED, "."))]
    return known, problems


def _below(folder: Path, deep: int) -> Iterator[Path]:
    """Yield the files of a folder and of those below it, hidden ones left aside; OSError where it can't be opened."""
    for place in folder.iterdir():
        if place.is_file():
            yield place
        elif deep and place.is_dir() and not place.is_symlink() and not place.name.startswith("."):
            yield from _below(place, deep - 1)


def _data(file: Path) -> bytes | tuple[Bilingual, Bilingual]:
    try:
        return take(file)
    except TurnedAway as away:
        return Bilingual(*(text.rstrip("。.") for text in (away.zh, away.en))), Bilingual(
            "核对这个文件和它的权限", "Check the file and who may read it"
        )


def _books(given: Sequence[tuple[str, bytes]]) -> Iterator[Book]:
    """Yield the books; where the child dies of one file, each is tried alone, so that the others are read."""
    if not given:
        return
    if any(not name.lower().endswith(".csv") for name, _ in given):
        try:
            need("read")
        except ExtraMissing as missing:
            yield Book(given[0][0], refused=(missing.zh, missing.en))
            return
    try:
        outcome = attempt("jixiao.ledger.sheets:parse", encode(given), LIMITS)
        found = list(map(unpacked, outcome.frames))
        problem = outcome.problem
        del outcome  # the books as they came are as large as the books
    except DecodeError:
        found, problem = [], JobFailed("解析结果不完整。", "The answer is not whole.")
    yield from found
    rest = given[len(found) :]
    if problem is None or not rest:
        return
    yield Book(
        rest[0][0],
        refused=(
            f"文件损坏或内容异常（{problem.zh.rstrip('。')}）。请另存一份",
            f"the file is damaged or abnormal ({problem.en.rstrip('.')}). Save a copy",
        ),
    )
    yield from _books(rest[1:])
