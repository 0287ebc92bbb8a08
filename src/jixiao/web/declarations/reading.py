"""Scans and long PDFs are read in the background: what is to be read stands in the database, so that no restart loses any."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.web.declarations.arriving import DRAFT, READING, original_file, read_document
from jixiao.web.declarations.saving import write_version
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration
from jixiao.web.ready import Ready

LEASE = timedelta(minutes=15)
"""After so long without an end somebody else takes a file up: whoever had it is gone."""
LONGEST = 1000
WAITS = Ready(lambda: Declaration.objects.filter(state=READING, trouble="").order_by().values_list("pk")[:1])


def claim() -> Declaration | None:
    """Return a declaration that waits to be read and is ours now, None where none waits."""
    if not WAITS():
        return None
    free = Q(claimed=None) | Q(claimed__lt=now() - LEASE)
    for declaration in Declaration.objects.filter(free, state=READING, trouble="").order_by("created")[:5]:
        at = now()
        mine = Declaration.objects.filter(free, pk=declaration.pk, state=READING).update(claimed=at)
        if mine:
            declaration.claimed = at
            return declaration
    return None


def read_next_file() -> bool:
    """Read one file that waits; return whether there was one."""
    declaration = claim()
    if declaration is None:
        return False
    try:
        name, data = original_file(declaration)
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
        write_version(locked, document, Actor(), "在后台读入")


@transaction.atomic
def _fail(declaration: Declaration, why: str) -> None:
    """Keep why it could not be read: the unit sees it and can send another file."""
    if Declaration.objects.filter(pk=declaration.pk, state=READING, claimed=declaration.claimed).update(
        trouble=why[:LONGEST], claimed=None
    ):
        note(Actor(), "declaration.unreadable", declaration.id, why=why[:LONGEST])
