"""The desks where work is done: what waits, the acts that can be done with what each writes and feeds, one act done."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.desk.asking import BECAUSE, ROWS
from jixiao.desk.book import Book
from jixiao.desk.deskfile import Act, Desk, Role
from jixiao.desk.loading import desks
from jixiao.desk.queues import Waiting, offered, waiting
from jixiao.ledger.measurefile import measures
from jixiao.web.desks.acting import Where, act
from jixiao.web.desks.rights import Place, acts_of, desk_at, place_of, role_for, situation
from jixiao.web.desks.schema import body_schema
from jixiao.web.desks.shelf import book_of, year_of
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.screens.office.frame import Notice, acting, entered, shown

MOST_ROWS, SHOWN = 5, 40
SEPARATOR = "-"
"""What stands between the number of a row and the name of a field: ``rows-0-amount``."""


class Tab(Struct, frozen=True):
    """A desk with how much waits at it, and how much of that is due."""

    name: str
    title: str
    waiting: int
    due: int


class Wait(Struct, frozen=True):
    """Something that waits: what, by when in words, whether the day has come, where the act is done, None for no act."""

    title: str
    by: str
    late: bool
    link: str | None


class Queue(Struct, frozen=True):
    """A queue with what waits in it."""

    title: str
    items: tuple[Wait, ...]
    more: int


class Field(Struct, frozen=True):
    """A field of an act: its name in the form, its title, note, kind, choices, what stands in it, an example, whether it is needed."""

    name: str
    title: str
    note: str
    kind: str
    choices: tuple[str, ...]
    value: str
    example: str
    needed: bool


class Doable(Struct, frozen=True):
    """An act that can be done: its fields, those of each row, what it feeds in words or why nothing, whether it waits and is open."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Field, ...], ...]
    feeds: tuple[str, ...]
    unmeasured: str
    is_ready: bool
    is_open: bool


class Ground(NamedTuple):
    """Who works where, the act that is wanted open, the record it is wanted for, and what was sent with it."""

    mine: Rights
    place: Place
    wanted: str
    record: str
    kept: Mapping[str, str]


