"""The rows of a form's indicators, under their header of one, two or three rows."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from layouts.block import Piece, above, label, value
from layouts.known import SIGNS, Aim, Form, Row
from layouts.style import NAMED, Style

TICKS = ("确定能", "有可能", "完全不可能")
WORDY = {">=": "不低于", "<=": "不超过", "=": "", ">": "大于", "<": "小于"}


def header_rows(style: Style) -> Iterator[list[Piece]]:
    """Yield the header of the indicators; ticks need a second row, a family may ask for a second or third."""
    band = [label(style.labels["band"])] if style.band else []
    depth = {"one": 1, "two": 2, "three": 3}[style.head]
    if style.ticks and "likelihood" in style.columns:
        depth = max(depth, 2)
    for number in range(depth):
        lead = band if number == 0 else [above() for _ in band]
        yield [*lead, *header_row(style, number, depth), *empties(style)]


def empties(style: Style) -> list[Piece]:
    """Return the columns that hold nothing."""
    return [value("")] * style.empty_columns


def header_row(style: Style, number: int, depth: int) -> Iterator[Piece]:
    """Yield one row of the header: levels under a heading of their own where there is more than one row, the rest spans them."""
    for is_level, keys in groupby(style.columns, key=lambda key: key in NAMED):
        own = list(keys)
        if is_level and depth > 1 and number < depth - 1:
            yield label("指标" if number else "绩效指标", len(own))
            continue
        for key in own:
            yield from head_cell(style, key, number, depth, is_level=is_level)


def head_cell(style: Style, key: str, number: int, depth: int, *, is_level: bool) -> Iterator[Piece]:
    """Yield one column's share of a row of the header."""
    ticked = key == "likelihood" and style.ticks
    if number == 0 or (is_level and number == depth - 1):
        yield label(head_text(style, key), 3 if ticked else 1)
    elif ticked and number == depth - 1:
        yield from (label(tick) for tick in TICKS)
    else:
        yield above(3 if ticked else 1)


def head_text(style: Style, key: str) -> str:
    """Return what stands above a column."""
    if key == "to_date":
        return style.labels.get("to_date") or f"{style.months.format(n=style.stage)}执行情况"
    return style.labels["target" if key in {"bare", "signed"} else key]


def indicator_rows(form: Form, style: Style) -> Iterator[list[Piece]]:
    """Yield a row for every indicator, blank rows and the total after them."""
    last: Row | None = None
    counts: dict[str, int] = {}
    lead = [above()] if style.band else []
    if style.rate_row and form.funds.rate is not None:
        yield [*lead, *rate_cells(form, style), *empties(style)]
    for row in form.rows:
        counts[row.level2] = counts.get(row.level2, 0) + 1
        if style.levels == "band" and (last is None or last.level1 != row.level1):
            across = len(style.columns) + style.empty_columns + (2 if style.ticks and "likelihood" in style.columns else 0)
            yield [*lead, label(level1_text(form.rows, row, style), across)]
        yield [*lead, *(cell for key in style.columns for cell in cells(form, style, key, row, last, counts[row.level2])), *empties(style)]
        last = row
    for _ in range(style.empty_rows):
        yield [*lead, *(value("", width(style, key)) for key in style.columns), *empties(style)]
    if style.total_row and style.schema == "self":
        yield total_row(form, style)


def rate_cells(form: Form, style: Style) -> Iterator[Piece]:
    """Yield the row of the execution rate, which some forms set among the indicators: it is none."""
    told = {"target": "100%", "actual": f"{form.funds.rate}%", "points": "10", "score": f"{form.funds.score}"}
    for key, own in groupby(style.columns, key=lambda key: "named" if key in NAMED else key):
        if key == "named":
            yield label(style.labels["rate_row"], len(list(own)))
        else:
            yield value(told.get(key), width(style, key))


def width(style: Style, key: str) -> int:
    """Return how many columns a key takes."""
    return 3 if key == "likelihood" and style.ticks else 1


def cells(form: Form, style: Style, key: str, row: Row, last: Row | None, count: int) -> Iterable[Piece]:
    """Return the cells of one column in a row."""
    if key == "levels":
        same = last is not None and (last.level1, last.level2) == (row.level1, row.level2)
        return [above() if same else label(f"{level1_text(form.rows, row, style)}-{row.level2}")]
    if key == "level1":
        same = last is not None and last.level1 == row.level1
        return [above() if same else label(level1_text(form.rows, row, style))]
    if key == "level2":
        same = last is not None and (last.level1, last.level2) == (row.level1, row.level2)
        return [above() if same else label(row.level2)]
    if key == "row":
        return [value(f"{style.prefix.format(n=count)}{row.name}")]
    if key == "likelihood" and style.ticks:
        return [value("√" if row.likelihood == tick else "") for tick in TICKS]
    return [value(said(style, key, row) or style.blank)]


def level1_text(rows: Sequence[Row], row: Row, style: Style) -> str:
    """Return level 1, with the points of all its rows where the style prints them."""
    if not style.level_points or row.points is None:
        return row.level1
    whole = sum((other.points or Decimal(0) for other in rows if other.level1 == row.level1), Decimal(0))
    return f"{row.level1}（{whole:f}分）"


def said(style: Style, key: str, row: Row) -> str | None:
    """Return what stands in the column of that key."""
    if key == "target":
        return printed(row.aim, style.manner)
    if key == "operator":
        return sign(row.aim)
    if key in {"bare", "signed"}:
        return number(row.aim, with_sign=key == "signed")
    if key == "measure":
        return row.aim.unit if row.aim is not None and row.aim.value is not None else None
    if key == "period":
        return "年底" if row.aim is not None else None
    found = getattr(row, key, None)
    return f"{found:f}" if isinstance(found, Decimal) else found


def printed(aim: Aim | None, manner: str) -> str | None:
    """Return a target in one cell."""
    if aim is None or aim.value is None:
        return aim.word if aim else None
    if aim.high is not None:
        return f"{aim.value:f}-{aim.high:f}{aim.unit or ''}"
    if manner == "bracket":
        return f"{SIGNS[aim.operator]}{aim.value:.2f}{f'({aim.unit})' if aim.unit else ''}"
    return f"{(WORDY if manner == 'wordy' else SIGNS)[aim.operator]}{aim.value:f}{aim.unit or ''}"


def sign(aim: Aim | None) -> str | None:
    """Return the sign in a column of its own."""
    if aim is None:
        return None
    return "定性" if aim.value is None else SIGNS.get(aim.operator)


def number(aim: Aim | None, *, with_sign: bool) -> str | None:
    """Return the number without its unit; a word stands in its place."""
    if aim is None or aim.value is None:
        return aim.word if aim else None
    if aim.high is not None:
        return f"{aim.value:f}-{aim.high:f}"
    return f"{SIGNS[aim.operator] if with_sign else ''}{aim.value:f}"


def total_row(form: Form, style: Style) -> list[Piece]:
    """Return the row of all points and scores."""
    keys = style.columns
    before = keys.index("points") if "points" in keys else len(keys) - 1
    named = before + style.band
    after = [value(total_cell(form, key), width(style, key)) for key in keys[before:]]
    return [label(style.labels["total_score"], named), *after, *empties(style)]


def total_cell(form: Form, key: str) -> str:
    """Return what stands in the total row under a column."""
    if key == "points":
        return "100"
    return f"{form.total_score:f}" if key == "score" and form.total_score is not None else ""
