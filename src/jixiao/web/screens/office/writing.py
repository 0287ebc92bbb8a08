"""A declaration taken up to be written in: as somebody saw it, and as it is now."""

from typing import NamedTuple

from jixiao.model.document import Document
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.saving import held_to_write
from jixiao.web.models import Declaration, Version
from jixiao.web.people.access import Rights, version_of
from jixiao.web.problems import Problem

OLD = "这一页是以前的，没有改。请刷新页面再改，您写的还在这一页上。"


class TakenUp(NamedTuple):
    """A declaration held until the transaction ends, its text as the page showed it and as it is."""

    declaration: Declaration
    shown: Document
    last: Document


def taken_up(mine: Rights, key: str, number: int) -> TakenUp:
    """Hold a declaration of which a page showed the version ``number``; Problem where it may not be written in, or the page is too old."""
    now = held_to_write(mine, key)
    try:
        before = version_of(key, number)
    except Version.DoesNotExist as old:
        raise Problem(409, OLD) from old
    last = before if number == now.version else version_of(key, now.version)
    return TakenUp(now, document_of(before), document_of(last))
