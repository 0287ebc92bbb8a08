"""``/healthz``: whether the site can do its work."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from jixiao.web.problems import problem


def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 200 when the database answers, 503 otherwise."""
    if not settings.JIXIAO.is_alone:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return problem(503, "数据库没有应答。请稍后再试。")
    return HttpResponse("ok", content_type="text/plain")
