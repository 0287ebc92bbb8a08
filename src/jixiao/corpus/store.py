"""A corpus on disk: lots of documents of one law and one kind, each a folder with a Parquet file for every fact table.

    CORPUS/corpus.json                     what the corpus is
    CORPUS/lots/2024-declaration-0000/     lot.json, document.parquet, project.parquet …
    CORPUS/answers.parquet                 of made-up corpora: code, project key, path of every planted defect

A lot holds whole documents, all of one date of law and one kind of form: so joins never leave a lot, and which rules judge it,
with which parameters, is known before it is opened.
"""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode, encode
from msgspec.json import format as formatted

from jixiao.errors import InputUnreadable
from jixiao.facts.schema import tables
from jixiao.model.document import Kind

ABOUT, LOTS, LOT, ANSWERS = "corpus.json", "lots", "lot.json", "answers.parquet"


class Lot(Struct, frozen=True, kw_only=True):
    """What a lot holds; ``kind`` is None where forms of several kinds stand in one document."""

    name: str
    as_of: date | None
    kind: Kind | None
    documents: int
    projects: int
    indicators: int


class About(Struct, frozen=True, kw_only=True):
    """What a corpus is: the stamp of its fact tables, how it was made, for a made-up one how many defects of each code were planted."""

    schema: str = "jixiao-corpus/1"
    facts: str
    made_up: bool
    seed: int | None = None
    planted: dict[str, int] = {}
    distinct: dict[str, int] = {}


def stamp() -> str:
    """Return the stamp of the fact tables that this version reads and writes: their columns and types."""
    told = "\n".join(f"{name} {column.name} {column.type}" for name, columns in tables().items() for column in columns)
    return sha256(told.encode()).hexdigest()[:16]


Read = Callable[[str], bytes]
"""Gives the content of a file by its path in a corpus; FileNotFoundError where there is none."""


def lots(corpus: Path) -> tuple[Lot, ...]:
    """Return the lots of a corpus in order of their names; InputUnreadable where there is none, or one with other fact tables."""
    check(str(corpus), lambda name: (corpus / name).read_bytes())
    return tuple(decode(file.read_bytes(), type=Lot) for file in sorted((corpus / LOTS).glob(f"*/{LOT}")))


def check(corpus: str, read: Read) -> None:
    """Raise InputUnreadable where there is no corpus, or one with other fact tables."""
    try:
        about = read(ABOUT)
    except (FileNotFoundError, NotADirectoryError):
        raise InputUnreadable(
            corpus, "这里没有语料库。请先用 jixiao corpus generate 生成。", "there is no corpus. Make one with jixiao corpus generate."
        ) from None
    if decode(about, type=About).facts != stamp():
        raise InputUnreadable(
            corpus,
            "这个语料库是另一版本做的，事实表不同。请重新生成。",
            "another version made this corpus, with other tables. Make it anew.",
        )


def table_file(corpus: Path, lot: Lot, table: str) -> Path:
    """Return the file of a lot's table."""
    return corpus / table_path(lot, table)


def table_path(lot: Lot, table: str) -> str:
    """Return the path of a lot's table in its corpus."""
    return f"{LOTS}/{lot.name}/{table}.parquet"


def write(file: Path, content: Struct) -> None:
    """Write a description as JSON; whole or not at all."""
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(formatted(encode(content)) + b"\n")
    unfinished.replace(file)
