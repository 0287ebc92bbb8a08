from collections import Counter
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from jixiao.corpus import generate as generating
from jixiao.corpus.copies import copies_select, drawing
from jixiao.corpus.defects import DEFECTS
from jixiao.corpus.generate import Planted, lay_out
from jixiao.corpus.sheets import LAYOUTS, Layout, departments, kinds, sheet
from jixiao.corpus.store import ANSWERS, LOTS, lots
from jixiao.corpus.templates import FIGURES, NAMES, template
from jixiao.errors import InputUnreadable, UsageWrong
from jixiao.facts.duck import DuckDBPyConnection, connect
from jixiao.facts.rows import document_rows
from jixiao.facts.schema import tables
from jixiao.read.document import read_bytes


def copied(database: DuckDBPyConnection, layout: Layout) -> str:
    """Make one project in the layout by templates of every kind; return the text that its rows must come from."""
    random = Random(3)  # noqa: S311 - made-up figures
    templates = [template(sheet(random, layout, kind)) for kind in range(len(kinds()))]
    lay_out(database, [Planted(one) for one in templates], 3)
    values = {"first": 5, "projects": 1, "layout": layout, "year": 2025, "seed": 3, "departments": len(departments())}
    for statement in drawing({**values, "rate": 0, "cover_rate": 0}):
        database.execute(statement)
    row: tuple[int, list[str], list[Decimal]] = database.execute("SELECT template, s, v FROM drawn").fetchall()[0]
    number, names, figures = row
    text: str = templates[number].text
    marks = {name.mark: str(now) for name, now in zip(NAMES, names, strict=True)}
    for figure, now in ((figure, now) for figure, now in zip(FIGURES, figures, strict=True) if figure.mark > 1000):
        marks |= {f"{figure.mark:,.2f}": f"{now:,.2f}", f"{figure.mark / 10_000:,.4f}": f"{now / 10_000:,.4f}"}
    for place, mark in enumerate(sorted(marks, key=len, reverse=True)):
        text = text.replace(mark, chr(0xE000 + place))
    for place, mark in enumerate(sorted(marks, key=len, reverse=True)):
        text = text.replace(chr(0xE000 + place), marks[mark])
    return text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_cast_rows_are_what_the_reader_makes_of_the_text(layout: Layout) -> None:
    with closing(connect(":memory:")) as database:
        document = read_bytes(copied(database, layout).encode(), "copied.txt")
        read: dict[str, list[tuple[object, ...]]] = {}
        for table, row in document_rows("d5", document, date(2025, 1, 1)):
            read.setdefault(table, []).append(tuple(row.get(column.name) for column in tables()[table]))
        for table in tables():
            marks = generating._marks(database, table)  # noqa: SLF001 - how many parts its texts have
            made = database.execute(copies_select(table, marks)).fetchall()
            assert Counter(map(shown, made)) == Counter(map(shown, read.get(table, []))), table


def shown(row: tuple[object, ...]) -> tuple[str, ...]:
    """Return a row as text, figures without trailing zeros."""
    return tuple(f"{value.normalize():f}" if isinstance(value, Decimal) else str(value) for value in row)


def test_counts_are_as_asked(corpus: Path) -> None:
    assert sum(lot.projects for lot in lots(corpus)) == 500
    assert {lot.kind for lot in lots(corpus)} == {"declaration", "self_evaluation", "monitoring"}


def test_the_same_seed_makes_the_same(corpus: Path, again: Path) -> None:
    with closing(connect(":memory:")) as database:
        ours, other = (f"read_parquet('{place}/{LOTS}/*/indicator.parquet')" for place in (corpus, again))
        assert database.execute(f"SELECT * FROM {ours} EXCEPT SELECT * FROM {other}").fetchall() == []  # noqa: S608 - our own file


def test_at_least_25_kinds_of_slip_are_planted(corpus: Path) -> None:
    with closing(connect(":memory:")) as database:
        assert len(database.execute(f"SELECT DISTINCT code FROM '{corpus / ANSWERS}'").fetchall()) >= 25  # noqa: S608 - our own file
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS)


def test_nothing_is_overwritten(corpus: Path) -> None:
    with pytest.raises(UsageWrong, match="已经存在"):
        generating.generate(10, 1, corpus)


def test_a_folder_without_a_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="没有语料库"):
        lots(tmp_path)
