"""The indicators that stand in the declarations a person sees: of those that changed last, each text taken apart once."""

from functools import reduce
from operator import or_

from django.db.models import Q

from jixiao.actions.indicators import Known, known_of
from jixiao.model.document import Indicator
from jixiao.system.recalled import Recalled
from jixiao.web.declarations.content import document_of
from jixiao.web.models import Version
from jixiao.web.people.access import Rights, as_seen, visible

MOST = 40
"""Declarations that are looked at."""
KEPT = 256
known = Recalled[tuple[tuple[Indicator, str], ...]](KEPT)


def stored_indicators(mine: Rights, but: str) -> tuple[Known, ...]:
    """Return the indicators of the declarations that a person sees, in the text that is seen; ``but`` is the key of one left out."""
    found = [as_seen(mine, one) for one in visible(mine).filter(version__gt=0).exclude(pk=but)[:MOST]]
    wanted = {one.declaration.pk: one for one in found if one.number}
    if not wanted:
        return ()
    texts = Version.objects.filter(reduce(or_, (Q(declaration=key, number=one.number) for key, one in wanted.items())))
    told = []
    for version in texts:
        one = wanted[version.declaration_id].declaration
        told += [Known(indicator, project, f"{one.unit.name} {one.year or ''}".strip()) for indicator, project in _indicators(version)]
    return tuple(told)


def _indicators(version: Version) -> tuple[tuple[Indicator, str], ...]:
    return known.get(version.digest, lambda: tuple((one.indicator, one.project) for one in known_of(document_of(version), "")))
