"""A file of another system taken in by an act of many rows: read, looked at before anything is kept, and then done as any act is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from jixiao.desk.asking import BECAUSE, ROWS
from jixiao.desk.book import Book, key_of
from jixiao.desk.deskfile import Act, Desk, asks_of
from jixiao.desk.doing import do as done_by
from jixiao.desk.situation import Refused, Situation
from jixiao.door import decoded
from jixiao.errors import JixiaoError
from jixiao.facts.schema import Row
from jixiao.ledger.files import SUFFIXES
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.values.money import grouped
from jixiao.web.desks.acting import act
from jixiao.web.desks.card import Wanted
from jixiao.web.desks.rights import acting_situation, desk_at, role_for
from jixiao.web.desks.shelf import book_of
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem, nothing
from jixiao.web.records.checking import Brought, Checked, brought
from jixiao.web.records.telling import key_at
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.work.page import Page, desk_page
from jixiao.web.screens.work.years import place_chosen

FILE, GIVEN = "file", "given"
MOST_TOLD, MOST_ROWS = 200, 10_000


class Looked(NamedTuple):
    """A file as it was read: the rows that are new, what stands against taking them in, how many are kept already or left for another time."""

    rows: list[dict[str, object]]
    refused: Refused | None
    known: int = 0
    left: int = 0


@require_POST
@entered
def take_in(request: HttpRequest, mine: Rights, name: str, key: str) -> HttpResponse:
    """Read a file and show what would be taken in; or take it in, once that was looked at."""
    place = place_chosen(request, mine)
    at, where = desk_at(place, name), place.where
    who = acting_situation(mine, place, role_for(place, at, key))
    told = at.acts.get(key)
    if told is None or not told.rows or told.where != "import":
        raise nothing()
    because = str(request.POST.get(BECAUSE, "")).strip()
    if GIVEN in request.POST:
        return _done(request, mine, at, key, who)
    file = request.FILES.get(FILE)
    if not isinstance(file, UploadedFile):
        return _shown(request, mine, at, key, Notice("没有选文件。选别的系统导出的表。", "bad"))
    with book_of(where.unit, where.year) as book:
        ledger = asks_of(told.rows, book.kept)[0].ledger
        try:
            read = _read(file, ledger, book)
        except JixiaoError as wrong:
            return _shown(request, mine, at, key, Notice(wrong.zh, "bad"))
        problems, doubts = (list(found[:MOST_TOLD]) for found in (read.checked.problems, read.checked.doubts))
        new, same = read.arrival.new.get(ledger.name, ()), read.arrival.same.get(ledger.name, 0)
        if read.checked.problem_count or not (new or same):
            return _shown(request, mine, at, key, Notice(_nothing(read.checked, ledger), "bad"), problems=problems, doubts=doubts)
        looked = _looked(at, key, [dict(_plain(ledger, row)) for row in new], book, who, because)._replace(known=same)
    return _shown(request, mine, at, key, _beside(read, ledger), looked=looked, total=_total(new, ledger), ledger=ledger, doubts=doubts)


def _read(file: "UploadedFile[bytes]", ledger: Ledger, book: Book) -> Brought:
    suffix = Path(file.name or "").suffix.lower()
    if suffix not in SUFFIXES:
        raise Problem(422, f"不能读这种文件。另存为 {' '.join(SUFFIXES)} 中的一种再传。")
    standing = {name: {key_of(row, own): row for row in book.rows(name)} for name, own in book.kept.items()}
    return brought(f"{ledger.name}{suffix}", file.read(), Path(settings.JIXIAO.folder), standing)


def _nothing(read: Checked, ledger: Ledger) -> str:
    if read.problem_count:
        return f"有 {read.problem_count} 处读不了，一行也没有记。改好再传；表头不同的，在 headings.toml 里写明对照。"
    return f"没有读到“{ledger.title.zh}”的一行。表头要是台账的列名，或在 headings.toml 里写明对照。"


def _beside(read: Brought, ledger: Ledger) -> Notice | None:
    """Return what is said of sheets of other ledgers in the file, which this act does not keep."""
    others = "、".join(f"“{ledgers()[name].title.zh}”" for name in {**read.arrival.new, **read.arrival.same} if name != ledger.name)
    return Notice(f"文件里还有{others}，这里只记“{ledger.title.zh}”，没有读入。") if others else None


def _looked(at: Desk, key: str, rows: list[dict[str, object]], book: Book, who: Situation, because: str) -> Looked:
    """Return the rows that are not kept already, and what the act would say to them."""
    now = rows[:MOST_ROWS]
    outcome = done_by(at, key, {ROWS: now, BECAUSE: because}, book, who) if now else None
    return Looked(now, outcome if isinstance(outcome, Refused) else None, left=len(rows) - len(now))


def _plain(ledger: Ledger, row: Row) -> Iterator[tuple[str, object]]:
    for column in ledger.filled:
        value = row[column.name]
        if isinstance(value, str) and column.references:
            yield column.name, key_at(value)
        elif value is not None:
            yield column.name, value if isinstance(value, bool | str) else str(value)


def _total(rows: Sequence[Row], ledger: Ledger) -> str:
    amount = next((column.name for column in ledger.filled if column.type == "money"), None)
    values = [value for row in rows if amount and isinstance(value := row[amount], Decimal)]
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
        return _shown(request, mine, at, key, Notice(refused.zh, "bad"), looked=Looked(rows, told), ledger=ledger, status=refused.status)
    return desk_page(Page(request, mine, place, at), Wanted(), Notice(made.says, "good"))


def _shown(request: HttpRequest, mine: Rights, at: Desk, key: str, notice: Notice | None, status: int = 0, **told: object) -> HttpResponse:
    looked = told.get("looked")
    given = msgspec.json.encode(looked.rows).decode() if isinstance(looked, Looked) else ""
    act_told: Act = at.acts[key]
    words = {"problems": [], "doubts": [], "looked": None, "total": "", "ledger": None, **told}
    return shown(
        request, mine, "office/desk-file.html", "desks", status or (422 if notice and notice.look == "bad" else 200), here_desk=at, act_name=key, act=act_told,
        notice=notice, given=given, **words,
    )  # fmt: skip
