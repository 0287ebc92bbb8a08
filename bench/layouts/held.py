"""Families kept apart: whoever works on the reader does not look at them, so that they tell what an unseen layout does."""

from layouts.family import Family
from layouts.printing import Printing

HELD: tuple[Family, ...] = (Family(name="held-comma", choice="separators", held=True, printing=(Printing(apart="comma"),)),)
