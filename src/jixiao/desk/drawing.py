"""The panels of a desk's page as rows of cells, drawn by what its file says: nothing here knows a desk."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.desk.book import Book
from jixiao.desk.clocks import day_words
from jixiao.desk.drawn import Cell, Drawn, Head, Pair, PanelRow, Span, Step, Way
from jixiao.desk.selecting import filled, law_on, standing
from jixiao.desk.showing import ACT, RECORD, Heading, Kind, Look, Panel
from jixiao.desk.situation import Situation
from jixiao.desk.speaking import value_words
from jixiao.facts.schema import Row
from jixiao.values.changed import changes
from jixiao.values.rounding import tidy

NOTHING = "—"
STATES = ("ok", "late", "wait", "error", "unknown")
"""Words that a ``state`` begins with: done, late, to come, wrong, not to be judged."""
CENTS, TENTH = Decimal("0.01"), Decimal("0.1")
FULL, DAYS, THINNEST = 100, 365, 0.7
SIGN = 1.15
"""How wide a sign of a label is, in parts of a hundred of the year's line."""
THREAD: tuple[Heading, ...] = tuple(
    Heading(name, "state" if name == "state" else "text", name, name) for name in ("head", "text", "says", "answer", "state")
)


class PanelRows(NamedTuple):
    """A panel's rows, and what they are drawn with."""

    made: Drawn
    rows: Sequence[Row]
    total: Sequence[Row]
    book: Book
    today: date

    @property
    def panel(self) -> Panel:
        """Return the panel."""
        return self.made.panel

    def told(self) -> Sequence[Row]:
        """Return the rows that are told."""
        return self.rows[: self.panel.most]


def drawn(name: str, panel: Panel, book: Book, who: Situation) -> Drawn:
    """Return a panel with what is in it now; ParameterInvalid where a figure that it needs is not in force."""
    literals = {**standing(who), **law_on(panel.law, who.today)}

    def ask(sql: str | None) -> list[Row]:
        return [] if sql is None else book.ask_again(filled(sql, literals))

    rows = ask(panel.select)
    hero = next(iter(ask(panel.hero)), {})
    made = Drawn(name=name, panel=panel, big=_plain(hero.get("big"), book), says=_plain(hero.get("says"), book))
    return _DRAW[panel.kind](PanelRows(made, rows, ask(panel.total), book, who.today))


def _plain(value: object, book: Book) -> str:
    return "" if value is None else value_words(value, book)


def _table(asked: PanelRows) -> Drawn:
    columns = asked.panel.columns
    return replace(
        asked.made,
        heads=tuple(Head(text=one.zh, look=one.look) for one in columns),
        rows=tuple(_told(row, columns, asked) for row in asked.told()),
        foot=tuple(_cell(asked.total[0].get(one.name), one, asked, blank="") for one in columns) if asked.total and asked.rows else (),
        more=max(0, len(asked.rows) - asked.panel.most),
    )


def _told(row: Row, columns: Sequence[Heading], asked: PanelRows, blank: str = NOTHING) -> PanelRow:
    return PanelRow(cells=tuple(_cell(row[one.name], one, asked, blank) for one in columns), record=_text(row, RECORD), act=_text(row, ACT))


def _cell(value: object, column: Heading, asked: PanelRows, blank: str = NOTHING) -> Cell:
    if value is None:
        return Cell(text=blank, look="number" if column.look == "more" else column.look, label=column.zh)
    if column.look == "state":
        mark, _, rest = str(value).partition(" ")
        return Cell(text=rest or mark, look="state", mark=mark if mark in STATES else "", label=column.zh)
    if column.look == "marked" and isinstance(value, dict):
        was, now = (str(value[name] or "") for name in ("was", "now"))
        return Cell(text=now, look="marked", label=column.zh, parts=changes(was, now))
    if column.look in ("money", "more") and isinstance(value, int | Decimal):
        return _money(Decimal(value), column)
    if column.look == "day" and isinstance(value, date):
        return Cell(text=day_words(value, asked.today), look="day", label=column.zh)
    return Cell(text=value_words(value, asked.book), look=column.look, label=column.zh)


def _money(value: Decimal, column: Heading) -> Cell:
    """Return an amount with two decimals; what is no excess is not marked as one."""
    exact = value.quantize(CENTS)
    if column.look == "money":
        return Cell(text=f"{exact:,f}", look="money", label=column.zh)
    return (
        Cell(text=f"{exact:+,f}", look="more" if value > 0 else "number", label=column.zh)
        if value
        else Cell(text=NOTHING, look="number", label=column.zh)
    )


def _matrix(asked: PanelRows) -> Drawn:
    """Return lines by what stands across, in the order of the rows; a column called ``now`` is that of today."""
    lines: dict[str, dict[str, Row]] = {}
    looks: dict[str, Look] = {}
    for row in asked.rows:
        across = str(row["across"])
        lines.setdefault(str(row["line"]), {})[across] = row
        looks[across] = "now" if row.get("now") or looks.get(across) == "now" else "number"
    first = asked.panel.columns[0].zh if asked.panel.columns else ""
    told = [_line(line, cells, looks, asked.book) for line, cells in lines.items()]
    return replace(
        asked.made,
        heads=(Head(text=first, look="text"), *(Head(text=name, look=look) for name, look in looks.items())),
        rows=tuple(told[: asked.panel.most]),
        foot=_sums(list(lines.values()), looks, asked.book),
        more=max(0, len(told) - asked.panel.most),
    )


def _line(line: str, cells: Mapping[str, Row], looks: Mapping[str, Look], book: Book) -> PanelRow:
    values = ((name, look, cells[name]["value"] if name in cells else None) for name, look in looks.items())
    told = tuple(Cell(text=NOTHING if value is None else value_words(value, book), look=look, label=name) for name, look, value in values)
    return PanelRow(cells=(Cell(text=line), *told), record=next((_text(row, RECORD) for row in cells.values()), ""))


