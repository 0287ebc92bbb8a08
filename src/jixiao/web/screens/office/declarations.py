"""All declarations: searched, filtered, sorted, taken away as a table; and the place where a file becomes one."""

import csv
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, partial
from io import StringIO
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST
from markupsafe import Markup
from msgspec import Struct

from jixiao.errors import JixiaoError
from jixiao.system.recalled import Recalled
from jixiao.values.money import signed
from jixiao.web.api.listing import cut, page_of_rows
from jixiao.web.blanks import KINDS, blank_form, forms_in_order
from jixiao.web.declarations.arriving import Arrived, accept, unit_for
from jixiao.web.declarations.looking import (
    COLUMNS,
    ORDERS,
    USUAL,
    DeclarationSearch,
    declaration_search,
    drop_view,
    first_of,
    keep_view,
    rows_of,
    views_of,
)
from jixiao.web.models import Declaration
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, writing_units, years_seen
from jixiao.web.problems import Problem
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.when import when
from jixiao.web.screens.track import Track, track
from jixiao.web.screens.words import FORM_WORDS, yuan
from jixiao.workflow.table import table

MANY, MOST_CSV = 50, 20_000
KEPT = 4_096
"""Rows that a process remembers as they are shown: known by all that stands in them."""
YEARS = 7
"""Years that can be chosen."""
FIRST_PAGES = 400
"""Rows to which another order than the usual one can be turned over."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate."""


class Cell(Struct, frozen=True):
    """A cell of the list: the name of its column, what stands in it."""

    column: str
    text: str


class DeclarationRow(Struct, frozen=True):
    """A declaration in the list."""

    link: str
    title: str
    track: Track
    cells: tuple[Cell, ...]


lines = Recalled[Markup](KEPT)


@require_GET
@entered
def declarations(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the list."""
    return listed(request, mine)


def listed(request: HttpRequest, mine: Rights, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    """Return the list, with what happened above it."""
    asked = declaration_search(request.GET)
    found, following = _page(mine, asked, request.GET.get("cursor", ""))
    rows = tuple(row_of(row, asked.columns) for row in found)
    views, query = views_of(mine), asked.query()
    return shown(
        request,
        mine,
        "office/declarations.html",
        "declarations",
        status=status,
        notice=notice,
        asked=asked,
        columns=COLUMNS,
        rows=rows,
        lines=Markup("".join(lines.get(row, partial(_drawn, row)) for row in rows)),  # noqa: S704 - each as it was drawn
        states={name: state.title for name, state in table().states.items()},
        years=years_of(mine, localdate().year),
        orders={name: words for name, (_, words) in ORDERS.items()},
        following=asked.query(cursor=following) if following else "",
        export=query,
        views=views,
        is_kept=any(view.query == query for view in views),
        is_usual=not query,
        units=writing_units(mine),
        forms=forms_in_order(),
        next_years=(localdate().year + 1, localdate().year),
    )


def _drawn(row: DeclarationRow) -> Markup:
    """Return a row of the list as it is shown."""
    return cast("Markup", _line()(row, COLUMNS))


@cache
def _line() -> Any:  # noqa: ANN401 - a macro of Jinja
    return get_template("office/declarations-line.html").template.make_module().line  # type: ignore[attr-defined] # as Jinja has it


def years_of(mine: Rights, this: int) -> list[int]:
    """Return the years, of the last ones and the next, in which there is anything to be seen."""
    return years_seen(mine, range(this + 1, this + 1 - YEARS, -1))


@require_GET
@entered
def export(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Hand over what is looked for as a table."""
    out = StringIO()
    writer = csv.writer(out)
    asked = declaration_search(request.GET)
    writer.writerow(("申报", *(COLUMNS[name].title for name in asked.columns)))
    for row in rows_of(mine, asked)[:MOST_CSV]:
        writer.writerow([_safe(text) for text in (row.title, *(_plain(row, name) for name in asked.columns))])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="申报列表.csv") or "attachment"
    return answer


