"""Typed spans to indicators: levels that hold on, a name, what is told of it under heads, by an order told once, or by what it looks like."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct, field

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import text_at
from jixiao.read.recast.labelled import statements
from jixiao.read.recast.pairs import part, parts_at, row_of
from jixiao.read.rows.levels import both_levels
from jixiao.read.rows.looks import looks, name_fit, target_fit
from jixiao.read.rows.phrases import BEHIND, name_and_target
from jixiao.read.stream.anchors import SAID, Span, bared
from jixiao.read.wording import is_placeholder

HEADS = ("一级指标", "二级指标", "三级指标", "指标值")
LEVEL_HEADS = ("level1", "level2")
TARGET = "target"
NONE = "无"
"""What says that there is no value, where values come one after another."""
WIDE = re.compile(r"\t|\s{2,}|\u3000+|[|｜]|\s[/／]\s|[／]")
"""What parts values that no head tells."""
COMMA = re.compile("[，,、;；]")
YEAR = re.compile(r"\d{4}年度?")
"""What stands in brackets behind a name and is no target of it."""
NUMBER = re.compile(r"\D*(\d{1,3})\D*")
"""A mark that numbers."""
LONGEST_NAME, LONGEST_WORD = 60, 24
ANOTHER = 1_000
"""So many stretches further an indicator stands that is told in the same one."""
FAR = 10_000
"""No table is so wide, in columns."""
LEAST = 2
"""So many indicators make a form's."""


class Record(Struct):
    """An indicator as it is gathered: its levels, its name, its values by the key of a head, and what no head tells."""

    first: Cell | None
    second: Cell | None
    name: Cell | None = None
    values: dict[str, Cell] = field(default_factory=dict)
    more: list[Cell] = field(default_factory=list)
    mark: str = ""
    stretch: tuple[int, int] = (0, 0)
    column: int = 0
    number: int | None = None
    named: bool = False
    """Whether a head tells its name."""
    way: bool = False
    """Whether its levels lead to its name in the same stretch of a line."""


