"""What goes wrong in a call, as problem+json; of a failure of the program nothing of its inside is told."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import DatabaseError, DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jixiao.errors import ConfigInvalid, JixiaoError, TurnedAway
from jixiao.web.broken import AGAIN, GONE, trouble_of
from jixiao.web.problems import NOTHING, Problem, problem
from jixiao.web.wrong import BAD, FAILED, FORGED

LOG = logging.getLogger(__name__)
LOGIN = "请带上令牌：先 POST /api/v1/token 取得，再放在 Authorization: Bearer 里。令牌过期了也要重新取得。"


def handle(api: NinjaAPI) -> None:
    """Have the API answer all that goes wrong in problem+json."""

    def answer(kind: type[Exception], made: Any) -> None:  # noqa: ANN401 - functions of one exception each
        api.add_exception_handler(kind, lambda _request, wrong: made(wrong))

    answer(Problem, Problem.answer)
    answer(JixiaoError, lambda wrong: problem(422, wrong.zh))
    answer(TurnedAway, lambda wrong: problem(413, wrong.zh))
    answer(AuthenticationError, lambda _: problem(401, LOGIN))
    answer(ValidationError, lambda wrong: problem(422, _told(wrong.errors), errors=_places(wrong.errors)))
    answer(Http404, lambda _: problem(404, NOTHING))
    answer(HttpError, lambda wrong: problem(wrong.status_code, FORGED if wrong.status_code == 403 else BAD))
    answer(MultiPartParserError, lambda _: problem(400, "上传的内容不完整。请重新上传。"))
    answer(RequestDataTooBig, lambda _: problem(413, "请求太大。请分几次提交。"))
    answer(TooManyFilesSent, lambda _: problem(413, "一次上传的文件太多。请一次上传一个。"))
    answer(DataError, lambda _: problem(422, "内容里有存不下的字符或数字，没有保存。请删去后再试。"))
    api.add_exception_handler(DatabaseError, _refused)
    api.add_exception_handler(OSError, _refused)
    api.add_exception_handler(ConfigInvalid, _refused)
    api.add_exception_handler(Exception, _failed)


def _refused(request: HttpRequest, wrong: Any) -> HttpResponse:  # noqa: ANN401 - ninja's signature
    """Answer what the machine refuses, such as a full disk; what it is not is a failure of the program."""
    trouble = trouble_of(wrong) or ((503, GONE) if isinstance(wrong, DatabaseError) else None)
    if trouble is None:
        return _failed(request, wrong)
    LOG.error("%s %s: the machine refused", request.method, request.path, exc_info=wrong)
    answer = problem(*trouble)
    answer.headers["Retry-After"] = AGAIN
    return answer


def _failed(request: HttpRequest, wrong: Any) -> HttpResponse:  # noqa: ANN401 - ninja's signature
    LOG.error("%s %s failed", request.method, request.path, exc_info=wrong)
    return problem(500, FAILED)


def _told(errors: Iterable[Mapping[str, Any]]) -> str:
    places = "、".join(_places(errors)) or "请求"
    return f"{places} 不合要求，没有保存。请对照 /api/v1/openapi.json 修改。"


def _places(errors: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return where the faults are, without repeating what was sent."""
    return ["/".join(str(part) for part in error.get("loc", ()) if part not in ("body", "query", "path")) for error in errors]
