"""A budget section cut into passages: broken lines put together again, list items and sentences parted, places kept."""

import re

from msgspec import Struct

from jixiao.formula.calculation.frame import STOPS, Clause
from jixiao.formula.calculation.mask import mask
from jixiao.formula.calculation.parse import parse

LONGEST_PASSAGE = 4000
_OPEN, _SHUT = "（(【[〔{｛［〖", "）)】]〕}｝］〗"
_GOES_ON = re.compile(r"\s*[*×+＋÷/=＝）)】\]]|\s*\\\*|\s*-\s*[0-9]")
_BREAKS_OFF = re.compile(r"[*×+＋÷=＝（(【，,、]\s*$|\\\*\s*$")
_HEADING = re.compile(r"^\s*#{1,6}\s*")
_FIGURE = re.compile(r"[0-9０-９零一二两三四五六七八九十百千万]")


class ClauseRegion(Struct, frozen=True):
    """One clause with its region in the section: from behind the stop before it, label included, to the stop after it."""

    clause: Clause
    start: int
    figure: int
    end: int


class Passage(Struct, frozen=True):
    """One sentence or list item: its span in the section and its clauses."""

    start: int
    end: int
    parts: tuple[ClauseRegion, ...]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the spans of the section's paragraphs; a line cut in the middle of a calculation goes on in the next."""
    spans: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        if not line.strip() or _HEADING.match(line):
            continue
        if spans and _continues(text[spans[-1][0] : spans[-1][1]], text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _continues(before: str, line: str) -> bool:
    """Whether a line goes on with the calculation before it: a bracket is open, or a sign stands at the break."""
    if len(before) > LONGEST_PASSAGE:
        return False
    depth = sum(before.count(char) for char in _OPEN) - sum(before.count(char) for char in _SHUT)
    if depth > 0 and _FIGURE.search(before):
        return depth <= 3 and sum(line.count(char) for char in _SHUT) > 0
    return bool(_GOES_ON.match(line)) or bool(
        _BREAKS_OFF.search(before) and not re.match(r"\s*(?:\d{1,2}[.、]|[（(]?[一二三四五六七八九十]{1,2}[）)、])", line)
    )


def passages(text: str) -> list[Passage]:
    """Return the passages of a section that hold figures, in order."""
    found: list[Passage] = []
    for start, end in paragraphs(text):
        for low, high in _pieces(text, start, end):
            found += _sentences(text, low, high)
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut an overlong paragraph at full stops, so that no single one is too long to read."""
    spans = []
    while end - start > LONGEST_PASSAGE:
        cut = max(text.rfind(mark, start + 1, start + LONGEST_PASSAGE) for mark in "。；;")
        cut = cut + 1 if cut > start else start + LONGEST_PASSAGE
        spans.append((start, cut))
        start = cut
    return [*spans, (start, end)]


def _sentences(text: str, start: int, end: int) -> list[Passage]:
    piece = text[start:end]
    masked = mask(piece)
    parts: list[ClauseRegion] = []
    groups: list[list[ClauseRegion]] = []
    clauses = parse(piece, masked.text).clauses
    for at, clause in enumerate(clauses):
        fresh = not groups or clause.opens
        after = parts[-1].end - start if parts else 0
        low = _begin(masked.text, after, clause.start if fresh else after)
        limit = clauses[at + 1].start if at + 1 < len(clauses) else len(piece)
        part = ClauseRegion(clause, start + low, start + clause.sides[0].start, start + _finish(masked.text, clause.sides[-1].end, limit))
        parts.append(part)
        if fresh:
            groups.append([])
        groups[-1].append(part)
    return [Passage(group[0].start, group[-1].end, tuple(group)) for group in groups]


def _begin(text: str, after: int, first: int) -> int:
    """Return where the region of a clause begins: behind the last full stop before it, else right after the one before."""
    low = max([after, *(text.rfind(mark, after, first) + 1 for mark in STOPS)])
    while low < len(text) and text[low] in " \n;,。、:":
        low += 1
    return low


def _finish(text: str, last: int, limit: int) -> int:
    """Return where the region of a clause ends: at the next stop outside brackets."""
    depth, at = 0, last
    while at < limit:
        depth += (text[at] == "(") - (text[at] == ")")
        if depth <= 0 and text[at] in ",;。、\n!?":
            break
        at += 1
    while at > last and text[at - 1] in " \n":
        at -= 1
    return at
