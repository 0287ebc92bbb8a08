"""An office's own desks: ``NAME.desk.toml`` in its folder, beside its ledgers and measures; each looked at as a shipped one is, and taken whole or not."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from jixiao.audit.foreign import files_of
from jixiao.desk.book import opened
from jixiao.desk.check import check_faults
from jixiao.desk.deskfile import Desk
from jixiao.desk.loading import own_desks, parse_desk, shipped_desks
from jixiao.errors import ContentInvalid, DeskFileInvalid
from jixiao.ledger.office import DESK
from jixiao.sql.file import LARGEST, read_text


class OwnDesks(Struct, frozen=True):
    """The desks of an office by name, their files, and what is wrong with those left out."""

    desks: Mapping[str, Desk] = {}
    files: tuple[Path, ...] = ()
    problems: tuple[ContentInvalid, ...] = ()


def own_desks_of(folders: Iterable[Path]) -> OwnDesks:
    """Return the desks in the folders and below them, those that are sound; the office's ledgers must be in force."""
    files = tuple(file for folder in folders for file in files_of(folder) if file.name.endswith(DESK))
    found: dict[str, Desk] = {}
    problems: list[ContentInvalid] = []
    for file in files:
        try:
            found[name_of(file)] = _sound(file, {**shipped_desks(), **found})
        except ContentInvalid as wrong:
            problems.append(wrong)
    return OwnDesks(found, files, tuple(problems))


def name_of(file: Path) -> str:
    """Return the name of the desk that a file declares."""
    return file.name.removesuffix(DESK)


def _sound(file: Path, taken: Mapping[str, Desk]) -> Desk:
    if name_of(file) in taken:
        raise DeskFileInvalid(file.name, "这个名称已有办事台使用，换一个文件名。", "a desk has this name already; give the file another.")
    desk = parse_desk(f"{name_of(file)}.toml", read_text(file, DeskFileInvalid, largest=LARGEST), foreign=True)
    with opened([*taken.values(), desk]) as book:
        for fault in check_faults(desk, taken.values(), book):
            raise DeskFileInvalid(file.name, fault.zh, fault.en)
    return desk


@contextmanager
def desks_at_work(own: OwnDesks) -> Iterator[OwnDesks]:
    """Have an office's own desks in force."""
    token = own_desks.set(own.desks)
    try:
        yield own
    finally:
        own_desks.reset(token)
