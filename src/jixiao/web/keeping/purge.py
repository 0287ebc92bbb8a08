"""What is kept no longer is taken away: tokens and sittings that ended, attempts that count no more, answers that nobody asks for again."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from jixiao.web.journal.once import AGE
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Attempt, Receipt, Sitting, Token
from jixiao.web.people.policy import policy


@transaction.atomic
def purge() -> dict[str, int]:
    """Take them away and return how many of what."""
    rules, at = policy(), now()
    ended = {
        "tokens": Token.objects.filter(ends__lt=at),
        "sittings": Sitting.objects.filter(
            Q(lasting=False, seen__lt=at - timedelta(minutes=rules.idle_minutes)) | Q(seen__lt=at - timedelta(hours=rules.phone_idle_hours))
        ),
        "attempts": Attempt.objects.filter(at__lt=at - timedelta(minutes=rules.minutes)),
        "receipts": Receipt.objects.filter(at__lt=at - AGE),
    }
    gone = {name: rows.delete()[0] for name, rows in ended.items()}
    if any(gone.values()):
        note(Actor(), "purged", gone=gone)
    return gone
