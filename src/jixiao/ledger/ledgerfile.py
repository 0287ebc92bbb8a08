"""A ledger of an office's own: a TOML file as ours are, looked at with suspicion, for its names become those of a table."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tomllib import TOMLDecodeError

from msgspec import Struct, ValidationError, convert

from jixiao.door import tables
from jixiao.errors import LedgerFileInvalid
from jixiao.ledger.schema import PREFIX, Column, Ledger
from jixiao.sql.file import LARGEST, in_chinese, read_text

FILE_NAME = re.compile(r"[a-z][a-z_]*\.toml", re.ASCII)
COLUMN_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
RESERVED = frozenset(("id", "document", "at"))
"""Columns that every table has."""
MADE_BY_US = frozenset((f"{PREFIX}actuals",))
"""Tables beside those of the ledgers."""


class Fault(Struct, frozen=True):
    """What is wrong with a ledger, in both languages."""

    zh: str
    en: str


def parse_ledger(file: str, text: str, taken: Mapping[str, Ledger]) -> Ledger:
    """Return the ledger of a file's text; LedgerFileInvalid says what is wrong, ``taken`` are the ledgers there are."""
    if not FILE_NAME.fullmatch(file):
        raise LedgerFileInvalid(file, "文件名须为小写英文，例如 meals.toml。", "the file name must be like meals.toml.")
    try:
        ledger = convert({**tables(text), "name": file.removesuffix(".toml")}, Ledger)
    except (TOMLDecodeError, ValidationError, RecursionError) as wrong:
        raise LedgerFileInvalid(file, f"写得不对：{in_chinese(wrong)}。", f"malformed: {wrong}") from wrong
    for fault in (*_as_a_whole(ledger, taken), *(fault for column in ledger.columns for fault in _of_column(column, ledger, taken))):
        raise LedgerFileInvalid(file, fault.zh, fault.en)
    return ledger


def load_ledger(file: Path, taken: Mapping[str, Ledger]) -> Ledger:
    """Return the ledger of a file of somebody else; LedgerFileInvalid says what is wrong with it."""
    return parse_ledger(file.name, read_text(file, LedgerFileInvalid, largest=LARGEST), taken)


def _as_a_whole(ledger: Ledger, taken: Mapping[str, Ledger]) -> Iterator[Fault]:
    names = [column.name for column in ledger.columns]
    titles = [title for column in ledger.columns for title in {column.title.zh, column.title.en}]
    keys = [column.name for column in ledger.columns if column.key]
    used = {title for other in taken.values() for title in (other.name, other.title.zh, other.title.en.lower())}
    if ledger.name in taken or ledger.table in MADE_BY_US:
        yield Fault("这个名称已有台账使用，换一个文件名。", "a ledger has this name already; give the file another.")
    for title in (ledger.title.zh, ledger.title.en):
        if title.lower() in used:
            yield Fault(f"标题“{title}”已有台账使用，换一个。", f"the title “{title}” is that of another ledger; choose another.")
    if len(keys) != 1:
        yield Fault(
            f"须有且只有一列写 key = true（区分各行的编号），现在有 {len(keys)} 列。", f"one column has key = true, not {len(keys)}."
        )
    for twice in (name for found in (names, titles) for name, count in Counter(found).items() if count > 1):
        yield Fault(f"“{twice}”有两列，列名和标题都不能重复。", f"two columns are called “{twice}”.")


def _of_column(column: Column, ledger: Ledger, taken: Mapping[str, Ledger]) -> Iterator[Fault]:
    name = column.name
    if not COLUMN_NAME.fullmatch(name) or name in RESERVED:
        yield Fault(
            f"列名“{name}”须为小写英文，且不能是 {'、'.join(sorted(RESERVED))}。",
            f"the column “{name}” must be lower case letters, and not {', '.join(sorted(RESERVED))}.",
        )
    if (column.type == "choice") != bool(column.choices):
        yield Fault(f"列 {name}：choice 写 choices，别的类型不写。", f"column {name}: a choice has choices, other types none.")
    if column.references is not None and column.references not in {*taken, ledger.name}:
        yield Fault(f"列 {name} 引用的台账 {column.references} 没有。", f"column {name} refers to {column.references}, which is no ledger.")
    if column.derived is not None:
        yield Fault(f"列 {name}：derived 只用于自带的台账。", f"column {name}: derived is for shipped ledgers only.")
