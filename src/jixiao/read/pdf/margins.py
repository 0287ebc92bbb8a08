"""Page numbers, and heads and feet that run through all pages: no part of the text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from jixiao.read.pdf.shapes import Line
from jixiao.read.pdf.sheet import ZONE, Sheet, Table

OUTER = 3
"""So many lines from the edge may be a running head or foot."""
LEAST_PAGES = 3
SHARE = 0.2
"""A running head stands on at least this part of the pages."""
STEP = 4.0
NUMBER = re.compile(
    r"[-—–―－·~～\s]*(?:第\s*)?(?:\d{1,4}|[ivxlIVXLⅠ-Ⅻ]{1,6}|[一二三四五六七八九十百]{1,5}(?=\s*页))\s*页?"
    r"\s*(?:[/／,，、|共]+\s*共?\s*\d{1,4}\s*页?)?[-—–―－·~～\s]*"
)
TITLE = re.compile(r"表(?:[（(].{0,14}[)）])?[-—]?\d{0,3}$")
DIGITS = re.compile(r"\d+")


def without_margins(sheets: list[Sheet]) -> list[Sheet]:
    """Return the pages without page numbers and running heads and feet."""
    sheets = [unboxed(sheet) for sheet in sheets]
    running = repeated(sheets)
    return [sheet._replace(items=tuple(kept(sheet, running))) for sheet in sheets]


def unboxed(sheet: Sheet) -> Sheet:
    """Return a page with the boxes of one text that lie in its margins as their lines."""
    height = sheet.frame.size[1]
    items: list[Line | Table] = []
    for item in sheet.items:
        boxed = isinstance(item, Table) and item.lines and (item.box[3] <= height * ZONE or item.box[1] >= height * (1 - ZONE))
        items += item.lines if isinstance(item, Table) and boxed else [item]
    return sheet._replace(items=tuple(items))


def kept(sheet: Sheet, running: set[tuple[str, int]]) -> Iterator[Line | Table]:
    """Yield what of a page is no part of its margins."""
    outer = set(margin_lines(sheet))
    for item in sheet.items:
        if not (isinstance(item, Line) and item in outer and (NUMBER.fullmatch(item.text) or key(item) in running)):
            yield item


def margin_lines(sheet: Sheet) -> Iterator[Line]:
    """Yield the outermost lines in the margins of a page, those outside its tables: above all or below all."""
    height = sheet.frame.size[1]
    lines = [item for item in sheet.items if isinstance(item, Line)]
    tables = [item.box for item in sheet.items if isinstance(item, Table)]
    top, bottom = min((box[1] for box in tables), default=height), max((box[3] for box in tables), default=0.0)
    yield from (line for line in lines[:OUTER] if line.box[3] <= height * ZONE and middle_height(line) <= top)
    yield from (line for line in lines[-OUTER:] if line.box[1] >= height * (1 - ZONE) and middle_height(line) >= bottom)


def middle_height(line: Line) -> float:
    """Return the height at which a line stands."""
    return (line.box[1] + line.box[3]) / 2


def key(line: Line) -> tuple[str, int]:
    """Return what two lines share that are the same running head: the text but for figures, and about the place."""
    return DIGITS.sub("#", re.sub(r"\s", "", line.text)), round(line.box[1] / STEP)


def repeated(sheets: Iterable[Sheet]) -> set[tuple[str, int]]:
    """Return the keys of lines that run through the pages; a form's title that each page has is none."""
    pages = 0
    counts: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        pages += 1
        for line in set(margin_lines(sheet)):
            if not TITLE.search(line.text):
                text, step = key(line)
                counts.update((text, step + near) for near in (-1, 0, 1))
    return {found for found, count in counts.items() if count >= max(LEAST_PAGES, SHARE * pages)}
