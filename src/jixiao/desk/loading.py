"""The desks there are: shipped files, an office's own; and what they keep beside the ledgers, in force where they are at work."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from tomllib import loads
from typing import NamedTuple

from msgspec import convert, to_builtins

from jixiao.desk.deskfile import Desk, Journal
from jixiao.desk.faults import desk_faults
from jixiao.desk.workdays import WORKDAYS
from jixiao.errors import DeskFileInvalid
from jixiao.facts.ledgers import tables_sql
from jixiao.facts.schema import own_tables
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.sql.file import head_of, read_text, text_hash

FOLDER = Path(__file__).parent / "desks"
KEPT = Path(__file__).parent / "kept.toml"
FILE_NAME = re.compile(r"[a-z][a-z_]*\.toml", re.ASCII)
MARKS, CORRECTIONS = "marks", "corrections"
"""The journals that every desk writes."""

own_desks: ContextVar[Mapping[str, Desk]] = ContextVar("own_desks", default={})  # noqa: B039 - never changed
"""An office's own desks by name, where they are in force."""


def desks() -> Mapping[str, Desk]:
    """Return every desk by name, in the order they are told, those of an office of its own last."""
    return {**shipped_desks(), **own_desks.get()}


@cache
def shipped_desks() -> Mapping[str, Desk]:
    """Return the shipped desks by name; DeskFileInvalid names a file that is wrong."""
    read = [parse_desk(file.name, read_text(file, DeskFileInvalid)) for file in FOLDER.glob("*.toml")]
    return {desk.name: desk for desk in sorted(read, key=lambda desk: desk.order)}


def parse_desk(file: str, text: str, *, foreign: bool = False) -> Desk:
    """Return the desk of a file's text; DeskFileInvalid says what is wrong with its structure."""
    if not FILE_NAME.fullmatch(file):
        raise DeskFileInvalid(file, "文件名须为小写英文，例如 meals.toml。", "the file name must be like meals.toml.")
    named = f"name = {file.removesuffix('.toml')!r}\nhash = {text_hash(text)!r}\nown_of_office = {str(foreign).lower()}\n{text}"
    desk = head_of(file, named, Desk, DeskFileInvalid)
    for fault in desk_faults(desk, kept_by([desk])):
        raise DeskFileInvalid(file, fault.zh, fault.en)
    return desk


@cache
def shared_journals() -> Mapping[str, Ledger]:
    """Return the journals that every desk writes, as ledgers."""
    tables = convert(loads(KEPT.read_text("utf-8")), dict[str, Journal])
    return {name: journal.ledger(name) for name, journal in tables.items()}


class _Own(NamedTuple):
    """What a desk keeps beside the ledgers, and the scripts of its tables."""

    journals: Mapping[str, Ledger]
    scripts: tuple[str, ...]


class _Same:
    """A desk that goes along with its name and the hash of its file: two are equal, since these say whether they are."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=64)
def _own_of(_name: str, _hash: str, same: _Same) -> _Own:
    journals = {name: journal.ledger(name) for name, journal in same.desk.journals.items()}
    return _Own(journals, tuple(tables_sql(to_builtins([journal])) for journal in journals.values()))


def _own(desk: Desk) -> _Own:
    return _own_of(desk.name, desk.hash, _Same(desk))


@cache
def _shared_scripts() -> tuple[str, ...]:
    return (WORKDAYS, *(tables_sql(to_builtins([journal])) for journal in shared_journals().values()))


def journals_of(given: Iterable[Desk]) -> dict[str, Ledger]:
    """Return what desks keep beside the ledgers, as ledgers."""
    return {**shared_journals(), **{name: journal for desk in given for name, journal in _own(desk).journals.items()}}


def kept_by(given: Iterable[Desk]) -> dict[str, Ledger]:
    """Return every ledger and what desks keep beside them."""
    return {**ledgers(), **journals_of(given)}


@contextmanager
def at_desks(given: Iterable[Desk]) -> Iterator[dict[str, Ledger]]:
    """Have the tables of the desks' journals in force, and give all that is kept."""
    given = tuple(given)
    there = own_tables.get()
    scripts = dict.fromkeys((*_shared_scripts(), *(script for desk in given for script in _own(desk).scripts)))
    token = own_tables.set(there + "".join(script for script in scripts if script not in there))
    try:
        yield kept_by(given)
    finally:
        own_tables.reset(token)
