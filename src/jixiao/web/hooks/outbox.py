"""What is to be told, written down together with the line of the log that it tells of: no event is told that did not happen, none is lost."""

from collections.abc import Mapping
from json import dumps

from django.utils.timezone import now

from jixiao.web.models import Delivery
from jixiao.web.outside import outside

TOLD = ("start", "end", "version", "grade")
"""What of a line is told besides the event and its subject: no name, no opinion, no address. Who wants more asks for it with a token."""


def put(seq: int, at: str, event: str, subject: str, told: Mapping[str, object]) -> None:
    """Write down what is to be told of a line of the log, for each address that wants it."""
    hooks = [hook for hook in outside().hooks if hook.wants(event)]
    if hooks:
        facts = {name: told[name] for name in TOLD if name in told}
        body = dumps({"seq": seq, "at": at, "event": event, "subject": subject, "told": facts}, ensure_ascii=False, sort_keys=True)
        Delivery.objects.bulk_create(Delivery(url=hook.url, seq=seq, body=body, next=now()) for hook in hooks)
