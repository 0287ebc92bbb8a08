"""What stands above a glued table, its labels and values run together: 主管部门某某县教育局实施单位某某中学, 年度资金总额9693.697.5%.

Offices are parted where each value ends as an office does; sums beside each other where the law of execution leaves one way.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.forms.grammar import is_listed, meanings, means
from jixiao.forms.keys import LONGEST
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import OFFICE
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import part, row_of
from jixiao.read.titles import is_title

SHORTEST, LONGEST_NAME, LONGEST_LINE, LONGEST_FIELDS, MOST = 3, 60, 400, 160, 6
"""A label has so many signs, a line at most so many labels of fields."""
AMOUNT = re.compile(r"[:：]?\s*(-?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:万元|亿元|元)?)\s*")
STOPS = re.compile("[，。；、]")
HEAD_END = re.compile(r"[\u4e00-\u9fff)）]$")
KIND = re.compile(
    r"(?:其他)?(?:一次性|经常性|延续性?|新增|持续性?|阶段性?|常年性?|特定目标|其他运转|民生|部门预算)类?(?:项目)?|[\u4e00-\u9fff]{2,6}类"
)
PERIOD = re.compile(r"(?:20\d\d[年./-]?[\d年月日./-]*(?:[-~—–至到]+20\d\d[\d年月日./-]*)?|\d{1,2}年|长期)")
SUM = re.compile(r"(?:0|[1-9]\d{0,10})(?:\.\d{1,6})?")
RATE = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?[%％]")
POINTS = re.compile(r"[—–-]|(?:0|[1-9]\d?)(?:\.\d{1,2})?")
SHAPES = {
    **dict.fromkeys(("initial", "adjusted", "executed"), SUM),
    "execution_rate": RATE,
    **dict.fromkeys(("execution_points", "execution_score"), POINTS),
}
"""What stands in the columns of the money."""
UNIT = re.compile(r"[（(](?:单位[:：])?(?:人民币)?[万亿]?元[)）]")
SPENT = frozenset(("executed", "execution_rate"))
HUNDRED, HALF, NEAR = Decimal(100), Decimal("0.5"), Decimal("0.1")
FIELDS, FUNDS, GOALS = frozenset(("field",)), frozenset(("money",)), frozenset(("goal",))
OTHERS = frozenset(("field", "other"))
BLOCK, COLUMNS = frozenset(("block",)), frozenset(("money_column",))
SUMS = FUNDS | BLOCK
ANY = FIELDS | FUNDS | GOALS | OTHERS | BLOCK | COLUMNS
"""Groups of labels."""


class Label(NamedTuple):
    """A label that a stretch of a line is: where it begins and ends."""

    start: int
    end: int


def fields_apart(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows above a glued table, lines of labels and values as cells where there is one way to part them."""
    columns: list[Cell] = []
    shown = several = False
    for row in rows:
        if not row.loose or row.whole or len(row.cells) != 1 or len(row.cells[0].text) > LONGEST_LINE or is_title(row.cells[0].text):
            yield row
            continue
        cell = row.cells[0]
        columns = money_head(cell) or columns
        several = several or bool(columns)
        sums = spent(cell, columns) if columns else None
        if sums is not None:
            yield from () if shown else (row_of(columns, 0),)
            shown = True
            yield row_of(sums, 1)
        else:
            found = of_fields(cell) or of_money(cell, several=several) or of_goal(cell)
            several = several or (not found and any(map(str.isdigit, cell.text)) and label_at(cell.text, 0, SUMS) is not None)
            yield from (Row(tuple(one._replace(column=n) for n, one in enumerate(pair))) for pair in found) if found else (row,)


def without_goals(rows: Sequence[Row]) -> tuple[list[Row], list[Cell]]:
    """Return rows without the texts of several goals under their labels in one line, and these: where one ends and the next begins nobody can tell."""
    kept: list[Row] = []
    left: list[Cell] = []
    inside = False
    for row in rows:
        text = row.cells[0].text if row.loose and len(row.cells) == 1 else ""
        inside = len(goals_of(text)) > 1 or (inside and text != "" and label_at(text, 0, ANY) is None)
        if inside:
            left.append(row.cells[0])
        else:
            kept.append(row)
    return kept, left


def goals_of(text: str) -> set[str]:
    """Return the goals whose labels a line is all of."""
    goals: set[str] = set()
    at = 0
    while (label := label_at(text, at, GOALS)) is not None:
        goals.add(means(text[at : label.end], "goal") or "")
        at = label.end
    return goals if at == len(text) else set()


def label_at(text: str, at: int, groups: frozenset[str]) -> Label | None:
    """Return the longest known label of some groups that begins at a place of a line."""
    for end in range(min(len(text), at + LONGEST), at + SHORTEST - 1, -1):
        told = text[at:end]
        if HEAD_END.search(told) and told[0] not in "（( " and is_listed(told) and {meaning.group for meaning in meanings(told)} & groups:
            return Label(at, end)
    return None


def of_fields(cell: Cell) -> list[list[Cell]]:
    """Return the labels of fields and their values of a line where one way parts most of them."""
    ways = list(fields_from(cell.text, 0))
    most = [way for way in ways if len(way) == max(map(len, ways))]
    return [[part(cell, *label), part(cell, label.end, end)] for label, end in most[0]] if len(most) == 1 else []


