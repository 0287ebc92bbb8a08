"""Today and the other words at the foot of the phone: what is there to be done, what waits, what is one's own."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.desk.book import Book
from jixiao.desk.deskfile import TABS, Tab
from jixiao.web.desks.rights import ledger_seen
from jixiao.web.desks.shelf import book_of
from jixiao.web.journal.once import once_key
from jixiao.web.phone.budget import minutes
from jixiao.web.phone.doings import Doing, Holder, Offer, WaitingItem, doings, offers, rest_of, waits, watchings
from jixiao.web.phone.today import Today, line_of, own_ledgers, own_rows, today
from jixiao.web.problems import nothing
from jixiao.web.screens.phone.fields import Choice, choice_field, choices_left
from jixiao.web.screens.phone.frame import held, shown
from jixiao.web.screens.phone.words import day
from jixiao.web.screens.words import day_words

MOST = 40
LINES = 100
"""Own rows on a page."""


class Press(Struct, frozen=True):
    """A record that an act is offered for: what can be pressed at once (nothing: one button), or None for a form."""

    offer: Offer
    choices: tuple[Choice, ...] | None
    key: str


class Sheet(Struct, frozen=True):
    """An act under a word: what is offered of it, which field is chosen at once, what it is called beside the others."""

    doing: Doing
    presses: tuple[Press, ...]
    field: str
    title: str


class Shelf(Struct, frozen=True):
    """A queue under a word, what waits in it, and how much more; whether any of it has a day (where none has, the last comes first)."""

    title: str
    items: tuple[WaitingItem, ...]
    more: int
    is_dated: bool


@require_GET
@held
def first(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Show today."""
    where = holder.place.where
    with book_of(where.unit, where.year) as book:
        found = today(book, holder)
        rounds = [_sheet(one.doing, one.offers, book) for one in found.rounds]
    heading, small = _heading(found)
    return shown(
        request, holder, "phone/today.html", "today", title="今天", heading=heading, small=small, today=found, rounds=rounds, year=where.year,
        date=day_words(localdate()), unit=where.unit.name,
    )  # fmt: skip


def _heading(found: Today) -> tuple[str, str]:
    """Return the thing to do now, and what is said below it."""
    if found.occasions:
        one = found.occasions[0]
        return (f"{one.offer.title}，", "亮出签到码" if one.doing.organises else "现在可以签到")
    if found.rounds:
        one_round = found.rounds[0]
        return (f"{one_round.doing.act.title.zh}，", f"还有 {len(one_round.offers)} 项")
    if found.waits:
        count = sum(len(one.items) for one in found.waits)
        return (f"{count} 件等您，", f"先办：{found.waits[0].items[0].title}")
    return ("今天没有要办的，", "有了会列在这里")


@require_GET
@held
def tab(request: HttpRequest, holder: Holder, name: Tab) -> HttpResponse:
    """Show what stands under a word."""
    where = holder.place.where
    with book_of(where.unit, where.year) as book:
        acts = [one for one in doings(holder.place) if one.act.tab == name]
        sheets = [_sheet(one, offers(one, book, holder), book) for one in acts if one.act.each or one.act.code]
        shelves = [_shelf(one.queue.title.zh, list(waits(one, book, holder))) for one in watchings(holder.place) if one.queue.tab == name]
        rests = [(one, rest) for one in acts if (rest := rest_of(one, book, holder)) is not None]
        own = tuple(own_ledgers(book, holder)) if name == "mine" else ()
    budget = tuple(minutes(holder.mine)) if name == "papers" else ()
    plain = [one for one in acts if not one.act.each and not one.act.code and one.name not in _follow_ups(holder)]
    return shown(
        request, holder, "phone/tab.html", name, title=TABS[name].zh, heading=_tab_heading(name, sheets, shelves, len(budget)), sheets=sheets,
        shelves=[one for one in shelves if one.items], rests=rests, plain=plain, own=own, year=where.year,
        budget=budget,
    )  # fmt: skip


def _tab_heading(name: Tab, sheets: list[Sheet], shelves: list[Shelf], projects: int) -> str:
    open_, waiting = sum(len(one.presses) for one in sheets), sum(len(one.items) + one.more for one in shelves)
    if name == "events" and open_:
        return f"{open_} 场可以报名或签到"
    if name == "papers" and (waiting or projects):
        return "，".join(filter(None, (f"预算 {projects} 个项目" if projects else "", f"{waiting} 件等您看" if waiting else "")))
    return {"claims": "报书报费", "mine": "我的记录", "events": "活动和培训", "papers": "材料和预算", "today": "今天"}[name]


def _follow_ups(holder: Holder) -> set[str]:
    """Return the acts that follow from what waits in a queue of the phone: they are reached from there."""
    return {str(one.queue.act) for one in watchings(holder.place) if one.queue.act in one.desk.phone}


def _sheet(one: Doing, found: tuple[Offer, ...], book: Book) -> Sheet:
    choices = None if one.act.code else choices_left(one, book)
    title = one.act.title.zh if one.act.code else f"{one.desk.title.zh}：{one.act.title.zh}"
    return Sheet(one, tuple(Press(offer, choices, once_key()) for offer in found), choice_field(one, book), title)


def _shelf(title: str, found: list[WaitingItem]) -> Shelf:
    is_dated = any(one.due for one in found)
    found = found if is_dated else found[::-1]
    return Shelf(title, tuple(found[:MOST]), max(0, len(found) - MOST), is_dated)


@require_GET
@held
def records(request: HttpRequest, holder: Holder, name: str) -> HttpResponse:
    """Show the own rows of a ledger."""
    kept, where = ledger_seen(holder.place.roles, name), holder.place.where
    with book_of(where.unit, where.year) as book:
        if not any(one.ledger == name for one in own_ledgers(book, holder)):
            raise nothing()
        rows = own_rows(kept, book, holder)
        lines = [line_of(row, kept, book, holder.place.me) for row in rows[:LINES]]
    return shown(
        request, holder, "phone/records.html", "mine", title=kept.title.zh, back="/m/mine", heading=f"{kept.title.zh} {len(rows)} 条",
        lines=lines, more=max(0, len(rows) - LINES), year=where.year, day=day,
    )  # fmt: skip
