"""A file of another system taken in by an act of many rows: read, looked at before anything is kept, and then done as any act is."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from jixiao.desk.asking import BECAUSE, ROWS
from jixiao.desk.book import Book
from jixiao.desk.deskfile import Act, Ask, Desk, asks_of
from jixiao.desk.doing import do as done_by
from jixiao.desk.situation import Refused, Situation
from jixiao.door import decoded
from jixiao.errors import JixiaoError
from jixiao.ledger.cells import Value
from jixiao.ledger.intake import Taken, taken
from jixiao.ledger.problems import Problem as Wrong
from jixiao.ledger.schema import Ledger
from jixiao.values.money import grouped
from jixiao.web.desks.acting import act
from jixiao.web.desks.card import Wanted
from jixiao.web.desks.rights import desk_at, role_for, situation
from jixiao.web.desks.shelf import book_of
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.office.frame import Notice, acting, entered, shown
from jixiao.web.screens.work.page import Page, desk_page
from jixiao.web.screens.work.years import place_chosen

FILE, GIVEN = "file", "given"
SUFFIXES = (".csv", ".xlsx")
MOST_TOLD, MOST_ROWS = 20, 10_000


class Looked(NamedTuple):
    """A file as it was read: the rows that are new, how many are kept already, and what stands against taking them in."""

    rows: list[dict[str, object]]
    known: int
    refused: Refused | None


@require_POST
@entered
def take_in(request: HttpRequest, mine: Rights, name: str, key: str) -> HttpResponse:
    """Read a file and show what would be taken in; or take it in, once that was looked at."""
    place = place_chosen(request, mine)
    at, where = desk_at(place, name), place.where
    who = situation(mine, place, role_for(place, at, key))
    told = at.acts.get(key)
    if told is None or not told.rows or told.where != "import":
        raise nothing()
    because = str(request.POST.get(BECAUSE, "")).strip()
    if GIVEN in request.POST:
        return _done(request, mine, at, key, who)
    file = request.FILES.get(FILE)
    if not isinstance(file, UploadedFile):
        return _shown(request, mine, at, key, Notice("没有选文件。选财务系统导出的表，csv 或 xlsx。", "bad"))
    with book_of(where.unit, where.year) as book:
        ledger = asks_of(told.rows, book.kept)[0].ledger
        try:
            read = _read(file, ledger)
        except JixiaoError as wrong:
            return _shown(request, mine, at, key, Notice(wrong.zh, "bad"))
        if read.problems or not read.rows:
            return _shown(
                request, mine, at, key, Notice(_nothing(read, ledger), "bad"), problems=list(map(_told, read.problems[:MOST_TOLD]))
            )
        looked = _looked(at, key, read, book, who, because)
        amounts = [asked for asked in asks_of(told.rows, book.kept) if asked.column is not None and asked.column.type == "money"]
    return _shown(request, mine, at, key, None, looked=looked, total=_total(read.rows, amounts), ledger=ledger)


def _read(file: "UploadedFile[bytes]", ledger: Ledger) -> Taken:
    suffix = Path(file.name or "").suffix.lower()
    if suffix not in SUFFIXES:
        raise Problem(422, f"只读 {'、'.join(SUFFIXES)}。在财务系统里另存成这两种之一。")
    with TemporaryDirectory(prefix="jixiao-") as folder:
        Path(folder, f"{ledger.name}{suffix}").write_bytes(file.read())
        return taken(Path(folder), Path(settings.JIXIAO.folder), ledger)


def _nothing(read: Taken, ledger: Ledger) -> str:
    if read.problems:
        return f"有 {len(read.problems)} 处读不了，一行也没有记。改好再传；表头不同的，在 headings.toml 里写明对照。"
    return f"没有读到“{ledger.title.zh}”的一行。表头要是台账的列名，或在 headings.toml 里写明对照。"


def _told(wrong: Wrong) -> str:
    where = "，".join(str(part) for part in (wrong.sheet, f"第 {wrong.row} 行" if wrong.row else None, wrong.column) if part)
    return f"{where}：{wrong.what.zh}。{wrong.way_out.zh}。"


def _looked(at: Desk, key: str, read: Taken, book: Book, who: Situation, because: str) -> Looked:
    """Return the rows that are not kept already, and what the act would say to them."""
    ledger = asks_of(at.acts[key].rows, book.kept)[0].ledger
    known = {str(row[ledger.key.name]) for row in book.rows(ledger.name)}
    rows = [dict(_plain(row)) for row in read.rows]
    new = [row for row in rows if str(row.get(ledger.key.name)) not in known][:MOST_ROWS]
    outcome = done_by(at, key, {ROWS: new, BECAUSE: because}, book, who) if new else None
    return Looked(new, len(rows) - len(new), outcome if isinstance(outcome, Refused) else None)


def _plain(row: Mapping[str, Value]) -> Iterator[tuple[str, object]]:
    for name, value in row.items():
        yield name, value if isinstance(value, bool | str) else str(value)


def _total(rows: tuple[dict[str, Value], ...], amounts: list[Ask]) -> str:
    values = [value for row in rows for ask in amounts[:1] if isinstance(value := row.get(ask.name), Decimal)]
    return grouped(sum(values, Decimal(0))) if values else ""


def _done(request: HttpRequest, mine: Rights, at: Desk, key: str, who: Situation) -> HttpResponse:
    place = place_chosen(request, mine)
    try:
        rows = decoded(str(request.POST[GIVEN]), list[dict[str, object]])
    except msgspec.DecodeError as wrong:
        raise Problem(422, "这一页的内容不完整。请再选一次文件。") from wrong
    body = {ROWS: rows, BECAUSE: str(request.POST.get(BECAUSE, ""))}
    try:
        made = act(acting(request, mine), place.where, at, key, body, who)
    except Problem as refused:
        with book_of(*place.where) as book:
            ledger = asks_of(at.acts[key].rows, book.kept)[0].ledger
        told = Refused(rule=str(refused.more.get("rule", "")), says=refused.zh, needs_reason=bool(refused.more.get("needs_reason")))
        return _shown(request, mine, at, key, Notice(refused.zh, "bad"), looked=Looked(rows, 0, told), ledger=ledger, status=refused.status)
    return desk_page(Page(request, mine, place, at), Wanted(), Notice(made.says, "good"))


def _shown(request: HttpRequest, mine: Rights, at: Desk, key: str, notice: Notice | None, status: int = 0, **told: object) -> HttpResponse:
    looked = told.get("looked")
    given = msgspec.json.encode(looked.rows).decode() if isinstance(looked, Looked) else ""
    act_told: Act = at.acts[key]
    words = {"problems": [], "looked": None, "total": "", "ledger": None, **told}
    return shown(
        request, mine, "office/desk-file.html", "desks", status or (422 if notice else 200), here_desk=at, act_name=key, act=act_told,
        notice=notice, given=given, **words,
    )  # fmt: skip
