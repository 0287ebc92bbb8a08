"""Families that another hand wrote: half of them shown after their first score, the other half kept apart.

The hash of a name draws its half. Whoever works on the reader does not look at those kept apart, so that they tell what an unseen
layout does.
"""

from hashlib import sha256

from msgspec.structs import replace

from layouts.family import Family
from layouts.held.built import BUILT
from layouts.held.printed import PRINTED


def is_shown(family: Family) -> bool:
    """Say whether the family was drawn to be shown; no choice of ours has a part in it."""
    return sha256(family.name.encode()).digest()[0] % 2 == 0


SHOWN = tuple(family for family in (*PRINTED, *BUILT) if is_shown(family))
HELD = tuple(replace(family, held=True) for family in (*PRINTED, *BUILT) if not is_shown(family))
