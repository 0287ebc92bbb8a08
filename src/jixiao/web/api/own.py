"""What a person keeps of the own login: the second factor, other browsers that are logged in."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.officers import Told
from jixiao.web.api.shapes import Strict, wrong
from jixiao.web.people.factors import address_of, begin_factor, confirm, drop_factor, has_factor, renew
from jixiao.web.people.login import prove
from jixiao.web.people.sittings import end_others

router = Router(tags=["登录"])


class CodeIn(Strict):
    """A code of the second factor, or one of those for when it is lost."""

    code: Annotated[str, Field(max_length=40)]


class FactorOut(Schema):
    """Whether there is a second factor."""

    bound: bool


class Secret(Schema):
    """What a phone needs to show codes: the secret, and the same as an address for a picture."""

    secret: str
    address: str


class Codes(Schema):
    """Codes that open once each when the phone is lost; told once."""

    codes: list[str]


@router.get("/me/factor", response={200: FactorOut, **wrong()}, summary="有没有验证器")
def factor(request: HttpRequest) -> dict[str, Any]:
    """Tell whether the caller comes in with a code too."""
    return {"bound": has_factor(mine(request).person)}


@router.post("/me/factor", response={200: Secret, **wrong(409)}, summary="开始绑定验证器")
def begun(request: HttpRequest) -> dict[str, Any]:
    """Give the secret of a factor that holds once a first code confirms it."""
    person = mine(request).person
    secret = begin_factor(person)
    return {"secret": secret, "address": address_of(person, secret)}


@router.post("/me/factor/actions/confirm", response={200: Codes, **wrong(409)}, summary="绑定验证器")
def confirmed(request: HttpRequest, given: CodeIn) -> dict[str, Any]:
    """Put the factor in force by its first code."""
    return {"codes": confirm(actor(request), mine(request).person, given.code)}


@router.post("/me/factor/actions/codes", response={200: Codes, **wrong(429)}, summary="换备用码")
def renewed(request: HttpRequest, given: CodeIn) -> dict[str, Any]:
    """Give other codes for when the phone is lost."""
    prove(mine(request).person, given.code, actor(request))
    return {"codes": renew(actor(request), mine(request).person)}


@router.post("/me/factor/actions/drop", response={200: Told, **wrong(409, 429)}, summary="解除验证器")
def dropped(request: HttpRequest, given: CodeIn) -> Told:
    """Take the factor away; all sittings and tokens end."""
    prove(mine(request).person, given.code, actor(request))
    drop_factor(actor(request), mine(request).person)
    return Told(told="解除了。")


@router.post("/me/sittings/actions/end", response={200: Told, **wrong()}, summary="让别处的登录退出")
def ended(request: HttpRequest) -> Told:
    """End all browsers that are logged in, but the one that calls."""
    return Told(told=f"其他 {end_others(request, mine(request).person, actor(request))} 处登录都退出了。")
