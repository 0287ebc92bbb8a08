"""Personal data masked in what leaves the program: stars in place of its signs, everything else as it was."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from operator import is_
from types import NoneType
from typing import Literal, Protocol, TypeVar, cast, runtime_checkable

from msgspec import Struct
from msgspec.structs import replace

from jixiao.privacy.find import SHORTEST, find
from jixiao.privacy.quiet import doubtful

T = TypeVar("T")
PLAIN = frozenset((NoneType, bool, int, float, Decimal, date))
"""What holds no text."""
SEQUENCES = (tuple, list)
STAR, WIDE = "*", "＊"
KEPT = frozenset(("sha256", "fingerprint", "rule_hash", "hash", "path", "other_paths", "code", "schema"))
"""Fields that are no text of anybody: hashes, pointers, codes."""
OURS = frozenset(
    f"{kind}.{name}"
    for kind, names in (
        ("Finding", ("basis", "params")),
        ("DocumentReport", ("by_rule",)),
        ("GradeDeduction", ("findings", "item", "test")),
        ("GradeItem", ("by_hand", "item", "test")),
    )
    for name in names
)
"""Fields of one struct that are none either: the laws and limits that a rule names, counts, fingerprints, words of the review form."""
REMEMBERED = 8192
"""Texts whose masking is kept in mind: a report of any size must not keep all of its own."""


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


def masked_name(name: str) -> str:
    """Return a file's name without personal data, of signs that every system takes in names."""
    return masked_text(name).replace(STAR, WIDE)


def _star(sign: str) -> str:
    if not sign.isalnum():
        return sign
    return STAR if sign.isascii() else WIDE


def masked(value: T) -> T:
    """Return a value of texts, sequences, mappings and structs with all its texts masked; itself where there is nothing to mask."""
    texts: set[str] = set()

    def gathered(text: str) -> str:
        texts.add(text)
        return text

    asked_later = _masked(value, gathered) is not value  # only what is made when it is asked for is another
    starred = {text: stars for text in doubtful(texts) if (stars := masked_text(text)) != text}
    if not starred and not asked_later:
        return value
    later = lru_cache(REMEMBERED)(masked_text)
    return cast("T", _masked(value, lambda text: starred.get(text, text) if text in texts else later(text)))


def _masked(value: object, mask: Callable[[str], str]) -> object:
    """Return a value with what a mask makes of its texts."""
    kind = type(value)
    if isinstance(value, str):
        return mask(value) if len(value) >= SHORTEST else value
    if kind in PLAIN:
        return value
    if isinstance(value, SEQUENCES):
        parts = [part if type(part) in PLAIN else _masked(part, mask) for part in value]
        return value if all(map(is_, parts, value)) else _like(value, parts)
    if isinstance(value, Struct):
        changed = {}
        for name in _fields(cast("type[Struct]", kind)):
            old = getattr(value, name)
            if type(old) not in PLAIN and (new := _masked(old, mask)) is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value
    if kind is dict or isinstance(value, Mapping):
        value = cast("Mapping[object, object]", value)
        made = {key: part if type(part) in PLAIN else _masked(part, mask) for key, part in value.items()}
        return made if not all(map(is_, made.values(), value.values())) else value
    return value.mapped(lambda part: _masked(part, mask)) if isinstance(value, MadeWhenAsked) else value


@cache
def _fields(kind: type[Struct]) -> tuple[str, ...]:
    """Return the fields of a struct that may hold somebody's text."""
    kinds = {name: of for base in reversed(kind.__mro__) for name, of in vars(base).get("__annotations__", {}).items()}
    return tuple(
        name
        for name in kind.__struct_fields__
        if name not in KEPT and f"{kind.__name__}.{name}" not in OURS and not _is_plain(kinds.get(name))
    )


def _is_plain(kind: object) -> bool:
    """Whether what is of a type holds no text of anybody: numbers, days, words of ours."""
    parts = getattr(kind, "__args__", ())
    return getattr(kind, "__origin__", None) is Literal or all(map(_is_plain, parts)) if parts else kind in PLAIN


def _like(value: tuple[object, ...] | list[object], parts: list[object]) -> object:
    if isinstance(value, list):
        return parts
    made = getattr(value, "_make", tuple)  # a named tuple is made of its parts in its own way
    return made(parts)
