"""The second factor: a code that a program on the person's phone shows, as RFC 6238 has it; ten codes besides that open once each.

What a person has a factor for is asked for every way in: the page, the token, after a password that was set anew.
"""

import secrets
from base64 import b32encode
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from jixiao.web.clock import real as now
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Factor, Person, Recovery
from jixiao.web.people.policy import needs_factor, policy
from jixiao.web.people.sittings import digest_of
from jixiao.web.problems import Problem

if TYPE_CHECKING:
    from pyotp import TOTP

ISSUER = "绩效工作台"
LONG = 20
"""Bytes of a secret, as RFC 4226 asks for."""
STEP = 30
"""Seconds that a code holds."""
AROUND = (0, -1, 1)
"""Steps beside the present one that are taken too: a phone's clock may be half a minute off."""
RECOVERIES = 10
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
WRONG = "验证码不对，或已经用过。请等手机上换了新码再试；手机不在身边，用一个备用码。"
ASKED = "还要写手机上的验证码。"


def has_factor(person: Person) -> bool:
    """Whether somebody comes in only with a code."""
    return Factor.objects.filter(person=person).exclude(since=None).exists()


def lacks_factor(person: Person) -> bool:
    """Whether somebody has to have a second factor by what they are, and has none."""
    return bool(policy().factor) and needs_factor(person.grants.values_list("role", flat=True)) and not has_factor(person)


@transaction.atomic
def begin_factor(person: Person) -> str:
    """Return a new secret of a person who has no factor yet, in force once a first code proves it; Problem 409 where there is one."""
    found = Factor.objects.select_for_update().filter(person=person).first()
    if found is not None and found.since is not None:
        raise Problem(409, "已经绑定了验证器。要换一部手机，先解除，再绑定。")
    if found is not None:
        return _opened(found.secret)
    secret = b32encode(secrets.token_bytes(LONG)).decode()
    Factor.objects.create(person=person, secret=_sealed(secret))
    return secret


def begun(person: Person) -> str:
    """Return the secret of a factor that was begun and no code has proved yet; empty where there is none."""
    found = Factor.objects.filter(person=person, since=None).first()
    return _opened(found.secret) if found else ""


def address_of(person: Person, secret: str) -> str:
    """Return what the picture for the phone says."""
    return str(_totp(secret).provisioning_uri(name=person.login, issuer_name=ISSUER))


@transaction.atomic
def confirm(actor: Actor, person: Person, code: str) -> list[str]:
    """Put the factor in force by its first code and return the codes for when the phone is gone; Problem 422 for a wrong code."""
    found = Factor.objects.select_for_update().filter(person=person, since=None).first()
    if found is None:
        raise Problem(409, "没有等着绑定的验证器。请从头再来。")
    step = _step_of(found, code)
    if step is None:
        raise Problem(422, WRONG)
    Factor.objects.filter(pk=found.pk).update(since=now(), step=step)
    note(actor, "factor.bound", person.id)
    return _recoveries(person)


@transaction.atomic
def renew(actor: Actor, person: Person) -> list[str]:
    """Return new codes for when the phone is gone; those before open nothing any more."""
    note(actor, "factor.codes", person.id)
    return _recoveries(person)


@transaction.atomic
def drop_factor(actor: Actor, person: Person) -> None:
    """Take a person's factor away, by the person or by a security officer where the phone is lost; all sittings and tokens end."""
    if not Factor.objects.filter(person=person).delete()[0]:
        raise Problem(409, f"{person.login} 没有绑定验证器。")
    Recovery.objects.filter(person=person).delete()
    Person.objects.filter(pk=person.pk).update(mark=person.mark + 1)
    note(actor, "factor.dropped", person.id)


@transaction.atomic
def passes(actor: Actor, person: Person, code: str) -> bool:
    """Whether this code opens now, and let it open never again."""
    found = Factor.objects.select_for_update().filter(person=person).exclude(since=None).first()
    if found is None:
        return False
    step = _step_of(found, code)
    if step is not None:
        Factor.objects.filter(pk=found.pk).update(step=step)
        return True
    spent = Recovery.objects.filter(person=person, digest=digest_of(_plain(code))).delete()[0]
    if spent:
        note(actor, "factor.code_spent", person.id, left=Recovery.objects.filter(person=person).count())
    return bool(spent)


def _step_of(factor: Factor, code: str) -> int | None:
    """Return the half minute whose code this is, None for one that is wrong, too old, or not later than the last one used."""
    given, totp, present = _plain(code), _totp(_opened(factor.secret)), int(now().timestamp()) // STEP
    fitting = (present + by for by in AROUND if secrets.compare_digest(totp.generate_otp(present + by).encode(), given.encode()))
    return next((step for step in fitting if step > factor.step), None)


def _recoveries(person: Person) -> list[str]:
    codes = ["".join(secrets.choice(SIGNS) for _ in range(10)) for _ in range(RECOVERIES)]
    Recovery.objects.filter(person=person).delete()
    Recovery.objects.bulk_create(Recovery(person=person, digest=digest_of(code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _plain(code: str) -> str:
    """Return a code as it is compared: people write blanks and strokes into them."""
    return "".join(sign for sign in code.strip().lower()[:40] if sign not in " -")


def _totp(secret: str) -> "TOTP":
    from pyotp import TOTP  # noqa: PLC0415 - only who has a second factor needs it

    return TOTP(secret)


@cache
def _key() -> Any:  # noqa: ANN401 - a key of a library that is loaded late
    from joserfc.jwk import OctKey  # noqa: PLC0415 - loads a large library

    return OctKey.import_key(blake2b(settings.JIXIAO.secret.encode(), digest_size=32, person=b"jixiao factor").digest())


def _sealed(secret: str) -> str:
    """Return a secret as it is stored: who reads the database alone learns no code."""
    from joserfc import jwe  # noqa: PLC0415 - loads a large library

    return jwe.encrypt_compact({"alg": "dir", "enc": "A256GCM"}, secret.encode(), _key())


def _opened(sealed: str) -> str:
    from joserfc import jwe  # noqa: PLC0415 - loads a large library
    from joserfc.errors import JoseError  # noqa: PLC0415 - as above

    try:
        return (jwe.decrypt_compact(sealed, _key()).plaintext or b"").decode()
    except JoseError as wrong:
        raise Problem(409, "验证器的密钥解不开：工作台文件夹里的 secret 换过。请安全保密管理员解除后重新绑定。") from wrong
