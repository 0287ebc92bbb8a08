"""JSON of somebody else, whatever is wrong with it, ends in the one error that its readers catch; backups and an office's TOML come in by the door too."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import DecodeError

from jixiao.door import decoded
from jixiao.errors import ConfigInvalid, InputUnreadable, LedgerFileInvalid, UsageWrong
from jixiao.ledger.headings import read_headings
from jixiao.ledger.ledgerfile import load_ledger
from jixiao.model.document import Document
from jixiao.read.document import read_bytes
from jixiao.read.json_ import read_document
from jixiao.web.keeping.archive import checked
from jixiao.workflow.calendar import calendar

HEAD = b'{"schema": "jixiao-document/1", '
WRONG = {
    "shape": b'"source": 1}',
    "broken off": b'"source": ',
    "no UTF-8 in a text": b'"title": "\x8d"}',
    "no UTF-8 in a name": b'"\xff": 1}',
    "half a sign": rb'"title": "\ud800"}',
    "too deep": b'"other": ' + b"[" * 200_000,
    "zero bytes": b'"title": "\0"}',
}


@pytest.mark.parametrize("rest", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("of", [Document, dict[str, int]])
def test_whatever_is_wrong_is_one_error(rest: bytes, of: type[object]) -> None:
    with pytest.raises(DecodeError):
        decoded(HEAD + rest, of)


@pytest.mark.parametrize("rest", WRONG.values(), ids=WRONG)
def test_a_document_that_is_none_is_told_in_a_sentence(rest: bytes) -> None:
    with pytest.raises(InputUnreadable, match=r"请重新导出"):
        read_document(HEAD + rest, "document.json")
    with pytest.raises(InputUnreadable):
        read_bytes(HEAD + rest, "document.json")


def pipe(file: Path) -> None:
    os.mkfifo(file)


def device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def holes(file: Path) -> None:
    file.touch()
    os.truncate(file, 100 << 30)


def deep(file: Path) -> None:
    file.write_text(".".join("a" * 32_000) + " = 1\n", "ascii")


@pytest.mark.parametrize("make", [pipe, device, holes, deep])
def test_a_backup_that_is_none_is_told_at_once(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "backup.tar")
    with pytest.raises(UsageWrong):
        checked(tmp_path / "backup.tar")


@pytest.mark.parametrize("make", [holes, deep])
@pytest.mark.parametrize(
    ("name", "read", "error"),
    [
        ("headings.toml", lambda file: read_headings(file.parent), ConfigInvalid),
        ("meals.toml", lambda file: load_ledger(file, {}), LedgerFileInvalid),
        ("calendar.toml", lambda file: calendar(file.parent), ConfigInvalid),
    ],
)
def test_toml_without_end_is_told_at_once(
    tmp_path: Path, make: Callable[[Path], None], name: str, read: Callable[[Path], object], error: type[Exception]
) -> None:
    make(tmp_path / name)
    with pytest.raises(error):
        read(tmp_path / name)
