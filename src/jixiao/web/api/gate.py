"""Who calls the API: a program by its token, a page of ours by the cookie and the token that pages carry against forgery."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from msgspec import DecodeError
from ninja.security import APIKeyCookie, HttpBearer

from jixiao.door import decoded
from jixiao.web.journal.write import Actor
from jixiao.web.models import Person
from jixiao.web.people.access import Rights, rights
from jixiao.web.people.factors import lacks_factor
from jixiao.web.people.sittings import cookie_name, person_of
from jixiao.web.people.staff import must_change
from jixiao.web.people.tokens import token_holder
from jixiao.web.problems import Problem

READING = frozenset(("GET", "HEAD", "OPTIONS"))
BIND_FIRST = "您的角色要用验证器登录。请先在网页上登录，绑定验证器。"
CHANGE_FIRST = "密码需要更换。请先在网页上登录并更换密码。"


class ByToken(HttpBearer):
    """``Authorization: Bearer TOKEN``."""

    openapi_bearerFormat = "opaque"  # noqa: N815 - ninja's name

    def authenticate(self, request: HttpRequest, token: str) -> Rights | None:
        """Return the rights of whose token it is; Problem 403 for a token that may only read."""
        found = token_holder(token)
        if found is None:
            return None
        person, scope = found
        _check_factor(person)
        if scope == "read" and request.method not in READING:
            raise Problem(403, "这个令牌只能读。请用 scope 为 write 的令牌。")
        return rights(person)


class ByCookie(APIKeyCookie):
    """The cookie of a browser that is logged in."""

    param_name = "jixiao"

    def _get_key(self, request: HttpRequest) -> str | None:
        """Return what the cookie holds, None without one; Problem 403 for a change that no page of ours sends."""
        self.param_name = cookie_name()
        return super()._get_key(request) if self.param_name in request.COOKIES else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Rights | None:
        """Return the rights of who sits at the browser."""
        person = person_of(request) if key else None
        if person is None:
            return None
        if must_change(person):
            raise Problem(403, CHANGE_FIRST)
        _check_factor(person)
        return rights(person)


def _check_factor(person: Person) -> None:
    """Raise Problem 403 for who has to have a second factor and has none yet."""
    if lacks_factor(person):
        raise Problem(403, BIND_FIRST)


GATE: list[Any] = [ByToken(), ByCookie(csrf=True)]


def mine(request: HttpRequest) -> Rights:
    """Return the rights of who calls."""
    found: Rights = request.auth  # type: ignore[attr-defined] # ninja puts there what the gate returned
    return found


def actor(request: HttpRequest) -> Actor:
    """Return who acts, for the log."""
    found = getattr(request, "auth", None)
    return Actor(found.person if isinstance(found, Rights) else None, address(request), request.headers.get("X-Request-Id", "")[:100])


def json_body(request: HttpRequest, fields: str = "") -> dict[str, object]:
    """Return the JSON object that a call brings, an empty one for none; Problem 422 for anything else, which says where its ``fields`` are told."""
    try:
        return decoded(request.body or b"{}", dict[str, object])
    except DecodeError as wrong:
        raise Problem(422, f"请求内容要是一个 JSON 对象{fields}。") from wrong


def address(request: HttpRequest) -> str:
    """Return where the call comes from: what the proxy in front says where there is one, whose word stands last; else who called us."""
    told = request.headers.get("X-Forwarded-For", "") if settings.JIXIAO.secure else ""
    return (told.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", "")))[:60]
