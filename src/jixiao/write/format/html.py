"""A report as one self-contained page: the template ``html.jinja`` beside this file, in which every text escapes itself."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.write.format._quote import in_words
from jixiao.write.look.markup import Markup, lines
from jixiao.write.look.page import page as html_page
from jixiao.write.look.page import script
from jixiao.write.look.templates import Told, templates
from jixiao.write.page import Page
from jixiao.write.tree import Cell, Column, Report, Row, stands_in

BODY = "\0"
"""Stands where the body comes into a page, and in no page otherwise."""


def as_html(report: Report, page: Page, told: Told = lines) -> str:
    """Return the page; ``told`` makes HTML of a text."""
    return "".join(html_parts(report, page, told))


def html_parts(report: Report, page: Page, told: Told = lines) -> Iterator[str]:
    """Yield the text of :func:`as_html` as it is made."""
    code = script(report.script) if report.script else ""
    around = html_page(report.name, Markup(BODY), *report.styles, lang=page.lang, code=code, look=report.look)
    before, _, after = around.partition(BODY)
    yield before
    yield from _template(told).generate(report=report, page=page, alone=True)
    yield after


def as_body(report: Report, page: Page, told: Told = lines) -> Markup:
    """Return what stands in the page, for a page that has a bar and style sheets of its own: ``report.styles`` and the tokens."""
    return Markup(_template(told).render(report=report, page=page, alone=False))


@cache
def _template(told: Told) -> Any:  # noqa: ANN401 - a type of a package that a terminal does without
    made = templates(Path(__file__).parent, {}, told, f"page-{told.__module__}-{told.__qualname__}")
    made.filters |= {"kind": lambda part: type(part).__name__, "in_words": in_words, "beside": _beside}
    made.tests["here"] = lambda part: stands_in(part, "html")
    return made.get_template("html.jinja")


def _beside(row: Row, columns: Sequence[Column]) -> Iterator[tuple[Column, Cell, str]]:
    """Yield the columns that a page shows with a row's cell of each and how that looks: tables are most of a page."""
    for column, cell in zip(columns, row.cells, strict=False):
        if stands_in(column, "html"):
            yield column, cell, " ".join(filter(None, (column.look, column.each, cell.look)))
