"""What is read in files that came with acts, in the background: what waits stands in the database, so that no restart loses any."""

from datetime import timedelta

import msgspec
from django.db.models import Q
from django.utils.timezone import now
from msgspec.structs import replace

from jixiao.actions.read_invoice import read_invoice
from jixiao.errors import JixiaoError
from jixiao.web.declarations.filestore import fetch
from jixiao.web.models import Attachment
from jixiao.web.phone.attaching import proposal
from jixiao.web.ready import Ready

LEASE = timedelta(minutes=5)
"""After so long without an end somebody else takes a file up: whoever had it is gone."""
LONGEST = 1000
WAITS = Ready(lambda: Attachment.objects.filter(waits=True).values_list("pk")[:1])


def claim() -> Attachment | None:
    """Return a file that waits to be read and is ours now, None where none waits."""
    if not WAITS():
        return None
    free = Q(claimed=None) | Q(claimed__lt=now() - LEASE)
    for file in Attachment.objects.select_related("upload").filter(free, waits=True).order_by("upload__at")[:5]:
        at = now()
        if Attachment.objects.filter(free, pk=file.pk, waits=True).update(claimed=at):
            file.claimed = at
            return file
    return None


def read_next_photo() -> bool:
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
