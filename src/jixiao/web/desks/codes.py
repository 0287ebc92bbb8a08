"""Codes that change every minute: shown by who organises something, given by who is there to sign in.

A code is made of the secret of what is organised (the site's secret, the unit, the year and the record) and of the minute. It holds for
its minute and the one after. An act that was pressed while there was no line brings the moment at which it was: then the code of that
moment is asked for, as long as the policy lets such an act come later.
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils.timezone import localtime, now
from msgspec.structs import replace

from jixiao.desk.asking import OWN_ONLY, Body
from jixiao.desk.deskfile import Act, Desk, Role, asks_of
from jixiao.desk.loading import desks, kept_by
from jixiao.desk.situation import Situation
from jixiao.ledger.rows import record_at
from jixiao.web.desks.shelf import Where
from jixiao.web.models import Attempt, Person
from jixiao.web.people.policy import policy
from jixiao.web.problems import Problem

CODE, PRESSED = "minute_code", "pressed"
"""What a body holds beside the fields: the code, and the moment at which the act was pressed."""
DIGITS, MINUTE, GRACE, SKEW = 4, 60, 1, 1
"""Signs of a code, seconds that it is shown, minutes that it holds after, minutes that a phone's clock may be behind ours."""
AHEAD = timedelta(seconds=90)
"""How far a phone's clock may be before ours."""
RULE = "code"
LACKING = f"填大屏上的 {DIGITS} 位数。"
WRONG = "这个数不对，或者过了一分钟。看大屏上现在的数再填；看不到大屏，请承办人代签。"
EARLY = "手机的时间比服务器快，改好手机的时间再签。"
LATE = "这次签到是 {hours} 小时以前按下的，不能再补送。请承办人代签。"
GUESSED = "填错太多，{minutes} 分钟后再试，或者请承办人代签。"


class CodeShown(NamedTuple):
    """A code as it is shown: its digits, and for how many seconds it stays."""

    digits: str
    seconds: int


def code_shown(where: Where, record: str, at: datetime) -> CodeShown:
    """Return the code of a record that is shown at a moment."""
    second = int(at.timestamp())
    return CodeShown(_digits(_secret(where, record), second // MINUTE), MINUTE - second % MINUTE)


def asks_code(act: Act | None, role: Role) -> bool:
    """Whether somebody has to give the code of an act: who acts for the own record."""
    return act is not None and act.code is not None and role in OWN_ONLY


def coded(where: Where, desk: Desk, name: str, body: Body, who: Situation) -> tuple[Body, Situation]:
    """Return the body without code and moment, and who acted when; Problem 422 or 409 where the code is not that of the moment."""
    act = desk.acts.get(name)
    if act is None or not asks_code(act, who.role):
        return body, who
    rest = {key: value for key, value in body.items() if key not in (CODE, PRESSED)}
    given, at = str(body.get(CODE) or "").strip(), _pressed(body)
    if not given:
        raise Problem(422, LACKING, rule="fields", fields={CODE: LACKING})
    secret = _secret(where, _record(act, body))
    minute = int(at.timestamp()) // MINUTE
    right = [hmac.compare_digest(given.encode(), _digits(secret, minute - back).encode()) for back in range(-SKEW, GRACE + 1)]
    if not any(right):
        raise Problem(409, WRONG, rule=RULE)
    here = localtime(at)
    return rest, replace(who, today=here.date(), minute=here.hour * 60 + here.minute)


@contextmanager
def unguessed(person: Person) -> Iterator[None]:
    """Count wrong codes that come up within: Problem 429 for who gave too many. What is under way within is over by then."""
    rules = policy()
    since = now() - timedelta(minutes=rules.minutes)
    if Attempt.objects.filter(login=_guesser(person), at__gt=since).count() >= rules.failures:
        raise Problem(429, GUESSED.format(minutes=rules.minutes), {"Retry-After": str(rules.minutes * MINUTE)})
    try:
        yield
    except Problem as refused:
        if refused.more.get("rule") == RULE:
            Attempt.objects.create(login=_guesser(person), address="", at=now())
        raise


def _guesser(person: Person) -> str:
    """Return a name for the attempts that no login has: with a blank at its end."""
    return f"code {person.id} "


def _pressed(body: Body) -> datetime:
    """Return when an act was pressed; Problem 422 for no moment, 409 for one to come or too long ago."""
    text, at = body.get(PRESSED), now()
    if text in (None, ""):
        return at
    try:
        told = datetime.fromisoformat(str(text))
    except ValueError:
        told = None
    if told is None or told.tzinfo is None:
        said = f"{PRESSED} 写成 2024-10-23T09:05:26+08:00 这样。"
        raise Problem(422, said, rule="fields", fields={PRESSED: said})
    kept = timedelta(hours=policy().phone_kept_hours)
    if told > at + AHEAD:
        raise Problem(409, EARLY, rule=PRESSED)
    if told < at - kept:
        raise Problem(409, LATE.format(hours=policy().phone_kept_hours), rule=PRESSED)
    return min(told, at)


def _record(act: Act, body: Body) -> str:
    ask = next(one for one in asks_of(act.asks, kept_by(desks().values())) if one.name == act.code)
    return record_at(str(ask.references), str(body.get(str(act.code)) or "").strip())


def _secret(where: Where, record: str) -> bytes:
    """Return the secret of what is organised."""
    told = f"sign-in\n{where.unit.pk}\n{where.year}\n{record}"
    return hmac.digest(settings.JIXIAO.secret.encode(), told.encode(), "sha256")


def _digits(secret: bytes, minute: int) -> str:
    number = int.from_bytes(hmac.digest(secret, str(minute).encode(), "sha256")[:8])
    return f"{number % 10**DIGITS:0{DIGITS}}"
