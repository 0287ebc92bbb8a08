"""Families written before the reader was looked at: what a reader scores on them at first contact is what it is worth on unseen layouts."""

from hashlib import sha256

from layouts.contact.families import FIRST
from layouts.contact.fourth import FOURTH
from layouts.contact.later import LATER
from layouts.contact.offices import OFFICES_ASIDE
from layouts.contact.third import THIRD
from layouts.family import Family


def kept_back(family: Family) -> bool:
    """Return whether a family belongs to the half that only its total is looked at of: by its name alone."""
    return sha256(family.name.encode()).digest()[0] % 2 == 1


BY_NAME = (*FIRST, *LATER, *THIRD, *FOURTH)
WORK = tuple(family for family in BY_NAME if not kept_back(family))
CHECK = (*(family for family in BY_NAME if kept_back(family)), *OFFICES_ASIDE)
CONTACT = (*WORK, *CHECK)
