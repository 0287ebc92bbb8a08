"""Named tuples made as Python makes them, but for one step: it tells each class its bases a second time, which takes half of it.

A class that names no other base has these bases already. The step is Python's own code with another name in it: what is told to
``__orig_bases__`` instead is told anew in the next step, of what the class says. Where Python's code is another, it stays as it is.
"""

import typing
from types import FunctionType
from typing import Any

PYTHONS: dict[str, Any] = vars(typing)
META, BASE = "NamedTupleMeta", "_NamedTuple"
BASES, TOLD_ANEW = "__bases__", "__orig_bases__"


def quicken() -> None:
    """Let classes of named tuples be made so from here on."""
    python = getattr(PYTHONS.get(META), "__new__", None)
    if not isinstance(python, FunctionType) or BASE not in PYTHONS or python.__closure__ or BASES not in python.__code__.co_names:
        return
    names = tuple(TOLD_ANEW if name == BASES else name for name in python.__code__.co_names)
    quick = FunctionType(python.__code__.replace(co_names=names), PYTHONS)

    def made(cls: type, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> object:
        """Return a class of named tuples."""
        return (quick if len(bases) == 1 and TOLD_ANEW in space else python)(cls, name, bases, space)

    meta = type("Quick", (PYTHONS[META],), {"__new__": made})
    PYTHONS[BASE] = type.__new__(meta, "NamedTuple", (), {})
