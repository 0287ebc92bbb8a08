"""What every page of an office has: who is there, the bar, and a sentence where something is refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate

from jixiao.read.document import known_suffixes
from jixiao.web.api.gate import address
from jixiao.web.desks.rights import roles_at_desks
from jixiao.web.journal.write import Actor
from jixiao.web.people.access import Rights, held_units, rights
from jixiao.web.people.duties import duties_of
from jixiao.web.people.factors import lacks_factor
from jixiao.web.people.sittings import person_of
from jixiao.web.people.staff import must_change
from jixiao.web.problems import Problem
from jixiao.web.records.reach import AT_A_UNIT, READERS
from jixiao.web.screens.words import date_words
from jixiao.web.wrong import wrong_page
from jixiao.workflow.table import roles

View = Callable[..., HttpResponseBase]
LOGIN, LOGOUT, PASSWORD, FACTOR = "/login", "/logout", "/password", "/me/factor"


def entered(view: View) -> View:
    """Let only who is logged in see the page; what is refused is said on a page. The view gets the person's rights."""

    @wraps(view)
    def shown_to(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 - a view's own
        person = person_of(request)
        if person is None:
            return gone(request, f"{LOGIN}?next={quote(request.get_full_path())}" if request.method == "GET" else LOGIN)
        if must_change(person) and request.path != PASSWORD:
            return gone(request, PASSWORD)
        if request.path not in (PASSWORD, FACTOR, LOGOUT) and lacks_factor(person):
            return gone(request, FACTOR)
        try:
            return view(request, rights(person), *args, **kwargs)
        except Problem as refused:
            return wrong_page(request, refused.status, refused.zh)

    return shown_to


def gone(request: HttpRequest, where: str) -> HttpResponse:
    """Return the way to another page, which a script too must follow as a whole."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": where})
    return HttpResponseRedirect(where)


def example_day() -> str:
    """Return which day it is in the example year, empty where people work."""
    return date_words(localdate()) if settings.JIXIAO.behind else ""


def acting(request: HttpRequest, mine: Rights) -> Actor:
    """Return who acts, for the log."""
    return Actor(mine.person, address(request), request.headers.get("X-Request-Id", "")[:100])


def shown(request: HttpRequest, mine: Rights, template: str, here: str, /, status: int = 200, **told: Any) -> HttpResponse:  # noqa: ANN401 - what a template gets
    """Return a page; ``here`` is the entry of the bar that it belongs to."""
    held = held_units(mine)
    who = {
        "name": mine.person.name,
        "roles": "、".join(roles()[role].title for role, _ in held),
        "unit": held[0][1] if held else "",
        "officer": bool(duties_of(mine)),
        "reads_records": bool(mine.roles & (AT_A_UNIT | READERS)),
        "works_at_desks": bool(mine.roles & roles_at_desks()),
    }
    accept = ",".join(sorted(known_suffixes()))
    return render(
        request,
        template,
        {"here": here, "who": who, "example_day": example_day(), "notice": None, "accept": accept, "partial": False, "typed": {}, **told},
        status=status,
    )