def _sums(lines: Sequence[Mapping[str, Row]], looks: Mapping[str, Look], book: Book) -> tuple[Cell, ...]:
    """Return the sums of the columns; of a column in which anything is no number there is none."""
    if len(lines) < 2:
        return ()
    made = [Cell(text="合计")]
    for name, look in looks.items():
        values = [cells[name]["value"] for cells in lines if name in cells and cells[name]["value"] is not None]
        numbers = [value for value in values if isinstance(value, int | Decimal) and not isinstance(value, bool)]
        summed = sum(map(Decimal, numbers), Decimal(0)) if numbers and len(numbers) == len(values) else None
        made.append(Cell(text="" if summed is None else value_words(_like(summed, numbers), book), look=look, label=name))
    return tuple(made) if any(cell.text for cell in made[1:]) else ()


def _like(summed: Decimal, numbers: Iterable[int | Decimal]) -> int | Decimal:
    return int(summed) if all(isinstance(number, int) for number in numbers) else summed


def _thread(asked: PanelRows) -> Drawn:
    rows = tuple(_told(row, THREAD, asked, blank="") for row in asked.told())
    return replace(asked.made, rows=rows, more=max(0, len(asked.rows) - len(rows)))


def _timeline(asked: PanelRows) -> Drawn:
    """Return what lies along the year; what begins on one day is one span, and labels that would meet stand on lanes of their own."""
    days = (day for row in asked.rows for day in (row["planned"], row["starts"]) if isinstance(day, date))
    year = next(days, asked.today).year
    gathered: dict[tuple[object, ...], list[Row]] = {}
    for row in asked.rows:
        gathered.setdefault((row["planned"], row["starts"], row["ends"]), []).append(row)
    spans = [_span(rows, year, asked) for rows in list(gathered.values())[: asked.panel.most]]
    today = _share(asked.today, year) if asked.today.year == year else None
    return replace(asked.made, spans=tuple(_on_lanes(spans)), today=today)


def _span(rows: Sequence[Row], year: int, asked: PanelRows) -> Span:
    row, many = rows[0], len(rows)
    planned, starts, ends = (value if isinstance(value := row[name], date) else None for name in ("planned", "starts", "ends"))
    begins = starts or planned
    last = ends or begins
    width = _share(last, year) - _share(begins, year) + FULL / DAYS if begins and last else 0.0
    title = _plain(row["title"], asked.book)
    return Span(
        title=f"{title}等 {many} 件" if many > 1 else title,
        says=day_words(begins, asked.today) if many > 1 and begins else _plain(row["says"], asked.book),
        planned=_share(planned, year) if planned is not None and planned != starts else None,
        starts=_share(starts, year) if starts is not None else None,
        width=round(max(width, THINNEST), 2),
        look="to-come" if starts is None else "now" if last and starts <= asked.today <= last else "done",
    )


def _on_lanes(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans with the lane of their label and the side it stands on, so that no two labels meet."""
    taken: list[float] = []
    for span in sorted(spans, key=lambda one: one.at):
        wide = SIGN * (len(span.title) + len(span.says) + 1)
        anchor = "end" if span.at + wide / 2 > FULL else "start" if span.at < wide / 2 else "middle"
        left = span.at - {"end": wide, "start": 0.0, "middle": wide / 2}[anchor]
        lane = next((place for place, until in enumerate(taken) if until <= left), len(taken))
        taken[lane : lane + 1] = [left + wide]
        yield replace(span, lane=lane, anchor=anchor)


def _share(day: date, year: int) -> float:
    """Return how far a day is in a year, from 0 to 100."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    return round(min(max(FULL * (day - first).days / (after - first).days, 0.0), float(FULL)), 2)


def _pairs(asked: PanelRows) -> Drawn:
    whole = [row for row in asked.told() if row["before"] is not None and row["after"] is not None]
    return replace(asked.made, pairs=tuple(_pair(row, asked.book) for row in whole))


def _pair(row: Row, book: Book) -> Pair:
    before, after = (tidy(Decimal(str(row[name])).quantize(TENTH)) for name in ("before", "after"))
    return Pair(title=_plain(row["title"], book), before=before, after=after, gap=f"{after - before:+f}")


def _steps(asked: PanelRows) -> Drawn:
    lines: dict[tuple[str, str], list[Row]] = {}
    for row in asked.rows:
        lines.setdefault((_plain(row["line"], asked.book), _text(row, RECORD)), []).append(row)
    ways = tuple(_way(line, steps, asked) for (line, _), steps in lines.items())
    return replace(asked.made, ways=ways[: asked.panel.most], more=max(0, len(ways) - asked.panel.most))


def _way(line: str, rows: Sequence[Row], asked: PanelRows) -> Way:
    first = next((place for place, row in enumerate(rows) if row["day"] is None), None)
    steps = tuple(
        _step(row, "done" if row["day"] is not None else "now" if place == first else "to-come", asked) for place, row in enumerate(rows)
    )
    return Way(title=line, steps=steps, record=_text(rows[0], RECORD), act=_text(rows[0], ACT))


def _step(row: Row, look: str, asked: PanelRows) -> Step:
    day = row["day"]
    told = day_words(day, asked.today) if isinstance(day, date) else ""
    return Step(text=_plain(row["step"], asked.book), day=told, says=_plain(row["says"], asked.book), look=look)


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


_DRAW: Mapping[Kind, Callable[[PanelRows], Drawn]] = {
    "table": _table,
    "matrix": _matrix,
    "timeline": _timeline,
    "steps": _steps,
    "pairs": _pairs,
    "thread": _thread,
}
