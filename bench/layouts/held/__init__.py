"""Families that another hand wrote: those of this folder are shown since their score was told, those of ``unseen`` are kept apart.

Whoever works on the reader does not look at those kept apart, so that they tell what an unseen layout does.
"""

from msgspec.structs import replace

from layouts.held.built import BUILT
from layouts.held.printed import PRINTED
from layouts.unseen import built, printed

SHOWN = (*PRINTED, *BUILT)
HELD = tuple(replace(family, held=True) for family in (*printed.PRINTED, *built.BUILT))
