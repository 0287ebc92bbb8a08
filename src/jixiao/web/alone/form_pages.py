"""The forms of a dropped file, corrected on the page: every pause is checked, every press keeps what was typed before it."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.actions.revise import with_row, without_row
from jixiao.actions.show import show, sources_beside
from jixiao.door import take
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.web.alone.file_pages import about, rev_in
from jixiao.web.alone.item import DroppedFile, ItemVersion, Outcome
from jixiao.web.alone.pages import dropped_file, shown
from jixiao.web.handing import Taken, handed
from jixiao.web.screens.cover import cover_page
from jixiao.web.screens.editing import Refused, conflict_words, left_in
from jixiao.web.screens.editing import typed as typed_in
from jixiao.web.screens.form import FormPage, form_page
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.original import Original, original_of, pages_of
from jixiao.web.screens.words import ZH


@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Show a form, or take what was typed on it and show it checked anew."""
    item = opened(number)
    if not 1 <= position <= len(item.now.document.projects):
        raise Http404
    if request.method != "POST":
        return _form(request, item, position)
    try:
        changed, refused = _taken(request, item, position)
    except JixiaoError as wrong:
        return _form(request, item, position, Notice(wrong.zh, "bad"))
    if refused:
        return _form(request, item, position, Notice(refused[0].sentence, "bad"), refused)
    if "done" in request.POST or "pick" in request.POST:
        return _gone(request, f"/f/{number}/p/{position}/pick" if "pick" in request.POST else f"/f/{number}")
    if not changed and request.headers.get("HX-Request") and "told" not in request.POST and rev_in(request) == item.rev:
        return HttpResponse(status=204)
    return _form(request, item, position)


def _form(
    request: HttpRequest, item: DroppedFile, position: int, notice: Notice | None = None, refused: Sequence[Refused] = ()
) -> HttpResponse:
    """Show the form; texts that were ``refused`` stay where they were written."""
    now, is_partial, is_beside = item.now, bool(request.headers.get("HX-Request")), "beside" in request.GET
    page = form_page(now.report, now.document, position, item.first.document)
    return shown(
        request,
        "alone/form.html",
        "check",
        item=item,
        notice=notice,
        action=f"/f/{item.number}/p/{position}{'?beside=1' if is_beside else ''}",
        changed=len(item.changes()),
        page=page,
        may_pick=page.sheet is not None,
        is_beside=is_beside,
        original=_laid(item, page) if is_beside and not is_partial else None,
        in_paper=now.document.places if is_beside else (),
        typed={one.edit.path: one.edit.text for one in refused},
        left=conflict_words(refused),
        partial=is_partial,
    )


def _laid(item: DroppedFile, page: FormPage) -> Original:
    """Return the original beside the form, or why it can't be shown."""
    document = item.now.document
    try:
        return original_of(document, page, sources_beside(take(item.file), item.name, pages_of(document, page.position)))
    except JixiaoError as wrong:
        return Original(trouble=wrong.zh)


def _gone(request: HttpRequest, address: str) -> HttpResponse:
    """Return the way to another page, which a script too must follow as a whole."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _taken(request: HttpRequest, item: DroppedFile, position: int) -> Outcome:
    """Make what the form asks for: typed cells first, then the press; return how many fields changed and what was refused."""
    with item.lock:
        before = _before(item, rev_in(request))
        sent = request.POST.dict()
        made = item.change(typed_in(sent, before.document, position), rev_in(request), left_in(sent))
        if request.POST.get("undo"):
            return Outcome(int(item.undo(item.rev)), made.refused)
        return Outcome(made.changed + _rows(request, item), made.refused)


def _before(item: DroppedFile, rev: int) -> ItemVersion:
    if rev not in item.versions:
        raise UsageWrong("这一页是以前的，没有改。请刷新页面再改。", "This page is an old one; nothing was changed.")
    return item.versions[rev]


def _rows(request: HttpRequest, item: DroppedFile) -> int:
    wanted, at = request.POST.get("row", ""), request.POST.get("row_at", "")
    if wanted not in ("add", "drop"):
        return 0
    return item.put((with_row if wanted == "add" else without_row)(item.now.document, at))


@require_http_methods(["GET", "POST"])
def cover(request: HttpRequest, number: int) -> HttpResponse:
    """Show the cover, or take what was typed on it."""
    item, notice, refused = opened(number), None, tuple[Refused, ...]()
    if request.method == "POST":
        try:
            with item.lock:
                sent, before = request.POST.dict(), _before(item, rev_in(request))
                changed, refused = item.change(typed_in(sent, before.document, 0), rev_in(request), left_in(sent))
            notice = Notice(f"改了 {changed} 格，重新查过了。", "good") if changed else Notice("没有改动。")
            notice = Notice(refused[0].sentence, "bad") if refused else notice
        except JixiaoError as wrong:
            notice = Notice(wrong.zh, "bad")
    return shown(
        request,
        "alone/cover.html",
        "check",
        item=item,
        notice=notice,
        typed={one.edit.path: one.edit.text for one in refused},
        left=conflict_words(refused),
        page=cover_page(item.now.report, item.now.document),
    )


@require_GET
def original(request: HttpRequest, number: int) -> HttpResponse:
    """Show the file that came beside what was read."""
    item = opened(number)
    try:
        return handed(Taken("对照.html", show(item.file, ZH).encode("utf-8", "replace")), attached=False)
    except JixiaoError as wrong:
        return about(request, item, Notice(wrong.zh, "bad"), 409)


def opened(number: int) -> DroppedFile:
    """Return a file that was read and has forms; 404 for another."""
    item = dropped_file(number)
    if item.state != "done" or not item.now.document.projects:
        raise Http404
    return item
