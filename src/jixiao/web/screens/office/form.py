"""A form of a declaration: written in while it is the unit's turn, read by everybody else, opinions beside the fields they speak of."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jixiao.actions.revise import with_row, without_row
from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.laying import sources_of
from jixiao.web.declarations.papers import SeenDeclaration, whole
from jixiao.web.declarations.saving import write_version
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, version_of
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.cover import cover_page
from jixiao.web.screens.drawn import Given, drawn
from jixiao.web.screens.editing import Refused, applied, conflict_words, left_in, typed
from jixiao.web.screens.form import FormPage, form_page
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.declaration import open_remarks
from jixiao.web.screens.office.frame import acting, entered, gone, shown
from jixiao.web.screens.office.when import when
from jixiao.web.screens.office.writing import taken_up
from jixiao.web.screens.original import Original, original_of, pages_of
from jixiao.web.screens.track import track


@require_http_methods(["GET", "POST"])
@entered
def form(request: HttpRequest, mine: Rights, key: str, position: int) -> HttpResponse:
    """Show a form, or take what was typed on it and show it checked anew."""
    if position < 1:
        raise nothing()
    if request.method != "POST":
        return _form(request, mine, key, position)
    try:
        number, _, refused = _saved(request, mine, key, position)
    except Problem as wrong:
        if wrong.status == 404:
            raise
        return _form(request, mine, key, position, Notice(wrong.zh, "bad"))
    except JixiaoError as wrong:
        return _form(request, mine, key, position, Notice(wrong.zh, "bad"))
    if refused:
        return _form(request, mine, key, position, Notice(refused[0].sentence, "bad"), refused)
    if "done" in request.POST or "pick" in request.POST:
        return gone(request, f"/d/{key}/p/{position}/pick" if "pick" in request.POST else f"/d/{key}")
    if number == rev_in(request) and request.headers.get("HX-Request") and "told" not in request.POST:
        return HttpResponse(status=204)
    return _form(request, mine, key, position)


def _whole(mine: Rights, key: str) -> SeenDeclaration:
    found = whole(mine, key)
    if found is None:
        raise nothing()
    return found


def _form(
    request: HttpRequest, mine: Rights, key: str, position: int, notice: Notice | None = None, refused: Sequence[Refused] = ()
) -> HttpResponse:
    """Show the form; texts that were ``refused`` stay where they were written. Problem 404 for a form that is not there."""
    found = _whole(mine, key)
    one, is_partial = found.seen.declaration, bool(request.headers.get("HX-Request"))
    is_beside = "beside" in request.GET and found.seen.has_original
    given: Given = {
        "at": f"/d/{one.pk}",
        "position": position,
        "may_write": found.seen.may_write,
        "has_original": found.seen.has_original,
        "is_beside": is_beside,
    }
    read = partial(_as_read, one.pk) if found.version.number > 1 else None
    page = _page(found.report, found.document, position) if is_beside and not is_partial else None
    passing = {
        "typed": {one.edit.path: one.edit.text for one in refused},
        "in_paper": found.document.places if is_beside else (),
        "original": _laid(found, page) if page is not None else None,
    }
    parts = drawn(request, found, "office/form-parts.html", partial(_of_text, page=page, read=read), given, passing)
    opinions = [o for o in open_remarks(found) if f"/p/{position}#" in o.link] if found.seen.is_inside else []
    return shown(
        request,
        mine,
        "office/form.html",
        "declarations",
        one=one,
        track=track(one.state),
        notice=notice,
        action=f"/d/{one.pk}/p/{position}{'?beside=1' if is_beside else ''}",
        rev=found.version.number,
        saved=when(found.version.at),
        may_write=found.seen.may_write,
        position=position,
        parts=parts,
        is_beside=is_beside,
        opinions=opinions,
        left=conflict_words(refused),
        partial=is_partial,
    )


def _of_text(
    report: DocumentReport, document: Document, given: Given, page: FormPage | None = None, read: Callable[[], Document] | None = None
) -> dict[str, object]:
    """Return what is shown of a text, its page made where it is not yet; Problem 404 for a form that is not there."""
    page = page or _page(report, document, int(given["position"]), read)
    return {"page": page, "may_pick": given["may_write"] and page.sheet is not None}


def _as_read(key: str) -> Document:
    """Return a declaration as its original was read."""
    return document_of(version_of(key, 1))


def _page(report: DocumentReport, document: Document, position: int, read: Callable[[], Document] | None = None) -> FormPage:
    if not 1 <= position <= len(document.projects):
        raise nothing()
    return form_page(report, document, position, read() if read else None)


def _laid(found: SeenDeclaration, page: FormPage) -> Original:
    """Return the original beside the form, or why it can't be shown."""
    try:
        return original_of(found.document, page, sources_of(found.seen, pages_of(found.document, page.position)))
    except Problem as wrong:
        return Original(trouble=wrong.zh)


