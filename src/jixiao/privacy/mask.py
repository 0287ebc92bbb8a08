"""Personal data masked in what leaves the program: stars in place of its signs, everything else as it was."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar, cast, runtime_checkable

from msgspec import Struct
from msgspec.structs import replace

from jixiao.privacy.find import find

T = TypeVar("T")
STAR, WIDE = "*", "＊"
KEPT = frozenset(("sha256", "fingerprint", "rule_hash", "hash", "path", "other_paths", "code", "schema"))
"""Fields that are no text of anybody: hashes, pointers, codes."""


@runtime_checkable
class MadeWhenAsked(Protocol):
    """A sequence whose items are made when they are asked for, and can be changed then."""

    def mapped(self, change: Callable[[object], object]) -> object:
        """Return the sequence with the change made to each item that is asked for."""


def masked_text(text: str) -> str:
    """Return a text of the same length with stars for the signs of personal data, wide ones for wide signs."""
    found = find(text)
    if not found:
        return text
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], "".join(map(_star, text[one.start : one.end]))]
        at = one.end
    return "".join((*parts, text[at:]))


def _star(sign: str) -> str:
    if not sign.isalnum():
        return sign
    return STAR if sign.isascii() else WIDE


def masked(value: T) -> T:
    """Return a value of texts, sequences, mappings and structs with all its texts masked; itself where there is nothing to mask."""
    return cast("T", _masked(value))


def _masked(value: object) -> object:
    if isinstance(value, str):
        return masked_text(value) if len(value) > 6 else value
    if isinstance(value, tuple | list):
        parts = [_masked(part) for part in value]
        return value if all(one is other for one, other in zip(parts, value, strict=True)) else _like(value, parts)
    if isinstance(value, Mapping):
        made = {key: _masked(part) for key, part in value.items()}
        return made if any(made[key] is not part for key, part in value.items()) else value
    if isinstance(value, Struct):
        names = (name for name in value.__struct_fields__ if name not in KEPT)
        parts_by_name = ((name, getattr(value, name)) for name in names)
        changed = {name: new for name, old in parts_by_name if (new := _masked(old)) is not old}
        return replace(value, **changed) if changed else value
    return value.mapped(_masked) if isinstance(value, MadeWhenAsked) else value


def _like(value: tuple[object, ...] | list[object], parts: list[object]) -> object:
    if isinstance(value, list):
        return parts
    made = getattr(value, "_make", tuple)  # a named tuple is made of its parts in its own way
    return made(parts)
