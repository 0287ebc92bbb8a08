"""Where a figure comes from: the first of its records in words, with those that do not count and why, and the way to all of them."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct

from jixiao.model.evaluation import LeftOut
from jixiao.web.models import Row
from jixiao.web.records.reach import Shelf
from jixiao.web.records.telling import RowCells, key_at, ledger_at, lines
from jixiao.web.screens.words import ZH
from jixiao.write.evaluation.words import rows_words

COUNTED, OUT, CELLS = 3, 3, 4
"""Rows of a figure that a page shows, those that do not count, and cells of each."""


class Looked(Struct, frozen=True, kw_only=True):
    """A row that was looked at: its page, its key, some cells, whether it counts, else why not."""

    link: str
    key: str
    cells: tuple[tuple[str, bool], ...]
    counts: bool
    why: str


class Source(Struct, frozen=True, kw_only=True):
    """Where a figure comes from: how many records in words, their heads, the first of them, where all are, what the figure means."""

    words: str
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[Looked, ...]
    all_link: str
    all_words: str
    meaning: str


def first_looked(addresses: Sequence[str], left_out: Sequence[LeftOut]) -> list[tuple[str, str]]:
    """Return the rows of a figure that a page shows, each with why it does not count, "" where it does."""
    return [*((address, "") for address in addresses[:COUNTED]), *((left.address, left.why) for left in left_out[:OUT])]


def told_rows(at: Shelf | None, looked: Iterable[tuple[str, str]]) -> dict[str, RowCells]:
    """Return rows in words by address: one question a ledger."""
    if at is None:
        return {}
    wanted: dict[str, list[str]] = {}
    for address, _ in looked:
        wanted.setdefault(ledger_at(address), []).append(address)
    seen, told = at.ledgers(), dict[str, RowCells]()
    for name, addresses in wanted.items():
        if name in seen:
            rows = Row.objects.filter(unit=at.unit, year=at.year, ledger=name, key__in=[key_at(a) for a in addresses])
            by_key = {line.key: line for line in lines(at, seen[name], rows)}
            told |= {a: by_key[key_at(a)] for a in addresses if key_at(a) in by_key}
    return told


def source(
    at: Shelf | None, path: str, count: int, looked: Sequence[tuple[str, str]], told: Mapping[str, RowCells], meaning: str
) -> Source:
    """Return where a figure comes from; ``path`` is the pointer of what it proves, ``count`` how many records count."""
    name = ledger_at(looked[0][0]) if looked else ""
    known = [told[address] for address, _ in looked if address in told and ledger_at(address) == name]
    columns = _columns(known)
    rows = tuple(_row(at, address, why, told.get(address), columns if ledger_at(address) == name else ()) for address, why in looked)
    seen = at.ledgers() if at else {}
    link = f"/records/{name}?unit={at.unit.pk}&year={at.year}&proves={quote(path, safe='')}" if at and name in seen else ""
    return Source(
        words=rows_words(count, ZH),
        heads=tuple((known[0].cells[n].title, known[0].cells[n].is_number) for n in columns) if known else (),
        rows=rows,
        all_link=link,
        all_words=f"看全部 {count:,} 条" if count > COUNTED else "在台账里看",
        meaning=meaning,
    )


def _columns(known: Sequence[RowCells]) -> tuple[int, ...]:
    """Return the cells that a table of few rows shows: the first that any of them fills, the key left out."""
    filled = [n for n in range(1, len(known[0].cells)) if any(line.cells[n].text for line in known)] if known else []
    return tuple(filled[:CELLS])


def _row(at: Shelf | None, address: str, why: str, line: RowCells | None, columns: Iterable[int]) -> Looked:
    link = f"/records/row?unit={at.unit.pk}&year={at.year}&at={quote(address, safe='')}" if at and line else ""
    cells = tuple((line.cells[n].label or line.cells[n].text, line.cells[n].is_number) for n in columns) if line else ()
    return Looked(link=link, key=key_at(address), cells=cells, counts=not why, why=why)
