"""Families kept apart: whoever works on the reader does not look at them, so that they tell what an unseen layout does."""

from layouts.family import Family

HELD: tuple[Family, ...] = ()
