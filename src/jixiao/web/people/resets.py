"""A link by which a person sets a password once: who gives it out never learns the password."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Person, ResetLink
from jixiao.web.people.passwords import hashed, new_password
from jixiao.web.people.policy import policy
from jixiao.web.people.sittings import digest_of
from jixiao.web.people.staff import change_password
from jixiao.web.problems import Problem

LONGEST = 100
OVER = "这个链接用过了、过期了，或不完整。请让系统管理员再发一个。"


@transaction.atomic
def issue_link(actor: Actor, person: Person) -> str:
    """Return the path of a new link; the password before it and earlier links open nothing any more, and all sittings end."""
    key = secrets.token_urlsafe(32)
    ResetLink.objects.filter(person=person).delete()
    ResetLink.objects.create(digest=digest_of(key), person=person, ends=now() + timedelta(hours=policy().first_hours))
    Person.objects.filter(pk=person.pk).update(password=hashed(new_password()), must_change=False, expires=None, mark=person.mark + 1)
    note(actor, "password.link", person.id)
    return f"/reset/{key}"


def link_holder(key: str) -> Person:
    """Return whose link it is; Problem 404 for one that does not hold, whatever the reason."""
    found = ResetLink.objects.select_related("person").filter(digest=digest_of(key[:LONGEST]), ends__gt=now()).first()
    if found is None or not found.person.active:
        raise Problem(404, OVER)
    return found.person


@transaction.atomic
def use(actor: Actor, key: str, password: str) -> Person:
    """Set the password that a person chose by the link; Problem 404 for the link, 422 for the password. The link opens nothing any more."""
    person = link_holder(key)
    if not ResetLink.objects.filter(digest=digest_of(key[:LONGEST])).delete()[0]:
        raise Problem(404, OVER)
    change_password(actor._replace(person=person), person, password)
    return person
