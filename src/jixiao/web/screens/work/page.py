"""The desks' pages: what waits, one record opened, the panels that the desk's file draws, the figures that the work comes to; one act done."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.desk.deskfile import Desk
from jixiao.desk.drawing import drawn
from jixiao.desk.drawn import Drawn
from jixiao.desk.loading import desks
from jixiao.desk.selecting import UNANSWERED, filled, law_on, standing
from jixiao.web.desks.acting import SeenRecord, act, unchanged
from jixiao.web.desks.bound import Figure, figures, of_desk
from jixiao.web.desks.card import Card, Feed, Ground, Wanted, begins, card_of, feeds_of, look_ahead
from jixiao.web.desks.forms import RecordChoice, act_body, records_of
from jixiao.web.desks.here import Here, panels_of
from jixiao.web.desks.left import left_behind
from jixiao.web.desks.lists import Band, DeskTab, DeskView, Seeing, bands, counted, heading
from jixiao.web.desks.log import LoggedAct, last_written, when_words
from jixiao.web.desks.rights import Place, acting_situation, acts_of, desk_at, place_of, role_for
from jixiao.web.desks.shelf import book_of, changing, years_of
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.phone.doings import Holder
from jixiao.web.phone.organising import codes_at
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.words import date_words
from jixiao.web.screens.work.years import place_chosen

SEEN, AGAIN = "seen", "again"
TABLE = "office/desk-work.html"


class Begin(Struct, frozen=True):
    """An act that begins something, and where its form is."""

    title: str
    link: str


class Offer(Struct, frozen=True, kw_only=True):
    """An act offered below a panel: where its form is, and what it feeds or why nothing."""

    title: str
    link: str
    feeds: tuple[Feed, ...]
    unmeasured: str


class PanelView(Struct, frozen=True, kw_only=True):
    """A panel with the acts that are offered below it."""

    drawn: Drawn
    acts: tuple[Offer, ...]


class Made(Struct, frozen=True, kw_only=True):
    """An indicator that the work comes to, the row that was written last, and whether the open record's acts feed it."""

    figure: Figure
    last: str
    touched: bool


class Page(NamedTuple):
    """A desk's page that somebody asked for."""

    request: HttpRequest
    mine: Rights
    place: Place
    at: Desk


