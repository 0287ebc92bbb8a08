"""What is read in files that came with acts, in the background: what waits stands in the database, so that no restart loses any."""

import logging
from datetime import timedelta
from threading import Event

import msgspec
from django.db import DatabaseError, close_old_connections
from django.db.models import Q
from django.utils.timezone import now
from msgspec.structs import replace

from jixiao.actions.read_invoice import read_invoice
from jixiao.errors import JixiaoError
from jixiao.web.background import in_background
from jixiao.web.declarations.filestore import fetch
from jixiao.web.models import Attachment
from jixiao.web.phone.attaching import proposal

LEASE = timedelta(minutes=5)
"""After so long without an end somebody else takes a file up: whoever had it is gone."""
PAUSE = 0.5
"""Seconds between two looks for work."""
LONGEST = 1000
LOG = logging.getLogger(__name__)


def claim() -> Attachment | None:
    """Return a file that waits to be read and is ours now, None where none waits."""
    free = Q(claimed=None) | Q(claimed__lt=now() - LEASE)
    for file in Attachment.objects.select_related("upload").filter(free, waits=True).order_by("upload__at")[:5]:
        at = now()
        if Attachment.objects.filter(free, pk=file.pk, waits=True).update(claimed=at):
            file.claimed = at
            return file
    return None


def read_one() -> bool:
    """Read one file that waits; return whether there was one."""
    file = claim()
    if file is None:
        return False
    try:
        invoice = read_invoice(fetch(file.upload.digest), file.upload.name)
        found, trouble = msgspec.json.encode(replace(proposal(file), invoice=invoice)).decode(), ""
    except JixiaoError as wrong:
        found, trouble = file.found, wrong.zh[:LONGEST]
    Attachment.objects.filter(pk=file.pk, claimed=file.claimed).update(waits=False, claimed=None, found=found, trouble=trouble)
    return True


def start() -> Event:
    """Read in a thread of its own until the event returned is set."""
    return in_background("invoices", _work)


def _work(done: Event) -> None:
    while not done.wait(PAUSE):
        try:
            while read_one() and not done.is_set():
                pass
        except DatabaseError:
            LOG.warning("the database did not answer; reading goes on later")
        finally:
            close_old_connections()
