"""All declarations: searched, filtered, sorted, taken away as a table; and the place where a file becomes one."""

import csv
from io import StringIO
from urllib.parse import urlencode

from django.db.models import Exists, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.errors import JixiaoError
from jixiao.web.api.listing import page
from jixiao.web.blanks import KINDS, blank_form, forms_in_order
from jixiao.web.declarations.arriving import Arrived, accept, unit_for
from jixiao.web.models import Declaration, Person
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, visible, writing_units
from jixiao.web.problems import Problem
from jixiao.web.screens.office.frame import Notice, acting, entered, shown
from jixiao.web.screens.office.when import when
from jixiao.web.screens.track import Track, track
from jixiao.web.screens.words import FORM_WORDS, yuan
from jixiao.workflow.table import table

MANY, MOST_CSV = 50, 20_000
YEARS, YEAR_DIGITS = 7, 4
"""Years that can be chosen."""
LONGEST = 100
ORDERS = {"annual": ("annual", "金额从小到大"), "-annual": ("-annual", "金额从大到小"), "title": ("title", "名称")}
"""Orders besides the usual one, last changed first."""
FIRST_PAGES = 400
"""Rows to which another order than the usual one can be turned over."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate."""


class Asked(Struct, frozen=True):
    """What is looked for."""

    q: str = ""
    state: str = ""
    year: str = ""
    order: str = ""

    def query(self, **more: str) -> str:
        """Return it as the end of an address."""
        told = {"q": self.q, "state": self.state, "year": self.year, "order": self.order} | more
        return urlencode({name: value for name, value in told.items() if value})


class Row(Struct, frozen=True):
    """A declaration in the list."""

    link: str
    title: str
    unit: str
    year: str
    forms: str
    amount: str
    track: Track
    changed: str


@require_GET
@entered
def declarations(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the list."""
    return listed(request, mine)


def listed(request: HttpRequest, mine: Rights, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    """Return the list, with what happened above it."""
    asked = _asked(request)
    rows, following = _page(_rows(mine, asked), asked, request.GET.get("cursor", ""))
    states = {name: state.title for name, state in table().states.items()}
    return shown(
        request,
        mine,
        "office/declarations.html",
        "declarations",
        status=status,
        notice=notice,
        asked=asked,
        rows=tuple(map(row_of, rows)),
        states=states,
        years=years_of(mine, localdate().year),
        orders={name: words for name, (_, words) in ORDERS.items()},
        following=asked.query(cursor=following) if following else "",
        export=asked.query(),
        units=writing_units(mine),
        forms=forms_in_order(),
        next_years=(localdate().year + 1, localdate().year),
        is_filtered=bool(asked.q or asked.state or asked.year),
    )


def years_of(mine: Rights, this: int) -> list[int]:
    """Return the years, of the last ones and the next, in which there is anything to be seen: each is looked for, none is counted."""
    wanted = range(this + 1, this + 1 - YEARS, -1)
    rows = visible(mine).order_by()
    there = Person.objects.filter(pk=mine.person.pk).values_list(*(Exists(rows.filter(year=year)) for year in wanted))[0]
    return [year for year, is_there in zip(wanted, there, strict=True) if is_there]


@require_GET
@entered
def export(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Hand over what is looked for as a table."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(("申报", "单位", "年度", "表", "张数", "年度资金（元）", "状态", "最后改动"))
    for row in _rows(mine, _asked(request))[:MOST_CSV]:
        kind = FORM_WORDS.get(row.kind, row.kind)
        told = (row.title, row.unit.name, row.year or "", kind, row.forms, "" if row.annual is None else row.annual)
        writer.writerow([_safe(str(cell)) for cell in (*told, track(row.state).title, row.changed.date().isoformat())])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="申报列表.csv") or "attachment"
    return answer


@require_POST
@entered
def upload(request: HttpRequest, mine: Rights) -> HttpResponse:
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
def blank(request: HttpRequest, mine: Rights) -> HttpResponse:
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


def _asked(request: HttpRequest) -> Asked:
    given = {name: request.GET.get(name, "").replace("\0", "").strip()[:LONGEST] for name in ("q", "state", "year", "order")}
    year = given["year"] if len(given["year"]) == YEAR_DIGITS and whole_number(given["year"]) else ""
    state = given["state"] if given["state"] in table().states else ""
    return Asked(given["q"], state, year, given["order"] if given["order"] in ORDERS else "")


def _rows(mine: Rights, asked: Asked) -> QuerySet[Declaration]:
    rows = visible(mine)
    for word in asked.q.split():
        rows = rows.filter(Q(title__icontains=word) | Q(unit__name__icontains=word))
    rows = rows.filter(state=asked.state) if asked.state else rows
    rows = rows.filter(year=int(asked.year)) if asked.year else rows
    return rows.order_by(ORDERS[asked.order][0], "id") if asked.order else rows


def _page(rows: QuerySet[Declaration], asked: Asked, cursor: str) -> tuple[list[Declaration], str]:
    """Return the rows of a page, and where the next one begins; other orders are turned over by number, not without end."""
    if not asked.order:
        found, following = page(rows, cursor, MANY)
        return found, following or ""
    start = min(whole_number(cursor) or 0, FIRST_PAGES)
    ordered = list(rows[start : start + MANY + 1])
    return ordered[:MANY], str(start + MANY) if len(ordered) > MANY and start + MANY <= FIRST_PAGES else ""


def row_of(row: Declaration) -> Row:
    """Return a declaration as lists show it."""
    year = "" if row.year is None else str(row.year)
    forms = f"{FORM_WORDS.get(row.kind, '表')} {row.forms} 张"
    amount = yuan(row.annual) if row.annual is not None else "算不出"
    return Row(f"/d/{row.id}", row.title, row.unit.name, year, forms, amount, track(row.state), when(row.changed))


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) and not cell.lstrip("-").replace(".", "").isdigit() else cell
