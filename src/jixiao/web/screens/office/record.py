"""One row of a ledger: opened, added by hand, corrected with a reason, with the files that prove it and what it proves."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.desk.asking import BECAUSE
from jixiao.desk.correcting import BLANK
from jixiao.desk.deskfile import ROLES
from jixiao.ledger.schema import Column, Ledger
from jixiao.web.desks.rows import unpacked
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem, nothing
from jixiao.web.records.changing import STALE, add, corrected, correctors, desk_of, may_correct
from jixiao.web.records.reach import Shelf, unit_shelf
from jixiao.web.records.row import changed_since, row_at, whole_row
from jixiao.web.records.telling import key_at, ledger_at, value_text
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.records import query

KINDS = {"date": "date", "month": "month"}


class Field(Struct, frozen=True, kw_only=True):
    """A field of a row: its name, title, hint, how it is typed, words to choose from, what stands in it, whether it is needed, what is wrong."""

    name: str
    title: str
    note: str
    kind: str
    choices: tuple[str, ...]
    is_open: bool
    value: str
    example: str
    needed: bool
    wrong: str


def row_fields(told: Ledger, values: Mapping[str, str], wrong: Mapping[str, object], *, keys: bool) -> Iterator[Field]:
    """Yield the fields of a row that somebody fills in, the key's where ``keys`` says so."""
    for column in told.filled:
        if keys or not column.key:
            yield _field(column, values.get(column.name, ""), str(wrong.get(column.name) or ""))


def _field(column: Column, value: str, wrong: str) -> Field:
    return Field(
        name=column.name,
        title=column.title.zh,
        note=column.note.zh,
        kind=KINDS.get(column.type, "text") if not column.references else "text",
        choices=("是", "否") if column.type == "boolean" else column.choices,
        is_open=column.open,
        value=value,
        example=column.example or "",
        needed=column.is_needed,
        wrong=wrong,
    )


def shelf_in(request: HttpRequest, mine: Rights) -> Shelf:
    """Return the unit's year that a form or an address names."""
    given = request.POST if request.method == "POST" else request.GET
    return unit_shelf(mine, given.get("unit") or request.GET.get("unit"), given.get("year") or request.GET.get("year"))


