"""A booklet of a budget or of final accounts without any form: its title, what it says of the whole office's performance, which chapters gave no figure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import Any, NamedTuple

from jixiao.read.blocks import Cell
from jixiao.read.cover import SCORE
from jixiao.read.disclosed import disclosed, of_the_whole
from jixiao.read.lines import Row
from jixiao.read.notebook import Notebook
from jixiao.read.wording import CHAPTER, narrow, tidy

TITLE = re.compile(
    r"[^，。；:]{2,40}?20\d\d年度?[^，。；:]{0,12}(?:预算|决算)(?:公开)?(?:说明|报告|情况)?|20\d\d年度?[^，。；:]{2,40}(?:预算|决算)(?:公开)?(?:说明|报告|情况)?"
)
NUMBERED = re.compile(rf"{CHAPTER.pattern}|[(（]\d{{1,3}}[)）]|\d{{1,2}}[、.．](?!\d)")
CONTENTS = re.compile(r"(?:…|\.{3,}|·{3,}|[ \t]{2,}\d{1,3}$)")
LONGEST_HEAD = 40
WHOLE_WORD = "整体"
LONGEST = 4000
"""Characters of a paragraph that figures are looked for in."""
MOST = 20
"""Chapters without figures that are noted."""
SHOWN = 40
"""Characters of a chapter that are shown where nothing was read from it."""


class Chapter(NamedTuple):
    """A heading that speaks of performance, and the cells under it."""

    head: Cell
    body: tuple[Cell, ...]


def read_booklet(rows: Sequence[Row], figures: dict[str, Any], notebook: Notebook) -> None:
    """Keep in ``figures`` what a booklet's text says of the whole office's performance, and note the chapters from which nothing was read.

    Rules and guides have such chapters too, and no figures to be missed: a booklet has its title, or tells a figure.
    """
    cells = [cell for row in rows for cell in row.filled]
    for at, cell in enumerate(cells):
        for name, value in _of_the_whole(cells, at):
            if name not in figures["stated"]:
                figures["stated"][name] = value
                notebook.at(f"/stated/{name}", cell.place)
    if not figures["stated"] and _named(rows) is None:
        return
    silent = (one for one in chapters(cells) if not any(_tells(one.body, at) for at in range(len(one.body))))
    for chapter in islice(silent, MOST):
        said = tidy("".join(cell.text for cell in chapter.body[:SHOWN]))
        shown = said[:SHOWN] + ("…" if len(said) > SHOWN else "")
        notebook.miss("", f"“{tidy(chapter.head.text)}”里没有读出数：“{shown}”。", chapter.head.place)


def booklet_title(rows: Iterable[Row], otherwise: str | None) -> str | None:
    """Return the line that names the booklet; ``otherwise`` where none does and that is no heading of a chapter."""
    return _named(rows) or (None if otherwise is None or NUMBERED.match(otherwise) else otherwise)


def _named(rows: Iterable[Row]) -> str | None:
    cells = (cell for row in rows for cell in row.filled)
    return next((tidy(cell.text) for cell in cells if len(cell.text) <= LONGEST_HEAD and TITLE.fullmatch(narrow(cell.text))), None)


def _of_the_whole(cells: Sequence[Cell], at: int) -> Iterator[tuple[str, str]]:
    if WHOLE_WORD in cells[at].text and len(cells[at].text) <= LONGEST:
        yield from of_the_whole(narrow(cells[at].text), narrow(cells[at + 1].text[:LONGEST]) if at + 1 < len(cells) else "")


def _tells(cells: Sequence[Cell], at: int) -> bool:
    text = cells[at].text[:LONGEST]
    return next(chain(disclosed(narrow(text)), _of_the_whole(cells, at)), None) is not None or SCORE.search(narrow(text)) is not None


def chapters(cells: Sequence[Cell]) -> Iterator[Chapter]:
    """Yield the chapters on performance that have a text of their own; lines of the contents have none."""
    heads = [at for at, cell in enumerate(cells) if is_numbered_heading(cell.text)]
    for at, end in pairwise((*heads, len(cells))):
        if "绩效" in cells[at].text and end > at + 1:
            yield Chapter(cells[at], tuple(cells[at + 1 : end]))


def is_numbered_heading(text: str) -> bool:
    """Return whether a line is a numbered heading of a booklet."""
    return (
        len(text) <= LONGEST_HEAD
        and NUMBERED.match(text.strip()) is not None
        and not re.search("[。；]", text)
        and not CONTENTS.search(text)
    )
