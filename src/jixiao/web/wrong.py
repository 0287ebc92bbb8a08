"""What goes wrong outside the API: pages say it in a page, calls of the API in problem+json."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from jixiao.errors import TurnedAway
from jixiao.web.problems import NOTHING, TITLES, problem

API, ONE, PHONE = "/api/", "/d/", "/m/"
AGAIN = frozenset((500, 503, 507))
"""What may go well the next time."""
FORGED = "这个请求不是从本站的页面发出的，没有执行。请回到页面，刷新后再试。"
HOST = "这个网址不是本站的。请用启动时给出的网址打开。"
BAD = "请求不完整或写法不对。请回到上一页再试。"
ASKED_OTHERWISE = "这个网址不能这样打开，什么也没有执行。请回到页面，从那里的按钮再办。"
FAILED = "程序内部出错，您的内容没有保存。请再试一次；仍不行，请告诉管理员出错的时间。"


def wrong_page(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    """Return the answer in the manner of the place that was asked."""
    if request.path.startswith(API):
        return problem(status, detail)
    page = {"title": TITLES[status], "detail": detail, "ways": ways(request, status)}
    return HttpResponse(render_to_string("wrong.html", page), status=status)


def ways(request: HttpRequest, status: int) -> tuple[tuple[str, str], ...]:
    """Return where one can go on from what went wrong, the first the likeliest: addresses with their words."""
    found = []
    if request.method == "GET" and status in AGAIN:
        found.append((request.get_full_path(), "再试一次"))
    if request.method != "GET" and (before := _page_before(request)):
        found.append((before, "回到上一页"))
    if request.path.startswith(ONE) and status == HTTPStatus.METHOD_NOT_ALLOWED:
        found.append((ONE + request.path.removeprefix(ONE).partition("/")[0], "回到这份申报"))
    on_phone = request.path.startswith(PHONE)
    found.append((PHONE, "回到今天") if on_phone else ("/", "回到首页"))
    if status == 404 and not on_phone and not settings.JIXIAO.is_alone:
        found.append(("/declarations", "到申报列表里找"))
    return tuple(found)


def _page_before(request: HttpRequest) -> str:
    """Return the page of ours that sent the request, "" where none did."""
    parts = urlsplit(request.headers.get("Referer", ""))
    is_ours = url_has_allowed_host_and_scheme(parts.geturl(), {request.get_host()}, request.is_secure())
    return f"{parts.path}{'?' + parts.query if parts.query else ''}" if is_ours and parts.path.startswith("/") else ""


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that came from another site's page."""
    return wrong_page(request, 403, FORGED)


def not_allowed(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """Answer what is not asked in the way of its address, which ``refused`` tells."""
    answer = wrong_page(request, refused.status_code, ASKED_OTHERWISE)
    answer.headers["Allow"] = refused.headers.get("Allow", "")
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what can't be understood, and calls for another host."""
    if isinstance(exception, TurnedAway):
        return wrong_page(request, 413, exception.zh)
    return problem(400, HOST) if isinstance(exception, DisallowedHost) else wrong_page(request, 400, BAD)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer as for what is not there: that something exists is nobody's business who may not see it."""
    return wrong_page(request, 404, NOTHING)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer what is not there."""
    return wrong_page(request, 404, NOTHING)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when the program failed; what happened stands in the log."""
    return wrong_page(request, 500, FAILED)
