"""What every page of the phone has: who holds it, the five words at its foot, the moment at which it was made."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from msgspec import Struct

from jixiao.desk.deskfile import TABS, Tab
from jixiao.web.desks.rights import place_of
from jixiao.web.people.access import Rights, rights
from jixiao.web.people.sittings import person_of
from jixiao.web.phone.doings import Holder, tabs_of
from jixiao.web.problems import Problem
from jixiao.web.screens.office.frame import LOGIN, PASSWORD, gone
from jixiao.web.screens.phone import words

View = Callable[..., HttpResponse]
ALWAYS: frozenset[Tab] = frozenset(("today", "papers", "mine"))
"""Words that stand at the foot for everybody."""
JSON = "application/json"


class Word(Struct, frozen=True):
    """A word at the foot of the phone: where it leads, what it says."""

    tab: Tab
    link: str
    title: str


def held(view: View) -> View:
    """Let only who is logged in and works at a desk see the page; what is refused is said on one. The view gets who holds the phone."""

    @wraps(view)
    def shown_to(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - a view's own
        person = person_of(request)
        if person is None:
            return gone(request, f"{LOGIN}?next={quote(request.get_full_path() if request.method == 'GET' else '/m/')}")
        if person.must_change:
            return gone(request, PASSWORD)
        own = rights(person)
        try:
            holder = Holder(own, place_of(own))
        except Problem:
            return bare(request, own, "phone/wrong.html", status=404, heading="掌上没有您办的事", says="您的角色不在办事台办事。")
        try:
            return view(request, holder, *args, **kwargs)
        except Problem as refused:
            if wants_json(request):
                return refused.answer()
            return shown(request, holder, "phone/wrong.html", None, status=refused.status, heading="没有办成", says=refused.zh)

    return shown_to


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of ours asks: it sends again what was kept on the phone."""
    return request.headers.get("Accept", "") == JSON


def shown(request: HttpRequest, holder: Holder, template: str, tab: Tab | None, /, status: int = 200, **told: Any) -> HttpResponse:  # noqa: ANN401 - what a template gets
    """Return a page; ``tab`` is the word at the foot under which it stands."""
    there = tabs_of(holder.place) | ALWAYS
    foot = [Word(one, "/m/" if one == "today" else f"/m/{one}", TABS[one].zh) for one in TABS if one in there]
    return bare(request, holder.mine, template, status, words=foot, tab=tab, **told)


def bare(request: HttpRequest, mine: Rights, template: str, status: int = 200, **told: Any) -> HttpResponse:  # noqa: ANN401 - what a template gets
    """Return a page of somebody who may work at no desk."""
    base = {"words": (), "tab": None, "back": None, "notice": None, "refresh": None, "title": "掌上", "say": words}
    who = {"name": mine.person.name, "key": mine.person.id}
    return render(request, template, {**base, "who": who, "moment": now().isoformat(), **told}, status=status)
