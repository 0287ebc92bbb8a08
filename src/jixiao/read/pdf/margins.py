"""Page numbers, and heads and feet that run through all pages: no part of the text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from jixiao.read.pdf.shapes import Line
from jixiao.read.pdf.sheet import Sheet, Table

ZONE = 0.11
"""A page's margins reach so far in, as part of its height."""
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
    running = repeated(sheets)
    return [sheet._replace(items=tuple(kept(sheet, running))) for sheet in sheets]


def kept(sheet: Sheet, running: set[tuple[str, int]]) -> Iterator[Line | Table]:
    """Yield what of a page is no part of its margins."""
    outer = set(marginal(sheet))
    for item in sheet.items:
        if not (isinstance(item, Line) and item in outer and (NUMBER.fullmatch(item.text) or key(item) in running)):
            yield item


def marginal(sheet: Sheet) -> Iterator[Line]:
    """Yield the outermost lines in the margins of a page."""
    height = sheet.frame.size[1]
    lines = [item for item in sheet.items if isinstance(item, Line)]
    yield from (line for line in lines[:OUTER] if line.box[3] <= height * ZONE)
    yield from (line for line in lines[-OUTER:] if line.box[1] >= height * (1 - ZONE))


def key(line: Line) -> tuple[str, int]:
    """Return what two lines share that are the same running head: the text but for figures, and about the place."""
    return DIGITS.sub("#", re.sub(r"\s", "", line.text)), round(line.box[1] / STEP)


def repeated(sheets: Iterable[Sheet]) -> set[tuple[str, int]]:
    """Return the keys of lines that run through the pages; a form's title that each page has is none."""
    pages = 0
    counts: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        pages += 1
        for line in set(marginal(sheet)):
            if not TITLE.search(line.text):
                text, step = key(line)
                counts.update((text, step + near) for near in (-1, 0, 1))
    return {found for found, count in counts.items() if count >= max(LEAST_PAGES, SHARE * pages)}
