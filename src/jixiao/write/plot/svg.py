"""The few things that plots are drawn with: a picture with its words for who can't see it, text, bars, lines."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from jixiao.write.look.markup import Markup, tag

Anchor = Literal["start", "middle", "end"]
Number = Decimal | int


def at(place: Number) -> str:
    """Return a place on the drawing with at most two decimals."""
    told = f"{Decimal(place):.2f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def picture(size: tuple[int, int], parts: Iterable[Markup], *, name: str, title: str, told: str | None = None, look: str = "") -> Markup:
    """Return the picture; ``name`` is unique on its page, ``title`` says what it shows, ``told`` its figures in words."""
    words = [tag("title", title, id=f"{name}-t"), *([tag("desc", told, id=f"{name}-d")] if told else [])]
    labels = f"{name}-t {name}-d" if told else f"{name}-t"
    return tag("svg", *words, *parts, view_box=f"0 0 {size[0]} {size[1]}", role="img", aria_labelledby=labels, cls=look or None)


def words(place: tuple[Number, Number], text: str, look: str | None = None, anchor: Anchor = "start") -> Markup:
    """Return text on the drawing."""
    aligned = None if anchor == "start" else anchor
    return tag("text", text, x=at(place[0]), y=at(place[1]), cls=look, text_anchor=aligned)


def bar(corner: tuple[Number, Number], size: tuple[Number, Number], look: str) -> Markup:
    """Return a bar, at least so large that it is seen."""
    wide, high = (max(Decimal(side), Decimal("1.5")) for side in size)
    return tag("rect", x=at(corner[0]), y=at(corner[1]), width=at(wide), height=at(high), cls=look)


def line(look: str, *places: tuple[Number, Number]) -> Markup:
    """Return a line through places."""
    return tag("path", d="M" + "L".join(f"{at(x)} {at(y)}" for x, y in places), cls=look)
