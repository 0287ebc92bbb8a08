"""Families written before the reader was looked at: what a reader scores on them at first contact is what it is worth on unseen layouts."""

from layouts.contact.families import FIRST
from layouts.contact.fourth import FOURTH
from layouts.contact.later import LATER
from layouts.contact.offices import OFFICES_ASIDE
from layouts.contact.third import THIRD
from layouts.family import Family, is_drawn


def kept_back(family: Family) -> bool:
    """Return whether a family belongs to the half that only its total is looked at of: by its name alone."""
    return is_drawn(family, 0)


BY_NAME = (*FIRST, *LATER, *THIRD, *FOURTH)
ASIDE = (*(family for family in BY_NAME if kept_back(family)), *OFFICES_ASIDE)
"""What was kept back at first: half of it, drawn by the names once more, is open since it had told its score."""
WORK = (*(family for family in BY_NAME if not kept_back(family)), *(family for family in ASIDE if is_drawn(family, 1)))
CHECK = tuple(family for family in ASIDE if not is_drawn(family, 1))
CONTACT = (*WORK, *CHECK)
