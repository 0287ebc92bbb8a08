"""Browsers that are logged in: the cookie holds what nobody can guess, the database its hash; the server ends them."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.utils.timezone import now

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Person, Sitting
from jixiao.web.people.policy import policy
from jixiao.web.ready import Ready

HALF = timedelta(minutes=5)
"""How long a code may be given after the password."""
OPEN, HALFWAY = (
    Ready(lambda digest: Sitting.objects.select_related("person").filter(digest=digest, half=False)),
    Ready(lambda digest: Sitting.objects.select_related("person").filter(digest=digest, half=True)),
)
TOUCH = 60
"""Seconds after which it is written down again that somebody is there."""
PHONE = "/m"
"""Where the pages of the phone are."""


def cookie_name() -> str:
    """Return the cookie's name: by https one that no other host can set."""
    return "__Host-jixiao" if settings.JIXIAO.secure else "jixiao"


def begin_sitting(
    request: HttpRequest, answer: HttpResponse, person: Person, address: str, *, half: bool = False, on_phone: bool = False
) -> None:
    """Let the browser in: a new cookie, and of the person's sittings that are too many the oldest end; ``half`` where a code is still due.

    One begun ``on_phone`` by who has no roles but those that the policy names lasts longer, on the phone's pages alone.
    """
    key, at = secrets.token_urlsafe(32), now()
    lasting = on_phone and not half and set(person.grants.values_list("role", flat=True)) <= set(policy().phone_roles)
    with transaction.atomic():
        Sitting.objects.filter(digest=digest_of(request.COOKIES.get(cookie_name(), "")), half=True).delete()
        older = person.sittings.filter(half=half).order_by("-begun").values_list("digest", flat=True)[policy().sittings - 1 :]
        Sitting.objects.filter(digest__in=list(older)).delete()
        Sitting.objects.create(
            digest=digest_of(key), person=person, mark=person.mark, begun=at, seen=at, address=address, half=half, lasting=lasting
        )
    rotate_token(request)
    lasts = timedelta(days=policy().phone_longest_days) if lasting else None
    answer.set_cookie(cookie_name(), key, max_age=lasts, httponly=True, samesite="Lax", secure=settings.JIXIAO.secure)


def person_of(request: HttpRequest) -> Person | None:
    """Return who sits at the browser, None where nobody does any more: too long idle, too long in all, barred, or ended elsewhere."""
    sitting = _sitting(request, half=False)
    if sitting is None:
        return None
    at, person = now(), sitting.person
    if not _holds(sitting, at, lasting=sitting.lasting) or sitting.mark != person.mark or not person.active:
        sitting.delete()
        return None
    if sitting.lasting and not _on_phone(request) and not _holds(sitting, at, lasting=False):
        return None
    if (at - sitting.seen).total_seconds() > TOUCH:
        Sitting.objects.filter(pk=sitting.pk).update(seen=at)
    return person


def half_of(request: HttpRequest) -> Person | None:
    """Return who gave a password at the browser and still owes the code, None where nobody does any more."""
    sitting = _sitting(request, half=True)
    if sitting is None or sitting.mark != sitting.person.mark or not sitting.person.active or now() - sitting.begun > HALF:
        return None
    return sitting.person


def _sitting(request: HttpRequest, *, half: bool) -> Sitting | None:
    key = request.COOKIES.get(cookie_name(), "")
    return (HALFWAY if half else OPEN).first(digest_of(key)) if key else None


def _holds(sitting: Sitting, at: datetime, *, lasting: bool) -> bool:
    """Whether a sitting is neither too long idle nor too long in all."""
    rules = policy()
    idle = timedelta(hours=rules.phone_idle_hours) if lasting else timedelta(minutes=rules.idle_minutes)
    longest = timedelta(days=rules.phone_longest_days) if lasting else timedelta(hours=rules.longest_hours)
    return at - sitting.seen <= idle and at - sitting.begun <= longest


def _on_phone(request: HttpRequest) -> bool:
    return request.path == PHONE or request.path.startswith(f"{PHONE}/")


def end_sitting(request: HttpRequest, answer: HttpResponse, actor: Actor) -> None:
    """Let the browser out: its sitting is gone, and it forgets what it has."""
    with transaction.atomic():
        Sitting.objects.filter(digest=digest_of(request.COOKIES.get(cookie_name(), ""))).delete()
        note(actor, "logout", actor.key)
    answer.delete_cookie(cookie_name())
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'


@transaction.atomic
def end_others(request: HttpRequest, person: Person, actor: Actor) -> int:
    """End all sittings of a person but this browser's, and return how many."""
    here = digest_of(request.COOKIES.get(cookie_name(), ""))
    count, _ = person.sittings.exclude(digest=here).delete()
    note(actor, "logout", actor.key, others=count)
    return count


def digest_of(key: str) -> str:
    """Return what of a key is stored."""
    return hashlib.sha256(key.encode()).hexdigest()
