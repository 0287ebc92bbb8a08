"""An indicator picked for a form: looked for by likeness, put behind its like with one press, its target left to who fills in the form."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jixiao.actions.indicators import with_indicator
from jixiao.errors import JixiaoError
from jixiao.web.declarations.papers import SeenDeclaration, whole
from jixiao.web.declarations.saving import locked, write_version
from jixiao.web.declarations.stored import stored_indicators
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.form import rev_in
from jixiao.web.screens.office.frame import acting, entered, gone, shown
from jixiao.web.screens.office.writing import taken_up
from jixiao.web.screens.picker import picker, typed_name


@require_http_methods(["GET", "POST"])
@entered
def pick(request: HttpRequest, mine: Rights, key: str, position: int) -> HttpResponse:
    """Show indicators to choose from, or put the chosen one into the form."""
    found = whole(mine, key)
    if found is None or not 1 <= position <= len(found.document.projects):
        raise nothing()
    if not found.seen.may_write:
        raise Problem(409, locked(found.seen.declaration))
    if request.method != "POST":
        return _shown(request, mine, found, position)
    try:
        path = _picked(request, mine, key, position)
    except Problem as wrong:
        if wrong.status == 404:
            raise
        return _shown(request, mine, found, position, Notice(wrong.zh, "bad"), wrong.status)
    except JixiaoError as wrong:
        return _shown(request, mine, found, position, Notice(wrong.zh, "bad"), 422)
    return gone(request, f"/d/{key}/p/{position}#{path}/target")


def _shown(
    request: HttpRequest, mine: Rights, found: SeenDeclaration, position: int, notice: Notice | None = None, status: int = 200
) -> HttpResponse:
    one, sent = found.seen.declaration, request.GET if request.method == "GET" else request.POST
    page = picker(found.document, position, typed_name(sent, "q"), typed_name(sent, "level"), stored_indicators(mine, one.pk))
    here = {
        "one": one,
        "page": page,
        "rev": found.version.number,
        "back": f"/d/{one.pk}/p/{position}",
        "action": f"/d/{one.pk}/p/{position}/pick",
    }
    return shown(request, mine, "office/pick.html", "declarations", status=status, notice=notice, **here)


def _picked(request: HttpRequest, mine: Rights, key: str, position: int) -> str:
    """Write a new version with the indicator and return its pointer."""
    name, level2 = typed_name(request.POST, "name"), typed_name(request.POST, "level2")
    with transaction.atomic():
        held = taken_up(mine, key, rev_in(request))
        if position > len(held.last.projects):
            raise nothing()
        document, path = with_indicator(held.last, position, name, level2)
        write_version(held.declaration, document, acting(request, mine), f"加指标“{name}”", before=held.last)
    return path
