"""How a form is set out: its labels, its columns and their order, what stands around it. Chosen at random among what a family allows."""

from random import Random
from typing import Literal

from msgspec import Struct

from layouts.known import Schema

Labels = dict[str, tuple[str, ...]]
USUAL: Labels = {
    "name": ("项目名称",),
    "department": ("主管部门", "主管部门", "主管部门及代码"),
    "unit": ("实施单位", "实施单位", "项目单位"),
    "level1": ("一级指标",),
    "level2": ("二级指标",),
    "levels": ("指标类型",),
    "rate_row": ("预算执行率",),
    "row": ("三级指标", "三级指标", "指标名称"),
    "target": ("年度指标值", "指标值", "目标值"),
    "operator": ("指标性质",),
    "measure": ("计量单位", "度量单位"),
    "points": ("分值", "权重"),
    "actual": ("实际完成值", "全年完成值"),
    "score": ("得分", "自评得分"),
    "reason": ("偏差原因分析及改进措施", "未完成原因分析"),
    "likelihood": ("完成目标可能性",),
    "forecast": ("全年预计完成情况",),
    "note": ("备注",),
    "period": ("完成时限",),
    "last_year": ("上年度实际水平",),
    "band": ("绩效指标", "年度绩效指标"),
    "goal": ("年度总体目标", "年度绩效目标"),
    "expected": ("预期目标", "年初设定目标"),
    "achieved": ("实际完成情况",),
    "overall": ("项目总目标",),
    "funds": ("项目资金",),
    "whole": ("年度资金总额",),
    "fiscal": ("其中：财政拨款", "其中：当年财政拨款"),
    "carried": ("上年结转资金",),
    "other": ("其他资金",),
    "initial": ("年初预算数",),
    "adjusted": ("全年预算数",),
    "executed": ("全年执行数",),
    "rate": ("执行率",),
    "expected_spending": ("全年预计执行数",),
    "total_score": ("总分", "合计"),
    "money_last_year": ("上年执行数",),
}
MONTHS = ("1-{n}月",)
Columns = dict[Schema, tuple[str, ...]]
LEVELS = ("level1", "level2", "row")
NAMED = frozenset((*LEVELS, "levels"))
PLANNED: tuple[str, ...] = (*LEVELS, "target")
COLUMNS: Columns = {
    "shanghai": PLANNED,
    "central": PLANNED,
    "province": PLANNED,
    "whole": PLANNED,
    "list": PLANNED,
    "self": (*LEVELS, "target", "actual", "points", "score", "reason"),
    "transfer": (*LEVELS, "target", "actual", "reason"),
    "monitor": (*LEVELS, "target", "to_date", "forecast", "likelihood"),
}


class Options(Struct, frozen=True, kw_only=True):
    """What a family allows of the setting of its forms, each chosen at random among the entries."""

    labels: Labels = {}
    months: tuple[str, ...] = MONTHS
    stage: tuple[int, ...] = (6, 7, 8, 9)
    """A monitoring form's figures go to the end of this month."""
    money: tuple[str, ...] = ("元", "万元", "万元")
    manner: tuple[Literal["bracket", "plain", "wordy"], ...] = ("plain", "plain", "bracket")
    title: tuple[bool, ...] = (True,)
    year: tuple[bool, ...] = (True,)
    band: tuple[bool, ...] = (True, True, False)
    """Whether 绩效指标 stands down the left of the indicators."""
    heads: tuple[Literal["one", "two", "three"], ...] = ("one",)
    merged_goal: tuple[bool, ...] = (True, False)
    prefix: tuple[str, ...] = ("",)
    level_points: tuple[bool, ...] = (False,)
    extra: tuple[tuple[str, ...], ...] = ((),)
    split: tuple[tuple[str, ...], ...] = (("target",),)
    """The target in one column, or in columns of its own for sign and unit."""
    order: tuple[Literal["usual", "points first", "target last", "name first"], ...] = ("usual",)
    levels: tuple[Literal["apart", "joined", "band"], ...] = ("apart",)
    """The levels in columns of their own; both in one cell; or level 1 across the whole row above its own rows."""
    ticks: tuple[bool, ...] = (False,)
    funds_extra: tuple[tuple[str, ...], ...] = ((),)
    points_of_plan: tuple[bool, ...] = (False, False, True)
    total_row: tuple[bool, ...] = (True, True, False)
    tail: tuple[tuple[str, ...], ...] = ((),)
    code: tuple[str, ...] = ("",)
    blank: tuple[str, ...] = ("",)
    """What an empty cell says."""
    contact: tuple[bool, ...] = (False,)
    foot: tuple[bool, ...] = (False,)
    """Whether who filled it in and remarks stand in rows below the indicators."""
    tasks: tuple[bool, ...] = (False, True)
    """Whether a whole department's form lists its tasks with their money."""
    rate_row: tuple[bool, ...] = (False,)
    story: tuple[str, ...] = ("numbered",)
    cover: tuple[bool, ...] = (False, True)
    empty_rows: tuple[int, ...] = (0,)
    empty_columns: tuple[int, ...] = (0,)
    label_gaps: tuple[str, ...] = ("",)
    """What parts the two halves of short labels: 项 目 or a line break."""


