"""Coming in by name and password: who fails too often waits, whether there is such a person or not."""

from datetime import timedelta
from functools import cache

from django.db import transaction
from django.db.models import Count, Q
from django.utils.timezone import localdate, now

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Attempt, Person
from jixiao.web.people.factors import WRONG as WRONG_CODE
from jixiao.web.people.factors import has_factor, passes
from jixiao.web.people.passwords import hashed, is_password
from jixiao.web.people.policy import policy
from jixiao.web.people.staff import LONGEST_LOGIN, folded
from jixiao.web.problems import Problem

WRONG = "用户名或密码不对。请核对后再试；忘了密码请找系统管理员重设。"
BARRED = "这里没有您的用户，或已停用。请找系统管理员。"
CODE = "\x01"
"""Before a login name where codes are counted: no login name begins so."""


def log_in(login: str, password: str, actor: Actor) -> Person:
    """Return who comes in; Problem 401 for a wrong name or password, 429 after too many.

    The attempt is counted before the password is looked at, so that many at the same time are no more than many one after the other.
    """
    name = folded(login)[:LONGEST_LOGIN]
    attempt = Attempt.objects.create(login=name, address=actor.address, at=now())
    _refuse_locked(attempt, actor)
    person = Person.objects.filter(login=name).first()
    right = is_password(password, person.password if person else _nobody())
    if person is None or not right or not _may_enter(person):
        with transaction.atomic():
            note(actor, "login.failed", person.id if person else "", login=name)
        raise Problem(401, WRONG)
    _come_in(attempt, person, actor, "login.half" if has_factor(person) else "login")
    return person


def second(person: Person, code: str, actor: Actor) -> None:
    """Let in who gave the right password and now the code of the second factor; Problem 401 for a wrong code, 429 after too many."""
    _come_in(prove(person, code, actor), person, actor, "login")


def prove(person: Person, code: str, actor: Actor) -> Attempt:
    """Return the attempt that a code was right; Problem 401 for a wrong one, 429 after too many.

    Codes are counted apart from passwords: a right password forgets no wrong code.
    """
    attempt = Attempt.objects.create(login=f"{CODE}{person.login}"[:LONGEST_LOGIN], address=actor.address, at=now())
    _refuse_locked(attempt, actor)
    if not passes(actor._replace(person=person), person, code):
        with transaction.atomic():
            note(actor, "login.code_failed", person.id, login=person.login)
        raise Problem(401, WRONG_CODE)
    Attempt.objects.filter(login=attempt.login, address=actor.address).delete()
    return attempt


def admit(person: Person, actor: Actor) -> None:
    """Let in whom another house vouches for; Problem 401 where that person may not come in."""
    if not _may_enter(person):
        with transaction.atomic():
            note(actor, "login.failed", person.id, login=person.login)
        raise Problem(401, BARRED)
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(seen=now())
        note(actor._replace(person=person), "login.half" if has_factor(person) else "login", person.id, by="oidc")


def unlock(actor: Actor, login: str) -> None:
    """Forget the attempts for a name: an officer's answer to somebody who was locked out."""
    name = folded(login)
    with transaction.atomic():
        Attempt.objects.filter(login__in=(name, f"{CODE}{name}"[:LONGEST_LOGIN])).delete()
        note(actor, "login.unlocked", "", login=name)


def locked_names() -> frozenset[str]:
    """Return the login names that are locked now, from one address or from all."""
    rules = policy()
    recent = Attempt.objects.filter(at__gt=now() - timedelta(minutes=rules.minutes))
    rows = recent.values_list("login", "address").annotate(many=Count("pk"))
    total: dict[str, int] = {}
    for login, _, many in rows:
        total[login] = total.get(login, 0) + many
    found = {login for login, _, many in rows if many > rules.failures} | {
        name for name, many in total.items() if many > rules.failures_name
    }
    return frozenset(name.removeprefix(CODE) for name in found)


def _come_in(attempt: Attempt, person: Person, actor: Actor, event: str) -> None:
    with transaction.atomic():
        Attempt.objects.filter(login=attempt.login, address=actor.address).delete()
        Person.objects.filter(pk=person.pk).update(seen=now())
        note(actor._replace(person=person), event, person.id)


def _may_enter(person: Person) -> bool:
    """Whether a person with the right password comes in: not barred, not gone, not asleep, the first password not too old."""
    rules, at = policy(), now()
    asleep = rules.asleep_days and (person.seen or person.created) < at - timedelta(days=rules.asleep_days)
    gone = person.until is not None and person.until < localdate(at)
    too_old = person.must_change and person.expires is not None and person.expires < at
    return person.active and not asleep and not gone and not too_old


def _refuse_locked(attempt: Attempt, actor: Actor) -> None:
    """Raise Problem where this attempt is one too many: of the name from the address, of the name, of the address."""
    rules = policy()
    recent = Attempt.objects.filter(at__gt=attempt.at - timedelta(minutes=rules.minutes), pk__lte=attempt.pk)
    pair = Q(login=attempt.login, address=attempt.address)
    limits = (
        (pair, rules.failures),
        (Q(login=attempt.login), rules.failures_name),
        (Q(address=attempt.address), rules.failures_address),
    )
    if not any(recent.filter(which).count() > most for which, most in limits):
        return
    with transaction.atomic():
        note(actor, "login.locked", "", login=attempt.login)
    seconds = str(rules.minutes * 60)
    raise Problem(429, f"试错太多，请 {rules.minutes} 分钟后再试，或请安全保密管理员解锁。", headers={"Retry-After": seconds})


@cache
def _nobody() -> str:
    """Return the hash of a password that nobody has: a name that there is none of takes as long as a wrong password."""
    return hashed("nobody's password")