def fields_from(text: str, at: int, deep: int = 1) -> Iterator[list[tuple[Label, int]]]:
    """Yield the ways to part a line from a place on into labels of fields and values that fit them, each with its end."""
    label = label_at(text, at, FIELDS)
    if label is None or deep > MOST or len(text) > LONGEST_FIELDS:
        return
    field = means(text[label.start : label.end], "field") or ""
    if label.end < len(text) and fits(field, text[label.end :].strip()):
        yield [(label, len(text))]
    for end in range(label.end, len(text)):
        if label_at(text, end, FIELDS) and fits(field, text[label.end : end].strip()):
            yield from ([(label, end), *rest] for rest in fields_from(text, end, deep + 1))


def fits(field: str, value: str) -> bool:
    """Return whether a text can be the value of a field."""
    if field in ("department", "unit"):
        return not value or (OFFICE.search(value) is not None and STOPS.search(value) is None and not holds_label(value))
    if field == "name":
        return 1 < len(value) <= LONGEST_NAME and value[0] not in ":：" and not holds_label(value)
    pattern = {"nature": KIND, "category": KIND, "period": PERIOD, "start": PERIOD, "finish": PERIOD}.get(field)
    return pattern is not None and pattern.fullmatch(value) is not None


def holds_label(value: str) -> bool:
    """Return whether a value holds the label of another."""
    return any(label_at(value, at, OTHERS) for at in range(len(value)))


def of_money(cell: Cell, *, several: bool) -> list[list[Cell]]:
    """Return the label of a sum and the one amount behind it, behind the name of their block or not; none where sums stand beside each other."""
    text = cell.text
    block = label_at(text, 0, BLOCK)
    label = label_at(text, block.end if block else 0, FUNDS) or (label_at(text, 0, FUNDS) if block else None)
    amount = AMOUNT.fullmatch(text, label.end) if label else None
    if label is None or amount is None or several:
        return []
    return [[*([part(cell, 0, label.start)] if label.start else []), part(cell, *label), part(cell, *amount.span(1))]]


def of_goal(cell: Cell) -> list[list[Cell]]:
    """Return the label of a goal and its text; of labels of goals alone the cells, where they ask for the year's goal only."""
    text = cell.text
    label = label_at(text, 0, GOALS)
    if label is None or label.end == len(text) or text[label.end] in ":：":
        return []
    second = label_at(text, label.end, GOALS)
    if second is not None:
        same = means(text[: label.end], "goal") == means(text[second.start : second.end], "goal")
        return [[part(cell, *label), part(cell, *second)]] if same and second.end == len(text) else []
    return [[part(cell, *label), part(cell, label.end, len(text))]] if STOPS.search(text[label.end :]) else []


def money_head(cell: Cell) -> list[Cell]:
    """Return the heads of the money's columns that a line is all of, behind the name of their block or an empty cell."""
    block, unit = label_at(cell.text, 0, BLOCK), UNIT.match(cell.text)
    for start in {0, block.end if block else 0, unit.end() if unit else 0}:
        labels: list[Label] = []
        while (found := label_at(cell.text, labels[-1].end if labels else start, COLUMNS)) is not None:
            labels.append(found)
        cells = [part(cell, *label) for label in labels]
        fields = [means(one.text, "money_column") for one in cells]
        if (
            labels
            and labels[-1].end == len(cell.text)
            and set(fields) >= SPENT
            and len(set(fields)) == len(fields)
            and set(fields) <= SHAPES.keys()
        ):
            return [part(cell, 0, start), *cells]
    return []


def spent(cell: Cell, columns: Sequence[Cell]) -> list[Cell] | None:
    """Return the label of a sum and what stands in the columns of the money, where the law of execution leaves one way to cut it."""
    label = label_at(cell.text, 0, FUNDS)
    if label is None:
        return None
    start = label.end + (cell.text[label.end : label.end + 1] in (":", "："))
    fields = [means(one.text, "money_column") or "" for one in columns[1:]]
    found = [
        cuts for cuts in figures(cell.text, start, fields) if lawful(dict(zip(fields, (cell.text[a:b] for a, b in cuts), strict=True)))
    ]
    return [part(cell, *label), *(part(cell, *cut) for cut in found[0])] if len(found) == 1 else None


def figures(text: str, at: int, fields: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield the ways to cut a line into figures of columns."""
    if not fields:
        yield from ([],) if at == len(text) else ()
        return
    for end in range(at + 1, len(text) + 1):
        if SHAPES[fields[0]].fullmatch(text, at, end):
            yield from ([(at, end), *rest] for rest in figures(text, end, fields[1:]))


def lawful(told: dict[str, str]) -> bool:
    """Return whether a rate is what was spent of the budget, to its last digit, and the points reached are that share of all."""
    budget, executed = Decimal(told.get("adjusted") or told.get("initial") or 0), Decimal(told["executed"])
    rate = Decimal(told["execution_rate"].rstrip("%％"))
    if not budget or not executed or not rate or abs(executed / budget * HUNDRED - rate) > HALF.scaleb(int(rate.as_tuple().exponent)):
        return False
    points, score = (told.get(field, "—") for field in ("execution_points", "execution_score"))
    if points in "—–-" or score in "—–-":
        return points in "—–-" and score in "—–-" if {"execution_points", "execution_score"} <= told.keys() else True
    return abs(Decimal(points) * rate / HUNDRED - Decimal(score)) <= NEAR
