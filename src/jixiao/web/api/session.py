"""Tokens, and who one is."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from jixiao.web.api.gate import BIND_FIRST, actor, address, mine
from jixiao.web.api.shapes import HeldRole, Issued, Login, Me, Strict, wrong
from jixiao.web.journal.write import Actor
from jixiao.web.people.access import held_units
from jixiao.web.people.factors import ASKED, has_factor, lacks_factor
from jixiao.web.people.login import log_in, second
from jixiao.web.people.staff import change_password, must_change
from jixiao.web.people.tokens import end_token, issue_token
from jixiao.web.problems import Problem as Refused
from jixiao.web.problems import nothing
from jixiao.workflow.table import roles

router = Router(tags=["登录"])


class PasswordIn(Strict):
    """The password that holds, and the one that shall."""

    old: Annotated[str, Field(max_length=200)]
    new: Annotated[str, Field(max_length=200)]


@router.post("/token", auth=None, response={200: Issued, **wrong(413, 429)}, summary="取得令牌")
def token(request: HttpRequest, login: Login) -> dict[str, str]:
    """Give a token for a name and password; 429 after too many wrong ones."""
    who = actor(request)
    person = log_in(login.login, login.password, who)
    if must_change(person):
        raise Refused(403, "密码要先更换：请在网页上登录更换密码，再取令牌。")
    if lacks_factor(person):
        raise Refused(403, BIND_FIRST)
    if has_factor(person):
        if login.code is None:
            raise Refused(401, ASKED)
        second(person, login.code, who)
    return {"token": issue_token(who, person, login.scope)}


@router.delete("/token", response={204: None, **wrong()}, summary="交回令牌")
def ended(request: HttpRequest) -> HttpResponse:
    """End the token that the call comes with; to who comes by the browser's cookie there is none."""
    if not end_token(actor(request), request.headers.get("Authorization", "").removeprefix("Bearer ").strip()):
        raise nothing()
    return HttpResponse(status=204)


@router.post("/me/password", response={204: None, **wrong(409, 429)}, summary="换密码")
def changed(request: HttpRequest, given: PasswordIn) -> HttpResponse:
    """Take another password; everything that was open ends, the caller's token too."""
    person = mine(request).person
    log_in(person.login, given.old, Actor(None, address(request)))
    change_password(actor(request), person, given.new)
    return HttpResponse(status=204)


@router.get("/me", response={200: Me, **wrong()}, summary="我是谁")
def me(request: HttpRequest) -> Me:
    """Tell who calls, in which roles at which units."""
    own = mine(request)
    held = [HeldRole(role=role, title=roles()[role].title, unit=unit) for role, unit in held_units(own)]
    return Me(login=own.person.login, name=own.person.name, roles=held)
