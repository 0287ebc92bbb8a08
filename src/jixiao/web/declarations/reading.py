"""Scans and long PDFs are read in the background: what is to be read stands in the database, so that no restart loses any."""

import logging
from datetime import timedelta
from threading import Event

from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import Q
from django.utils.timezone import now

from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.web.background import in_background
from jixiao.web.declarations.arriving import DRAFT, READING, original, read_document
from jixiao.web.declarations.saving import write
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration

LEASE = timedelta(minutes=15)
"""After so long without an end somebody else takes a file up: whoever had it is gone."""
PAUSE = 1.0
"""Seconds between two looks for work."""
LONGEST = 1000
LOG = logging.getLogger(__name__)


def claim() -> Declaration | None:
    """Return a declaration that waits to be read and is ours now, None where none waits."""
    free = Q(claimed=None) | Q(claimed__lt=now() - LEASE)
    for declaration in Declaration.objects.filter(free, state=READING, trouble="").order_by("created")[:5]:
        at = now()
        mine = Declaration.objects.filter(free, pk=declaration.pk, state=READING).update(claimed=at)
        if mine:
            declaration.claimed = at
            return declaration
    return None


def read_one() -> bool:
    """Read one file that waits; return whether there was one."""
    declaration = claim()
    if declaration is None:
        return False
    try:
        name, data = original(declaration)
        _finish(declaration, read_document(name, data))
    except JixiaoError as wrong:
        _fail(declaration, wrong.zh)
    return True


@transaction.atomic
def _finish(declaration: Declaration, document: Document) -> None:
    """Make it a draft, unless somebody else did meanwhile."""
    locked = Declaration.objects.select_for_update().get(pk=declaration.pk)
    if locked.state == READING and locked.claimed == declaration.claimed:
        locked.state, locked.claimed = DRAFT, None
        write(locked, document, Actor(), "在后台读入")


@transaction.atomic
def _fail(declaration: Declaration, why: str) -> None:
    """Keep why it could not be read: the unit sees it and can send another file."""
    if Declaration.objects.filter(pk=declaration.pk, state=READING, claimed=declaration.claimed).update(
        trouble=why[:LONGEST], claimed=None
    ):
        note(Actor(), "declaration.unreadable", declaration.id, why=why[:LONGEST])


def start() -> Event:
    """Read in a thread of its own until the event returned is set."""
    return in_background("reading", _work)


def _work(done: Event) -> None:
    while not done.wait(PAUSE):
        try:
            while read_one() and not done.is_set():
                pass
        except DatabaseError:
            LOG.warning("the database did not answer; reading goes on later")
        finally:
            close_old_connections()
