"""What is told above a page of what just happened."""

from msgspec import Struct


class Notice(Struct, frozen=True):
    """What happened: the sentence, and how it looks (``good``, ``bad`` or nothing)."""

    text: str
    look: str = ""
