"""The layout of an official form: its grid of labels and fields, read from one TOML file and checked.

    layout = layouts()["shanghai-district"]
    layout, problems = read_layout(toml_text, "county.toml")

A cell is a label (``"项目名称"``), a printed text, or a field of the model (``{ field = "funding/annual" }``). What is wrong
with a file is told in Chinese and English with the place in it; a layout without problems can be rendered as it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any, Literal, NamedTuple, get_args

from msgspec import Struct

from jixiao import door
from jixiao.errors import TurnedAway, UsageWrong
from jixiao.model.document import Funding, Goals, Indicator, Kind, Narrative
from jixiao.system.content import tables_of
from jixiao.values.money import SCALES

FOLDER = Path(__file__).parent / "layouts"
Align = Literal["left", "center", "right"]
WIDEST = 24
"""No form has more grid columns."""
HEAD_FIELDS = ("name", "nature", "category", "department", "unit", "start", "finish", "total_score")
PROJECT_FIELDS = (
    *HEAD_FIELDS,
    *(f"funding/{field}" for field in Funding.__struct_fields__),
    *(f"goals/{field}" for field in Goals.__struct_fields__),
    *(f"narrative/{field}" for field in Narrative.__struct_fields__),
)
TARGET_PARTS = ("target", "target/sign", "target/number", "target/unit")
INDICATOR_FIELDS = (*TARGET_PARTS, *(name for name in Indicator.__struct_fields__ if name != "target" and not name.endswith("_standard")))
MERGED = ("level1", "level2")


class Cell(Struct, frozen=True, kw_only=True):
    """One cell: a label, a text printed as it is, or the first filled one of some fields; ``given``: only beside that field."""

    label: str | None = None
    text: str | None = None
    fields: tuple[str, ...] = ()
    span: int = 1
    rows: int = 1
    align: Align | None = None
    given: str | None = None
    lines: int = 1


class Row(Struct, frozen=True, kw_only=True):
    """A row of cells; an ``optional`` one is left out where none of its fields is filled."""

    cells: tuple[Cell, ...]
    optional: bool = False


class Column(Struct, frozen=True, kw_only=True):
    """A column of the indicator table.

    ``merge``: equal cells that follow one another become one; ``medium``: of the medium term; ``group``: the head above those of
    neighbours with the same one; ``tick``: the word that the column stands for, a tick where the field says it.
    """

    head: str
    field: str | None = None
    span: int = 1
    merge: bool = False
    align: Align | None = None
    medium: bool = False
    group: str | None = None
    tick: str | None = None


class Block(Struct, frozen=True, kw_only=True):
    """The indicator table: the label at its side, its columns, and how many empty rows an empty form shows."""

    columns: tuple[Column, ...]
    side: str | None = None
    blank: int = 4

    @property
    def heads(self) -> int:
        """Return how many rows the heads take."""
        return 2 if any(column.group for column in self.columns) else 1

    @property
    def medium(self) -> bool:
        """Whether medium-term indicators stand beside the annual ones."""
        return any(column.medium for column in self.columns)


class Layout(Struct, frozen=True, kw_only=True):
    """A form: what it is for, its titles, the widths of its grid, its rows, its indicators, its foot and notes."""

    name: str
    title: str
    kind: Kind
    source: str
    from_memory: bool
    order: int
    units: tuple[str, ...]
    decimals: int
    landscape: bool
    widths: tuple[int, ...]
    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    indicators: Block | None
    foot: tuple[Row, ...]
    notes: tuple[str, ...]

    def fields(self) -> frozenset[str]:
        """Return the fields of a project that the form has a cell for."""
        return frozenset(field for row in (*self.rows, *self.foot) for cell in row.cells for field in cell.fields)

    def columns(self, *, medium: bool = False) -> frozenset[str]:
        """Return the fields of an indicator that the form has a column for; level 1 belongs to both blocks."""
        block = self.indicators.columns if self.indicators else ()
        if medium and not any(column.medium for column in block):
            return frozenset()
        return frozenset(column.field for column in block if column.field and (column.medium is medium or column.field == "level1"))


class Problem(NamedTuple):
    """What is wrong with a layout file, and where in it."""

    where: str
    zh: str
    en: str

    def sentence(self, lang: str) -> str:
        """Return place and fault in one sentence."""
        return f"{self.where}: {self.en}" if lang == "en" else f"{self.where}：{self.zh}"


@cache
def layouts() -> Mapping[str, Layout]:
    """Return the shipped layouts by name, in their order; UsageWrong for a file that breaks the contract."""
    found = [_sound(file, *_checked(tables_of(file), file.stem)) for file in sorted(FOLDER.glob("*.toml"))]
    return {layout.name: layout for layout in sorted(found, key=lambda layout: (layout.order, layout.name))}


def load_layout(file: Path) -> Layout:
    """Return the layout of a file; UsageWrong tells its first problem and how many there are."""
    return _sound(file, *read_layout(layout_text(file), file.stem))


def layout_text(file: Path) -> str:
    """Return the text of a layout file; UsageWrong where it can't be read."""
    try:
        return door.text_of(file)
    except TurnedAway as away:
        raise UsageWrong(f"版式文件“{file}”读不了：{away.zh}", f"The layout file “{file}” can't be read: {away.en}") from away