class Style(Struct, frozen=True, kw_only=True):
    """One setting, chosen; fields as in ``Options``."""

    schema: Schema
    labels: dict[str, str]
    columns: tuple[str, ...]
    months: str
    stage: int
    money: str
    manner: str
    title: bool
    year: bool
    band: bool
    head: str
    merged_goal: bool
    prefix: str
    level_points: bool
    levels: str
    ticks: bool
    funds_extra: tuple[str, ...]
    total_row: bool
    tail: tuple[str, ...]
    code: str
    blank: str
    contact: bool
    foot: bool
    tasks: bool
    rate_row: bool
    story: str
    cover: bool
    empty_rows: int
    empty_columns: int
    label_gaps: str

    @property
    def width(self) -> int:
        """Return the number of columns of the form's table."""
        own = len(self.columns) + (2 if self.ticks and "likelihood" in self.columns else 0) + self.band + self.empty_columns
        return max(own, {"self": 9, "transfer": 7, "monitor": 8}.get(self.schema, 6) + len(self.funds_extra))


def choose(random: Random, schema: Schema, options: Options) -> Style:
    """Return one setting for forms of a schema."""
    labels = {key: random.choice(own) for key, own in (USUAL | options.labels).items()}
    picked = {field: random.choice(getattr(options, field)) for field in SAME}
    keys = columns(random, schema, options)
    return Style(
        schema=schema,
        labels=labels,
        columns=levelled(keys, picked["levels"]),
        head=random.choice(options.heads),
        **picked,
    )


SAME = tuple(field for field in Style.__struct_fields__ if field not in {"schema", "labels", "columns", "head"})


def columns(random: Random, schema: Schema, options: Options) -> tuple[str, ...]:
    """Return the columns of the indicators in their order."""
    keys = list(COLUMNS[schema])
    if schema not in {"self", "monitor"} and random.choice(options.points_of_plan):
        keys.insert(keys.index("target") + 1, "points")
    at = keys.index("target")
    keys[at : at + 1] = random.choice(options.split)
    keys += [key for key in random.choice(options.extra) if key not in keys]
    return tuple(ordered(keys, random.choice(options.order)))


def levelled(keys: tuple[str, ...], manner: str) -> tuple[str, ...]:
    """Return the columns with the levels set as the style sets them."""
    if manner == "joined":
        return ("levels", *(key for key in keys if key not in {"level1", "level2"}))
    return tuple(key for key in keys if key != "level1" or manner != "band")


def ordered(keys: list[str], order: str) -> list[str]:
    """Return the columns in the order of that name."""
    if order == "points first" and "points" in keys:
        keys = [key for key in keys if key != "points"]
        keys.insert(3, "points")
    if order == "target last":
        keys = [*(key for key in keys if not key.startswith("target")), *(key for key in keys if key.startswith("target"))]
    if order == "name first":
        keys = ["row", *(key for key in keys if key != "row")]
    return keys
