"""A declaration taken up to be written in: as somebody saw it, and as it is now."""

from typing import NamedTuple

from jixiao.model.document import Document
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.saving import locked
from jixiao.web.models import Declaration, Version
from jixiao.web.people.access import Rights, seen
from jixiao.web.problems import Problem

OLD = "这一页是以前的，没有改。请刷新页面再改，您写的还在这一页上。"


class TakenUp(NamedTuple):
    """A declaration held until the transaction ends, its text as the page showed it and as it is."""

    declaration: Declaration
    shown: Document
    last: Document


def taken_up(mine: Rights, key: str, number: int) -> TakenUp:
    """Hold a declaration of which a page showed the version ``number``; Problem where it may not be written in, or the page is too old."""
    now = seen(mine, key, lock=True)
    if not now.may_write:
        raise Problem(409, locked(now.declaration))
    before = Version.objects.filter(declaration=now.declaration, number=number).first()
    if before is None:
        raise Problem(409, OLD)
    last = document_of(Version.objects.get(declaration=now.declaration, number=now.declaration.version))
    return TakenUp(now.declaration, last if before.number == now.declaration.version else document_of(before), last)
