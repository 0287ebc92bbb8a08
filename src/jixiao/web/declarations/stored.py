"""The indicators that stand in the declarations a person sees: of those that changed last, each text taken apart once."""

from functools import lru_cache, reduce
from operator import or_

from django.db.models import Q

from jixiao.actions.indicators import Known, known_of
from jixiao.model.document import Indicator
from jixiao.web.declarations.content import Text, document_of
from jixiao.web.models import Version
from jixiao.web.people.access import Rights, as_seen, visible

MOST = 40
"""Declarations that are looked at."""
KEPT = 256


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
        told += [
            Known(indicator, project, f"{one.unit.name} {one.year or ''}".strip()) for indicator, project in _indicators(Text(version))
        ]
    return tuple(told)


@lru_cache(maxsize=KEPT)
def _indicators(text: Text) -> tuple[tuple[Indicator, str], ...]:
    return tuple((known.indicator, known.project) for known in known_of(document_of(text.version), ""))
