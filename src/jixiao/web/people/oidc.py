"""Signing in at another house by OpenID Connect: the code flow with PKCE, state and nonce; what comes back is proved by its signature.

Nobody is made by it: who comes back must be somebody here, by the login name in the claim that the office named, and stays bound to the
other house's own key for that person from the first time on. A second factor here is asked for all the same.
"""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote, urlencode

from django.db import IntegrityError, transaction
from msgspec import DecodeError

from jixiao.door import decoded
from jixiao.errors import OutOfReach
from jixiao.web.calling import call
from jixiao.web.clock import real as now
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Handshake, Identity, Person
from jixiao.web.outside import Oidc, Outside, outside
from jixiao.web.people.login import BARRED, admit
from jixiao.web.people.sittings import digest_of
from jixiao.web.people.staff import folded
from jixiao.web.problems import Problem, nothing

if TYPE_CHECKING:
    from joserfc.jwk import KeySetSerialization

LIFE = timedelta(minutes=10)
"""How long somebody may take at the other house."""
SLACK = 60
"""Seconds by which two clocks may differ."""
SIGNED_BY = ["RS256", "PS256", "ES256", "EdDSA"]
"""How a token may be signed: by a key that only the other house has."""
DISCOVERY = "/.well-known/openid-configuration"
REFUSED = "统一登录没有成功。请再试一次；仍不行，用用户名和密码登录，或找系统管理员。"
LONGEST = 300


class Going(NamedTuple):
    """Where the browser is sent, and what it keeps until it comes back."""

    url: str
    key: str


class Back(NamedTuple):
    """Who came back, and which page was asked for before."""

    person: Person
    following: str


def house() -> Oidc | None:
    """Return the other house, None where there is none."""
    return outside().oidc


def go(back_to: str, following: str) -> Going:
    """Return where to send a browser that wants to sign in there; Problem 404 where there is no other house, 503 where it does not answer."""
    allowed, told = _told()
    key, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    Handshake.objects.filter(ends__lt=now()).delete()
    Handshake.objects.create(digest=digest_of(key), nonce=nonce, verifier=verifier, following=following[:LONGEST], ends=now() + LIFE)
    asked = {
        "response_type": "code",
        "client_id": allowed.client,
        "redirect_uri": back_to,
        "scope": "openid profile",
        "state": digest_of(f"state {key}"),
        "nonce": nonce,
        "code_challenge": urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return Going(f"{told['authorization_endpoint']}?{urlencode(asked, quote_via=quote)}", key)


def come_back(key: str, state: str, code: str, back_to: str, actor: Actor) -> Back:
    """Return who comes back by what the browser kept and brings; Problem 401 where any of it does not fit. It holds once."""
    kept = Handshake.objects.filter(digest=digest_of(key), ends__gt=now()).first()
    if kept is None or not Handshake.objects.filter(pk=kept.pk).delete()[0] or not secrets.compare_digest(state, digest_of(f"state {key}")):
        raise Problem(401, REFUSED)
    allowed, told = _told()
    claims = _claims(
        allowed, told, _token(allowed, told, {"code": code, "code_verifier": kept.verifier, "redirect_uri": back_to}), kept.nonce
    )
    person = _person(allowed, claims, actor)
    admit(person, actor)
    return Back(person, kept.following)


def _told() -> tuple[Oidc, dict[str, Any]]:
    """Return the other house and what it tells of itself."""
    allowed = outside()
    if allowed.oidc is None:
        raise nothing()
    try:
        return allowed.oidc, _discovered(allowed)
    except OutOfReach as wrong:
        raise Problem(503, f"统一登录现在用不了：{wrong.zh}请用用户名和密码登录。") from wrong


@lru_cache(maxsize=2)
def _discovered(allowed: Outside) -> dict[str, Any]:
    issuer = allowed.oidc.issuer if allowed.oidc else ""
    told = _json(allowed, issuer.rstrip("/") + DISCOVERY)
    if told.get("issuer") != issuer or not all(isinstance(told.get(name), str) for name in _NEEDED):
        raise OutOfReach("它的说明与设置的 issuer 对不上。", "its description does not fit the issuer.")
    return told


_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def _token(allowed: Oidc, told: dict[str, Any], brought: dict[str, str]) -> str:
    """Return the token that tells who it is, in exchange for the code."""
    body = urlencode({"grant_type": "authorization_code", "client_id": allowed.client, "client_secret": allowed.secret, **brought})
    try:
        answer = call(outside(), "POST", told["token_endpoint"], body.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        found = decoded(answer.body, object) if answer.status == 200 else {}
    except (OutOfReach, DecodeError) as wrong:
        raise Problem(401, REFUSED) from wrong
    token = found.get("id_token") if isinstance(found, dict) else None
    if not isinstance(token, str):
        raise Problem(401, REFUSED)
    return token


def _claims(allowed: Oidc, told: dict[str, Any], token: str, nonce: str) -> dict[str, Any]:
    """Return what a token says once it is proved: by whom, for whom, for this sign-in, not over."""
    from joserfc import jwt  # noqa: PLC0415 - loads a large library
    from joserfc.errors import JoseError  # noqa: PLC0415 - as above
    from joserfc.jwk import KeySet  # noqa: PLC0415 - as above

    try:
        keys = KeySet.import_key_set(cast("KeySetSerialization", _json(outside(), told["jwks_uri"])))
        claims = jwt.decode(token, keys, algorithms=SIGNED_BY).claims
        wanted = jwt.JWTClaimsRegistry(
            leeway=SLACK,
            now=lambda: int(now().timestamp()),
            iss={"essential": True, "value": allowed.issuer},
            aud={"essential": True, "value": allowed.client},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            sub={"essential": True},
        )
        wanted.validate(claims)
    except (JoseError, OutOfReach, ValueError) as wrong:
        raise Problem(401, REFUSED) from wrong
    return dict(claims)


def _person(allowed: Oidc, claims: dict[str, Any], actor: Actor) -> Person:
    """Return who that is here: whom its key is bound to, else who has the login name it tells, who is bound to it then."""
    subject, login = str(claims["sub"])[:255], claims.get(allowed.claim)
    bound = Identity.objects.select_related("person").filter(issuer=allowed.issuer, subject=subject).first()
    if bound is not None:
        return bound.person
    person = Person.objects.filter(login=folded(login)).first() if isinstance(login, str) and login.strip() else None
    if person is None:
        raise Problem(401, BARRED)
    try:
        with transaction.atomic():
            Identity.objects.create(person=person, issuer=allowed.issuer, subject=subject)
            note(actor._replace(person=person), "person.bound", person.id, issuer=allowed.issuer)
    except IntegrityError as other:
        raise Problem(401, BARRED) from other
    return person


def _json(allowed: Outside, url: str) -> dict[str, Any]:
    answer = call(allowed, "GET", url)
    try:
        found = decoded(answer.body, object) if answer.status == 200 else None
    except DecodeError:
        found = None
    if not isinstance(found, dict):
        raise OutOfReach(f"它答 {answer.status}，不是 JSON。", f"it answered {answer.status} and no JSON.")
    return found
