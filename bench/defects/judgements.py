"""Verdicts of a reader on findings in the shared cases, and what the keys say is wrong there: ``tests/judgements/*.jsonl``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from defects.bases import ROOT, SHARED
from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.read.document import read_file

FOLDER = ROOT / "tests/judgements"
Verdict = Literal["right", "doubtful", "wrong"]


class Judgement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a careful reader thinks of one finding, the document in hand, and why; ``misread``: the form itself was not read right."""

    file: str
    code: str
    path: str
    verdict: Verdict
    why: str
    misread: bool = False


class KeyDefect(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A defect that a key marks as sure, by its place in the key: what may speak of it and where.

    ``shown_by``: ``form``, where the form alone shows it; ``wording``, a slip of the pen or of the copy that only somebody
    who knows the words sees; ``no``, where it takes another document or is a trap for readers rather than a defect.
    """

    file: str
    defect: int
    shown_by: Literal["form", "wording", "no"]
    codes: tuple[str, ...]
    at: tuple[str, ...]
    why: str


def judgements() -> tuple[Judgement, ...]:
    """Return the verdicts on findings."""
    return tuple(msgspec.json.decode(line, type=Judgement) for line in _lines("findings.jsonl"))


def key_defects() -> tuple[KeyDefect, ...]:
    """Return the sure defects of the keys."""
    return tuple(msgspec.json.decode(line, type=KeyDefect) for line in _lines("key_defects.jsonl"))


def _lines(name: str) -> list[str]:
    return (FOLDER / name).read_text("utf-8").splitlines()


def shared_files() -> list[Path]:
    """Return the shared cases and the seed; none where the folder is absent."""
    cases = SHARED / "cases"
    files = [file for file in (cases / "files").glob("*") if file.suffix != ".jsonl"]
    return sorted([*cases.glob("*.txt"), *files, *(SHARED / "seed").glob("*.txt")])


def shared_documents(named: str = "*") -> Iterator[tuple[str, Document]]:
    """Yield the shared documents of such names that can be read, by their names below the shared folder."""
    for file in (file for file in shared_files() if file.match(named)):
        try:
            yield file.relative_to(SHARED).as_posix(), read_file(file)
        except JixiaoError:
            continue
