"""A report as GitHub-flavoured Markdown for a ticket or a pull request; every word from elsewhere is escaped."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jixiao.write.format._quote import as_typed
from jixiao.write.hostile import markdown, visible
from jixiao.write.page import Page
from jixiao.write.tree import (
    SHORT,
    Cell,
    Coded,
    Fault,
    Faults,
    Fold,
    Group,
    Notes,
    Paragraph,
    Part,
    Points,
    Quote,
    Report,
    Said,
    Section,
    Span,
    Spot,
    Table,
    Title,
    chapters,
    plain,
    stands_in,
)

LONGEST = 300
"""Characters of a sentence or quotation."""


def as_markdown(report: Report, page: Page) -> str:
    """Return the report with a line break at its end."""
    return "".join(markdown_parts(report, page))


def markdown_parts(report: Report, page: Page) -> Iterator[str]:
    """Yield the text of :func:`as_markdown` chapter by chapter."""
    between = ""
    for parts in chapters(report.parts):
        if shown := "\n\n".join(_all(parts, page)):
            yield between + shown
            between = "\n\n---\n\n"
    yield "\n"


def _all(parts: Iterable[Part], page: Page) -> Iterator[str]:
    for part in parts:
        if stands_in(part, "markdown") and type(part) in SHOWN:
            yield from SHOWN[type(part)](part, page)


def _title(part: Title, _: Page) -> Iterator[str]:
    yield f"## {markdown(plain(part.told))}"


def _section(part: Section, page: Page) -> Iterator[str]:
    title = markdown(part.short or plain(part.title))
    yield f"**{title}**" if SHORT in part.look else f"### {title}"
    yield from _all(part.parts, page)


def _group(part: Group, page: Page) -> Iterator[str]:
    yield from _all(part.parts, page)


def _paragraph(part: Paragraph, _: Page) -> Iterator[str]:
    yield _inline(part.told)


def _inline(said: Said) -> str:
    if isinstance(said, tuple):
        return "".join(map(_inline, said))
    return _code(plain(said)) if isinstance(said, Span) and said.tag == "code" else markdown(plain(said))


def _code(text: str) -> str:
    """Return the text as inline code; back-quotes in it can't end it."""
    return f"`{visible(text).replace('`', 'ˋ')}`"


def _points(part: Points, _: Page) -> Iterator[str]:
    yield "\n".join(f"- {markdown(plain(point))}" for point in part.told)


def _notes(part: Notes, _: Page) -> Iterator[str]:
    yield "\n".join((f"> **{markdown(part.word)}**", *(f"> {markdown(note)}" for note in part.told)))


def _faults(part: Faults, page: Page) -> Iterator[str]:
    yield "\n".join(line for fault in part.faults for line in _fault(fault, page))


def _fault(fault: Fault, page: Page) -> Iterator[str]:
    """Yield a fault as an item of a list; of an error with what it is compared with and its law."""
    apart = page.say("；", "; ")
    yield f"- **{fault.code}** {markdown(_short(fault.what))}"
    yield f"  - {page.say('位置：', 'where: ')}{apart.join(_spot(spot) for spot in fault.spots)}"
    if fault.also:
        yield f"  - {page.say('一并：', 'also: ')}{markdown(_short(fault.also))}"
    if fault.paint == "error":
        compared = [f"{_place(q)} {_code(_short(as_typed(q.text)))}{q.spot.mark}" for q in fault.quotes if q.word and q.text]
        if compared:
            yield f"  - {page.say('对照：', 'compare: ')}{apart.join(compared)}"
        yield f"  - {page.say('依据：', 'basis: ')}{markdown(fault.basis)}"
    yield f"  - {page.say('改法：', 'fix: ')}{markdown(fault.fix)}"


def _spot(spot: Spot) -> str:
    return markdown(" ".join(filter(None, (spot.project, spot.place, spot.field + spot.mark))))


def _place(quote: Quote) -> str:
    return f"{markdown(quote.spot.place)} {markdown(quote.spot.field)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _coded(part: Coded, _: Page) -> Iterator[str]:
    yield "\n".join(f"- **{code}** {markdown(_short(told))}" for code, told in part.told)


def _fold(part: Fold, page: Page) -> Iterator[str]:
    inner = "\n\n".join(_all(part.parts, page))
    yield f"<details><summary>{markdown(part.told)}</summary>\n\n{inner}\n\n</details>"


def _table(part: Table, _: Page) -> Iterator[str]:
    shown = [n for n, column in enumerate(part.columns) if stands_in(column, "markdown")]
    head = [markdown(part.columns[n].head if (short := part.columns[n].short) is None else short.strip()) for n in shown]
    ruler = ["---:" if "num" in f"{part.columns[n].look} {part.columns[n].each}" else "---" for n in shown]
    rows = ([_cell(row.cells[n]) for n in shown] for row in (*part.rows, *part.foot) if stands_in(row, "markdown"))
    yield "\n".join(_line(cells) for cells in (head, ruler, *rows))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = markdown((plain(cell.told) if cell.short is None else cell.short).strip())
    return f"**{text}**" if text and cell.paint in ("strong", "error") else text


SHOWN: Mapping[type, Callable[[Any, Page], Iterator[str]]] = {
    Title: _title,
    Section: _section,
    Group: _group,
    Paragraph: _paragraph,
    Points: _points,
    Notes: _notes,
    Faults: _faults,
    Coded: _coded,
    Fold: _fold,
    Table: _table,
}
"""What Markdown shows; anything else is for pages."""
