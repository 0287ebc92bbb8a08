"""All families that the reader is developed on, and those of them that no converter of others is needed for."""

from layouts.families import TEXTS
from layouts.families_built import CONVERTED, STRUCTURED
from layouts.held import SHOWN
from layouts.office_ways import OFFICE_WAYS
from layouts.opened import OPENED
from layouts.ways import WAYS

DEVELOPED = (*TEXTS, *STRUCTURED, *CONVERTED, *OPENED, *SHOWN, *WAYS, *OFFICE_WAYS)
OUR_OWN = tuple(family for family in DEVELOPED if not family.via)
