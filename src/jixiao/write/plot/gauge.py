"""Bars in a line: a gauge with the mark of its plan, and a strip of parts that make a whole."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.write.look.markup import Markup, tag
from jixiao.write.plot.scale import Scale
from jixiao.write.plot.svg import at

LENGTH = Decimal(160)
WHOLE = Decimal(100)


def gauge(rate: Decimal | None, planned: Decimal | None, told: str, *, behind: bool = False) -> Markup:
    """Return a bar of a percentage with a tick at the plan; ``told`` says both in words; no bar for a rate that is not known."""
    scale = Scale(Decimal(0), WHOLE, Decimal(0), LENGTH)
    marks = [tag("rect", cls="g-all", y=3, width=at(LENGTH), height=8)]
    if rate is not None:
        marks.append(tag("rect", cls="g-act", y=3, width=at(scale(rate)), height=8))
    if planned is not None:
        marks.append(tag("rect", cls="g-plan", x=at(min(scale(planned), LENGTH - 2)), width=2, height=14))
    look = "gauge behind" if behind else "gauge"
    return tag("svg", *marks, view_box=f"0 0 {at(LENGTH)} 14", aspect="none", role="img", aria_label=told, cls=look)


def strip(parts: Sequence[tuple[int, str]], told: str) -> Markup:
    """Return parts side by side, each as wide as its count, with the look that it names; ``told`` says them in words."""
    return tag("svg", *_parts(parts), view_box="0 0 160 14", aspect="none", role="img", aria_label=told, cls="strip")


def _parts(parts: Sequence[tuple[int, str]]) -> Iterator[Markup]:
    whole, left = max(1, sum(count for count, _ in parts)), 0
    for count, look in parts:
        if count:
            start, wide = LENGTH * left / whole, LENGTH * count / whole
            yield tag("rect", cls=look, x=at(start), y=0, width=at(max(wide - 1, Decimal(1))), height=14)
        left += count
