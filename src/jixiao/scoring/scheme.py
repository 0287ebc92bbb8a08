"""Schemes of scoring as data: one file of ``schemes/`` a scheme, its file name is its name.

A scheme says what points each level carries, how each kind of indicator is scored, and what a total is called. One that only
differs in part says ``extends = "ministry-2020"`` and gives the tables that differ. ``{ param = "over_fulfilment" }`` takes a
figure from ``params/`` as it stood on the scheme's first day, so that rules and scores follow from one source.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from msgspec import Struct, ValidationError, convert

from jixiao.errors import ParameterInvalid, UsageWrong
from jixiao.params.load import Title, parameters
from jixiao.system.content import tables_of, toml

FOLDER = Path(__file__).parent / "schemes"
DEFAULT = "ministry-2020"
HUNDRED = Decimal(100)
"""Points of an evaluation in all."""


class Basis(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """The law with its from-date, or the practice, said to be one; ``verified`` means checked against the official text."""

    text: str | None = None
    practice: str | None = None
    since: date | None = None
    verified: bool = False

    def sentence(self) -> str:
        """Return the basis as a report prints it."""
        since = f"（{self.since.isoformat()} 起）" if self.since else ""
        told = f"{self.text}{since}" if self.text is not None else f"实务：{self.practice}"
        return f"{told}{'' if self.verified else '［未与官方文本核对］'}"


class Sourced(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a scheme: where it comes from, and whether that was checked against the official text."""

    source: str
    verified: bool = False


