"""A file of rows on its way in: what is wrong with it cell by cell, mended on the page, and taken in when nothing is."""

from collections.abc import Iterable, Iterator, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct
from msgspec.structs import replace

from jixiao.errors import JixiaoError
from jixiao.ledger.arriving import index_of
from jixiao.ledger.books import Book
from jixiao.ledger.problems import Problem as Wrong
from jixiao.ledger.rows import ADDRESS, record_at
from jixiao.ledger.schema import ledgers
from jixiao.web.models import Intake, Row
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.records.intake import OPEN, TAKEN, Checked, begin, check, drop, intake_of, mend, mends_of, take, why_not
from jixiao.web.records.reach import Shelf
from jixiao.web.screens.office.frame import Notice, acting, entered, shown
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


class Part(Struct, frozen=True, kw_only=True):
    """A ledger in a file: its title, how many rows are new and how many stand already."""

    title: str
    new: int
    same: int


@require_POST
@entered
def upload(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Take files on their way in, one after the other, and show the first."""
    at = shelf_in(request, mine)
    files = request.FILES.getlist("files")
    if not files:
        return overview(request, mine, at, Notice("没有收到文件。请选一个文件再上传。", "bad"), 400)
    try:
        made = [begin(at, acting(request, mine), file.name or "", file.read()) for file in files]
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
        checked = check(at, one) if one.state == OPEN else None
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong
    problems = checked.problems if checked else ()
    return shown(
        request,
        mine,
        "office/intake.html",
        "records",
        status=status,
        notice=notice,
        at=at,
        query=query(at),
        one=one,
        when=when(one.changed),
        heading=_heading(one, checked),
        faults=_linked(at, problems[:SHOWN], tuple(_faults(problems[:SHOWN], checked.books if checked else ()))),
        more=max(0, len(problems) - SHOWN),
        doubts=tuple(_faults(checked.arrival.doubts[:SHOWN], ()) if checked else ()),
        parts=tuple(_parts(checked)) if checked else (),
        mended=len(mends_of(one).texts),
        left=len(mends_of(one).without),
        is_ready=bool(checked and checked.is_ready),
        why="" if checked is None or checked.is_ready or checked.problems else why_not(checked),
        is_open=one.state == OPEN,
        is_taken=one.state == TAKEN,
        may_write=at.may_write,
    )


def _heading(one: Intake, checked: Checked | None) -> tuple[str, str]:
    if checked is None:
        return (f"导入了 {one.rows:,} 行，", "已在台账里") if one.state == TAKEN else ("这份文件放弃了，", "没有导入")
    if checked.problems:
        return (f"有 {len(checked.problems)} 处要改，", "还没有导入")
    if checked.is_ready:
        return (f"{checked.arrival.count:,} 行可以导入，", f"{len(checked.arrival.doubts)} 处存疑" if checked.arrival.doubts else "没有错")
    return ("没有新的记录，", "不用导入") if not checked.barred else ("有的台账不由您记，", "还没有导入")


def _faults(problems: Iterable[Wrong], books: Iterable[Book]) -> Iterator[Fault]:
    texts = {(book.file, sheet.name, number): cells for book in books for sheet in book.sheets for number, cells in sheet.rows}
    named = set[str]()
    for one in problems:
        found = ADDRESS.fullmatch(one.cell or "")
        row = texts.get((one.file, one.sheet or "", one.row or 0))
        index = index_of(found[1]) if found else -1
        place = f"{one.sheet}!{one.cell}" if row is not None and found else ""
        is_cell = bool(place) and place not in named  # two problems of one cell are mended in one field
        named.add(place)
        yield Fault(
            sheet=one.sheet or one.file,
            row="" if one.row is None else str(one.row),
            column=one.column or "",
            cell=one.cell or "",
            text=row[index] if row is not None and 0 <= index < len(row) else "",
            what=_said(one.what.zh),
            way_out=_said(one.way_out.zh),
            mends=f"{CELL}{place}" if is_cell else "",
            drops=f"{one.sheet}!{one.row}" if row is not None and one.row else "",
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


def _parts(checked: Checked) -> Iterator[Part]:
    known, arrival = ledgers(), checked.arrival
    for name in dict.fromkeys((*arrival.new, *arrival.same)):
        yield Part(title=known[name].title.zh, new=len(arrival.new.get(name, ())), same=arrival.same.get(name, 0))


@require_POST
@entered
def mended(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Keep what was mended and check anew; take the file in where that was pressed and nothing is wrong."""
    at = shelf_in(request, mine)
    sent = {name.removeprefix(CELL): str(text) for name, text in request.POST.items() if name.startswith(CELL)}
    one = intake_of(at, key)
    try:
        before = _texts(at, one, sent)
        changed = {place: text for place, text in sent.items() if text.strip() != before.get(place, "").strip()}
        one = mend(at, acting(request, mine), key, changed, request.POST.getlist(WITHOUT))
    except Problem as refused:
        if refused.status == 404:
            raise
        return on_its_way(request, mine, at, one, Notice(refused.zh, "bad"), refused.status)
    return on_its_way(request, mine, at, one, Notice(f"改了 {len(changed)} 格，去掉 {len(request.POST.getlist(WITHOUT))} 行，重新查过了。"))


def _texts(at: Shelf, one: Intake, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return what stands in cells of a file as it was mended so far."""
    found: dict[str, str] = {}
    for book in check(at, one).books:
        for sheet in book.sheets:
            rows = dict(sheet.rows)
            for place in wanted:
                name, _, cell = place.rpartition("!")
                at_cell = ADDRESS.fullmatch(cell)
                if name == sheet.name and at_cell and int(at_cell[2]) in rows:
                    texts, index = rows[int(at_cell[2])], index_of(at_cell[1])
                    found[place] = texts[index] if index < len(texts) else ""
    return found


@require_POST
@entered
def taken(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Take a file in."""
    at = shelf_in(request, mine)
    try:
        one = take(at, acting(request, mine), key)
    except Problem as refused:
        if refused.status == 404:
            raise
        return on_its_way(request, mine, at, intake_of(at, key), Notice(refused.zh, "bad"), refused.status)
    return overview(request, mine, at, Notice(f"导入了“{one.upload.name}”的 {one.rows:,} 行，都在台账里了。", "good"))


@require_POST
@entered
def dropped(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Lay a file aside."""
    at = shelf_in(request, mine)
    drop(at, acting(request, mine), key)
    return overview(request, mine, at, Notice("放弃了这份文件，台账没有变。"))
