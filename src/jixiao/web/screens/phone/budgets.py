"""The budget in one minute a project, and the way to ask about it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jixiao.desk.deskfile import asks_of
from jixiao.desk.loading import desks, kept_by
from jixiao.web.desks.shelf import book_of
from jixiao.web.phone.budget import Minute, project_minute
from jixiao.web.phone.doings import Doing, Holder, doings
from jixiao.web.screens.phone.frame import held, shown

BUDGETS = "budgets"
"""The ledger whose records are asked about."""


@require_GET
@held
def project(request: HttpRequest, holder: Holder, position: int) -> HttpResponse:
    """Show a project's minute."""
    where = holder.place.where
    with book_of(where.unit, where.year) as book:
        found = project_minute(holder.mine, position, book)
    asking = _asking(holder)
    field = _field(asking) if asking else ""
    ask = f"{asking.link}?{field}={found.project}" if asking and found.project else ""
    one = found.minute
    return shown(
        request, holder, "phone/minute.html", "papers", title=f"预算一分钟 {position} / {found.count}", back="/m/papers", found=found,
        heading=_heading(one), ask=ask,
    )  # fmt: skip


def _heading(one: Minute) -> str:
    """Return the money, and how much of it no cost target speaks of."""
    if not one.wan:
        return "金额没有写"
    told = f"，{one.open_share} 没有成本指标管着" if one.open_share else "，都有成本指标管着" if one.share else ""
    return f"{one.wan} 万元{told}"


def _asking(holder: Holder) -> Doing | None:
    """Return the act by which somebody asks about a budget."""
    return next((one for one in doings(holder.place) if one.act.tab == "papers" and _field(one)), None)


def _field(one: Doing) -> str:
    return next((ask.name for ask in asks_of(one.act.asks, kept_by(desks().values())) if ask.references == BUDGETS), "")