@require_POST
@entered
def upload_declaration(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Make a declaration of a file."""
    files = request.FILES.getlist("files")
    if not files:
        return listed(request, mine, Notice("没有收到文件。请选一个文件再上传。", "bad"), 400)
    try:
        unit = unit_for(mine, request.POST.get("unit") or None)
        made = [accept(mine, acting(request, mine), Arrived(file.name or "", file.read()), unit) for file in files]
    except Problem as refused:
        return listed(request, mine, Notice(refused.zh, "bad"), refused.status)
    return HttpResponseRedirect(f"/d/{made[0].id}" if len(made) == 1 else "/declarations")


@require_POST
@entered
def make_blank(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Make a declaration of an empty form, to be filled in on the page."""
    try:
        unit = unit_for(mine, request.POST.get("unit") or None)
        made = blank_form(request.POST.get("form", ""), request.POST.get("year", ""), KINDS[0])
        one = accept(mine, acting(request, mine), Arrived(made.name, made.data), unit)
    except Problem as refused:
        return listed(request, mine, Notice(refused.zh, "bad"), refused.status)
    except JixiaoError as wrong:
        return listed(request, mine, Notice(wrong.zh, "bad"), 400)
    return HttpResponseRedirect(f"/d/{one.id}/p/1")


@require_POST
@entered
def kept(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Keep what is looked for under a name."""
    query = request.POST.get("query", "")
    try:
        made = keep_view(mine, acting(request, mine), request.POST.get("name", ""), query)
    except Problem as refused:
        return listed(request, mine, Notice(refused.zh, "bad"), refused.status)
    return HttpResponseRedirect(f"/declarations?{made.query}")


@require_POST
@entered
def forget_view(request: HttpRequest, mine: Rights, key: int) -> HttpResponse:
    """Keep it no longer."""
    name = drop_view(mine, acting(request, mine), key)
    return listed(request, mine, Notice(f"删去了“{name}”，申报没有变。"))


def _page(mine: Rights, asked: DeclarationSearch, cursor: str) -> tuple[list[Declaration], str]:
    """Return the rows of a page, and where the next one begins; other orders are turned over by number, not without end."""
    if not asked.order:
        found, following = page_of_rows(rows_of(mine, asked), cursor, MANY) if cursor else cut(first_of(mine, asked, MANY + 1), MANY)
        return found, following or ""
    start = min(whole_number(cursor) or 0, FIRST_PAGES)
    ordered = list(rows_of(mine, asked)[start : start + MANY + 1]) if start else first_of(mine, asked, MANY + 1)
    return ordered[:MANY], str(start + MANY) if len(ordered) > MANY and start + MANY <= FIRST_PAGES else ""


def row_of(row: Declaration, columns: Iterable[str] = USUAL) -> DeclarationRow:
    """Return a declaration as lists show it."""
    return DeclarationRow(f"/d/{row.id}", row.title, track(row.state), tuple(Cell(name, _text(row, name)) for name in columns))


def _text(row: Declaration, column: str) -> str:
    """Return what stands in a cell, as people read it."""
    match column:
        case "forms":
            return f"{FORM_WORDS.get(row.kind, '表')} {row.forms} 张"
        case "annual":
            return yuan(row.annual) if row.annual is not None else "算不出"
        case "figure":
            return yuan(row.figure) if row.figure is not None else "未下达"
        case "gap":
            gap = _gap(row)
            return "" if gap is None else "0.00" if not gap else signed(gap)
        case "changed":
            return when(row.changed)
        case _:
            return _plain(row, column)


def _plain(row: Declaration, column: str) -> str:
    """Return what stands in a cell, as a spreadsheet takes it."""
    return PLAIN[column](row)


def _or_blank(value: object) -> str:
    return "" if value is None else str(value)


PLAIN: Mapping[str, Callable[[Declaration], str]] = {
    "unit": lambda row: row.unit.name,
    "year": lambda row: _or_blank(row.year),
    "forms": lambda row: f"{FORM_WORDS.get(row.kind, row.kind)} {row.forms} 张",
    "annual": lambda row: _or_blank(row.annual),
    "figure": lambda row: _or_blank(row.figure),
    "gap": lambda row: _or_blank(_gap(row)),
    "state": lambda row: track(row.state).title,
    "version": lambda row: str(row.version),
    "by": lambda row: row.last_by.name if row.last_by else "",
    "changed": lambda row: row.changed.date().isoformat(),
}


def _gap(row: Declaration) -> Decimal | None:
    return None if row.annual is None or row.figure is None else row.annual - row.figure


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) and not cell.lstrip("-").replace(".", "").isdigit() else cell
