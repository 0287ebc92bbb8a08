"""What an invoice says of itself: its number, its day, its total, each as sure as it was read. Proposed to a person, never taken as it is."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import accumulate

from msgspec import Struct

from jixiao.read.blocks import Aligned, Block, Cell, Grid, Paragraph, Strip
from jixiao.values.place import CERTAIN, NEEDS_PERSON, Place
from jixiao.values.rounding import fixed

GUESSED = NEEDS_PERSON - 0.1
"""How sure something is at most that stands without the words that say what it is."""
SIGN = "[¥￥Y羊]"
AMOUNT = r"(\d{1,3}(?:[,，]\d{3})+\.\d{2}|\d+\.\d{2})"
DAY = r"(20\d{2})\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})\s*日?"
NUMBER = (re.compile(r"(?:发票)?号\s*码\s*[:：]?\s*(\d{8}(?:\d{12})?)(?!\d)"), re.compile(r"(?<!\d)(\d{20})(?!\d)"))
DATED = (re.compile(rf"开\s*票\s*日\s*期\s*[:：]?\s*{DAY}"), re.compile(DAY))
TOTAL = (
    re.compile(rf"[(（]?\s*小\s*写\s*[)）]?\s*{SIGN}?\s*{AMOUNT}"),
    re.compile(rf"价税合计[^\d¥￥]*{SIGN}?\s*{AMOUNT}"),
    re.compile(rf"[¥￥]\s*{AMOUNT}"),
)
"""By the words that say what a figure is; the last of each without them."""
Value = Callable[[re.Match[str]], str | None]


class Found(Struct, frozen=True):
    """Something read: the value as a form takes it, how sure it is, and where it stands (in the file's units), None where that is not known."""

    value: str
    confidence: float
    box: tuple[float, float, float, float] | None = None


class Invoice(Struct, frozen=True):
    """What was read on an invoice; None for what was not found. The total is in yuan."""

    number: Found | None = None
    day: Found | None = None
    total: Found | None = None


class _Pieces:
    """The texts of a file one after the other, and which of them a place in the whole belongs to."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        found = [piece for block in blocks for piece in _texts(block)]
        self._places = [place for _, place in found]
        self.text = "\n".join(text for text, _ in found)
        self._starts = list(accumulate((len(text) + 1 for text, _ in found), initial=0))

    def place(self, at: int) -> Place:
        """Return the place of the text that stands at an offset."""
        return self._places[bisect_right(self._starts, at) - 1]


def invoice_of(blocks: Iterable[Block]) -> Invoice:
    """Return what an invoice says, from the blocks of its file."""
    pieces = _Pieces(blocks)
    return Invoice(
        number=_first(NUMBER, pieces, lambda m: m[1]),
        day=_first(DATED, pieces, _day),
        total=_first(TOTAL, pieces, _amount, largest=True),
    )


def _first(patterns: tuple[re.Pattern[str], ...], pieces: _Pieces, value: Value, *, largest: bool = False) -> Found | None:
    """Return what the first pattern that finds anything finds; the last one stands without words, and there the ``largest`` is taken."""
    for pattern in patterns:
        last = pattern is patterns[-1]
        found = [(text, match) for match in pattern.finditer(pieces.text) if (text := value(match)) is not None]
        if found:
            text, match = max(found, key=lambda one: Decimal(one[0])) if last and largest else found[0]
            place = pieces.place(match.start(1))
            sure = min(place.confidence, GUESSED) if last else place.confidence
            return Found(text, min(sure, CERTAIN), place.box)
    return None


def _day(match: re.Match[str]) -> str | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _amount(match: re.Match[str]) -> str | None:
    try:
        return fixed(Decimal(re.sub("[,，]", "", match[1])))
    except InvalidOperation:
        return None


def _texts(block: Block) -> Iterator[tuple[str, Place]]:
    if isinstance(block, Paragraph):
        yield block.text, block.place
        return
    yield from ((cell.text, cell.place) for cell in _cells(block))


def _cells(block: Grid | Strip | Aligned) -> Iterator[Cell]:
    if isinstance(block, Strip):
        yield from block.cells
        return
    for row in block.rows if isinstance(block, Grid) else block.lines:
        yield from row
