"""What waits to be told is sent: one at a time, taken by one process only, tried again ever later, given up at last and then shown."""

import hashlib
import hmac
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from jixiao.errors import OutOfReach
from jixiao.web.calling import call
from jixiao.web.clock import real
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Delivery
from jixiao.web.outside import outside
from jixiao.web.problems import nothing

LATER = (1, 5, 30, 120, 360, 720, 1440)
"""Minutes after each failure; after the last one it is given up."""
LEASE = timedelta(minutes=5)
"""After so long without an end somebody else takes it up."""
LONGEST = 300
SIGNATURE, NUMBER = "Jixiao-Signature", "Jixiao-Delivery"


def send_one() -> bool:
    """Send what is due; return whether there was anything."""
    if not outside().hooks:
        return False
    one = Delivery.objects.filter(done=None, given_up=False, next__lte=now()).order_by("next").first()
    if one is None or not Delivery.objects.filter(pk=one.pk, next=one.next, done=None).update(next=now() + LEASE):
        return False
    trouble = _trouble(one)
    tries = one.tries + 1
    if trouble is None:
        Delivery.objects.filter(pk=one.pk).update(done=now(), tries=tries, trouble="")
    else:
        over = one.tries >= len(LATER)
        later = now() + timedelta(minutes=LATER[min(one.tries, len(LATER) - 1)])
        Delivery.objects.filter(pk=one.pk).update(tries=tries, next=later, given_up=over, trouble=trouble[:LONGEST])
    return True


def again(actor: Actor, key: int) -> None:
    """Have something sent anew that was given up; Problem 404 for what was not."""
    with transaction.atomic():
        if not Delivery.objects.filter(pk=key, given_up=True).update(given_up=False, tries=0, next=now()):
            raise nothing()
        note(actor, "hook.again", f"delivery:{key}")


def _trouble(one: Delivery) -> str | None:
    """Send it and return why it was not taken, None where it was."""
    allowed = outside()
    hook = next((hook for hook in allowed.hooks if hook.url == one.url), None)
    if hook is None:
        return "设置里没有这个地址了。"
    body = one.body.encode()
    headers = {"Content-Type": "application/json", NUMBER: str(one.pk), SIGNATURE: signature(hook.secret, int(real().timestamp()), body)}
    try:
        answer = call(allowed, "POST", one.url, body, headers)
    except OutOfReach as wrong:
        return wrong.zh
    return None if 200 <= answer.status < 300 else f"对方答 {answer.status}。"


def signature(secret: str, at: int, body: bytes) -> str:
    """Return the signature of a message: ``t=SECONDS,v1=HEX``, HMAC-SHA256 over the seconds, a point and the body."""
    return f"t={at},v1={hmac.new(secret.encode(), f'{at}.'.encode() + body, hashlib.sha256).hexdigest()}"
