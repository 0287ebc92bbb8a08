"""What the officers' pages have in common: who gets in, the tabs, what is said of a change."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from jixiao.errors import JixiaoError
from jixiao.web.people.access import Rights
from jixiao.web.people.duties import DUTIES, duties_of, only
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import View, entered, shown

TITLES = {"people": "人员", "units": "单位", "calendar": "日历", "backups": "备份", "health": "健康", "log": "日志"}


def duty(name: str) -> Callable[[View], View]:
    """Let only the officers see a page whose duty it is; what a view refuses is said on a page."""

    def around(view: View) -> View:
        @entered
        @wraps(view)
        def shown_to(request: HttpRequest, mine: Rights, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 - a view's own
            only(mine, *DUTIES[name])
            return view(request, mine, *args, **kwargs)

        return shown_to

    return around


@require_GET
@entered
def first(request: HttpRequest, mine: Rights) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Lead to the first page of an officer."""
    own = duties_of(mine)
    if not own:
        raise nothing()
    return HttpResponseRedirect(f"/admin/{'log' if 'log' in own else own[0]}")


def officers_page(request: HttpRequest, mine: Rights, name: str, /, template: str = "", status: int = 200, **told: Any) -> HttpResponse:  # noqa: ANN401 - what a template gets
    """Return a page of the administration, with the tabs of who looks at it."""
    tabs = [(one, TITLES[one]) for one in duties_of(mine)]
    return shown(request, mine, f"office/officers/{template or name}.html", "admin", status=status, tabs=tabs, tab=name, **told)


def done(change: Callable[[], str]) -> tuple[Notice, int]:
    """Make a change and return what is said of it, with the status of the answer; only what is not there goes on to be a page of its own."""
    try:
        return Notice(change(), "good"), 200
    except Problem as refused:
        if refused.status == 404:
            raise
        return Notice(refused.zh, "bad"), refused.status
    except JixiaoError as wrong:
        return Notice(wrong.zh, "bad"), 422