def _sound(file: Path, layout: Layout | None, problems: Sequence[Problem]) -> Layout:
    if layout is None or problems:
        more = f"（共 {len(problems)} 处，用 jixiao form check 查看）" if len(problems) > 1 else ""
        raise UsageWrong(
            f"版式文件“{file.name}”有误：{problems[0].sentence('zh')}{more}",
            f"The layout file “{file.name}” is wrong: {problems[0].sentence('en')} ({len(problems)} in all)",
        )
    return layout


def read_layout(text: str, name: str) -> tuple[Layout | None, tuple[Problem, ...]]:
    """Return the layout written in TOML and what is wrong with it; None for what is no TOML at all or lacks a grid."""
    try:
        raw = door.tables(text)
    except TOMLDecodeError as wrong:
        return None, (Problem("文件", f"不是有效的 TOML（{wrong}）。", f"this is no valid TOML ({wrong})."),)
    return _checked(raw, name)


def _checked(raw: dict[str, Any], name: str) -> tuple[Layout | None, tuple[Problem, ...]]:
    checker = Checker(raw, name)
    layout = checker.layout()
    return layout, tuple(checker.problems)


class Checker:
    """Reads one file's tables into a :class:`Layout` and keeps what is wrong."""

    def __init__(self, raw: dict[str, Any], name: str) -> None:
        self.raw, self.name = raw, name
        self.problems: list[Problem] = []
        self.widths: tuple[int, ...] = ()

    def wrong(self, where: str, zh: str, en: str) -> None:
        """Keep a problem."""
        self.problems.append(Problem(where, zh, en))

    def layout(self) -> Layout | None:
        """Return the layout; None where its grid is not told."""
        self.known(self.raw, TOP, "文件")
        self.widths = tuple(self.whole(self.raw.get("widths", []), "widths"))
        if not 1 < len(self.widths) <= WIDEST:
            self.wrong(
                "widths",
                f"应为 2 至 {WIDEST} 个正整数：网格各列的相对宽度。",
                f"must be 2 to {WIDEST} positive integers: the widths of the grid's columns.",
            )
            return None
        money = self.raw.get("money", {})
        block = self.raw.get("indicators")
        return Layout(
            name=self.name,
            title=self.text("title"),
            kind=self.kind(),
            source=self.text("source"),
            from_memory=self.switch("from_memory"),
            order=self.raw.get("order", 100),
            units=self.units(money),
            decimals=money.get("decimals", 2),
            landscape=bool(self.raw.get("landscape", False)),
            widths=self.widths,
            titles=tuple(self.raw.get("titles", ())) or (self.text("title"),),
            rows=self.grid(self.raw.get("rows", []), "rows"),
            indicators=None if block is None else self.block(block),
            foot=self.grid(self.raw.get("foot", []), "foot"),
            notes=tuple(self.raw.get("notes", ())),
        )

    def known(self, table: dict[str, Any], names: tuple[str, ...], where: str) -> None:
        """Keep a problem for every key that means nothing."""
        for key in table:
            if key not in names:
                near = get_close_matches(key, names, n=1)
                zh, en = (f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ("。", ".")
                self.wrong(where, f"不认识“{key}”{zh}", f"“{key}” means nothing{en}")

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        found = self.raw.get(key)
        if not isinstance(found, str) or not found.strip():
            self.wrong(key, "必须写明，不能为空。", "must be said.")
            return key
        return found

    def switch(self, key: str) -> bool:
        """Return a yes or no that must be there."""
        found = self.raw.get(key)
        if not isinstance(found, bool):
            self.wrong(key, "必须写 true 或 false：版式凭记忆写成的写 true。", "must be true or false: true for a layout from memory.")
        return found is True

    def kind(self) -> Kind:
        """Return the kind of form."""
        found = self.raw.get("kind")
        kinds: tuple[Kind, ...] = get_args(Kind)
        if found not in kinds:
            self.wrong("kind", f"应为 {'、'.join(kinds)} 之一。", f"must be one of {', '.join(kinds)}.")
        return next((kind for kind in kinds if kind == found), "declaration")

    def units(self, money: dict[str, Any]) -> tuple[str, ...]:
        """Return the money units that the form may print, the usual one first."""
        units = tuple(money.get("units", ()))
        if not units or any(unit not in SCALES for unit in units):
            self.wrong(
                "money.units",
                f"应列出 {'、'.join(SCALES)} 中的一个或几个，常用的在前。",
                f"must list some of {', '.join(SCALES)}, the usual one first.",
            )
        return tuple(unit for unit in units if unit in SCALES) or ("元",)

    def whole(self, found: object, where: str) -> Iterator[int]:
        """Yield positive integers; keep a problem for anything else."""
        for value in found if isinstance(found, list) else [found]:
            if isinstance(value, int) and not isinstance(value, bool) and value > 0:
                yield value
            else:
                self.wrong(where, f"“{value}”不是正整数。", f"“{value}” is no positive integer.")

    def grid(self, rows: object, where: str) -> tuple[Row, ...]:
        """Return the rows of a grid, whose spans must fill it exactly."""
        if not isinstance(rows, list):
            self.wrong(where, "应为行的数组。", "must be an array of rows.")
            return ()
        made = tuple(self.row(row, f"{where} 第 {n} 行") for n, row in enumerate(rows, 1))
        left = [0] * len(self.widths)
        for n, row in enumerate(made, 1):
            left = self.filled(row, left, f"{where} 第 {n} 行")
        if any(left):
            self.wrong(where, "最后有单元格的 rows 超出了表格。", "some cell's rows reach below the grid.")
        return made

    def filled(self, row: Row, left: list[int], where: str) -> list[int]:
        """Return how many rows every column is still covered from above after ``row``; keep a problem where the spans do not fit."""
        free = [n for n, rows in enumerate(left) if not rows]
        wanted = sum(cell.span for cell in row.cells)
        if wanted != len(free):
            self.wrong(
                where,
                f"各格 span 之和为 {wanted}，应为 {len(free)}（网格 {len(left)} 列，减去上方合并格占的 {len(left) - len(free)} 列）。",
                f"the spans add up to {wanted}, they must come to {len(free)} (a grid of {len(left)} columns, {len(left) - len(free)} taken from above).",
            )
        after = [max(0, rows - 1) for rows in left]
        for cell in row.cells:
            taken, free = free[: cell.span], free[cell.span :]
            if taken and taken[-1] - taken[0] + 1 != len(taken):
                self.wrong(where, "有一格被上方合并下来的单元格隔断。", "a cell is cut by one that reaches down from above.")
            for column in taken:
                after[column] = cell.rows - 1
        return after

    def row(self, raw: object, where: str) -> Row:
        """Return one row: an array of cells, or a table with ``cells`` and ``optional``."""
        cells = raw.get("cells") if isinstance(raw, dict) else raw
        if isinstance(raw, dict):
            self.known(raw, ("cells", "optional"), where)
        if not isinstance(cells, list):
            self.wrong(where, "应为单元格的数组。", "must be an array of cells.")
            return Row(cells=())
        optional = isinstance(raw, dict) and raw.get("optional") is True
        return Row(cells=tuple(self.cell(cell, f"{where} 第 {n} 格") for n, cell in enumerate(cells, 1)), optional=optional)

    def cell(self, raw: object, where: str) -> Cell:
        """Return one cell."""
        if isinstance(raw, str):
            return Cell(label=raw)
        if not isinstance(raw, dict):
            self.wrong(where, "应为文字（标签）或 { field = … } 这样的表。", "must be a text (a label) or a table such as { field = … }.")
            return Cell(label="")
        self.known(raw, ("label", "text", "field", "span", "rows", "align", "given", "lines"), where)
        fields = raw.get("field", ())
        fields = (fields,) if isinstance(fields, str) else tuple(fields)
        if sum((bool(fields), "label" in raw, "text" in raw)) != 1:
            self.wrong(where, "label、text、field 须写且只写一个。", "must have one of label, text and field.")
        for field in (*fields, *([raw["given"]] if "given" in raw else [])):
            self.field(field, PROJECT_FIELDS, where)
        span, rows, lines = (next(self.whole(raw.get(key, 1), where), 1) for key in ("span", "rows", "lines"))
        return Cell(
            label=raw.get("label"),
            text=raw.get("text"),
            fields=fields,
            span=span,
            rows=rows,
            align=self.align(raw, where),
            given=raw.get("given"),
            lines=lines,
        )

    def align(self, raw: dict[str, Any], where: str) -> Align | None:
        """Return how a cell's text stands, None where the kind of cell tells."""
        found = raw.get("align")
        known: tuple[Align, ...] = get_args(Align)
        if found is not None and found not in known:
            self.wrong(where, f"align 应为 {'、'.join(known)}。", f"align must be {', '.join(known)}.")
        return next((align for align in known if align == found), None)

    def field(self, field: str, known: tuple[str, ...], where: str) -> None:
        """Keep a problem for a field that the model does not have."""
        if field not in known:
            near = get_close_matches(str(field), known, n=3, cutoff=0.5)
            zh, en = (f"，是不是 {'、'.join(near)}？", f"; did you mean {', '.join(near)}?") if near else ("。", ".")
            self.wrong(where, f"没有“{field}”这个字段{zh}", f"there is no field “{field}”{en}")

    def block(self, raw: dict[str, Any]) -> Block:
        """Return the indicator table, whose columns fill the grid beside its side label."""
        self.known(raw, ("side", "columns", "blank"), "indicators")
        columns = tuple(self.column(column, f"indicators 第 {n} 列") for n, column in enumerate(raw.get("columns", []), 1))
        side = raw.get("side")
        wanted, free = sum(column.span for column in columns), len(self.widths) - (side is not None)
        if wanted != free:
            self.wrong(
                "indicators", f"各列 span 之和为 {wanted}，应为 {free}。", f"the spans add up to {wanted}, they must come to {free}."
            )
        if not any(column.field == "name" for column in columns):
            self.wrong("indicators", '缺少指标名称列（field = "name"）。', 'the column of names is missing (field = "name").')
        return Block(columns=columns, side=side, blank=raw.get("blank", 4))

    def column(self, raw: dict[str, Any], where: str) -> Column:
        """Return one column of the indicator table."""
        self.known(raw, ("head", "field", "span", "merge", "align", "medium", "group", "tick"), where)
        field = raw.get("field")
        if field is not None:
            self.field(field, INDICATOR_FIELDS, where)
        head = raw.get("head")
        if not isinstance(head, str) or not head:
            self.wrong(where, "缺少表头 head。", "its head is missing.")
        merge = raw.get("merge", False)
        if merge and field not in MERGED:
            self.wrong(where, "只有 level1、level2 能纵向合并。", "only level1 and level2 can be merged downwards.")
        return Column(
            head=str(head),
            field=field,
            span=next(self.whole(raw.get("span", 1), where), 1),
            merge=bool(merge),
            align=self.align(raw, where),
            medium=bool(raw.get("medium", False)),
            group=raw.get("group"),
            tick=raw.get("tick"),
        )


TOP = ("title", "kind", "source", "from_memory", "order", "money", "landscape", "widths", "titles", "rows", "indicators", "foot", "notes")
