"""Writing a line of the log."""

from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import now

from jixiao.web.hooks.outbox import put
from jixiao.web.journal.chain import FIRST, line_text, link
from jixiao.web.models import Entry, Head, Person


class Actor(NamedTuple):
    """Who acts, from which address, in which request; without a person it is the command line on the server."""

    person: Person | None = None
    address: str = ""
    request: str = ""

    @property
    def key(self) -> str:
        """The person's key, empty for the command line."""
        return self.person.id if self.person else ""


def note(actor: Actor, event: str, subject: str = "", **more: object) -> Entry:
    """Add a line in the transaction that is under way, so that there is no change without its line and no line without its change."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a line of the log belongs to the transaction of its change")
    head = _head()
    at = now().isoformat()
    name = actor.person.name if actor.person else "命令行"
    login = actor.person.login if actor.person else ""
    who = {"person": actor.key, "name": name, "login": login, "address": actor.address, "request": actor.request}
    body = line_text({"at": at, "event": event, "subject": subject, "by": who, "told": more})
    seq = head.seq + 1
    digest = link(seq, body, head.digest)
    entry = Entry.objects.create(
        seq=seq, at=at, event=event, person=actor.key, subject=subject, body=body, before=head.digest, digest=digest
    )
    Head.objects.filter(pk=head.pk).update(seq=seq, digest=digest)
    put(seq, at, event, subject, more)
    return entry


def hold() -> None:
    """Wait until no other change is under way, and let none begin before this transaction ends: who then reads, reads what is last."""
    _head()


def _head() -> Head:
    """Return the log's end, locked until this transaction ends: two changes at the same time write one after the other."""
    Head.objects.get_or_create(pk=1, defaults={"seq": 0, "digest": FIRST})
    return Head.objects.select_for_update().get(pk=1)
