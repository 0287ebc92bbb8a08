"""HTML put together from parts: what is text is always escaped, what is markup says so by its type."""

from collections.abc import Iterable

from jixiao.values.remembered import remembered
from jixiao.write.hostile import INVISIBLE

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
"""Not ``html.escape``: that module brings all entities with it, and a terminal should not wait for them."""
VOID, DRAWN = frozenset(("meta", "link")), frozenset(("rect", "path"))
"""Elements without an end, of HTML and of SVG."""


class Markup(str):
    """A piece of finished HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself: what a template must not escape again."""
        return self


@remembered
def text(plain: str) -> Markup:
    """Return plain text as HTML; characters that nobody sees are shown by their number, blank lines kept as they are."""
    shown = plain if plain.isprintable() else INVISIBLE.sub(lambda m: f"‹U+{ord(m[0]):04X}›", plain)
    return Markup(_escaped(shown))


def _escaped(plain: str) -> str:
    """Return plain text with its signs of HTML told by name: few texts have any, and a search for each is quicker than a translation."""
    for sign, told in ESCAPES.items():
        plain = plain.replace(sign, told)
    return plain


def tag(name: str, /, *children: str | Markup | None, **attributes: str | int | bool | None) -> Markup:
    """Return an element; ``cls`` is its class, ``_`` in a name is ``-``; None children and attributes are left out."""
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}/>" if name in DRAWN else f"<{name}{told}>{joined(children)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = {"cls": "class", "view_box": "viewBox", "aspect": "preserveAspectRatio"}.get(key) or key.replace("_", "-")
    return f" {name}" if value is True else f' {name}="{visible_attribute(str(value))}"'


@remembered
def visible_attribute(value: str) -> Markup:
    """Return an attribute's value as HTML, without characters that nobody sees."""
    return Markup(_escaped(value if value.isprintable() else INVISIBLE.sub("", value)))


def joined(children: Iterable[str | Markup | None], between: str = "") -> Markup:
    """Return the children one after the other, plain text escaped."""
    return Markup(between.join(child if isinstance(child, Markup) else text(child) for child in children if child is not None))


def lines(plain: str | None) -> Markup:
    """Return text with its line breaks as breaks."""
    if not plain or "\n" not in plain:
        return text(plain or "")
    return joined((text(line) for line in plain.split("\n")), "<br>")