def rev_in(request: HttpRequest) -> int:
    """Return the version that a form was made of; 0, which is none, for nonsense."""
    return whole_number(request.POST.get("rev", "")) or 0


class Saved(NamedTuple):
    """What became of what was typed: the last version, whether it was made of it, and what was refused."""

    number: int
    is_changed: bool
    refused: tuple[Refused, ...]


def _saved(request: HttpRequest, mine: Rights, key: str, position: int) -> Saved:
    """Write a new version with what was typed on a form, or on the cover (0); Problem 404 for no such form."""
    with transaction.atomic():
        held, sent = taken_up(mine, key, rev_in(request)), request.POST.dict()
        if position > len(held.shown.projects):
            raise nothing()
        made = applied(held.shown, held.last, typed(sent, held.shown, position), left_in(sent))
        document = _undone(request, held.declaration.pk, held.declaration.version) or _rows(request, made.document)
        if document == held.last:
            return Saved(held.declaration.version, False, made.refused)
        made_of_it = write_version(held.declaration, document, acting(request, mine), "修改", before=held.last)
        return Saved(made_of_it.number, True, made.refused)


def _undone(request: HttpRequest, key: str, number: int) -> Document | None:
    """Return the text before the last version, which becomes the next one: nothing that was written is ever taken away."""
    if "undo" not in request.POST or number < 2:
        return None
    return document_of(version_of(key, number - 1))


def _rows(request: HttpRequest, document: Document) -> Document:
    wanted, at = request.POST.get("row", ""), request.POST.get("row_at", "")
    if wanted not in ("add", "drop"):
        return document
    return (with_row if wanted == "add" else without_row)(document, at)


@require_http_methods(["GET", "POST"])
@entered
def cover(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show the cover, or take what was typed on it."""
    notice, refused = None, tuple[Refused, ...]()
    if request.method == "POST":
        try:
            _, is_changed, refused = _saved(request, mine, key, 0)
            notice = (
                Notice(refused[0].sentence, "bad") if refused else Notice("存好了，重新查过了。" if is_changed else "没有改动。", "good")
            )
        except Problem as wrong:
            if wrong.status == 404:
                raise
            notice = Notice(wrong.zh, "bad")
        except JixiaoError as wrong:
            notice = Notice(wrong.zh, "bad")
    found = _whole(mine, key)
    given: Given = {"at": f"/d/{key}", "may_write": found.seen.may_write}
    typed = {one.edit.path: one.edit.text for one in refused}
    return shown(
        request,
        mine,
        "office/cover.html",
        "declarations",
        one=found.seen.declaration,
        notice=notice,
        rev=found.version.number,
        may_write=found.seen.may_write,
        left=conflict_words(refused),
        parts=drawn(request, found, "office/cover-parts.html", _of_cover, given, {"typed": typed}),
    )


def _of_cover(report: DocumentReport, document: Document, _: Given) -> dict[str, object]:
    return {"page": cover_page(report, document)}
