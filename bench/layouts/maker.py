"""Makes known documents: the same for the same seed, of all kinds of form, from three indicators to forty-five."""

from collections.abc import Sequence
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from layouts.aims import effects, measures
from layouts.known import Form, Known, Row, Schema
from layouts.money import planned, spent, watched
from layouts.outcomes import evaluated, monitored
from layouts.story import achieved, goal, story
from layouts.trades import Office, office

SIZES = (3, 5, 7, 8, 9, 10, 11, 12, 14, 16, 19, 24, 31, 45)
NATURES = ("其他经常性项目", "一次性项目", "阶段性项目")
CATEGORIES = ("特定目标类", "其他运转类")
YEARS = (2023, 2024, 2025, 2026)


class Wish(Struct, frozen=True, kw_only=True):
    """What a family asks of its documents; each is chosen at random among what stands here.

    ``old``: a taxonomy with 成本指标 under 产出指标. ``bare``: level 2 without 指标. ``gaps``: how often in a hundred a value is missing.
    """

    schemas: tuple[Schema, ...] = ("shanghai", "central", "province", "self", "transfer", "monitor", "whole")
    forms: tuple[int, ...] = (1, 1, 2, 3)
    sizes: tuple[int, ...] = SIZES
    old: tuple[bool, ...] = (False, False, True)
    bare: tuple[bool, ...] = (False, False, False, True)
    stories: tuple[bool, ...] = (False,)
    gaps: int = 3
    masked: bool = False
    """Whether the place's name is masked with XX."""


def make(random: Random, wish: Wish) -> Known:
    """Return one known document."""
    at, year = office(random), random.choice(YEARS)
    at = Office("XX市", at.trade) if wish.masked else at
    schema, told = random.choice(wish.schemas), random.choice(wish.stories)
    count = random.choice(wish.forms) if schema != "list" else random.choice((3, 4, 5))
    if schema == "whole":
        count = 1
    names = random.sample(at.trade.projects, count) if count <= len(at.trade.projects) else [*at.trade.projects, "其他专项工作经费"]
    unit = at.unit(random)
    forms = [form(random, wish, Plan(at, schema, name, unit, year, told)) for name in names]
    return Known(authority=unit if schema != "whole" else at.department, year=year, forms=tuple(forms))


class Plan(Struct, frozen=True):
    """What is settled about a form before its content."""

    office: Office
    schema: Schema
    name: str
    unit: str
    year: int
    told: bool


def form(random: Random, wish: Wish, plan: Plan) -> Form:
    """Return one form."""
    size = random.choice(wish.sizes if plan.schema != "list" else [s for s in wish.sizes if s <= 12] or wish.sizes)
    rows = indicators(random, plan.office, plan.year, size, old=random.choice(wish.old), bare=random.choice(wish.bare))
    made = Form(
        schema=plan.schema,
        name=plan.name,
        department=plan.office.department,
        unit=plan.unit,
        rows=rows,
        year=plan.year,
        nature=random.choice(NATURES),
        category=random.choice(CATEGORIES),
        start=f"{plan.year}-{random.choice(('01-01', '03-01', '02-15'))}",
        finish=f"{plan.year}-{random.choice(('12-31', '11-30', '10-15'))}",
        annual=goal(random, plan.office, rows, plan.year),
    )
    return with_blanks(random, wish.gaps, filled(random, plan, made))


def filled(random: Random, plan: Plan, made: Form) -> Form:
    """Return the form with money, outcome and narrative as its kind has them."""
    if plan.schema in {"self", "transfer"}:
        made = replace(made, funds=spent(random), achieved=achieved(random, plan.office, made.rows), start=None, finish=None)
        return evaluated(random, made)
    if plan.schema == "monitor":
        return monitored(random, replace(made, funds=watched(random)))
    made = replace(made, funds=planned(random, longer=made.nature != "一次性项目" and random.random() < 0.4))
    if plan.schema == "shanghai":
        made = replace(made, overall=goal(random, plan.office, made.rows, plan.year, overall=True))
    return replace(made, story=story(random, plan.office, made)) if plan.told else made


def indicators(random: Random, at: Office, year: int, size: int, *, old: bool, bare: bool) -> tuple[Row, ...]:
    """Return that many indicators in the order of the taxonomy, no name twice."""
    offered = [*measures(random, at.trade, year), *effects(random, at.trade)]
    chosen = spread(random, offered, size)
    rows = [levelled(row, old=old, bare=bare) for row in chosen]
    order = {level: n for n, level in enumerate(dict.fromkeys((row.level1, row.level2) for row in rows))}
    return tuple(sorted(rows, key=lambda row: (first(rows, row.level1), order[row.level1, row.level2])))


def first(rows: Sequence[Row], level: str) -> int:
    """Return the position of the first row of a level 1."""
    return next(n for n, row in enumerate(rows) if row.level1 == level)


def spread(random: Random, offered: Sequence[Row], size: int) -> list[Row]:
    """Return rows of as many levels as there can be, then more of each at random, in the order offered."""
    by_level: dict[str, list[Row]] = {}
    for row in offered:
        by_level.setdefault(row.level2, []).append(row)
    must = [random.choice(own) for level, own in by_level.items() if level in MUST]
    rest = [row for row in offered if row not in must]
    random.shuffle(rest)
    taken = {row.name for row in (must if size >= len(must) else random.sample(must, size))}
    taken |= {row.name for row in rest[: max(0, size - len(taken))]}
    return [row for row in offered if row.name in taken]


MUST = ("经济成本指标", "数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标")


def levelled(row: Row, *, old: bool, bare: bool) -> Row:
    """Return a row in an older taxonomy, or with its level 2 shortened."""
    level1, level2 = row.level1, row.level2
    if old and level1 == "成本指标":
        level1, level2 = "产出指标", "成本指标"
    if bare and level1 in {"效益指标", "满意度指标"}:
        level2 = level2.removesuffix("指标")
    return replace(row, level1=level1, level2=level2)


def with_blanks(random: Random, gaps: int, made: Form) -> Form:
    """Return the form with some values missing."""
    blank = {field: None for field in ("department", "annual", "nature", "category") if random.randrange(100) < gaps}
    rows = tuple(replace(row, aim=None) if random.randrange(100) < gaps / 2 else row for row in made.rows)
    return replace(made, rows=rows, **blank)
