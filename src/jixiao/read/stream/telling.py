"""Rows of a file as its typed stream tells them: labels with their values a row each, indicators as a table under heads."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, zip_longest

from jixiao.forms.grammar import level_ranks, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import is_over
from jixiao.read.recast.pairs import alone
from jixiao.read.rows.ends import is_total
from jixiao.read.segment import title_text
from jixiao.read.stream.anchors import Span, cell_lines, links_of, spans
from jixiao.read.stream.records import Gatherer
from jixiao.read.titles import is_year_mark
from jixiao.read.wording import is_placeholder

FIGURES = re.compile(r"\d+")
COUNT = re.compile(r"\d{1,3}")
OFTEN = 2
"""What stands more often, but for its figures, is printed by a page or a screen."""
HEADS = 2
"""So many heads after one another with nothing between tell an order."""


class Telling:
    """A file's rows as they are told again; ``upper``: those above the indicators too."""

    def __init__(self, rows: Sequence[Row], *, upper: bool) -> None:
        lines = [line for row in rows for line in cell_lines(row)]
        self.links = links_of(lines)
        self.upper, self.below = upper, stand_below(rows, self.links)
        self.counts = Counter(without_figures(line.text) for line in lines)
        self.gatherer = Gatherer(self.links)
        self.left: list[Cell] = []
        self.label: Span | None = None
        self.begun = upper
        self.line = 0

    def flushed(self) -> Iterator[Row]:
        """Yield what is gathered, and begin anew."""
        yield from self.label_row(None)
        yield from self.gatherer.rows()
        self.left += self.gatherer.left()
        self.gatherer = Gatherer(self.links)

    def label_row(self, value: Cell | None) -> Iterator[Row]:
        """Yield the label that waits with its value, or with none."""
        if self.label is not None:
            cell = alone(self.label.cell)
            told = value if value is not None and not is_placeholder(value.text) else cell._replace(text="")
            yield Row((cell._replace(column=0), told._replace(column=1)))
        self.label = None

    def take(self, row: Row) -> Iterator[Row]:
        """Yield rows for one row of the file as it came."""
        lines = [(line, spans(line, self.links, 0)) for line in cell_lines(row)]
        kinds = {span.kind for _, found in lines for span in found}
        if self.is_apart(row, kinds):
            yield from self.flushed()
            self.begun = self.upper
            yield row
            return
        self.begun = (
            self.begun or "level" in kinds or any(span.field == "name" and span.kind == "head" for _, found in lines for span in found)
        )
        if not self.begun:
            yield row
            return
        self.line += 1
        told = [[span for _, found in lines for span in found]] if len(row.filled) > 1 else [found for _, found in lines]
        for n, found in enumerate(told):
            self.line += n > 0
            if (legend := heads_in(found)) and not row.exact:
                self.gatherer.legend = legend
                continue
            yield from self.line_told(row, found)
        if not self.below:
            yield from self.label_row(None)
            self.gatherer.waits = None

    def is_apart(self, row: Row, kinds: Collection[str]) -> bool:
        """Return whether a row is none of the indicators': a title, a heading of something else, a sum, a label of what stands above them."""
        if title_text(row) or (row.heading is not None and "level" not in kinds):
            return True
        if self.gatherer.records and row.filled and is_total(row.filled[0].text):
            return True
        return not self.upper and "field" in kinds

    def line_told(self, row: Row, found: Sequence[Span]) -> Iterator[Row]:
        """Yield rows for the spans of a line."""
        for span, after in zip_longest(found, found[1:]):
            if span.kind == "text":
                yield from self.text_told(span, row if len(found) == len(row.filled) == 1 else None, after)
                continue
            total = span.kind in ("head", "level") and span.linked and is_total(span.cell.text)
            if (span.kind == "field" or total) and self.gatherer.records:
                yield from self.flushed()
            yield from self.label_row(None)
            if span.kind == "field" or total:
                self.label = span
            elif span.kind == "level":
                self.gatherer.take_level(span, (self.line, span.stretch))
            elif span.kind == "head":
                self.gatherer.take_head(span, (self.line, span.stretch))

    def text_told(self, span: Span, alone: Row | None, after: Span | None) -> Iterator[Row]:
        """Yield rows for a text: with the label that waits for it, or as it came where it is none's.

        ``alone``: the row that it is all of; ``after``: what follows it in its line.
        """
        if self.label is not None:
            yield from self.label_row(span.cell)
        elif self.gatherer.take_text(span, (self.line, span.stretch), after) or self.is_printed_again(span.cell.text):
            return
        elif self.gatherer.holds:
            self.left.append(span.cell)
        else:
            yield alone or Row((span.cell,), loose=True)

    def is_printed_again(self, text: str) -> bool:
        """Return whether a page or a screen prints a text again and again; the year under every title is none such."""
        return self.counts[without_figures(text)] > OFTEN and not is_year_mark(text)


