"""The tree of units, and one unit with what may be changed."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.models import Unit
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.people.duties import SYSTEM
from jixiao.web.people.register import change_unit, tree, unit_by
from jixiao.web.people.units import found_unit
from jixiao.web.problems import nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting
from jixiao.web.screens.office.officers.frame import done, duty, officers_page
from jixiao.workflow.table import roles

LONGEST = 200
DEEPEST = 8
"""Levels that are shown further in; those below stand as far in as these."""


@require_http_methods(["GET", "POST"])
@duty("units")
def units(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the tree, or make a unit."""
    if request.method != "POST":
        return _tree(request, mine)
    _changes(mine)
    name, under = request.POST.get("name", "").strip()[: 2 * LONGEST], whole_number(request.POST.get("under", "")) or 0
    return _tree(request, mine, *done(lambda: f"已建单位“{found_unit(acting(request, mine), name, unit_by(under)).name}”。"))


@require_GET
@duty("units")
def unit(request: HttpRequest, mine: Rights, key: int) -> HttpResponse:
    """Show one unit."""
    return _unit(request, mine, key)


@require_POST
@duty("units")
def change_unit_page(request: HttpRequest, mine: Rights, key: int, what: str) -> HttpResponse:
    """Move, close or reopen a unit."""
    _changes(mine)
    place, under = unit_by(key), whole_number(request.POST.get("under", "")) or 0
    return _unit(request, mine, key, *done(lambda: change_unit(acting(request, mine), what, place, under)))


def _changes(mine: Rights) -> None:
    """Raise Problem 404 for who only looks."""
    if SYSTEM not in mine.roles:
        raise nothing()


def _tree(request: HttpRequest, mine: Rights, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    rows, wanted = tree(), request.GET.get("q", "").strip()[:LONGEST]
    listed = [_row(row) for row in rows if wanted in row["name"]]
    closed = sum(bool(row["closed"]) for row in rows)
    return officers_page(
        request,
        mine,
        "units",
        notice=notice,
        status=status,
        heading=(f"{len(rows) - closed} 个单位", f"，{closed} 个已撤销" if closed else "都在办"),
        rows=listed,
        asked=wanted,
        changes=SYSTEM in mine.roles,
        places=[(row["id"], _indented(row)) for row in rows if not row["closed"]],
    )


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "depth": min(row["depth"], DEEPEST)}


def _indented(row: Mapping[str, Any]) -> str:
    return f"{'　' * row['depth']}{row['name']}"


def _unit(request: HttpRequest, mine: Rights, key: int, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    one, rows = unit_by(key), tree()
    people = one.grants.select_related("person").order_by("role", "person__login")
    known = roles()
    return officers_page(
        request,
        mine,
        "units",
        template="unit",
        notice=notice,
        status=status,
        one=one,
        below=[row for row in rows if row["path"].startswith(one.path) and row["path"] != one.path],
        above=_above(one, {row["path"]: row for row in rows}),
        people=[(grant.person, known[grant.role].title if grant.role in known else grant.role, grant.until) for grant in people[:LONGEST]],
        changes=SYSTEM in mine.roles,
        places=[(row["id"], _indented(row)) for row in rows if not row["closed"] and not row["path"].startswith(one.path)],
    )


def _above(one: Unit, by_path: Mapping[str, Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the units above one, the topmost first."""
    parts = one.path.strip("/").split("/")
    paths = (f"/{'/'.join(parts[:count])}/" for count in range(1, len(parts)))
    return [by_path[path] for path in paths if path in by_path]
