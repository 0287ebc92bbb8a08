"""In and out: the login, the change of a password, the logout."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.web.api.gate import address
from jixiao.web.journal.write import Actor
from jixiao.web.people.access import Rights
from jixiao.web.people.login import enter
from jixiao.web.people.policy import policy
from jixiao.web.people.sittings import PHONE, begin, end, person_of
from jixiao.web.people.staff import change_password
from jixiao.web.problems import Problem
from jixiao.web.screens.office.frame import Notice, acting, entered, shown

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
        person = enter(request.POST.get("login", ""), request.POST.get("password", ""), who)
    except Problem as refused:
        return _login(request, following, Notice(refused.zh, "bad"), refused)
    answer = HttpResponseRedirect("/password" if person.must_change else following)
    begin(request, answer, person, who.address, on_phone=following == PHONE or following.startswith(f"{PHONE}/"))
    return answer


def _login(request: HttpRequest, following: str, notice: Notice | None = None, refused: Problem | None = None) -> HttpResponse:
    told = {"notice": notice, "following": following, "login": request.POST.get("login", "")[:100]}
    answer = render(request, "office/login.html", told, status=refused.status if refused else 200)
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
    end(request, answer, acting(request, mine))
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
    return shown(request, mine, "office/password.html", "", notice=notice, rules=rules, must=mine.person.must_change)


def _changed(request: HttpRequest, mine: Rights) -> str | None:
    """Change the password; return why it was not."""
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        return TWICE
    try:
        enter(mine.person.login, request.POST.get("old", ""), Actor(None, address(request)))
        change_password(acting(request, mine), mine.person, new)
    except Problem as refused:
        return OLD_WRONG if refused.status == 401 else refused.zh
    return None