class Execution(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """预算执行率: its points, and the rate in per cent below which a reason is asked for."""

    points: Decimal
    explain_below: Decimal


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Points of each level 1 for a project with or without cost and satisfaction indicators."""

    cost: bool
    satisfaction: bool
    points: dict[str, Decimal]


class Weights(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The cases of weights; ``folded`` says which level 1 counts as part of another, as cost once did of output."""

    cases: tuple[Case, ...]
    folded: dict[str, str] = {}


class Band(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From ``floor`` per cent on, ``share`` per cent of the points."""

    floor: Decimal
    share: Decimal


class More(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """More is better: what a shortfall earns; below ``pass_from`` per cent of the target nothing."""

    short: Literal["ratio", "nothing"]
    pass_from: Decimal | None = None


class Less(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Less is better: what an excess earns: falling to nothing at twice the target, target ÷ actual, or nothing."""

    over: Literal["linear", "inverse", "nothing"]


class Within(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Up to ``deviation`` per cent from the target on either side, ``share`` per cent of the points."""

    deviation: Decimal
    share: Decimal


class Cost(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Cost indicators by how far they are from the target; without bands by the rule that less is better."""

    bands: tuple[Within, ...] = ()


class Satisfaction(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rate of satisfaction by bands of the actual; without bands by the ratio."""

    bands: tuple[Band, ...] = ()


class Over(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Far above the target: from which per cent a reason is asked for (``when_zero``: from which actual, the target being 0).

    With ``reduces`` a target that a reviewer calls too low costs ``slope`` of each per cent above that, ``most`` per cent at most.
    """

    asks_from: Decimal
    when_zero: Decimal
    reduces: bool = False
    slope: Decimal = Decimal(0)
    most: Decimal = Decimal(0)


class Degree(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A degree of reaching a qualitative target: its official wording, ``pattern`` (a parameter) that knows it, its lowest share."""

    word: str
    title: str
    pattern: str
    floor: Decimal


class Qualitative(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Degrees from the highest down; a share of the points below the floor of the one before."""

    degrees: tuple[Degree, ...]


class Late(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Up to ``days`` late, ``share`` per cent of the points."""

    days: int
    share: Decimal


class Deadline(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What being late earns, by steps; later than all of them, or without any, nothing."""

    late: tuple[Late, ...] = ()


class Cut(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From ``floor`` points on, a total is called ``label``."""

    floor: Decimal
    label: str


class Grades(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What totals are called, from the highest down; the last begins at 0."""

    cuts: tuple[Cut, ...]


class Scheme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from", "until": "to"}):
    """A whole scheme of scoring, in force from ``since`` to ``until`` inclusive, for ``region`` where it is a local one."""

    title: Title
    basis: tuple[Basis, ...]
    execution: Execution
    weights: Weights
    more: More
    less: Less
    cost: Cost
    satisfaction: Satisfaction
    over: Over
    qualitative: Qualitative
    deadline: Deadline
    grades: Grades
    name: str = ""
    extends: str | None = None
    region: str | None = None
    since: date | None = None
    until: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether the scheme is in force on the day."""
        return (self.since or date.min) <= day <= (self.until or date.max)

    def grade_of(self, total: Decimal) -> str:
        """Return the label of a total (优, 良, …) as it stands: nothing is rounded up into a better grade."""
        return next((cut.label for cut in self.grades.cuts if total >= cut.floor), self.grades.cuts[-1].label)


@cache
def schemes(folder: Path = FOLDER) -> Mapping[str, Scheme]:
    """Return every scheme by name, in order of their names; ParameterInvalid names a file that is wrong."""
    tables = {file.stem: _tables(file) for file in sorted(folder.glob("*.toml"))}
    return MappingProxyType({name: _scheme(name, tables) for name in tables})


def scheme_named(name: str) -> Scheme:
    """Return the scheme of that name; UsageWrong gives the names that there are."""
    known = schemes()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    zh, en = (f"相近的有 {'、'.join(near)}。", f" Near ones: {', '.join(near)}.") if near else ("", "")
    raise UsageWrong(
        f"没有名为“{name}”的评分方案。{zh}可用的有：{'、'.join(known)}。",
        f"There is no scoring scheme “{name}”.{en} There are: {', '.join(known)}.",
    )


def scheme_on(day: date | None, region: str | None = None) -> Scheme:
    """Return the scheme for a day and a region (上海市 also fits 上海市松江区): the region's own, else the national one of that day."""
    fitting = [scheme for scheme in schemes().values() if day is None or scheme.is_in_force(day)]
    local = [scheme for scheme in fitting if scheme.region and region and region.startswith(scheme.region)]
    if local:
        return max(local, key=lambda scheme: len(scheme.region or ""))
    national = [scheme for scheme in fitting if scheme.name.startswith("ministry-")]
    return max(national, key=lambda scheme: scheme.since or date.min, default=scheme_named(DEFAULT))


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tables_of(file)
    except (toml().TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise ParameterInvalid(f"评分方案 {file.name} 有误：{wrong}", f"Scoring scheme {file.name} is invalid: {wrong}") from wrong


def _scheme(name: str, tables: Mapping[str, dict[str, Any]]) -> Scheme:
    whole = {**_extended(name, tables, frozenset()), "name": name}
    for own in ("region", "from", "to", "extends"):
        whole.pop(own, None)
        if own in tables[name]:
            whole[own] = tables[name][own]
    try:
        return _checked(convert(_filled(whole, whole.get("from") or whole.get("to")), Scheme, strict=False))
    except (ValidationError, ValueError) as wrong:
        raise ParameterInvalid(f"评分方案 {name} 有误：{wrong}", f"Scoring scheme {name} is invalid: {wrong}") from wrong


def _extended(name: str, tables: Mapping[str, dict[str, Any]], above: frozenset[str]) -> dict[str, Any]:
    """Return a scheme's tables with those of the scheme that it extends, its own ones in front."""
    own = tables[name]
    base = own.get("extends")
    if base is None:
        return own
    if base not in tables or base in {*above, name}:
        raise ParameterInvalid(
            f"评分方案 {name} 以“{base}”为底，没有这个方案，或绕成了圈。", f"Scheme {name} extends “{base}”: unknown, or a circle."
        )
    return {**_extended(base, tables, above | {name}), **own}


def _filled(value: object, day: date | None) -> object:
    """Return a value of the file with every ``{ param = NAME }`` replaced by the parameter's value on the day."""
    if isinstance(value, dict):
        if value.keys() == {"param"}:
            known = parameters().get(value["param"])
            dated = known.on(day) if known is not None else None
            if dated is None:
                raise ValueError(f"no parameter {value['param']} on {day}")
            return dated.value
        return {key: _filled(held, day) for key, held in value.items()}
    return [_filled(held, day) for held in value] if isinstance(value, list) else value


def _checked(scheme: Scheme) -> Scheme:
    """Return the scheme; ValueError when steps do not fall or a case of weights is missing."""
    falling: tuple[list[Decimal], ...] = (
        [band.floor for band in scheme.satisfaction.bands],
        [degree.floor for degree in scheme.qualitative.degrees],
        [cut.floor for cut in scheme.grades.cuts],
        [Decimal(-late.days) for late in scheme.deadline.late],
        [-band.deviation for band in scheme.cost.bands],
    )
    if any(steps != sorted(set(steps), reverse=True) for steps in falling):
        raise ValueError("the steps must stand in order")
    if len({(case.cost, case.satisfaction) for case in scheme.weights.cases}) != 4 or len(scheme.weights.cases) != 4:
        raise ValueError("the weights need four cases: with and without cost and satisfaction")
    return scheme
