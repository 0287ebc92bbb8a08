"""In and out: the login, its second step, another house, the change of a password, a link that sets one, the logout."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.api.gate import address
from jixiao.web.journal.write import Actor
from jixiao.web.models import Person
from jixiao.web.people.access import Rights
from jixiao.web.people.factors import has_factor
from jixiao.web.people.login import log_in, second
from jixiao.web.people.oidc import come_back, go, house
from jixiao.web.people.policy import policy
from jixiao.web.people.resets import link_holder, use
from jixiao.web.people.sittings import PHONE, begin_sitting, end_sitting, half_of, person_of
from jixiao.web.people.staff import change_password, must_change
from jixiao.web.problems import Problem
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import PASSWORD, acting, entered, shown
from jixiao.web.wrong import wrong_page

CODE, BACK = "/code", "/login/back"
HANDSHAKE = "jixiao-handshake"
"""The cookie of a browser that has gone to another house to sign in."""
TWICE = "两次写的新密码不一样，没有改。请再写一次。"
OLD_WRONG = "现在的密码不对，没有改。请核对后再试。"


@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Ask for name and password, and let in who has them."""
    following = _following(request)
    if request.method != "POST":
        return HttpResponseRedirect(following) if person_of(request) else _login(request, following)
    who = Actor(None, address(request))
    try:
        person = log_in(request.POST.get("login", ""), request.POST.get("password", ""), who)
    except Problem as refused:
        return _login(request, following, Notice(refused.zh, "bad"), refused)
    return let_in(request, person, following)


def let_in(request: HttpRequest, person: Person, following: str) -> HttpResponse:
    """Let the browser in, to where the code is asked for where a second factor is due, else to the page asked for."""
    half = has_factor(person)
    answer = HttpResponseRedirect(f"{CODE}?{urlencode({'next': following})}" if half else PASSWORD if must_change(person) else following)
    begin_sitting(request, answer, person, address(request), half=half, on_phone=_is_phone(following))
    return answer


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the second factor, of who has given the password a moment ago."""
    person, following, who = half_of(request), _following(request), Actor(None, address(request))
    if person is None:
        return HttpResponseRedirect("/login")
    if request.method != "POST":
        return _code(request, following)
    try:
        second(person, request.POST.get("code", ""), who)
    except Problem as refused:
        return _code(request, following, Notice(refused.zh, "bad"), refused)
    answer = HttpResponseRedirect(PASSWORD if must_change(person) else following)
    begin_sitting(request, answer, person, who.address, on_phone=_is_phone(following))
    return answer


def _is_phone(address: str) -> bool:
    return address == PHONE or address.startswith(f"{PHONE}/")


def _code(request: HttpRequest, following: str, notice: Notice | None = None, refused: Problem | None = None) -> HttpResponse:
    return _answer(request, "office/code.html", {"notice": notice, "following": following}, refused)


@require_http_methods(["GET", "POST"])
def reset_page(request: HttpRequest, key: str) -> HttpResponse:
    """Let a person set a password by a link that opens once."""
    told: dict[str, Any] = {"rules": policy(), "notice": None, "key": key}
    try:
        told["name"] = link_holder(key).name
        if request.method == "POST":
            use(Actor(None, address(request)), key, _twice(request))
            return HttpResponseRedirect("/login")
    except Problem as refused:
        if refused.status == 404:
            return wrong_page(request, 404, refused.zh)
        return _answer(request, "office/reset.html", {**told, "notice": Notice(refused.zh, "bad")}, refused)
    return render(request, "office/reset.html", told)


def _twice(request: HttpRequest) -> str:
    """Return a new password that was written twice the same; Problem 422 for one that was not."""
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        raise Problem(422, TWICE)
    return new


@require_POST
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Send the browser to the other house to sign in there."""
    try:
        going = go(_back_to(request), _following(request))
    except Problem as refused:
        return _login(request, _following(request), Notice(refused.zh, "bad"), refused)
    answer = HttpResponseRedirect(going.url)
    answer.set_cookie(HANDSHAKE, going.key, httponly=True, samesite="Lax", secure=settings.JIXIAO.secure, max_age=600, path=BACK)
    return answer


@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """Take in who comes back from the other house."""
    try:
        given = request.GET
        key = request.COOKIES.get(HANDSHAKE, "")
        came = come_back(key, given.get("state", ""), given.get("code", ""), _back_to(request), Actor(None, address(request)))
    except Problem as refused:
        return _login(request, "/", Notice(refused.zh, "bad"), refused)
    answer = let_in(request, came.person, came.following)
    answer.delete_cookie(HANDSHAKE, path=BACK)
    return answer


def _back_to(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}{BACK}"


def _login(request: HttpRequest, following: str, notice: Notice | None = None, refused: Problem | None = None) -> HttpResponse:
    other = house()
    told = {"notice": notice, "following": following, "login": request.POST.get("login", "")[:100], "house": other and other.title}
    return _answer(request, "office/login.html", told, refused)


def _answer(request: HttpRequest, template: str, told: dict[str, Any], refused: Problem | None) -> HttpResponse:
    answer = render(request, template, told, status=refused.status if refused else 200)
    for name, value in (refused.headers if refused else {}).items():
        answer.headers[name] = value
    return answer


def _following(request: HttpRequest) -> str:
    """Return the page of ours that was asked for, the first page for any other address."""
    given = request.POST.get("next") or request.GET.get("next") or "/"
    return given if url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure()) else "/"


@require_POST
@entered
def logout(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Let out."""
    answer = HttpResponseRedirect("/login")
    end_sitting(request, answer, acting(request, mine))
    return answer


@require_http_methods(["GET", "POST"])
@entered
def password(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Ask for another password and take it; all sittings end, and one logs in anew."""
    notice = None
    if request.method == "POST":
        wrong = _changed(request, mine)
        if wrong is None:
            return HttpResponseRedirect("/login")
        notice = Notice(wrong, "bad")
    rules = policy()
    return shown(request, mine, "office/password.html", "", notice=notice, rules=rules, must=must_change(mine.person))


def _changed(request: HttpRequest, mine: Rights) -> str | None:
    """Change the password; return why it was not."""
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        return TWICE
    try:
        log_in(mine.person.login, request.POST.get("old", ""), Actor(None, address(request)))
        change_password(acting(request, mine), mine.person, new)
    except Problem as refused:
        return OLD_WRONG if refused.status == 401 else refused.zh
    return None
