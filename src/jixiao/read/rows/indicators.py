"""Rows of an indicator table as indicators: levels, name, target, outcome, with where each stands and how sure it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import level_ranks, means, standard_levels
from jixiao.formula.target.units import UNITS
from jixiao.model.document import Indicator
from jixiao.read.blocks import Cell
from jixiao.read.languages import number, target
from jixiao.read.notebook import Notebook
from jixiao.read.rows.columns import EXACT, Column, Manner, rows_by_best_way, whole_rows
from jixiao.read.rows.levels import Levels, both_levels, level_text
from jixiao.read.rows.looks import DIRECTIONS, NUMBER, looks, measure_of
from jixiao.read.rows.merged import Stands
from jixiao.read.rows.placing import Marks, PlacedLevels, Span, from_below, levels_placed
from jixiao.read.rows.standing import LEVELS, TICK, StandingRow, standing
from jixiao.read.sure import sure
from jixiao.read.tokens import Gap, Token
from jixiao.read.walk import FORBIDDEN, Read, Way
from jixiao.read.wording import TICK as TICKED
from jixiao.read.wording import is_blank, is_counter, is_placeholder, narrow, tidy, without_ordinal

OUTCOMES = frozenset(("actual", "score", "to_date", "forecast", "likelihood"))
NUMBERS = frozenset(("points", "score"))
TEXTS = (
    "reason",
    "to_date",
    "forecast",
    "likelihood",
    "definition",
    "source",
    "value_basis",
    "method",
    "data_source",
    "scoring_rule",
    "evidence",
)
POINTS = re.compile(r"\s*[(（]\s*\d{1,3}\s*分\s*[)）]\s*")
"""The points of a level, alone in a line or cell."""
UNPLACED = re.compile("operator|unit|skip|unknown|target.+|tick:.+")
"""Cells of a row that are parts of another field or of none."""
TORN_END = re.compile(r"(?:明显|显著|有所|稳步|逐步|不断|进一步|大幅)$")
NOTHING_BEHIND = re.compile(r"(?<=\S)(?:\s*[（(]\s*[)）]|\s*[|｜])+$")
TORN_START = re.compile(r"^[，。、；：)）】》的]")
TOLD = 0.1
"""A reading of loose cells as rows of one width may be worth so much less: it explains the empty ones too."""
HEADLESS = 0.05
"""A reading with a column that no head names must be worth so much more."""
BESIDE_MIDDLE = 1.0
"""The margin of levels whose names stand beside the middle of their rows: where one ends and the next begins is not printed."""
NO_COLUMN = -3.0
"""What a filled cell is worth beside the columns."""
COUNTS, LEAST_COUNTED = "序号", 2
ENDS = (Gap.ROW, Gap.LINE, Gap.WHOLE)
"""Divisions after which a row may begin."""


class IndicatorTable(NamedTuple):
    """An indicator table: its columns, the tokens under its head, whether the source tells its columns, and the first cell of its head."""

    columns: tuple[Column, ...]
    tokens: tuple[Token, ...]
    exact: bool
    head: Cell


class TableRead(NamedTuple):
    """The rows of a table, the tokens that none of them holds, and whether empty cells are told."""

    rows: list[StandingRow]
    left: list[Token]
    told: bool


def manner(tokens: Sequence[Token], exact: bool) -> Manner:
    """Return how the tokens of a table come: what each way of going on costs after each kind of division."""
    lines = sum(token.gap is Gap.LINE for token in tokens)
    words = sum(token.gap in (Gap.WIDE, Gap.BLANK) for token in tokens)
    runs = words > 26 * max(1, lines)
    told = FORBIDDEN if exact else 2.5
    ways = {
        Gap.CELL: Way(FORBIDDEN if exact else 4.0, 0.0, FORBIDDEN),
        Gap.ROW: Way(0.0, told, told + 0.5),
        Gap.WHOLE: Way(0.0, 0.0, FORBIDDEN),
        Gap.LINE: Way(0.0, 2.5 if words > lines else 0.0, 2.0 if words > lines else 0.2),
        Gap.WIDE: Way(0.0 if runs else 4.0, 0.0, 0.2 if runs else 2.0),
        Gap.BLANK: Way(0.0 if runs else 4.0, 0.0, 0.2 if runs else 0.8),
    }
    return Manner(ways, EXACT if exact else 0.5, lines > 0 or any(token.gap is Gap.WHOLE for token in tokens))


def read_table(table: IndicatorTable, levels: Levels, stands: Stands | None = None) -> TableRead:
    """Return the indicators of a table; ``stands`` is where merged cells have their text."""
    levels.told = table.exact
    outcome = any(column.field in OUTCOMES for column in table.columns)
    areas = areas_of(table.columns)
    rows_told = sum(t.gap is Gap.ROW for t in table.tokens) * 2 > sum(t.gap in ENDS for t in table.tokens)
    tokens, columns, rows = best_rows(list(without_marks(table.tokens, counters(table))), table)
    found: list[StandingRow] = []
    parts = [parts_of(row, tokens, columns) for row in rows]
    led, unsure = (parts, frozenset[int]()) if table.exact else with_levels(parts, levels.second is not None, stands)
    whole = whole_rows(tokens, columns)
    for n, (row, cells) in enumerate(zip(rows, led, strict=True)):
        doubt = dict.fromkeys(LEVELS, BESIDE_MIDDLE) if n in unsure else {}
        own = tokens[row[0].token].gap is Gap.ROW
        reads = indicators_by_term(cells, levels, outcome, own, areas)
        found += [
            standing(read, row, tokens, columns, doubt, table.exact or row[0].token in whole)._replace(
                stray=rows_told and not own and read.indicator.target is None
            )
            for read in reads
        ]
    used = {read.token for row in rows for read in row}
    left = [token for n, token in enumerate(tokens) if not is_placeholder(token.text) and n not in used]
    return TableRead(found, left, table.exact or any(not token.text for token in tokens))


def with_levels(
    rows: list[dict[tuple[str, bool], list[Cell]]], goes_on: bool, stands: Stands | None
) -> tuple[list[dict[tuple[str, bool], list[Cell]]], frozenset[int]]:
    """Return rows with the names of levels in the row from which on they hold, and the rows of which others may be meant."""
    if any(medium and field in LEVELS for row in rows for field, medium in row):
        return rows, frozenset()
    marks: list[Marks] = []
    told = [span_of(row) for row in rows if holds_indicator(row)]
    spans = [span for span in told if span] if all(told) else []
    above = Marks(None, None)
    for row in rows:
        own = Marks(*(joined(row[(level, False)]) if (level, False) in row else None for level in ("level1", "level2")))
        own = Marks(own.first or above.first, own.second or (None if own.first and not spans else above.second))
        alone = not holds_indicator(row)
        marks += [] if alone else [own]
        above = own if alone else Marks(None, None)
    begun, unsure = PlacedLevels(from_below(marks)) if stands == "bottom" else levels_placed(marks, spans, goes_on, stands == "middle")
    after = iter(zip(begun, range(len(begun)), strict=True))
    found, doubtful = [], []
    for n, row in enumerate(rows):
        rest = {key: cells for key, cells in row.items() if key[0] not in LEVELS}
        now, at = next(after) if holds_indicator(row) else (Marks(None, None), -1)
        doubtful += [n] if at in unsure else []
        named = {("level1", False): now.first, ("level2", False): now.second}
        found.append({key: [cell] for key, cell in named.items() if cell is not None} | rest)
    return found, frozenset(doubtful)


def span_of(row: Mapping[tuple[str, bool], list[Cell]]) -> Span | None:
    """Return where the cells of a row that are no levels begin and end on their page, where that is told."""
    told = [cell.tall for (field, _), cells in row.items() if field not in LEVELS for cell in cells if cell.tall]
    return (min(top for top, _ in told), max(bottom for _, bottom in told)) if told else None


def holds_indicator(row: Mapping[tuple[str, bool], list[Cell]]) -> bool:
    """Return whether a row holds a name or a target."""
    return any(field == "name" or field.startswith("target") for field, _ in row)


def best_rows(tokens: list[Token], table: IndicatorTable) -> tuple[list[Token], tuple[Column, ...], list[list[Read]]]:
    """Return tokens, columns and rows of the best of the readings: as the tokens come, in rows of one width, with a column more."""
    best = reading(tokens, table.columns, table.exact)
    heads = [n for n, column in enumerate(table.columns) if column.end]
    for told in equal_rows(tokens, [table.columns[n] for n in heads]):
        places = {column: place for place, column in enumerate(heads)}
        placed = tuple(c._replace(start=places[n], end=places[n] + 1) if n in places else c for n, c in enumerate(table.columns))
        best = max((best, reading(told, placed, table.exact, TOLD)), key=reading_worth)
    if not table.exact and crowded(best):
        known = best.columns
        more = [field for field in ("unknown", "score") if field not in {column.field for column in known}]
        wider = [(*known[:n], Column(field), *known[n:]) for n in range(1, len(known) + 1) for field in more]
        best = max((best, *(reading(best.tokens, columns, table.exact, -HEADLESS) for columns in wider)), key=reading_worth)
    return best.tokens, best.columns, best.rows


class Reading(NamedTuple):
    """A reading of a table: what it is worth by token, and its tokens, columns and rows."""

    worth: float
    tokens: list[Token]
    columns: tuple[Column, ...]
    rows: list[list[Read]]


def reading_worth(found: Reading) -> float:
    """Return what a reading is worth; of equal ones the first is taken."""
    return found.worth


def reading(tokens: list[Token], columns: tuple[Column, ...], exact: bool, bonus: float = 0.0) -> Reading:
    """Return the best reading of tokens in some columns, its worth raised by a bonus."""
    rows, worth = rows_by_best_way(tokens, columns, manner(tokens, exact))
    return Reading(worth + bonus, tokens, columns, rows)


def crowded(found: Reading) -> bool:
    """Return whether most rows hold more cells than the head has columns: some go on with others, whole values too, or are left out."""
    used = {read.token for row in found.rows for read in row if not read.joins}
    over = sum(
        bool(token.text) and n not in used and (token.gap not in ENDS or looks(token.text).value) for n, token in enumerate(found.tokens)
    )
    return over * 2 > len(found.rows)


def equal_rows(tokens: Sequence[Token], heads: Sequence[Column]) -> Iterator[list[Token]]:
    """Yield loose cells cut into rows of one width, by the width and the number of leading cells that fit the columns best."""
    if not heads or not any(not token.text for token in tokens) or sum(token.gap is not Gap.WHOLE for token in tokens) > 1:
        return
    fits = [[measure_of(column.field)(looks(token.text)) for column in heads] for token in tokens]
    tried = [(equal_worth(fits, tokens, lead, width), lead, width) for width in range(len(heads), len(heads) + 4) for lead in range(4)]
    _, lead, width = max(tried)
    yield [
        token._replace(gap=Gap.CELL if n % width else Gap.ROW, start=n % width - lead, end=n % width - lead + 1)
        for n, token in enumerate(tokens)
    ]


def equal_worth(fits: list[list[float]], tokens: Sequence[Token], lead: int, width: int) -> float:
    """Return how well filled cells fit the columns that rows of one width give them."""
    worth = 0.0
    for index, token in enumerate(tokens):
        column = index % width - lead
        if token.text and not any(level_ranks(token.text)):
            worth += fits[index][column] if 0 <= column < len(fits[index]) else NO_COLUMN
    return worth


def counters(table: IndicatorTable) -> frozenset[int]:
    """Return which tokens count the rows of a table whose columns the source does not tell: its head or its rows begin with them."""
    if table.exact or not (narrow(table.head.text) == COUNTS or (table.tokens and table.tokens[0].text == "1")):
        return frozenset()
    found: list[int] = []
    for n, token in enumerate(table.tokens):
        if token.gap in ENDS and token.text == str(len(found) + 1):
            found.append(n)
    return frozenset(found) if len(found) > LEAST_COUNTED else frozenset()


def without_marks(tokens: Iterable[Token], counts: frozenset[int] = frozenset()) -> Iterator[Token]:
    """Yield tokens without the head of the block beside a table (绩效指标), what counts its rows, and the counters of templates."""
    gap: Gap | None = None
    for n, token in enumerate(tokens):
        if token.text and (n in counts or means(token.text, "block") or is_counter(token.text) or POINTS.fullmatch(token.text)):
            gap = token.gap if gap is None else gap
            continue
        yield from levels_apart(token._replace(gap=gap) if gap in ENDS and token.gap not in ENDS else token)
        gap = gap if gap is not None and not token.text else None


def levels_apart(token: Token) -> Iterator[Token]:
    """Yield a token, one that names both levels (产出指标-数量指标) as two."""
    both = both_levels(token.text)
    if both is None:
        yield token
        return
    names = (token.text[slice(*span)] for span in both)
    first, second = (token.cell._replace(text=text, place=replace(token.cell.place, text=text)) for text in names)
    yield token._replace(text=first.text, cell=first)
    gap = Gap.CELL if token.start is not None else Gap.WHOLE if token.gap is Gap.WHOLE else Gap.BLANK
    yield token._replace(text=second.text, cell=second, gap=gap)


def parts_of(row: Iterable[Read], tokens: Sequence[Token], columns: tuple[Column, ...]) -> dict[tuple[str, bool], list[Cell]]:
    """Return the cells of a row by field and block, blank ones left out."""
    parts: dict[tuple[str, bool], list[Cell]] = {}
    for read in row:
        column, cell = columns[read.column], tokens[read.token].cell
        if not is_placeholder(cell.text) or column.field == "operator":
            parts.setdefault((column.field, column.medium), []).append(cell)
    return parts


def areas_of(columns: tuple[Column, ...]) -> dict[str, str]:
    """Return the heads of the columns of targets by field where a form has one for every town; empty where it has one column."""
    found = {column.field: tidy(column.text) for column in columns if column.text and column.field.startswith("target")}
    return found if len(found) > 1 else {}


def indicators_by_term(
    parts: dict[tuple[str, bool], list[Cell]], levels: Levels, outcome: bool, told: bool, areas: Mapping[str, str]
) -> Iterator[StandingRow]:
    """Yield the annual indicator of a row and, where the head has such a block, the medium-term one.

    ``outcome``: the table has columns of what was reached; ``told``: the row is one of the source's; ``areas``: heads of columns
    of targets by field.
    """
    first = next((parts[key][0] for key in (("level1", False), ("level1", True)) if key in parts), None)
    for medium in (True, False):
        own = {field: cells for (field, which), cells in parts.items() if which is medium}
        if medium and "target" in own and "level2" not in own:  # both terms have the columns in front in common
            own = {field: parts[field, False] for field in ("level2", "name") if (field, False) in parts} | own
        second = joined(own["level2"]) if "level2" in own else None
        levels.take(first if first is not None and first is not levels.first else None, second)
        if nameless(own, told) or (own.get("name") and names_indicator(own["name"][0].text, outcome)):
            yield of_area(indicator(own, levels, medium), areas.get("target"))
            for more in sorted((field for field in own if re.fullmatch(r"target\d+", field)), key=lambda field: int(field[6:])):
                yield of_area(indicator({**own, "target": own[more]}, levels, medium), areas.get(more))


def of_area(read: StandingRow, area: str | None) -> StandingRow:
    """Return an indicator as that of a town, where its column has one."""
    return read._replace(indicator=replace(read.indicator, area=area)) if area else read


def nameless(own: dict[str, list[Cell]], told: bool) -> bool:
    """Return whether a row holds a target and no name: beside a level, or with its sign in a row of the source; the name was left blank."""
    if "name" in own or "target" not in own:
        return False
    return not LEVELS.isdisjoint(own) or (told and looks(own["target"][0].text).led)


def names_indicator(text: str, outcome: bool) -> bool:
    """Return whether a name is one: an unused row holds 0 there, and 预算执行率 beside what was reached is the row of execution."""
    return not NUMBER.fullmatch(narrow(text)) and not (outcome and means(text, "money_column") == "execution_rate")


def joined(cells: list[Cell]) -> Cell:
    """Return cells that hold one text over several lines as one."""
    return cells[0] if len(cells) == 1 else cells[0]._replace(text="".join(cell.text for cell in cells))


def indicator(parts: dict[str, list[Cell]], levels: Levels, medium: bool) -> StandingRow:
    """Return the indicator of one row's cells."""
    cells = {field: joined(found) for field, found in parts.items() if found and not field.startswith(TICK)}
    if "operator" in parts:
        cells["operator"] = next((cell for cell in parts["operator"] if narrow(cell.text) not in DIRECTIONS), parts["operator"][0])
    level1, level2 = level_text(levels.first) or levels.implied, level_text(levels.second)
    if levels.first is not None:
        cells["level1"] = levels.first
    if levels.second is not None:
        cells["level2"] = levels.second
    standard1, standard2 = standard_levels(level1, level2)
    ticked = next((field for field, found in parts.items() if field.startswith(TICK) and TICKED.search(found[0].text)), None)
    if ticked is not None:
        cells["likelihood"] = parts[ticked][0]._replace(text=ticked.removeprefix(TICK))
    told: dict[str, Any] = {field: tidy(cells[field].text) for field in TEXTS if field in cells}
    told |= {field: number(cells[field].text) for field in NUMBERS if field in cells}
    value, name = raw_target(cells), cells["name"].text if "name" in cells else ""
    return StandingRow(
        Indicator(
            level1=level1,
            level2=level2,
            level1_standard=standard1,
            level2_standard=standard2,
            name=NOTHING_BEHIND.sub("", tidy(without_ordinal(name.strip()))) or None,
            target=target(value, name)[0] if value else None,
            actual=tidy(cells["actual"].text) if "actual" in cells else None,
            **told,
        ),
        cells,
        medium,
    )


