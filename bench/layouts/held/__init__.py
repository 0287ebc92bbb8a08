"""Families that another hand wrote; they are shown since they told what an unseen layout does, and developed on."""

from layouts.family import Family
from layouts.held.built import BUILT
from layouts.held.printed import PRINTED

SHOWN = (*PRINTED, *BUILT)
HELD: tuple[Family, ...] = ()
