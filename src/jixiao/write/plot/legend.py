"""Keys of a plot: a patch or a line of each colour with what it means."""

from collections.abc import Iterable

from jixiao.write.look.markup import Markup, tag


def patch(look: str) -> Markup:
    """Return a small square that looks like a bar of the plot."""
    return tag("svg", tag("rect", width=10, height=10, cls=look), view_box="0 0 10 10", cls="key", aria_hidden="true")


def stroke(look: str) -> Markup:
    """Return a short line that looks like one of the plot."""
    return tag("svg", tag("path", d="M0 4h26", cls=look), view_box="0 0 26 8", aria_hidden="true")


def legend(entries: Iterable[tuple[Markup, str | Markup | None]]) -> Markup:
    """Return keys with their words as a list."""
    return tag("ul", *(tag("li", key, words) for key, words in entries), cls="legend")
