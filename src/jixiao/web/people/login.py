"""Coming in by name and password: who fails too often waits, whether there is such a person or not."""

from datetime import timedelta
from functools import cache

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate, now

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Attempt, Person
from jixiao.web.people.passwords import hashed, is_password
from jixiao.web.people.policy import policy
from jixiao.web.people.staff import LONGEST_LOGIN, folded
from jixiao.web.problems import Problem

WRONG = "用户名或密码不对。请核对后再试；忘了密码请找系统管理员重设。"


def enter(login: str, password: str, actor: Actor) -> Person:
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
    with transaction.atomic():
        Attempt.objects.filter(login=name, address=actor.address).delete()
        Person.objects.filter(pk=person.pk).update(seen=now())
        note(actor._replace(person=person), "login", person.id)
    return person


def unlock(actor: Actor, login: str) -> None:
    """Forget the attempts for a name: an officer's answer to somebody who was locked out."""
    with transaction.atomic():
        Attempt.objects.filter(login=folded(login)).delete()
        note(actor, "login.unlocked", "", login=folded(login))


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
