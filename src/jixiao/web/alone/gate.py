"""The gate of the site of one person: nothing without the key, which the first link brings and a cookie keeps."""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jixiao.web.wrong import wrong_page

COOKIE = "jixiao_alone"
OPEN = ("/healthz", "/static/")
"""What needs no key."""
SHUT = "没有钥匙，打不开。请用启动程序时窗口里给出的那个网址（带 ?key=…）打开。"


class Gate:
    """Lets in who has the key: in the link, in the cookie that the link set, or as ``Authorization: Bearer``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a link with the key leaves a cookie, so that the pages behind it need no key in their addresses."""
        if request.path.startswith(OPEN):
            return self.get_response(request)
        if request.method == "GET" and is_key(request.GET.get("key", "")):
            return _entered(self.get_response(request))
        if not is_key(bearer(request)) and not is_cookie(request):
            return wrong_page(request, 401, SHUT)
        return self.get_response(request)


def is_key(given: str) -> bool:
    """Whether this is the site's key; it takes as long for every wrong one."""
    return hmac.compare_digest(given.encode(), _key())


def is_cookie(request: HttpRequest) -> bool:
    """Whether the browser came in by the link before."""
    return hmac.compare_digest(request.COOKIES.get(COOKIE, "").encode(), _ticket().encode())


def bearer(request: HttpRequest) -> str:
    """Return what stands after ``Bearer`` in the request's head."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else ""


def _entered(answer: HttpResponse) -> HttpResponse:
    answer.set_cookie(COOKIE, _ticket(), httponly=True, samesite="Strict")
    return answer


def _key() -> bytes:
    return str(settings.JIXIAO.key).encode()


def _ticket() -> str:
    """Return what the cookie holds: made from the key, which itself no file of the browser keeps."""
    return hmac.new(settings.JIXIAO.secret.encode(), _key(), "sha256").hexdigest()