def raw_target(cells: dict[str, Cell]) -> str | None:
    """Return the target as one text: operator, value and unit may stand in columns of their own."""
    value = tidy(cells["target"].text) if "target" in cells else ""
    sign = narrow(cells["operator"].text) if "operator" in cells else ""
    if sign in DIRECTIONS or is_blank(sign):
        sign = ""
    if narrow(value).lstrip("≥≤≧≦><=万亿") in UNITS:
        return None
    unit = tidy(cells["unit"].text) if "unit" in cells and re.search(r"\d", value) else ""
    if not value or (sign and not re.search(r"\d", value)):
        return value or None
    return f"{sign}{value}{'' if unit and narrow(value).endswith(narrow(unit)) else unit}"


def note(read: StandingRow, path: str, notebook: Notebook) -> None:
    """Write down where the parts of an indicator stand and what is odd about it."""
    for field, cell in read.cells.items():
        if not UNPLACED.fullmatch(field):
            notebook.at(
                f"{path}/{field}", cell.place, min(sure(read.margins[f], figure=field in NUMBERS) for f in parts_in(field, read.margins))
            )
    for field, cell in read.empty.items():
        if not UNPLACED.fullmatch(field) and field not in LEVELS:
            notebook.blank(f"{path}/{field}", cell.place)
    name = read.indicator.name or ""
    if TORN_END.search(name) or TORN_START.search(name):
        notebook.warn(f"{path}/name", f"指标名称“{name}”像是被截断：首尾的字可能属于相邻的单元格或已经丢失。", 0.4)
    if read.indicator.target is not None and "target" in read.cells:
        _, problem, confidence = target(read.indicator.target.raw, name)
        if problem:
            notebook.warn(f"{path}/target", f"指标值“{read.indicator.target.raw[:40]}”：{problem}", min(confidence, 0.99))
    elif "target" in read.cells:  # the hint of a template, or a unit alone
        notebook.blank(f"{path}/target", read.cells["target"].place)


def parts_in(field: str, margins: Mapping[str, float]) -> list[str]:
    """Return the parts of a row that make a field: a target may have its sign and its unit in columns of their own."""
    more = (
        ("operator", "unit") if field == "target" else [part for part in margins if part.startswith(TICK)] if field == "likelihood" else ()
    )
    parts = (field, *more)
    return [part for part in parts if part in margins] or [next(iter(margins))]