@require_GET
@entered
def row(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the row at an address."""
    at, address = shelf_in(request, mine), request.GET.get("at", "")
    return opened(request, mine, at, at.ledger(ledger_at(address)), key_at(address))


def opened(  # noqa: PLR0913, PLR0917 - what is shown, and what happened
    request: HttpRequest,
    mine: Rights,
    at: Shelf,
    told: Ledger,
    key: str,
    notice: Notice | None = None,
    status: int = 200,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Return the page of a row."""
    found = whole_row(at, told, key)
    values = unpacked(found.row.values, told)
    standing = {column.name: _typed(values.get(column.name), column) for column in told.filled}
    able = may_correct(at, told.name)
    return shown(
        request,
        mine,
        "office/row.html",
        "records",
        status=status,
        notice=notice,
        at=at,
        query=query(at),
        ledger=told,
        one=found,
        born=moment(found.origin.at),
        desk=desk_of(told.name),
        may_correct=able,
        may_bind=at.may_write,
        correctors="、".join(ROLES[one].zh for one in correctors(told.name)),
        fields=tuple(row_fields(told, {**standing, **(typed or {})}, wrong or {}, keys=False)) if able else (),
        because=(typed or {}).get(BECAUSE, ""),
        is_open=bool(typed),
    )


def _typed(value: object, column: Column) -> str:
    """Return a value as it is typed into a field: without separators, what is personal left out."""
    if column.personal:
        return ""
    text = value_text(value, column)
    return text.replace(",", "") if column.type == "money" else text


def moment(text: str) -> str:
    """Return a moment of the log as people read it."""
    try:
        return f"{localtime(datetime.fromisoformat(text)):%Y-%m-%d %H:%M}"
    except ValueError:
        return text


@require_POST
@entered
def correct(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Correct a row: what differs from what stands is kept as a correction; what is refused stays as it was typed."""
    at, address = shelf_in(request, mine), request.POST.get("at", "")
    told, key = at.ledger(ledger_at(address)), key_at(address)
    row = row_at(at, told, key)
    sent = {name: str(value) for name, value in request.POST.items()}
    values = unpacked(row.values, told)
    body = _changes(told, {c.name: _typed(values.get(c.name), c) for c in told.filled}, sent)
    try:
        done = corrected(at, acting(request, mine), told, {told.key.name: key, BECAUSE: sent.get(BECAUSE, ""), **body}, _seen(sent))
    except Problem as refused:
        if refused.status == 404:
            raise
        since = changed_since(at, address, _seen(sent) or 0) if refused.more.get("rule") == STALE else {}
        own = {name: text for name, text in sent.items() if since.get(name) != text.strip()}  # what another corrected is not put back
        return opened(request, mine, at, told, key, Notice(refused.zh, "bad"), refused.status, own, _wrong(refused))
    return opened(request, mine, at, told, key, Notice(f"更正了，原来的留着。{done.says}", "good"))


def _seen(sent: Mapping[str, str]) -> int | None:
    """Return by which line of the log the row stood that a page showed; None where a form says nothing of it."""
    return whole_number(sent.get("seen", ""))


def _changes(told: Ledger, standing: Mapping[str, str], sent: Mapping[str, str]) -> dict[str, object]:
    """Return the columns that were typed otherwise than they stand; blanks are named apart. A personal one changes only when typed."""
    columns = [c for c in told.filled if not c.key and c.name in sent]
    typed = {c.name: sent[c.name].strip() for c in columns}
    changed = {name: text for name, text in typed.items() if text and text != standing.get(name, "")}
    emptied = [c.name for c in columns if not typed[c.name] and standing.get(c.name)]
    return {**changed, **({BLANK: emptied} if emptied else {})}


def _wrong(refused: Problem) -> Mapping[str, object]:
    found = refused.more.get("fields")
    return found if isinstance(found, Mapping) else {}


@require_GET
@entered
def new(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Show an empty row to fill in."""
    at = shelf_in(request, mine)
    return blank_row(request, mine, at, at.ledger(name), {})


def blank_row(  # noqa: PLR0913, PLR0917 - what is shown, and what happened
    request: HttpRequest,
    mine: Rights,
    at: Shelf,
    told: Ledger,
    typed: Mapping[str, str],
    notice: Notice | None = None,
    status: int = 200,
    wrong: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Return the page on which a row is added."""
    if not at.may_write:
        raise nothing()
    return shown(
        request,
        mine,
        "office/row-new.html",
        "records",
        status=status,
        notice=notice,
        at=at,
        query=query(at),
        ledger=told,
        desk=desk_of(told.name),
        fields=tuple(row_fields(told, typed, wrong or {}, keys=True)),
        because=typed.get(BECAUSE, ""),
    )


@require_POST
@entered
def added(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Add a row; what is refused stays as it was typed."""
    at = shelf_in(request, mine)
    told = at.ledger(name)
    sent = {key: str(value) for key, value in request.POST.items()}
    body = {column.name: sent[column.name].strip() for column in told.filled if sent.get(column.name, "").strip()}
    try:
        address = add(at, acting(request, mine), told, {**body, BECAUSE: sent.get(BECAUSE, "")})
    except Problem as refused:
        if refused.status in (403, 404):
            raise
        return blank_row(request, mine, at, told, sent, Notice(refused.zh, "bad"), refused.status, _wrong(refused))
    return HttpResponseRedirect(row_link(at, address))


def row_link(at: Shelf, address: str) -> str:
    """Return the address of a row's page."""
    return f"/records/row?{query(at)}&at={quote(address, safe='')}"
