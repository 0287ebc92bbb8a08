"""Errors of the API as problem+json (RFC 9457): title and detail in Chinese, the status, nothing of the inside."""

from http import HTTPStatus
from json import dumps

from django.http import HttpResponse

from jixiao.errors import JixiaoError

TITLES = {
    400: "请求有误",
    401: "请先登录",
    403: "没有权限",
    404: "没有这一项",
    405: "不支持这种操作",
    409: "与现状冲突",
    412: "内容已被别人改过",
    413: "文件太大",
    415: "不认得这种内容",
    422: "内容不合要求",
    428: "缺少 If-Match",
    429: "请稍后再试",
    500: "程序内部出错",
    503: "暂时不能服务",
    507: "磁盘满了",
}
NOTHING = "没有这一项，或者您无权查看。请核对编号，或回到列表里找。"


class Problem(JixiaoError):
    """Why a call is refused: its status, the sentence, and members and headers of one's own."""

    def __init__(self, status: int, zh: str, headers: dict[str, str] | None = None, **more: object) -> None:
        super().__init__(zh, f"{status} {HTTPStatus(status).phrase}")
        self.status, self.headers, self.more = status, headers or {}, more

    def answer(self) -> HttpResponse:
        """Return it as an answer of the API."""
        answer = problem(self.status, self.zh, **self.more)
        for name, value in self.headers.items():
            answer.headers[name] = value
        return answer


def nothing() -> Problem:
    """Return what is said of what is not there or not to be seen: the same in both cases."""
    return Problem(404, NOTHING)


def title(status: int) -> str:
    """Return what a status is called."""
    return TITLES.get(status) or HTTPStatus(status).phrase


def problem(status: int, detail: str, **more: object) -> HttpResponse:
    """Return the answer: ``detail`` is a sentence with the way out, ``more`` are members of one's own."""
    body = {"type": "about:blank", "title": title(status), "status": status, "detail": detail, **more}
    return HttpResponse(dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json; charset=utf-8")