def without_figures(text: str) -> str:
    """Return a text with all figures alike: what a page or a screen prints again and again."""
    return FIGURES.sub("0", text)


def heads_in(found: Sequence[Span]) -> list[Span]:
    """Return the heads that follow one another in a line with nothing told between them: an order in which values come."""
    run: list[Span] = []
    for span in found:
        if span.kind == "head":
            run.append(span)
        elif len(run) < HEADS:
            run = []
        else:
            break
    return run if len(run) >= HEADS else []


def rows_streamed(rows: Sequence[Row], *, upper: bool) -> tuple[list[Row], list[Cell]]:
    """Return the rows of a file as its stream of labels, heads, levels and texts tells them, and the texts that belong to none.

    Tables that head their levels stay as they are. ``upper``: what stands above the indicators is told again too.
    """
    rows = list(without_counts(rows))
    telling = Telling(rows, upper=upper)
    made: list[Row] = []
    at = 0
    while at < len(rows):
        if across := levels_across(rows, at):
            telling.gatherer.take_across(rows[max(at - 1, 0)], rows[at], rows[at + 1 : across])
            at = across
            continue
        fields = heads_of(rows[at]) if not levels_across(rows, at + 1) else []
        end = next((n for n in range(at + 1, len(rows)) if is_over(rows[n])), len(rows)) if fields else at
        if end <= at + 1:
            made += telling.take(rows[at])
            at += 1
        elif telling.gatherer.holds and not {"level1", "level2"} & set(fields):
            telling.gatherer.take_table(rows[at], rows[at + 1 : end])
            at = end
        else:
            made += [*telling.flushed(), *rows[at:end]]
            at = end
    made += telling.flushed()
    return made, telling.left


def without_counts(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows without the numbers before their other cells that count them."""
    numbers = [int(row.filled[0].text) if len(row.filled) > 1 and COUNT.fullmatch(row.filled[0].text) else 0 for row in rows]
    for row, before, own, after in zip(rows, [0, *numbers], numbers, [*numbers[1:], 0], strict=False):
        counts = own and (before + 1 == own > 1 or own + 1 == after)
        yield row._replace(cells=tuple(cell for cell in row.cells if cell is not row.filled[0])) if counts else row


def stand_below(rows: Sequence[Row], links: frozenset[str]) -> bool:
    """Return whether values stand under their labels: more labels and heads are alone in their row than are followed by a text."""
    alone = beside = 0
    for row in rows:
        found = [span for line in cell_lines(row) for span in spans(line, links, 0)]
        alone += len(found) == 1 and found[0].kind in ("field", "head")
        beside += len(found) > 1 and found[0].kind in ("field", "head") and found[1].kind == "text"
    return alone > beside


def levels_across(rows: Sequence[Row], at: int) -> int:
    """Return where the rows end under a told row of levels 2 that head columns; 0 where a row heads none."""
    row = rows[at] if at < len(rows) else Row(())
    seconds = [cell for cell in row.filled if level_ranks(cell.text)[1]]
    others = [cell for cell in row.filled if cell not in seconds and not means(cell.text, "column") and not any(level_ranks(cell.text))]
    if (
        row.loose
        or not seconds
        or len(row.filled) < HEADS
        or others
        or any(cell.column >= other.column for cell, other in pairwise(seconds))
    ):
        return 0
    if len(seconds) < HEADS and row.filled[0] is not seconds[0]:
        return 0
    end = next(
        (n for n in range(at + 1, len(rows)) if rows[n].loose or is_over(rows[n]) or any(any(level_ranks(c.text)) for c in rows[n].filled)),
        len(rows),
    )
    return end if end > at + 1 else 0


def heads_of(row: Row) -> list[str]:
    """Return the columns that a told row heads when it heads names, and other columns more than anything else; else none."""
    fields = [means(cell.text, "column") for cell in row.filled]
    told = [field for field in fields if field]
    return told if not row.loose and len(told) >= HEADS and told.count("name") == 1 and len(told) * 2 >= len(fields) else []
