"""Families kept apart: whoever works on the reader does not look at them, so that they tell what an unseen layout does."""

from layouts.held.built import BUILT
from layouts.held.printed import PRINTED

HELD = (*PRINTED, *BUILT)
