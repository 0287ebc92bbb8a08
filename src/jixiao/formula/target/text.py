"""The text of one target cell made comparable, without losing where each character stood, and pointed at again."""

import re
import unicodedata
from typing import NamedTuple

from jixiao.params.lexicon import spelling

LONGEST = 1000
"""Characters of a cell that are looked at: the length of kpi_val in the budget system's data standard."""
Span = tuple[int, int]
"""From and to (exclusive) in the raw text."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_HARMLESS = frozenset("\u00ad\u200b\u2060\ufeff\ufe0e\ufe0f")
_DROPPED = re.compile(r"\\(?=[%*_$~\-])|(?<= ) +")
_STRANGE_DIGIT = re.compile(r"[^\W\x00-\x7F一-鿿]")
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")


class Cell(NamedTuple):
    """Cleaned text, where each of its characters stood in the raw text, and what was found on the way."""

    text: str
    places: tuple[int, ...] | None
    hidden: tuple[Span, ...]
    cut: bool

    def span(self, start: int, end: int) -> Span:
        """Return the place in the raw text of a stretch of the cleaned one."""
        if self.places is None or start >= len(self.places):
            return start, end
        last = self.places[end - 1] + 1 if end > start else self.places[start]
        return self.places[start], last


def short_spelling(raw: str) -> str:
    """Return a short text with one spelling for each sign, without blanks at its ends."""
    return raw.translate(spelling("target")).strip()


def clean(raw: str) -> Cell:
    """Return the cell with one spelling for each sign and digit, without hidden characters, at most :data:`LONGEST` long."""
    cut = len(raw) > LONGEST
    text = raw[:LONGEST].translate(spelling("target"))
    if _STRANGE_DIGIT.search(text):
        text = "".join(map(_digit, text))
    holes = [m.span() for m in _HIDDEN.finditer(text)]
    dropped = holes + [m.span() for m in _DROPPED.finditer(text)]
    if not dropped:
        return Cell(text, None, (), cut)
    gone = {at for start, end in dropped for at in range(start, end)}
    index = tuple(at for at in range(len(text)) if at not in gone)
    hidden = tuple(span for span in holes if text[span[0]] not in _HARMLESS)
    return Cell("".join(text[at] for at in index), index, hidden, cut)


def _digit(char: str) -> str:
    """Return the ASCII digit that a digit of another script or a mathematical one stands for."""
    return str(unicodedata.decimal(char)) if not char.isascii() and unicodedata.category(char) == "Nd" else char


def tidy(raw: str) -> str | None:
    """Return the wording of a cell without layout blanks and hidden characters; None when nothing is left."""
    text = _HIDDEN.sub("", raw[:LONGEST])
    return " ".join(_BETWEEN_HAN.sub("", text).split()) or None


def visible_sign(char: str) -> str:
    """Return the character as a terminal may show it: a control or hidden one as a dot, a line break as a blank."""
    if char in "\t\r\n":
        return " "
    return "·" if _HIDDEN.match(char) or "\ud800" <= char <= "\udfff" or unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} else char
