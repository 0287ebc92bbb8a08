"""The worked example written out: a declaration, a year of ledgers, bindings, and what was planted."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from jixiao.actions.many.folder import make_folder
from jixiao.actions.overwriting import claim_target
from jixiao.errors import UsageWrong
from jixiao.ledger.cells import Value, value_of
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.ledger.templates import workbook
from jixiao.write.atomic import write_whole

PACKAGE = Path(__file__).parents[1]
EXAMPLES = {"congress": "songjiang-2024", "school": "school-2024", "town": "town-2024"}
"""The worked years by what the office is: a congress, a primary school, a town."""
YEAR = 2024
"""The fiscal year of every one."""
PLACES = (PACKAGE, PACKAGE.parents[1])
"""Where examples stand: in the package once installed, else in the source tree."""
FIGURES = frozenset(("integer", "decimal", "money"))


def write_example(folder: Path, name: str = "congress") -> tuple[Path, ...]:
    """Write a worked year into a folder, over an older one, and return the files; UsageWrong where the installation lacks it."""
    source = example_folder(name)
    files: dict[Path, bytes] = {}
    for file in sorted(file for file in source.rglob("*") if file.is_file()):
        place = folder / file.relative_to(source)
        if file.suffix == ".csv":
            ledger = ledgers()[file.stem]
            files[place.with_suffix(".xlsx")] = workbook(ledger, _rows(ledger, file))
        else:
            files[place] = file.read_bytes()
    claim_target(folder)
    for place in sorted({file.parent for file in files}):
        make_folder(place)
    for file, data in files.items():
        write_whole(file, data)
    return tuple(files)


def example_folder(name: str) -> Path:
    """Return where a worked year lies; UsageWrong where the installation lacks it."""
    found = next((found for place in PLACES if (found := place / "examples" / EXAMPLES[name]).is_dir()), None)
    if found is None:
        raise UsageWrong(
            "安装不完整：缺少示例申报表。请重新安装。", "The installation is not whole: the declaration is missing. Install it again."
        )
    return found


def _rows(ledger: Ledger, file: Path) -> Iterator[dict[str, Value]]:
    columns = {column.title.zh: column for column in ledger.filled}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {columns[head].name: _value(text, columns[head]) for head, text in row.items()}


def _value(text: str, column: Column) -> Value:
    """Return a cell's value, a figure with the decimals it is typed with; a reference is what the record referred to has as its key."""
    kind = ledgers()[column.references].key.type if column.references else column.type
    return Decimal(text) if text and kind in FIGURES else value_of(text, column)
