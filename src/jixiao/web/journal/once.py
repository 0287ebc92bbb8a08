"""A call that may come twice is done once: what was answered the first time is answered again."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from jixiao.web.models import Person, Receipt
from jixiao.web.problems import Problem

HEADER = "Idempotency-Key"
LONGEST = 100
KEPT = ("ETag", "Location", "Content-Type")
AGE = timedelta(days=7)
"""How long an answer is kept."""


def once(request: HttpRequest, person: Person, told: bytes, act: Callable[[], HttpResponse], key: str | None = None) -> HttpResponse:
    """Return what ``act`` answers, or answered before to the same call with this key; ``told`` is what the call says.

    The ``key`` is that of the header where none is given.

    Problem 422 where the key came with another call. Only what was done is remembered: a call that is refused may come again.
    """
    key = request.headers.get(HEADER) if key is None else key
    if key is None:
        with transaction.atomic():
            return act()
    if not 0 < len(key) <= LONGEST or not key.isprintable():
        raise Problem(400, f"{HEADER} 要有 1 到 {LONGEST} 个可见字符。")
    call = hashlib.sha256(f"{request.method} {request.path}\n".encode() + told).hexdigest()
    before = Receipt.objects.filter(person=person, key=key).first()
    if before is None:
        try:
            with transaction.atomic():
                return _first(Receipt.objects.create(person=person, key=key, call=call, at=now()), act)
        except IntegrityError:
            before = Receipt.objects.filter(person=person, key=key).first()
            if before is None:
                raise
    return _again(before, call)


def _first(receipt: Receipt, act: Callable[[], HttpResponse]) -> HttpResponse:
    answer = act()
    receipt.status, receipt.body = answer.status_code, answer.content
    receipt.headers = {name: answer.headers[name] for name in KEPT if name in answer.headers}
    receipt.save()
    return answer


def _again(receipt: Receipt, call: str) -> HttpResponse:
    if receipt.call != call:
        raise Problem(422, f"这个 {HEADER} 已用于另一个请求。每个请求请用新的。")
    answer = HttpResponse(bytes(receipt.body), status=receipt.status)
    for name, value in receipt.headers.items():
        answer.headers[name] = value
    answer.headers["Idempotent-Replayed"] = "true"
    return answer


def once_key() -> str:
    """Return a key for a form: sent twice, it is done once."""
    return secrets.token_urlsafe(16)
