"""Which measure proves which indicator of a year: proposed from the records, agreed to by the unit, kept beside the year."""

from collections.abc import Collection

from django.db import transaction
from msgspec.structs import replace

from jixiao.actions.records.bind import bind, keep_old
from jixiao.actions.records.bindings_text import bindings_text
from jixiao.errors import JixiaoError
from jixiao.evaluate.bind import Proposal
from jixiao.evaluate.bindings import FILE_NAME
from jixiao.web.declarations.evaluating import as_files, year_folder
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, Version
from jixiao.web.people.access import Rights, seen
from jixiao.web.problems import Problem
from jixiao.write.atomic import write_whole

WRITERS = frozenset(("unit_staff", "unit_finance"))
SURE = 60
"""Per cent of certainty from which on a proposal is ticked before somebody looked at it."""


def may_bind(mine: Rights, declaration: Declaration) -> bool:
    """Whether somebody agrees to what proves a declaration's indicators."""
    return any(one.role in WRITERS and one.path == declaration.unit.path for one in mine.held)


def proposed(declaration: Declaration, version: Version) -> tuple[Proposal, ...]:
    """Return a proposal for every indicator; Problem 409 where the year has no records or they can't be used."""
    with as_files(declaration, version) as (file, ledgers):
        return bind(file, ledgers, bytes)


def agree(mine: Rights, actor: Actor, key: str, wanted: Collection[str]) -> int:
    """Keep the proposals of these indicators as what proves them and return how many; what was kept before is laid beside.

    Problem 404 for what is not to be seen, 403 for who is not of the unit, 409 where nothing can be proposed.
    """
    found = seen(mine, key)
    one = found.declaration
    if not may_bind(mine, one):
        raise Problem(403, "对应表由单位业务人员、财务人员确认。您可以查看。")
    if not one.version:
        raise Problem(409, "这份申报还在读取，不能对应。请稍后再试。")
    every = proposed(one, found.version())
    kept = tuple(p if p.indicator in wanted else replace(p, measure=None) for p in every)
    text, place = bindings_text(kept).encode(), year_folder(one) / FILE_NAME
    count = sum(p.measure is not None for p in kept)
    try:
        with transaction.atomic():
            note(actor, "bindings.agreed", one.pk, indicators=count, of=len(every))
            place.parent.mkdir(parents=True, exist_ok=True)
            keep_old(place, text)
            write_whole(place, text)
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong
    return count
