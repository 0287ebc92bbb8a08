"""Families that were kept apart until they had told what an unseen layout does; they are developed on since."""

from layouts.opened.built import BUILT
from layouts.opened.printed import PRINTED

OPENED = (*PRINTED, *BUILT)
