"""The forms of a dropped file, corrected on the page: every pause is checked, every press keeps what was typed before it."""

from collections.abc import Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from jixiao.actions.correct import text_at
from jixiao.actions.revise import Edit, with_row, without_row
from jixiao.actions.show import show
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.model.fields import FIELDS
from jixiao.web.alone.file_pages import about, edits_in, handed, rev_in
from jixiao.web.alone.item import Item, Outcome, Version
from jixiao.web.alone.pages import Notice, found, shown
from jixiao.web.alone.takes import Taken
from jixiao.web.screens.balance import Line, balance
from jixiao.web.screens.calculation import edit_of
from jixiao.web.screens.form import form_page
from jixiao.web.screens.guess import guess_of
from jixiao.web.screens.remarks import Remark, own, remarks
from jixiao.web.screens.tabs import Tab, cover_tab, tabs
from jixiao.web.screens.words import ZH
from jixiao.write.text.group import live

COVER = ("/title", "/authority", "/stated_count", "/stated_total")


class CoverCell(Struct, frozen=True):
    """A field of the cover with what is said about it."""

    name: str
    label: str
    text: str
    level: str
    remarks: tuple[Remark, ...]


class CoverPage(Struct, frozen=True):
    """The cover with its tabs and the balance of all; position 0 is its tab."""

    position: int
    tabs: tuple[Tab, ...]
    balance: tuple[Line, ...]
    cells: tuple[CoverCell, ...]
    others: tuple[Remark, ...]


@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Show a form, or take what was typed on it and show it checked anew."""
    item = _done(number)
    if not 1 <= position <= len(item.now.document.projects):
        raise Http404
    if request.method != "POST":
        return _form(request, item, position)
    try:
        changed, refused = _taken(request, item, position)
    except JixiaoError as wrong:
        return _form(request, item, position, Notice(wrong.zh, "bad"))
    if refused:
        typed = {one.edit.path: one.edit.text for one in refused}
        return _form(request, item, position, Notice(refused[0].sentence, "bad"), typed)
    if "done" in request.POST:
        return _gone(request, f"/f/{number}")
    if not changed and request.headers.get("HX-Request") and "told" not in request.POST and rev_in(request) == item.rev:
        return HttpResponse(status=204)
    return _form(request, item, position)


def _form(
    request: HttpRequest, item: Item, position: int, notice: Notice | None = None, typed: Mapping[str, str] | None = None
) -> HttpResponse:
    """Show the form; ``typed`` are the texts that were refused, which stay where they were written."""
    now = item.now
    return shown(
        request,
        "alone/form.html",
        "check",
        item=item,
        notice=notice,
        action=f"/f/{item.number}/p/{position}",
        changed=len(item.changes()),
        page=form_page(now.report, now.document, position),
        typed=typed or {},
        partial=bool(request.headers.get("HX-Request")),
    )


def _gone(request: HttpRequest, address: str) -> HttpResponse:
    """Return the way to another page, which a script too must follow as a whole."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _taken(request: HttpRequest, item: Item, position: int) -> Outcome:
    """Make what the form asks for: typed cells first, then the press; return how many fields changed and what was refused."""
    with item.lock:
        before = _before(item, rev_in(request))
        typed = {edit.path: edit for edit in _typed(request, before, position)}
        typed |= {edit.path: edit for edit in _pressed(request.POST.get("set", ""))}
        made = item.change(tuple(typed.values()), rev_in(request))
        if request.POST.get("undo"):
            return Outcome(int(item.undo(item.rev)), made.refused)
        return Outcome(made.changed + _rows(request, item), made.refused)


def _before(item: Item, rev: int) -> Version:
    if rev not in item.versions:
        raise UsageWrong("这一页是以前的，没有改。请刷新页面再改。", "This page is an old one; nothing was changed.")
    return item.versions[rev]


def _typed(request: HttpRequest, before: Version, position: int) -> Iterator[Edit]:
    """Yield the fields that say something else than when the form was made; numbers of the calculation become its text."""
    sent = edits_in(request)
    for edit in sent:
        if "/terms/" not in edit.path and _plain(edit.text) != _plain(_shown(before, edit.path)):
            yield edit
    terms = [edit for edit in sent if "/terms/" in edit.path]
    text = edit_of(before.document.projects[position - 1], position, terms)
    budget = next((edit for edit in sent if edit.path.endswith("/narrative/budget")), None)
    if text is not None and (budget is None or _plain(budget.text) == _plain(_shown(before, budget.path))):
        yield text


def _shown(before: Version, path: str) -> str:
    try:
        return text_at(before.document, path)
    except (AttributeError, IndexError, KeyError, ValueError) as wrong:
        raise UsageWrong("这一格已经不在了，没有改。请刷新页面再改。", "The field is gone; nothing was changed.") from wrong


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _pressed(packed: str) -> Iterator[Edit]:
    """Yield the changes that a button stands for, a line each."""
    for line in packed.splitlines():
        path, sign, text = line.strip().partition("=")
        if sign and path.startswith("/"):
            yield Edit(path=path, text=text)


def _rows(request: HttpRequest, item: Item) -> int:
    wanted, at = request.POST.get("row", ""), request.POST.get("row_at", "")
    if wanted not in ("add", "drop"):
        return 0
    return item.put((with_row if wanted == "add" else without_row)(item.now.document, at))


@require_http_methods(["GET", "POST"])
def cover(request: HttpRequest, number: int) -> HttpResponse:
    """Show the cover, or take what was typed on it."""
    item, notice, typed = _done(number), None, dict[str, str]()
    if request.method == "POST":
        try:
            with item.lock:
                before = _before(item, rev_in(request))
                edits = {e.path: e for e in edits_in(request) if _plain(e.text) != _plain(_shown(before, e.path))}
                edits |= {e.path: e for e in _pressed(request.POST.get("set", ""))}
                changed, refused = item.change(tuple(edits.values()), rev_in(request))
            notice = Notice(f"改了 {changed} 格，重新查过了。", "good") if changed else Notice("没有改动。")
            typed = {one.edit.path: one.edit.text for one in refused}
            notice = Notice(refused[0].sentence, "bad") if refused else notice
        except JixiaoError as wrong:
            notice = Notice(wrong.zh, "bad")
    return shown(request, "alone/cover.html", "check", item=item, notice=notice, typed=typed, page=_cover(item.now))


def _cover(now: Version) -> CoverPage:
    guess = guess_of(now.report, now.document)
    found = remarks(now.report, now.document, own(live(now.report.findings), None), guess)
    cells = []
    for path in COVER:
        beside = tuple(remark for remark in found if remark.path == path)
        level = beside[0].level if beside else ""
        cells.append(CoverCell(path, FIELDS[path.strip("/")][0], text_at(now.document, path), level, beside))
    others = tuple(remark for remark in found if remark.path not in COVER)
    return CoverPage(0, (cover_tab(now.report), *tabs(now.report, now.document)), balance(now.report, 0), tuple(cells), others)


@require_GET
def original(request: HttpRequest, number: int) -> HttpResponse:
    """Show the file that came beside what was read."""
    item = _done(number)
    try:
        return handed(Taken("对照.html", show(item.file, ZH).encode("utf-8", "replace")), attached=False)
    except JixiaoError as wrong:
        return about(request, item, Notice(wrong.zh, "bad"), 409)


def _done(number: int) -> Item:
    item = found(number)
    if item.state != "done" or not item.now.document.projects:
        raise Http404
    return item