@require_GET
@entered
def all_desks(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Lead to the desk where most waits; say so where somebody works at none."""
    try:
        found = _tabs(mine, place_chosen(request, mine))
    except Problem:
        found = ()
    if not found:
        return shown(request, mine, "office/desks-none.html", "desks", heading="没有您的办事台")
    return HttpResponseRedirect(f"/desks/{max(found, key=lambda tab: (tab.due, tab.waiting)).name}")


@require_GET
@entered
def desk(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Show a desk."""
    place = place_chosen(request, mine)
    return desk_page(Page(request, mine, place, desk_at(place, name)), Wanted(request.GET.get("record", ""), request.GET.get("act", "")))


@require_POST
@entered
def do(request: HttpRequest, mine: Rights, name: str, key: str) -> HttpResponse:
    """Do an act and show the desk after it; what is refused stays as it was written."""
    place = place_chosen(request, mine)
    at = desk_at(place, name)
    page = Page(request, mine, place, at)
    sent = {field: str(value) for field, value in request.POST.items()}
    record = sent.get("record", "")
    where = place.where
    with book_of(where.unit, where.year) as book:
        body = act_body(sent, at.acts[key], book) if key in at.acts else {}
    line = whole_number(sent.get(SEEN, ""))
    seen = SeenRecord(record, line) if record and line is not None and AGAIN not in sent else None
    try:
        with changing(where.unit, where.year):
            if seen is not None and _moves(at, key):
                unchanged(where, seen)
            done = act(acting(request, mine), where, at, key, body, acting_situation(mine, place, role_for(place, at, key)))
    except Problem as refused:
        if refused.status == 404:
            raise
        return _refused(page, Wanted(record, key, sent), refused)
    late = "，已过期限" if done.late else ""
    return desk_page(page, Wanted(record), Notice(f"{done.says}{late}", "good"))


def _moves(at: Desk, key: str) -> bool:
    """Whether an act changes what stands in a row: who does it has to have seen that."""
    return key in at.acts and any(write.moves for write in at.acts[key].writes)


def _refused(page: Page, wanted: Wanted, why: Problem) -> HttpResponse:
    fields = why.more.get("fields")
    wrong = {str(name): str(told) for name, told in fields.items()} if isinstance(fields, Mapping) else {}
    text = "有几项要改，写在各项下面。" if wrong else why.zh
    kept = wanted._replace(wrong=wrong, needs_reason=bool(why.more.get("needs_reason")))
    return desk_page(page, kept, Notice(text, "bad"), why.status)


@require_POST
@entered
def preview_act(request: HttpRequest, mine: Rights, name: str, key: str) -> HttpResponse:
    """Tell what an act would write and feed with what is written so far; nothing is done."""
    place = place_chosen(request, mine)
    at = desk_at(place, name)
    role_for(place, at, key)
    where = place.where
    with book_of(where.unit, where.year) as book:
        ground = Here(mine, place, at, book).ground()
        one = next((one for one in ground.may if one[0] == key), None)
        if one is None:
            raise nothing()
        body = act_body({field: str(value) for field, value in request.POST.items()}, one[1], book)
        found = look_ahead(ground, one, body, given=True)
        feeds = tuple(feeds_of(one[1], ground, found))
    says = "" if found.how == "done" else found.says
    return render(
        request,
        "office/desk-ahead.html",
        {"row": found.row, "feeds": feeds, "unmeasured": one[1].unmeasured or "", "says": says, "partial": True},
    )


def desk_page(page: Page, wanted: Wanted, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    """Return the page of a desk with what is wanted open."""
    request, mine, place, at = page
    where = place.where
    view = DeskView(request.GET.get("queue", ""), whole_number(request.GET.get("from", "")) or 0, wanted.record, wanted.act)
    with book_of(where.unit, where.year) as book:
        here = Here(mine, place, at, book)
        seeing = _seeing(here)
        found = bands(seeing, view)
        ground = here.ground()
        card = _card(here, ground, wanted, found)
        told = {
            "card": card,
            "bands": found,
            "groups": _groups(found),
            "listed": [band for band in found if band.here or (not view.queue and not band.routine and band.waiting)],
            "heading": _said(here, at.show.heading)[:1] or [heading(found, at)],
            "under": _said(here, at.show.under),
            "begin": list(_begin(here, ground, view)),
            "codes": tuple(codes_at(here.desk, book, Holder(mine, place))),
            "panels": list(_panels(here, ground)),
            "figures": _figures(here, ground, card),
            "tabs": _tabs(mine, place),
            "records": {ledger: records for ledger in sorted(_ledgers(card)) if (records := _choices(ledger, here))},
        }
    left = left_behind(place, at, list(here.people().values()), localdate())
    return shown(
        request, mine, TABLE, "desks", status=status, notice=notice, here_desk=at, unit=where.unit.name, year=where.year, years=list(years_of(where.unit)), now=_now(),
        alone=view.queue, left=left, **told,
    )  # fmt: skip


def _seeing(here: Here) -> Seeing:
    people = list(here.people().values())
    return Seeing(here.desk, here.book, people, localtime().replace(tzinfo=None), here.sees)


def _card(here: Here, ground: Ground, wanted: Wanted, found: list[Band]) -> Card | None:
    """Return what is open: what is wanted, else the first of the list that somebody can go on with."""
    clocks = {item.record: item.clock for band in found for item in band.items}
    if wanted.record:
        if not here.sees(wanted.record):
            raise nothing()
        return card_of(ground, wanted, clocks.get(wanted.record))
    if wanted.act:
        return card_of(ground, wanted, None)
    may = {name for name, _, _ in ground.may}
    listed = [item for band in found if band.here or not band.routine for item in band.items]
    first = next((item for item in listed if item.act in may), next(iter(listed), None))
    return card_of(ground, Wanted(first.record, first.act), first.clock) if first is not None and here.sees(first.record) else None


def _groups(found: list[Band]) -> list[tuple[str, list[Band]]]:
    groups: dict[str, list[Band]] = {}
    for band in found:
        groups.setdefault(band.group or ("例行" if band.routine else "等着办的"), []).append(band)
    return list(groups.items())


def _said(here: Here, sql: str | None) -> list[str]:
    if sql is None:
        return []
    who = acting_situation(here.mine, here.place, here.place.roles[0])
    try:
        rows = here.book.of(here.desk).ask_again(filled(sql, {**standing(who), **law_on(here.desk.show.law, who.today)}))
    except UNANSWERED:
        return []
    return [str(row["says"]) for row in rows if row["says"]] if not here.is_narrow else []


def _begin(here: Here, ground: Ground, view: DeskView) -> Iterator[Begin]:
    order = {name: place for place, name in enumerate(here.desk.show.begin)}
    own = [(name, one) for name, one, _ in ground.may if begins(one, here.book)]
    for name, one in sorted(own, key=lambda pair: order.get(pair[0], len(order))):
        yield Begin(one.title.zh, DeskView(view.queue).link(here.desk.name, act=name) + "#card")


@require_GET
@entered
def status(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Show how things stand to everybody at the unit: the panels that a desk has for that."""
    place = place_of(mine)
    at = desks().get(name)
    if at is None or not at.show.status:
        raise nothing()
    where = place.where
    with book_of(where.unit, where.year) as book:
        who = acting_situation(mine, place, place.roles[0])
        found = [PanelView(drawn=drawn(one, at.panels[one], book.of(at), who), acts=()) for one in at.show.status]
    return shown(request, mine, "office/desk-status.html", "desks", here_desk=at, panels=found, now=_now(), unit=where.unit.name)


def _panels(here: Here, ground: Ground) -> Iterator[PanelView]:
    for made in panels_of(here):
        yield PanelView(drawn=made, acts=tuple(_offers(made, here, ground)))


def _offers(made: Drawn, here: Here, ground: Ground) -> Iterator[Offer]:
    """Yield the acts of a panel: one that begins something, and one that goes on with the first record that it stands at, or of an empty one with any."""
    records = [row.record for row in made.rows] + [way.record for way in made.ways]
    first = next(filter(None, records), "")
    for one in ground.may:
        name, told, _ = one
        if name in made.panel.acts and (begins(told, here.book) or first or made.is_empty):
            record = "" if begins(told, here.book) else first
            ahead = look_ahead(ground, one, None, given=False)
            link = DeskView().link(here.desk.name, record=record, act=name) + "#card"
            yield Offer(title=told.title.zh, link=link, feeds=tuple(feeds_of(told, ground, ahead)), unmeasured=told.unmeasured or "")


def _figures(here: Here, ground: Ground, card: Card | None) -> list[Made]:
    if here.is_narrow:
        return []
    own = of_desk(here.desk, ground.indicators)
    found = figures(own, here.book, localdate())
    lasts = last_written(here.place.where, [ledger for one in found for ledger in one.reads[:1]])
    first = card.first.name if card is not None and card.first is not None else ""
    feeds = here.desk.acts[first].feeds if first else ()
    touched = {one.key for one in own if one.binding.measure in feeds}
    return [Made(figure=one, last=_last(one, lasts), touched=one.key in touched) for one in found]


def _last(one: Figure, lasts: Mapping[str, LoggedAct]) -> str:
    found = next((lasts[ledger] for ledger in one.reads[:1] if ledger in lasts), None)
    return "" if found is None else f"{when_words(found, localdate())}，{found.says}"


def _tabs(mine: Rights, place: Place) -> tuple[DeskTab, ...]:
    where = place.where
    with book_of(where.unit, where.year) as book:
        heres = (Here(mine, place, one, book) for one in desks().values() if any(True for _ in acts_of(place, one)))
        return tuple(DeskTab(here.desk.name, here.desk.title.zh, *counted(_seeing(here))) for here in heres)


def _ledgers(card: Card | None) -> set[str]:
    every = (card.first, *card.acts) if card is not None else ()
    forms = [one.form for one in every if one is not None]
    return {field.ledger for form in forms for field in (*form.needed, *form.more, *(f for row in form.rows for f in row)) if field.ledger}


def _choices(ledger: str, here: Here) -> tuple[RecordChoice, ...]:
    return () if here.is_narrow else records_of(ledger, here.book)


def _now() -> str:
    at = localtime()
    return f"{date_words(at)} {at:%H:%M}"
