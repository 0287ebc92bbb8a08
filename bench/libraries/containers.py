"""Old workbooks and Word files: our former readers, as the history keeps them, beside those that read with xlrd and olefile."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any

import xlwt

from documents.mutants import SHARED, mutated
from jixiao.read.blocks import Block, Blocks, Grid
from jixiao.read.formats import doc, xls
from jixiao.read.refused import Refused
from libraries.timing import Row, ratio
from measure_lines import BEFORE

MODULES = ("_ole", "_word_binary", "doc", "xls")
DAMAGED = 200
"""So many damaged copies of every file are read."""
CODES = (
    "General",
    "0.00",
    "#,##0.00",
    "0.0%",
    "yyyy年m月d日",
    "#,##0.00_);(#,##0.00)",
    "h:mm",
    '"约"0.0"万元"',
    '[>100]0.0;"零"',
    '0!.0,"万元"',
)


def rows() -> Iterator[Row]:
    """Yield for every file whether the blocks are the same, the processor time, and what became of damaged copies."""
    former = {name: module for name, module in former_readers().items() if name in ("doc", "xls")}
    for name, data in files():
        kind = name.rpartition(".")[2]
        now, old = (xls if kind == "xls" else doc), former[kind]
        same = now.read(data) == old.read(data)
        wasted = Counter(damaged(data, n, old.read, now.read) for n in range(DAMAGED))
        yield {
            "file": name,
            "cells": sum(len(row) for block in now.read(data).blocks if isinstance(block, Grid) for row in block.rows),
            "all blocks the same": "yes" if same else "no",
            "× time of our own": ratio(partial(old.read, data), partial(now.read, data)),
            f"of {DAMAGED} damaged: the same": wasted["same"],
            "only our own reads": wasted["only our own"],
            "of those as undamaged": wasted["only our own, as undamaged"],
            "only libraries read": wasted["only libraries"],
            "read differently": wasted["differ"],
        }


def former_readers() -> dict[str, ModuleType]:
    """Return our former modules from the history, beside what they share with those of today; SystemExit without a history."""
    folder = Path(mkdtemp())
    for name in MODULES:
        command = ["git", "-C", str(Path(__file__).parent), "show", f"{BEFORE}:src/jixiao/read/formats/{name}.py"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise SystemExit(f"没有版本历史，无法比较。 There is no history to compare with: {done.stderr.strip()}")
        for other in MODULES:
            done.stdout = done.stdout.replace(f"jixiao.read.formats.{other} ", f"former_{other} ")
        (folder / f"former_{name}.py").write_text(done.stdout, "utf-8")
    sys.path.insert(0, str(folder))
    return {name: import_module(f"former_{name}") for name in MODULES}


def files() -> Iterator[tuple[str, bytes]]:
    """Yield workbooks made here and, where they lie beside the project, the real files."""
    yield "made, 60 rows.xls", workbook(60)
    yield "made, 400 rows.xls", workbook(400)
    if SHARED.is_dir():
        yield from ((file.name, file.read_bytes()) for file in sorted(SHARED.iterdir()) if file.suffix in (".xls", ".doc"))


def workbook(rows: int) -> bytes:
    """Return a workbook of numbers in many formats, days, texts and truth values, with merged and hidden cells."""
    book: Any = xlwt.Workbook()
    sheet, hidden = book.add_sheet("表一"), book.add_sheet("草稿")
    styles = [xlwt.easyxf(num_format_str=code) for code in CODES]
    for row in range(rows):
        for column in range(12):
            kind = (row * 7 + column) % (len(CODES) + 2)
            if kind < len(CODES):
                number = (row * 37 + column * 11) % 100_000 / 7
                sheet.write(row, column, 40_000 + number if "y" in CODES[kind] else number * (-1) ** (row % 5 == 0), styles[kind])
            else:
                sheet.write(row, column, f"指标{row}" if kind == len(CODES) else row % 2 == 0)
    sheet.write_merge(rows, rows + 3, 0, 2, "合并")
    sheet.row(3).hidden = sheet.col(1).hidden = True
    hidden.write(0, 0, "x")
    hidden.visibility = 1
    body = BytesIO()
    book.save(body)
    return body.getvalue()


def damaged(data: bytes, number: int, own: Callable[[bytes], Blocks], libraries: Callable[[bytes], Blocks]) -> str:
    """Return what becomes of a damaged copy; anything but a refusal ends the run."""
    copy = mutated(data, random.Random(number))  # noqa: S311 - the same in every run
    ours, theirs = outcome(own, copy), outcome(libraries, copy)
    if ours == theirs:
        return "same"
    if theirs is None:
        return "only our own, as undamaged" if ours == outcome(own, data) else "only our own"
    return "only libraries" if ours is None else "differ"


def outcome(read: Callable[[bytes], Blocks], data: bytes) -> tuple[Block, ...] | None:
    """Return the blocks, None where the file is refused."""
    try:
        return read(data).blocks
    except Refused:
        return None