@require_GET
@entered
def all_desks(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Lead to the desk where most waits; say so where somebody works at none."""
    try:
        found = _tabs(mine, place_of(mine))
    except Problem:
        found = ()
    if not found:
        return shown(request, mine, "office/desks.html", "desks", tabs=(), here_desk=None, heading=("没有您的办事台，", "台账由别人记"))
    return HttpResponseRedirect(f"/desks/{max(found, key=lambda tab: (tab.due, tab.waiting)).name}")


@require_GET
@entered
def desk(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Show a desk."""
    return _desk(request, mine, name)


@require_POST
@entered
def do(request: HttpRequest, mine: Rights, name: str, key: str) -> HttpResponse:
    """Do an act and show the desk after it; what is refused stays as it was written."""
    place = place_of(mine)
    at = desk_at(place, name)
    sent = {field: str(value) for field, value in request.POST.items()}
    where = _where(place)
    with book_of(where.unit, where.year) as book:
        told = at.acts.get(key)
        body = _body(sent, body_schema(told, book.kept)) if told else {}
    try:
        done = act(acting(request, mine), where, at, key, body, situation(mine, place, role_for(place, at, key)))
    except Problem as refused:
        if refused.status == 404:
            raise
        fields = refused.more.get("fields")
        more = "；".join(map(str, fields.values())) if isinstance(fields, Mapping) else ""
        return _desk(request, mine, name, Notice(f"{refused.zh}{more}", "bad"), (key, sent), refused.status)
    late = "，已过期限" if done.late else ""
    return _desk(request, mine, name, Notice(f"{done.says}{late}", "good"))


def _desk(
    request: HttpRequest,
    mine: Rights,
    name: str,
    notice: Notice | None = None,
    kept: tuple[str, Mapping[str, str]] = ("", {}),
    status: int = 200,
) -> HttpResponse:
    place = place_of(mine)
    at, where = desk_at(place, name), _where(place)
    ground = Ground(mine, place, kept[0] or request.GET.get("act", ""), request.GET.get("record", ""), kept[1])
    with book_of(where.unit, where.year) as book:
        found = list(_waiting(mine, place, at, book))
        doable = tuple(_doable(at, one, book, ground) for one in acts_of(place, at))
    due = sum(one.is_due(localdate()) for one in found)
    heading = (
        (f"{due} 件到期，", f"共 {len(found)} 件在等")
        if due
        else (f"{len(found)} 件在等，", "都没有到期")
        if found
        else ("没有等着办的，", at.title.zh)
    )
    return shown(
        request,
        mine,
        "office/desks.html",
        "desks",
        status=status,
        notice=notice,
        tabs=_tabs(mine, place),
        here_desk=at,
        heading=heading,
        queues=tuple(_queues(at, found)),
        acts=tuple(sorted(doable, key=lambda one: (not one.is_open, not one.is_ready))),
        unit=where.unit.name,
        year=where.year,
    )


def _tabs(mine: Rights, place: Place) -> tuple[Tab, ...]:
    where, tabs = _where(place), []
    with book_of(where.unit, where.year) as book:
        for one in desks().values():
            if any(True for _ in acts_of(place, one)):
                found = list(_waiting(mine, place, one, book))
                tabs.append(Tab(one.name, one.title.zh, len(found), sum(w.is_due(localdate()) for w in found)))
    return tuple(tabs)


def _waiting(mine: Rights, place: Place, at: Desk, book: Book) -> Iterator[Waiting]:
    found = {(one.queue, one.record): one for role in place.roles for one in waiting(at, book, situation(mine, place, role))}
    yield from sorted(found.values(), key=lambda one: one.due or date.max)


def _queues(at: Desk, found: list[Waiting]) -> Iterator[Queue]:
    for name, told in at.queues.items():
        own = [one for one in found if one.queue == name]
        if own:
            items = tuple(Wait(one.title, _by(one), one.is_due(localdate()), _link(at, one)) for one in own[:SHOWN])
            yield Queue(told.title.zh, items, max(0, len(own) - SHOWN))


def _link(at: Desk, one: Waiting) -> str | None:
    return one.act and f"/desks/{at.name}?{urlencode({'act': one.act, 'record': one.record})}#{one.act}"


def _by(one: Waiting) -> str:
    if one.due is None:
        return "没有期限"
    days = (one.due - localdate()).days
    return f"超过 {-days} 天" if days < 0 else "今天到期" if days == 0 else f"{one.due.month}月{one.due.day}日前，还有 {days} 天"


def _doable(at: Desk, one: tuple[str, Act, Role], book: Book, ground: Ground) -> Doable:
    name, told, role = one
    who = situation(ground.mine, ground.place, role)
    example = offered(at, name, book, who) or {}
    schema = body_schema(told, book.kept)
    known = measures()
    rows = example.get(ROWS)
    listed = rows if isinstance(rows, list) else []
    row_schema = schema["properties"].get(ROWS, {}).get("items")
    sent = ground.kept if ground.wanted == name else {}
    known_records = tuple(record for record in (ground.record if ground.wanted == name else "", who.me or "") if record)
    return Doable(
        name=name,
        title=told.title.zh,
        fields=tuple(_fields(schema, example, "", sent, known_records)),
        rows=tuple(
            tuple(_fields(row_schema, listed[n] if n < len(listed) else {}, f"{ROWS}{SEPARATOR}{n}{SEPARATOR}", sent))
            for n in range(MOST_ROWS)
        )
        if row_schema
        else (),
        feeds=tuple(known[feed].head.title.zh for feed in told.feeds if feed in known),
        unmeasured=told.unmeasured or "",
        is_ready=bool(example),
        is_open=ground.wanted == name,
    )


def _fields(
    schema: Mapping[str, Any], example: Mapping[str, object], before: str, sent: Mapping[str, str], records: tuple[str, ...] = ()
) -> Iterator[Field]:
    """Yield fields. Only a record that is known stands in one: an example that nobody wrote is no entry of a ledger."""
    for name, told in schema["properties"].items():
        if name == ROWS:
            continue
        record = next((one.partition("#")[2] for one in records if one.startswith(f"ledger:{told.get('x-record')}#")), "")
        kind = (
            "date" if told.get("format") == "date" else "yes" if told.get("type") == "boolean" else "because" if name == BECAUSE else "text"
        )
        value = example.get(name)
        text = "" if value is None else "是" if value is True else "否" if value is False else str(value)
        yield Field(
            name=before + name,
            title=told["title"],
            note=told.get("description", ""),
            kind=kind,
            choices=("是", "否") if kind == "yes" else tuple(told.get("enum", ())),
            value=sent.get(before + name, record),
            example=text,
            needed=name in schema["required"],
        )


def _body(sent: Mapping[str, str], schema: Mapping[str, Any]) -> dict[str, object]:
    """Return what a form says as the body of an act: blanks left out, rows of which anything is filled in."""
    body: dict[str, object] = dict(_values(sent, schema, ""))
    row_schema = schema["properties"].get(ROWS, {}).get("items")
    if row_schema:
        made = [dict(_values(sent, row_schema, f"{ROWS}{SEPARATOR}{n}{SEPARATOR}")) for n in range(MOST_ROWS)]
        body[ROWS] = [row for row in made if row]
    return body


def _values(sent: Mapping[str, str], schema: Mapping[str, Any], before: str) -> Iterator[tuple[str, object]]:
    for name, told in schema["properties"].items():
        text = sent.get(before + name, "").strip()
        if text and name != ROWS:
            yield name, {"是": True, "否": False}.get(text, text) if told.get("type") == "boolean" else text


def _where(place: Place) -> Where:
    return Where(place.unit, year_of(place.unit, localdate().year))
