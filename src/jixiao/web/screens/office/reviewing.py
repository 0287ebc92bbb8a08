"""Points taken off a score, and given back, on the page of the project."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from jixiao.web.declarations.reviewing import give_back, take_off
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered
from jixiao.web.screens.office.outcome import one_project


@require_POST
@entered
def taken_off(request: HttpRequest, mine: Rights, key: str, position: int) -> HttpResponse:
    """Take points off an indicator; what is refused stays as it was typed."""
    path, points, reason = (request.POST.get(name, "") for name in ("path", "points", "reason"))
    try:
        take_off(mine, acting(request, mine), key, path, points, reason)
    except Problem as refused:
        return _refused(request, mine, key, position, refused)
    return _back(key, position, request)


@require_POST
@entered
def given_back(request: HttpRequest, mine: Rights, key: str, position: int) -> HttpResponse:
    """Give points back."""
    try:
        give_back(mine, acting(request, mine), key, request.POST.get("path", ""), request.POST.get("reason", ""))
    except Problem as refused:
        return _refused(request, mine, key, position, refused)
    return _back(key, position, request)


def _back(key: str, position: int, request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"/d/{key}/score/{position}#{request.POST.get('anchor', '')[:40]}")


def _refused(request: HttpRequest, mine: Rights, key: str, position: int, refused: Problem) -> HttpResponse:
    if refused.status == 404:
        raise refused
    typed = {name: request.POST.get(name, "") for name in ("path", "points", "reason")}
    return one_project(request, mine, key, position, Notice(refused.zh, "bad"), refused.status, typed)
