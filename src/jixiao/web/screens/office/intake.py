"""A file of rows on its way in: what is wrong with it cell by cell, mended on the page, and taken in when nothing is."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct
from msgspec.structs import replace

from jixiao.errors import JixiaoError
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import ledgers
from jixiao.web.models import Intake, Row
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.records.checking import Checked, Wrong, why_not
from jixiao.web.records.intake import OPEN, TAKE, TAKEN, begin_intake, check_rows, drop_intake, intake_of, mend, mends_of, take_rows
from jixiao.web.records.reach import Shelf
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.record import row_link, shelf_in
from jixiao.web.screens.office.records import overview, query
from jixiao.web.screens.office.when import when

SHOWN = 200
"""Problems that a page shows; those behind them come up when these are mended."""
CELL, WITHOUT = "cell:", "without"
OTHERWISE = {
    "文件夹里没有这个台账": "这一年还没有这本台账",
    "导入不完整的文件夹不算数": "或放进同一个文件一起导入",
    "移出文件夹": "从文件里去掉",
}
"""What the check says of folders, said of a file."""


class Fault(Struct, frozen=True, kw_only=True):
    """A problem: where, what stands in the cell, what is wrong and the way out; the names of the fields that mend it, empty for none.

    ``link`` leads to the row that stands already under the key.
    """

    sheet: str
    row: str
    column: str
    cell: str
    text: str
    what: str
    way_out: str
    mends: str
    drops: str
    link: str = ""


class Working(Struct, frozen=True, kw_only=True):
    """What the background is at: in words, how many rows of how many are done, 0 of 0 while that is not known."""

    words: str
    done: int
    total: int


class LedgerRows(Struct, frozen=True, kw_only=True):
    """A ledger in a file: its title, how many rows are new and how many stand already."""

    title: str
    new: int
    same: int


@require_POST
@entered
def upload_ledgers(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Take files on their way in, one after the other, and show the first."""
    at = shelf_in(request, mine)
    files = request.FILES.getlist("files")
    if not files:
        return overview(request, mine, at, Notice("没有收到文件。请选一个文件再上传。", "bad"), 400)
    try:
        made = [begin_intake(at, acting(request, mine), file.name or "", file.read()) for file in files]
    except Problem as refused:
        return overview(request, mine, at, Notice(refused.zh, "bad"), refused.status)
    return HttpResponseRedirect(f"/records/in/{made[0].pk}?{query(at)}")


