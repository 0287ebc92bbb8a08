"""Keys by which programs call the API."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Person, Token
from jixiao.web.people.policy import policy
from jixiao.web.people.sittings import digest_of
from jixiao.web.problems import Problem

SCOPES = ("write", "read")
LONGEST = 200


@transaction.atomic
def issue_token(actor: Actor, person: Person, scope: str) -> str:
    """Return a new token of a person, which ends after the policy's hours; Problem for an unknown scope."""
    if scope not in SCOPES:
        raise Problem(422, f"scope 可以是 {'、'.join(SCOPES)}。")
    token, at = secrets.token_urlsafe(32), now()
    ends = at + timedelta(hours=policy().token_hours)
    Token.objects.create(digest=digest_of(token), person=person, mark=person.mark, scope=scope, begun=at, ends=ends)
    note(actor._replace(person=person), "token.issued", person.id, scope=scope)
    return token


def token_holder(token: str) -> tuple[Person, str] | None:
    """Return whose token it is and its scope, None for one that does not hold: unknown, ended, or of somebody barred since."""
    if not token or len(token) > LONGEST:
        return None
    found = Token.objects.select_related("person").filter(digest=digest_of(token), ends__gt=now()).first()
    if found is None or not found.person.active or found.mark != found.person.mark:
        return None
    return found.person, found.scope


@transaction.atomic
def end_token(actor: Actor, token: str) -> bool:
    """End a token of who acts; return whether there was one."""
    if not token or len(token) > LONGEST or actor.person is None:
        return False
    gone, _ = Token.objects.filter(digest=digest_of(token), person=actor.person).delete()
    if gone:
        note(actor, "token.ended", actor.person.id)
    return bool(gone)