class Gatherer:
    """Indicators of one form as far as spans told them."""

    def __init__(self, links: frozenset[str]) -> None:
        self.links = sorted(links.difference(SAID), key=len, reverse=True)
        self.first: Cell | None = None
        self.second: Cell | None = None
        self.records: list[Record] = []
        self.unnamed = 0
        """How many of the first indicators have no name under a head."""
        self.by_number: dict[int | None, list[Record]] = {}
        self.numbers = 0
        """How many of the first indicators are kept by their number."""
        self.heads: dict[str, Cell] = {}
        self.legend: list[Span] = []
        self.held_at: tuple[int, int] | None = None
        self.follows = False
        """Whether levels come behind the names of their indicators."""
        self.waits: Span | None = None
        self.column: Span | None = None

    @property
    def open(self) -> Record | None:
        """The indicator that is being told."""
        return self.records[-1] if self.records else None

    @property
    def holds(self) -> bool:
        """Whether a level holds for what follows."""
        return self.first is not None or self.second is not None

    def take_table(self, head: Row, rows: Sequence[Row]) -> None:
        """Take the rows of a table whose heads name no level: that above it holds."""
        heads = {cell.column: Span("head", cell, field) for cell in head.cells if (field := means(cell.text, "column"))}
        for row in rows:
            self.records.append(Record(self.first, self.second, named=True))
            for cell in row.cells:
                if cell.column in heads:
                    self.value(self.records[-1], heads[cell.column], Span("text", cell))

    def take_across(self, above: Row, head: Row, rows: Sequence[Row]) -> None:
        """Take rows under levels 2 that head columns: a tick says which is meant, or names stand there with their values beside them."""
        seconds = [cell for cell in head.cells if level_ranks(cell.text)[1]]
        firsts = {cell.column: cell for cell in above.cells if level_ranks(cell.text)[0]}
        heads = {c.column: Span("head", c, field) for c in (*above.cells, *head.cells) if (field := means(c.text, "column"))}
        for row in rows:
            ticked = [second for second in seconds if looks(text_at(row, second.column)).ticked]
            names = [(ticked[0], None)] if ticked else list(zip_longest(seconds, seconds[1:]))
            for second, after in names:
                self.records.append(Record(over(firsts, second) or self.first, second, named=True))
                for cell in row.cells:
                    inside = second.column <= cell.column < (after.column if after else FAR)
                    if cell.column in heads and (inside or ticked):
                        self.value(self.records[-1], heads[cell.column], Span("text", cell))
                    elif cell.column == second.column and not ticked:
                        self.records[-1].name = cell

    def take_level(self, span: Span, at: tuple[int, int]) -> None:
        """Take a level: that of the indicator told in the same stretch, else one that holds on."""
        record = self.open
        if self.is_name_again(span) and self.take_text(span._replace(kind="text"), at, None):
            return
        if (both := both_levels(span.cell.text)) is not None:
            self.first, self.second = (part(span.cell, *one) for one in both)
            self.held_at, self.column, self.waits = at, None, None
            return
        waits, self.waits = self.waits, None
        behind = record is not None and record.name is not None and (self.follows or (record.stretch == at and waits is None))
        rank = {"level1": 1, "level2": 2}.get(waits.field if waits else "") or self.rank(span, record if behind else None)
        if behind and record is not None:
            record.first, record.second = (span.cell, record.second) if rank == 1 else (record.first, span.cell)
            return
        self.first, self.second = (span.cell, None) if rank == 1 else (self.first, span.cell)
        self.held_at, self.column = at, None

    def is_name_again(self, span: Span) -> bool:
        """Return whether the name of a level only says again, without 指标, which level 2 holds: of its first indicator it is the name."""
        if self.second is None or self.waits is not None or span.cell.text.endswith("指标"):
            return False
        begun = bool(self.records) and self.records[-1].second is self.second
        numbered = NUMBER.fullmatch(span.mark) is not None
        return (numbered or not begun) and label_key(self.second.text).startswith(label_key(span.cell.text))

    def rank(self, span: Span, record: Record | None) -> int:
        """Return which level a name is that may be either: level 2 under a level 1 that has none yet."""
        first, second = span.ranks
        if first != second:
            return 1 if first else 2
        above, below = (record.first, record.second) if record else (self.first, self.second)
        return 2 if above is not None and below is None and above.text != span.cell.text else 1

    def take_head(self, span: Span, at: tuple[int, int]) -> None:
        """Take the head of a column, whose value follows."""
        self.waits = span
        if span.field in LEVEL_HEADS:
            return
        if span.field == "name":
            self.follows = self.follows or (not self.records and self.first is None and self.second is None)
            self.records.append(Record(self.first, self.second, stretch=at, named=True))
        self.column = span if span.alone and span.field != "name" else None

    def take_text(self, span: Span, at: tuple[int, int], after: Span | None) -> bool:
        """Take a text: the value that a head waits for, or an indicator; False where it is neither. ``after``: what follows it in its line."""
        waits, self.waits = self.waits, None
        record = self.open
        if self.column is not None and (numbered := self.numbered(span)) is not None:
            self.value(numbered, self.column, span)
            return True
        if waits is not None and waits.field in LEVEL_HEADS and self.follows and record is not None:
            record.first, record.second = (span.cell, record.second) if waits.field == "level1" else (record.first, span.cell)
            return True
        if waits is not None and waits.field in LEVEL_HEADS:
            self.first, self.second = (span.cell, None) if waits.field == "level1" else (self.first, span.cell)
            return True
        if waits is not None and record is not None:
            self.value(record, waits, span)
            return True
        led = after is not None and after.kind == "level"
        if record is not None and record.named and record.name is None and not record.values and number_of(span.mark) is not None:
            self.records.pop()  # its head was that of a list of names
            self.numbers = min(self.numbers, len(self.records))
            self.follows = False
        if not (self.holds or led) or self.has_named():
            return False
        return self.told(span, at, after)

    def numbered(self, span: Span) -> Record | None:
        """Return the indicator that has the number of a text, where their numbers differ; None for none."""
        number = number_of(span.mark)
        for record in self.records[self.numbers :] if number else ():
            self.by_number.setdefault(record.number, []).append(record)
            self.numbers += 1
        found = self.by_number.get(number, []) if number else []
        return found[0] if len(found) == 1 else None

    def has_named(self) -> bool:
        """Return whether an indicator is named under a head; looks at each once."""
        while self.unnamed < len(self.records) and not self.records[self.unnamed].named:
            self.unnamed += 1
        return self.unnamed < len(self.records)

    def value(self, record: Record, head: Span, span: Span) -> None:
        """Give an indicator the value under a head."""
        blank = is_placeholder(span.cell.text) or span.cell.text == NONE
        cell = span.cell._replace(text="") if blank else bared(span.cell)
        if head.field == "name":
            record.name = cell
            return
        self.heads.setdefault(self.key(head), head.cell)
        record.values[self.key(head)] = cell

    def key(self, head: Span) -> str:
        """Return what a head's values are kept under: all targets of indicators under one."""
        return TARGET if head.field == TARGET else label_key(head.cell.text)

    def told(self, span: Span, at: tuple[int, int], after: Span | None) -> bool:
        """Take an indicator that no head names, or several, or the values of the one before."""
        several = list(statements(span.cell, ""))
        if len(several) > 1:
            return all(self.told(span._replace(cell=one), (at[0], at[1] + n * ANOTHER), after) for n, one in enumerate(several, 1))
        record = self.open
        beside = record is not None and record.name is not None and record.column != span.cell.column
        another = beside and record is not None and bool(record.values) and begins_another(span, after)
        pieces = [bared(piece) for piece in parts_at(span.cell, WIDE)]
        pieces = [piece for piece in pieces if piece.text]
        if not pieces or len(pieces[0].text) > LONGEST_NAME:
            return False
        if record is not None and record.name is not None and not record.values and not record.more and self.are_values(pieces, span):
            self.values(record, pieces)
            return True
        if (
            record is not None
            and record.name is not None
            and record.stretch[0] == at[0]
            and (record.stretch == at or beside)
            and not another
        ):
            self.values(record, pieces) if not record.values else record.more.extend(pieces)
            return True
        name, *rest = pieces
        name, target = self.divided(name) if not rest or not looks(rest[0].text).value else (name, None)
        values = ([target] if target is not None else []) + rest
        if meanings(name.text) or (values and len(values[0].text) > LONGEST_WORD and not looks(values[0].text).value):
            return False
        self.records.append(
            Record(
                self.first,
                self.second,
                name,
                mark=styled(span.mark),
                stretch=at,
                way=self.held_at == at,
                column=span.cell.column,
                number=number_of(span.mark),
            )
        )
        self.values(self.records[-1], values)
        return True

    def are_values(self, pieces: Sequence[Cell], span: Span) -> bool:
        """Return whether texts are values of the indicator above rather than another one."""
        if self.legend and len(pieces) > 1:
            return len(pieces) >= len(self.columns()) - 1 and not span.mark
        seen = looks(pieces[0].text)
        return target_fit(seen) > name_fit(seen) and not span.mark

    def columns(self) -> list[Span]:
        """Return the heads of the order told once that stand behind the name."""
        behind = [n for n, head in enumerate(self.legend) if head.field in (*LEVEL_HEADS, "name")]
        return self.legend[behind[-1] + 1 :] if behind else self.legend

    def values(self, record: Record, cells: Sequence[Cell]) -> None:
        """Give an indicator values that no head tells: by the order told once, else the first as its target."""
        columns = self.columns()
        if columns and len(cells) <= len(columns):
            for head, cell in zip(columns, cells, strict=False):
                self.value(record, head, Span("text", cell))
        elif cells:
            record.values[TARGET] = cells[0]._replace(text="") if is_placeholder(cells[0].text) else cells[0]
            record.more += cells[1:]

    def divided(self, cell: Cell) -> tuple[Cell, Cell | None]:
        """Return a text as a name and its target, None where it holds no target."""
        for link in self.links:
            at = cell.text.find(link, 2)
            if at > 0 and not (link in ":：" and re.match(r"\d", cell.text[at + 1 :])):
                return bared(part(cell, 0, at)), bared(part(cell, at + len(link), len(cell.text)))
        found = BEHIND.fullmatch(cell.text)
        spans = name_and_target(cell.text)
        if spans is None and found is not None and not YEAR.fullmatch(found[2]) and looks(COMMA.split(found[2])[0]).value:
            spans = found.span(1), found.span(2)
        return (bared(part(cell, *spans[0])), bared(part(cell, *spans[1]))) if spans is not None else (cell, None)

    def whole(self) -> list[Record]:
        """Return the indicators: those with a name that are told something of, or are set as those are."""
        named = [record for record in self.records if record.name is not None and record.name.text]
        marks = Counter(record.mark for record in named if record.values)
        usual = marks.most_common(1)[0][0] if marks else ""
        found = [record for record in named if record.values or record.way or (usual and record.mark == usual)]
        return found if len(found) >= LEAST else []

    def rows(self) -> Iterator[Row]:
        """Yield the head of the indicators and a row for each where there are enough."""
        found = self.whole()
        yield from self.table(found) if found else ()

    def left(self) -> Iterator[Cell]:
        """Yield the texts of what is no indicator."""
        found = {id(record) for record in self.whole()}
        for record in self.records:
            texts = [record.name, *record.values.values(), *record.more] if id(record) not in found else []
            yield from (cell for cell in texts if cell is not None and cell.text)

    def table(self, found: Sequence[Record]) -> Iterator[Row]:
        """Yield the head of indicators and a row for each."""
        place = found[0].name
        assert place is not None  # noqa: S101 - whole() keeps what has a name
        bare = any(TARGET in record.values for record in found)
        keys = [*([TARGET] if bare else []), *(key for key in self.heads if key != TARGET)]
        heads = [place._replace(text=text) for text in HEADS[:3]]
        heads += [self.heads.get(key, place._replace(text=HEADS[3])) for key in keys]
        yield row_of(heads, 0)
        for number, record in enumerate(found, 1):
            blank = (record.name or place)._replace(text="")
            values = [record.values.get(key, blank) for key in keys]
            yield row_of([record.first or blank, record.second or blank, record.name or blank, *values, *record.more], number)


def begins_another(span: Span, after: Span | None) -> bool:
    """Return whether a cell behind a value is the name of another indicator: no value, with one behind it."""
    return after is not None and after.kind == "text" and looks(after.cell.text).value and not looks(span.cell.text).value


def over(firsts: dict[int, Cell], second: Cell) -> Cell | None:
    """Return the level 1 over a level 2 that heads a column, None where none is."""
    return next((cell for column, cell in firsts.items() if column <= second.column < column + cell.colspan), None)


def number_of(mark: str) -> int | None:
    """Return the number of a mark, None where it has none."""
    found = NUMBER.fullmatch(mark)
    return int(found[1]) if found else None


def styled(mark: str) -> str:
    """Return how a line is numbered, whatever its number."""
    return re.sub(r"\d+", "1", re.sub("[一二三四五六七八九十]+", "一", mark.strip()))
