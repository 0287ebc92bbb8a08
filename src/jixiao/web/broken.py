"""What the machine itself refuses while a page is made, a full disk or a database that does not answer, said in a page with the way out.

Nothing is half done then: a change is one transaction, and a file is written beside its place first.
"""

import errno
import logging
from collections.abc import Callable

from django.db import DatabaseError, DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from jixiao.errors import ConfigInvalid
from jixiao.web.wrong import not_allowed, wrong_page

LOG = logging.getLogger(__name__)
NOT_ALLOWED = 405
FULL = frozenset((errno.ENOSPC, errno.EDQUOT))
FULL_WORDS = ("disk is full", "no space left", "disk full")
"""What databases say of a full disk: SQLite's and PostgreSQL's words."""
DISK = "磁盘满了，没有存上，也没有改动别的。请告诉系统管理员腾出空间；您写的还在上一页，退回去就能看到，腾出空间后再存一次。"
GONE = "数据库暂时没有应答，没有存上。请稍后再试；您写的还在上一页，退回去就能看到。"
AGAIN = "30"
"""Seconds after which to try again."""


def trouble_of(wrong: BaseException) -> tuple[int, str] | None:
    """Return the status and the sentence for what the machine refuses, None for anything else."""
    if isinstance(wrong, OSError) and wrong.errno in FULL:
        return 507, DISK
    if isinstance(wrong, DatabaseError) and any(words in str(wrong).lower() for words in FULL_WORDS):
        return 507, DISK
    if isinstance(wrong, OperationalError | InterfaceError) and not isinstance(wrong, IntegrityError | DataError):
        return 503, GONE
    return (503, wrong.zh) if isinstance(wrong, ConfigInvalid) else None


class Broken:
    """Answers what the machine refuses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer; where an address is not asked in its way, as when one that a form was sent to is opened anew, say so."""
        answer = self.get_response(request)
        return not_allowed(request, answer) if answer.status_code == NOT_ALLOWED else answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return what is said of a failure of the machine; any other goes on to be a failure of the program."""
        trouble = trouble_of(exception)
        if trouble is None:
            return None
        LOG.error("%s %s: the machine refused", request.method, request.path, exc_info=exception)
        answer = wrong_page(request, *trouble)
        answer.headers["Retry-After"] = AGAIN
        return answer
