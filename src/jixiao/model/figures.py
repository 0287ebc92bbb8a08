"""The numbers of a document, wherever they stand."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct


def figures(thing: object) -> Iterator[Decimal]:
    """Yield every number in a document, or in a part of one."""
    if isinstance(thing, Decimal):
        yield thing
    elif isinstance(thing, Struct):
        for name in thing.__struct_fields__:
            yield from figures(getattr(thing, name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from figures(part)
    elif isinstance(thing, Mapping):
        for part in thing.values():
            yield from figures(part)