@require_GET
@entered
def intake(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show a file on its way in."""
    at = shelf_in(request, mine)
    return on_its_way(request, mine, at, intake_of(at, key))


def on_its_way(request: HttpRequest, mine: Rights, at: Shelf, one: Intake, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    """Return the page of a file on its way in."""
    try:
        checked = check_rows(at, one) if one.state == OPEN else None
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong
    problems = checked.problems[:SHOWN] if checked else ()
    working = _working(one) if one.work and one.state == OPEN else None
    return shown(
        request,
        mine,
        "office/intake.html",
        "records",
        status=status,
        notice=notice or (Notice(one.trouble, "bad") if one.trouble and one.state == OPEN else None),
        at=at,
        query=query(at),
        one=one,
        when=when(one.changed),
        heading=_heading(one, checked),
        working=working,
        faults=_linked(at, problems, tuple(_faults(problems))),
        more=max(0, checked.problem_count - SHOWN) if checked else 0,
        doubts=tuple(_faults(checked.doubts[:SHOWN])) if checked else (),
        more_doubts=max(0, checked.doubt_count - SHOWN) if checked else 0,
        parts=tuple(_parts(checked)) if checked else (),
        mended=len(mends_of(one).texts),
        left=len(mends_of(one).without),
        is_ready=bool(checked and checked.is_ready),
        why="" if checked is None or checked.is_ready or checked.problems else why_not(checked),
        is_open=one.state == OPEN,
        is_taken=one.state == TAKEN,
        may_write=at.may_write,
    )


def _working(one: Intake) -> Working:
    if one.work == TAKE and one.total and one.done >= one.total:
        return Working(words="正在写入台账", done=one.total, total=one.total)
    if not one.total:
        return Working(words="正在读文件" if one.claimed else "排着队，等着读", done=0, total=0)
    return Working(words=f"逐格查了 {one.done:,} 行，共 {one.total:,} 行", done=one.done, total=one.total)


def _heading(one: Intake, checked: Checked | None) -> tuple[str, str]:
    if one.state != OPEN:
        return (f"导入了 {one.rows:,} 行，", "已在台账里") if one.state == TAKEN else ("这份文件放弃了，", "没有导入")
    if checked is None:
        return (
            ("没有查完，", "还没有导入") if one.trouble else ("正在写入，" if one.work == TAKE else "正在逐格查，", "查的时候可以先做别的")
        )
    if checked.problem_count:
        return (f"有 {checked.problem_count:,} 处要改，", "还没有导入")
    if checked.is_ready:
        return (f"{checked.count:,} 行可以导入，", f"{checked.doubt_count:,} 处存疑" if checked.doubt_count else "没有错")
    return ("没有新的记录，", "不用导入") if not checked.barred else ("有的台账不由您记，", "还没有导入")


def _faults(problems: Iterable[Wrong]) -> Iterator[Fault]:
    named = set[str]()
    for one in problems:
        is_first = bool(one.mends) and one.mends not in named  # two problems of one cell are mended in one field
        named.add(one.mends)
        yield Fault(
            sheet=one.sheet or one.file,
            row="" if one.row is None else str(one.row),
            column=one.column or "",
            cell=one.cell or "",
            text=one.text,
            what=_said(one.what),
            way_out=_said(one.way_out),
            mends=f"{CELL}{one.mends}" if is_first else "",
            drops=one.drops,
        )


def _linked(at: Shelf, problems: Iterable[Wrong], faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return problems of keys that stand already with the way to those rows."""
    known = ledgers()
    keys = [
        (one.ledger, fault.text) if one.ledger in known and one.column == known[one.ledger].key.title.zh else ("", "")
        for one, fault in zip(problems, faults, strict=True)
    ]
    rows = Row.objects.filter(unit=at.unit, year=at.year, ledger__in={n for n, _ in keys if n}, key__in={k for _, k in keys if k})
    there = set(rows.values_list("ledger", "key")) if any(name for name, _ in keys) else set()
    return tuple(
        replace(fault, link=row_link(at, record_at(*key))) if key in there else fault for fault, key in zip(faults, keys, strict=True)
    )


def _said(text: str) -> str:
    for before, after in OTHERWISE.items():
        text = text.replace(before, after)
    return text.replace("（见 jixiao ledger list）", "")


def _parts(checked: Checked) -> Iterator[LedgerRows]:
    for name in dict.fromkeys((*checked.new, *checked.same)):
        yield LedgerRows(title=ledgers()[name].title.zh, new=checked.new.get(name, 0), same=checked.same.get(name, 0))


@require_POST
@entered
def mended(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Keep what was mended and check anew."""
    at = shelf_in(request, mine)
    sent = {name.removeprefix(CELL): str(text) for name, text in request.POST.items() if name.startswith(CELL)}
    one, left = intake_of(at, key), request.POST.getlist(WITHOUT)
    try:
        checked = check_rows(at, one)
        before = {wrong.mends: wrong.text for wrong in checked.problems} if checked else {}
        changed = {place: text for place, text in sent.items() if text.strip() != before.get(place, "").strip()}
        one = mend(at, acting(request, mine), key, changed, left)
    except Problem as refused:
        if refused.status == 404:
            raise
        return on_its_way(request, mine, at, one, Notice(refused.zh, "bad"), refused.status)
    if one.work:
        return HttpResponseRedirect(f"/records/in/{key}?{query(at)}")
    return on_its_way(request, mine, at, one, Notice(f"改了 {len(changed)} 格，去掉 {len(left)} 行，重新查过了。"))


@require_POST
@entered
def taken(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Take a file in."""
    at = shelf_in(request, mine)
    try:
        one = take_rows(at, acting(request, mine), key)
    except Problem as refused:
        if refused.status == 404:
            raise
        return on_its_way(request, mine, at, intake_of(at, key), Notice(refused.zh, "bad"), refused.status)
    if one.work:
        return HttpResponseRedirect(f"/records/in/{key}?{query(at)}")
    return overview(request, mine, at, Notice(f"导入了“{one.upload.name}”的 {one.rows:,} 行，都在台账里了。", "good"))


@require_POST
@entered
def lay_aside(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Lay a file aside."""
    at = shelf_in(request, mine)
    drop_intake(at, acting(request, mine), key)
    return overview(request, mine, at, Notice("放弃了这份文件，台账没有变。"))
