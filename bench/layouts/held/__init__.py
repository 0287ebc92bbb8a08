"""Families kept apart: whoever works on the reader does not look at them, so that they tell what an unseen layout does."""

from msgspec.structs import replace

from layouts.held.built import BUILT
from layouts.held.printed import PRINTED

HELD = tuple(replace(family, held=True) for family in (*PRINTED, *BUILT))
