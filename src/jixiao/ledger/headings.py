"""Exports of other systems read as ledgers: which sheet is which ledger and which head is which column, as an office keeps it.

``headings.toml`` in the folder of ledgers, once written, holds for every year::

    [payments]
    sheets  = ["支付明细查询"]
    columns = { "凭证编号" = "凭证号", "支付金额" = "金额", "打印次数" = "" }
    given   = { "资金来源" = "财政拨款" }

A column called ``""`` is left aside; ``given`` fills a column that the export has not.
"""

from collections.abc import Mapping
from pathlib import Path
from tomllib import TOMLDecodeError

from msgspec import Struct, ValidationError, convert

from jixiao import door
from jixiao.errors import ConfigInvalid, TurnedAway
from jixiao.ledger.books import Book, Sheet
from jixiao.ledger.headlines import OVER_ALL, below, heads_of
from jixiao.ledger.schema import ledgers

FILE_NAME = "headings.toml"
LARGEST = 100_000


class Heading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one ledger is called elsewhere: its sheets, its columns by their heads there, values of columns that are not there."""

    sheets: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    given: dict[str, str] = {}


Headings = Mapping[str, Heading]


def read_headings(folder: Path) -> Headings:
    """Return the headings that an office keeps in its folder, none where it keeps none; ConfigInvalid for a file that is wrong."""
    file = folder / FILE_NAME
    if not file.is_file():
        return {}
    try:
        found = convert(door.tables(door.take(file, LARGEST).decode("utf-8-sig")), dict[str, Heading])
    except (TurnedAway, UnicodeDecodeError, TOMLDecodeError, ValidationError, RecursionError) as wrong:
        raise ConfigInvalid(
            f"表头对照“{file.name}”看不懂：{wrong}。每个台账写一段，如 [payments]，里面写 sheets、columns、given。",
            f"The headings “{file.name}” can't be read: {getattr(wrong, 'en', wrong)}. Write a table for each ledger, like [payments], with sheets, columns, given.",
        ) from wrong
    unknown = sorted(found.keys() - ledgers().keys())
    if unknown:
        raise ConfigInvalid(
            f"表头对照“{file.name}”里的 {'、'.join(unknown)} 不是台账。全部台账见 jixiao ledger list。",
            f"{', '.join(unknown)} in “{file.name}” are no ledgers; see jixiao ledger list.",
        )
    return found


def renamed(book: Book, headings: Headings) -> Book:
    """Return a book with the sheets and heads of an export called as the ledgers call them."""
    if not headings or not book.sheets:
        return book
    stem = book.file.rpartition("/")[2].rpartition(".")[0]
    return Book(book.file, [_renamed(sheet, stem, headings) for sheet in book.sheets], book.refused)


def _is_meant(name: str, heading: Heading, sheet: Sheet, stem: str) -> bool:
    """Whether a sheet holds a ledger: it or its file is called so, or the file after the ledger and the sheet has heads of the export."""
    own = (name, ledgers()[name].title.zh)
    if sheet.name in (*heading.sheets, *own) or stem in heading.sheets:
        return True
    return stem in own and any(head in heading.columns for head in heads_of(sheet.rows, heading.columns.__contains__).texts)


def _renamed(sheet: Sheet, stem: str, headings: Headings) -> Sheet:
    name = next((n for n, h in headings.items() if _is_meant(n, h, sheet, stem)), None)
    if name is None or not sheet.rows:
        return sheet
    heading = headings[name]
    known = {*heading.columns, *(column.title.zh for column in ledgers()[name].filled)}
    found = heads_of(sheet.rows, known.__contains__)
    (first, heads), *below_heads = below(sheet, found)
    above = [row for row in sheet.rows[: found.place] if any(map(OVER_ALL.search, row[1]))]
    aside = {place for place, head in enumerate(heads) if heading.columns.get(head) == ""}
    own = [heading.columns.get(head, head) for head in heads]
    extra = [column for column in heading.given if column not in own]
    rows = [*above, (first, [*own, *extra])]
    for number, texts in below_heads:
        cells = ["" if place in aside else text for place, text in enumerate(texts)]
        rows.append((number, [*cells, *[""] * (len(own) - len(cells)), *(heading.given[column] for column in extra)]))
    return Sheet(ledgers()[name].title.zh, rows, sheet.formulas, sheet.merged, sheet.uncomputed)
