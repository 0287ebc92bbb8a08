"""What was worked out of one content lately, kept in mind by a mark of that content."""

from collections import OrderedDict
from collections.abc import Callable
from importlib import import_module
from threading import Lock
from typing import Generic, TypeVar, cast

from msgspec.msgpack import encode

Kept = TypeVar("Kept")
SIZE = 16
"""Bytes of a mark."""


def mark_of(content: object) -> bytes:
    """Return the mark of plain data: equal for equal data, and for no other."""
    blake2b = import_module("hashlib").blake2b  # which a run that does nothing again needs not load
    return cast("bytes", blake2b(encode(content), digest_size=SIZE).digest())


class Recalled(Generic[Kept]):
    """A bounded memory, of what was asked for last; several threads may use it."""

    def __init__(self, most: int) -> None:
        """Begin with nothing."""
        self._most, self._kept, self._lock = most, OrderedDict[object, Kept](), Lock()

    def __len__(self) -> int:
        """Return how much is kept."""
        return len(self._kept)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._kept.clear()

    def get(self, key: object, make: Callable[[], Kept]) -> Kept:
        """Return what is kept under a key, made where there is nothing."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
