"""A report as GitHub-flavoured Markdown for a ticket or a pull request; every word from elsewhere is escaped."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jixiao.write.hostile import markdown
from jixiao.write.tree import Cell, Fold, Group, Notes, Paragraph, Part, Points, Report, Section, Table, Title, plain, stands_in

SHORT = "short"
"""The look of a section that goes on without a heading."""


def as_markdown(report: Report) -> str:
    """Return the report with a line break at its end."""
    return "\n\n".join(_all(report.parts)) + "\n"


def _all(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if stands_in(part, "markdown") and type(part) in SHOWN:
            yield from SHOWN[type(part)](part)


def _title(part: Title) -> Iterator[str]:
    yield f"## {markdown(plain(part.told))}"


def _section(part: Section) -> Iterator[str]:
    if SHORT not in part.look:
        yield f"### {markdown(part.short or plain(part.title))}"
    yield from _all(part.parts)


def _group(part: Group) -> Iterator[str]:
    yield from _all(part.parts)


def _paragraph(part: Paragraph) -> Iterator[str]:
    yield markdown(plain(part.told))


def _points(part: Points) -> Iterator[str]:
    yield "\n".join(f"- {markdown(plain(point))}" for point in part.told)


def _notes(part: Notes) -> Iterator[str]:
    yield "\n".join(f"> {markdown(note)}" for note in part.told)


def _fold(part: Fold) -> Iterator[str]:
    inner = "\n\n".join(_all(part.parts))
    yield f"<details><summary>{markdown(part.told)}</summary>\n\n{inner}\n\n</details>"


def _table(part: Table) -> Iterator[str]:
    shown = [n for n, column in enumerate(part.columns) if stands_in(column, "markdown")]
    head = [markdown(part.columns[n].short or part.columns[n].head) for n in shown]
    ruler = ["---:" if n else "---" for n in range(len(shown))]
    rows = ([_cell(row.cells[n]) for n in shown] for row in (*part.rows, *part.foot) if stands_in(row, "markdown"))
    yield "\n".join(_line(cells) for cells in (head, ruler, *rows))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = markdown(plain(cell.told) if cell.short is None else cell.short)
    return f"**{text}**" if text and cell.paint == "strong" else text


SHOWN: Mapping[type, Callable[[Any], Iterator[str]]] = {
    Title: _title,
    Section: _section,
    Group: _group,
    Paragraph: _paragraph,
    Points: _points,
    Notes: _notes,
    Fold: _fold,
    Table: _table,
}
"""What Markdown shows; anything else is for pages."""
