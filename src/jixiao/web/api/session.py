"""Tokens, and who one is."""

from django.http import HttpRequest
from ninja import Router

from jixiao.web.api.gate import BIND_FIRST, actor, mine
from jixiao.web.api.shapes import HeldRole, Issued, Login, Me, wrong
from jixiao.web.people.access import held_units
from jixiao.web.people.factors import ASKED, has_factor, lacks_factor
from jixiao.web.people.login import enter, second
from jixiao.web.people.staff import must_change
from jixiao.web.people.tokens import issue
from jixiao.web.problems import Problem as Refused
from jixiao.workflow.table import roles

router = Router(tags=["登录"])


@router.post("/token", auth=None, response={200: Issued, **wrong(413, 429)}, summary="取得令牌")
def token(request: HttpRequest, login: Login) -> dict[str, str]:
    """Give a token for a name and password; 429 after too many wrong ones."""
    who = actor(request)
    person = enter(login.login, login.password, who)
    if must_change(person):
        raise Refused(403, "密码要先更换：请在网页上登录更换密码，再取令牌。")
    if lacks_factor(person):
        raise Refused(403, BIND_FIRST)
    if has_factor(person):
        if login.code is None:
            raise Refused(401, ASKED)
        second(person, login.code, who)
    return {"token": issue(who, person, login.scope)}


@router.get("/me", response={200: Me, **wrong()}, summary="我是谁")
def me(request: HttpRequest) -> Me:
    """Tell who calls, in which roles at which units."""
    own = mine(request)
    held = [HeldRole(role=role, title=roles()[role].title, unit=unit) for role, unit in held_units(own)]
    return Me(login=own.person.login, name=own.person.name, roles=held)
