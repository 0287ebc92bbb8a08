"""What a made-up project is about and what stands in it, before it is written as a form: kinds, figures, sheets.

A sheet is written with marks: figures and names that occur nowhere else, so that what becomes of them in the fact tables can be
recognised and replaced by other figures and names, a thousand times over (see :mod:`jixiao.corpus.templates`).
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from tomllib import loads
from typing import Literal

from msgspec import Struct, convert

Layout = Literal["narrative", "points", "plain", "self_evaluation", "monitoring"]
LAYOUTS: tuple[Layout, ...] = ("narrative", "points", "plain", "self_evaluation", "monitoring")
KINDS = Path(__file__).with_name("kinds.toml")
YEAR = 2031
"""The marked year: no law and no document number of ours names it or its neighbours."""
CITY, DISTRICT, TOPIC = "甲乙市", "丙丁区", "壬癸片区戊己庚辛"
QUANTITIES, PRICES = (7919, 6827, 5903), (4787, 3907, 2903)
RATES = (Decimal("83.17"), Decimal("81.13"), Decimal("87.19"))
ACTUAL = (Decimal("88.37"), Decimal("86.39"), Decimal("91.43"))
"""What became of the rates, where a form says so."""
DEFECT = 60_000
"""Yuan by which a planted wrong amount is off."""
DAYS = ((9, 30), (10, 20), (10, 31), (11, 15), (11, 30), (12, 5), (12, 10), (12, 15), (12, 20))


class Item(Struct, frozen=True, array_like=True):
    """Something that is paid for: its unit, range of quantity and price, what is done, its two indicators."""

    label: str
    unit: str
    least: int
    most: int
    cheapest: int
    dearest: int
    doing: str
    counted: str
    unit_cost: str


class Kind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of project."""

    name: str
    department: str
    unit: str
    aim: str
    scheme: str
    law: str
    topics: tuple[str, ...]
    items: tuple[Item, ...]
    quality: tuple[str, ...]
    effects: tuple[str, ...]
    asked: str


class Line(Struct, frozen=True, kw_only=True):
    """An indicator to be written: ``sign`` and ``number`` with ``unit``, or a ``word``."""

    level1: str
    level2: str
    name: str
    sign: str = "≥"
    number: str | None = None
    unit: str = ""
    word: str | None = None
    points: int = 10
    actual: str | None = None
    score: str | None = None
    likelihood: str | None = "确定能"


class Sheet(Struct, frozen=True, kw_only=True):
    """A project to be written, its amounts in whole yuan; ``None`` is a blank."""

    layout: Layout
    kind: int
    name: str
    department: str
    unit: str
    nature: str | None
    category: str | None
    start: str
    finish: str
    period: tuple[int, int]
    items: tuple[Item, ...]
    amounts: tuple[int, ...]
    total: int
    total_fiscal: int
    annual: int
    annual_fiscal: int
    printed_total: int | None
    overview: str
    basis: str
    plan: str
    overall: str | None
    annual_goal: str | None
    lines: tuple[Line, ...]
    executed: Decimal
    execution_score: str = "9.60"
    in_ten_thousands: bool = False
    cover: bool = True


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds of project, in the order of their file."""
    return convert(loads(KINDS.read_text("utf-8"))["kind"], tuple[Kind, ...])


@cache
def departments() -> tuple[str, ...]:
    """Return the departments that the kinds belong to, in their order."""
    return tuple(dict.fromkeys(kind.department for kind in kinds()))


def sheet(random: Random, layout: Layout, kind: int) -> Sheet:
    """Return a clean sheet of the kind; what the kind leaves open is drawn."""
    about = kinds()[kind]
    items = tuple(marked_item(item) for item in random.sample(about.items, random.randint(1, len(about.items))))
    amounts = tuple(quantity * price for quantity, price in zip(QUANTITIES, PRICES, strict=True))[: len(items)]
    total = sum(amounts)
    month, day = random.choice(DAYS)
    lines = tuple(indicators(random, about, items, (month, day), layout))
    first = random.choice((1, 1, 2, 3))
    return Sheet(
        layout=layout,
        kind=kind,
        name=with_marks(about.name),
        department=f"{CITY}{DISTRICT}{about.department}",
        unit=f"{CITY}{DISTRICT}{about.unit}",
        nature=random.choice(("其他经常性项目", "经常性项目", "延续项目")),
        category="特定目标类",
        start=f"{YEAR}-{first:02}-01",
        finish=f"{YEAR}-12-31",
        period=(first, 12),
        items=items,
        amounts=amounts,
        total=total,
        total_fiscal=total,
        annual=total,
        annual_fiscal=total,
        printed_total=total if random.random() < 0.7 else None,
        overview=random.choice(OVERVIEWS).format(aim=with_marks(about.aim), topic=TOPIC, city=CITY, district=DISTRICT),
        basis=random.choice(BASES).format(law=about.law, district=DISTRICT, topic=TOPIC, office=about.department[:2], year=YEAR - 1),
        plan=plan(random, about, items, (month, day)),
        overall=random.choice(OVERALLS).format(
            aim=with_marks(about.aim), effect=with_marks(about.effects[0]), rate=RATES[1], asked=about.asked
        ),
        annual_goal=annual_goal(random, about, items, (month, day), lines),
        lines=lines,
        executed=Decimal(total) * 96 / 100,
        in_ten_thousands=layout == "points" and departments().index(about.department) % 2 == 0,
    )


def with_marks(text: str) -> str:
    """Return a text of the kinds with the marks of topic and place."""
    return text.replace("{t}", TOPIC).replace("{c}", CITY).replace("{d}", DISTRICT)


def marked_item(item: Item) -> Item:
    """Return the item with the marks in its names."""
    names = (with_marks(text) for text in (item.doing, item.counted, item.unit_cost))
    return Item(with_marks(item.label), item.unit, item.least, item.most, item.cheapest, item.dearest, *names)


OVERVIEWS = (
    "{city}{district}现有{topic}条件与群众期待还有差距，本项目{aim}。",
    "为{aim}，{district}近年持续投入，本年度在原有基础上补齐短板。",
    "本项目围绕{topic}开展，目的是{aim}，由专人负责日常调度。",
    "经摸底，{district}{topic}方面存在薄弱环节，立项实施可{aim}。",
)
BASES = (
    "《{law}》第三条；《{district}{topic}管理办法》（{office}发〔2019〕18号）第五条。",
    "1. 《{law}》第十二条\n2. 《{district}关于加强{topic}的实施意见》（{office}规〔2018〕6号）。",
    "《关于同意{topic}立项的批复》（{office}批〔{year}〕77号）；《{law}》第九条。",
    "依据《{law}》第七条和《{district}{topic}三年行动方案》（{office}办发〔2019〕31号）第四条实施。",
)
OVERALLS = (
    "通过连续实施，{aim}，使{effect}稳定在 {rate}% 以上，{asked}的获得感持续增强。",
    "到项目期末，{effect}不低于 {rate}%，{aim}，形成可持续的长效机制。",
    "分步推进、逐年见效，{aim}，{effect}达到 {rate}% 以上，减少重复投入。",
)
OPENINGS = ("{year} 年，", "{year} 年内，", "{year} 年度，")
CLOSINGS = (
    "{effect}达到 {effect_rate}%，{asked}满意度不低于 {asked_rate}%。",
    "使{effect}不低于 {effect_rate}%，{asked}满意度达到 {asked_rate}% 以上。",
    "{asked}满意度保持在 {asked_rate}% 以上，{effect}提高到 {effect_rate}%。",
)
DONE = ("{month} 月 {day} 日前全部完成，", "于 {month} 月 {day} 日前完成，", "{month} 月 {day} 日前完成并验收，")


def plan(random: Random, about: Kind, items: tuple[Item, ...], day: tuple[int, int]) -> str:
    """Return 实施方案: how it is done, and every quantity with its price."""
    style = random.choice(
        (
            "{doing} {q} {unit}，每{unit} {p} 元",
            "{doing}共 {q} {unit}，每{unit}不超过 {p} 元",
            "计划{doing} {q} {unit}，按每{unit} {p} 元测算",
        )
    )
    told = [style.format(doing=item.doing, q=q, unit=item.unit, p=p) for item, q, p in zip(items, QUANTITIES, PRICES, strict=False)]
    steps = [f"{with_marks(about.scheme)}。", *(f"{text}。" for text in told), f"{YEAR} 年 {day[0]} 月 {day[1]} 日前完成全部内容并归档。"]
    return "\n".join(f"{number}. {text}" for number, text in enumerate(steps, 1))


def annual_goal(random: Random, about: Kind, items: tuple[Item, ...], day: tuple[int, int], lines: tuple[Line, ...]) -> str:
    """Return 年度总体目标, with the figures of the indicators."""
    quality = next(line for line in lines if line.level2 == "质量指标")
    effect = next(line for line in lines if line.level1 == "效益指标")
    done = "、".join(f"{item.doing} {q} {item.unit}" for item, q in zip(items, QUANTITIES, strict=False))
    cost = f"{items[0].unit_cost}控制在 {PRICES[0]} 元以内，"
    return (
        random.choice(OPENINGS).format(year=YEAR)
        + f"{done}，{quality.name}不低于 {RATES[0]}%，{cost}"
        + random.choice(DONE).format(month=day[0], day=day[1])
        + random.choice(CLOSINGS).format(effect=effect.name, effect_rate=RATES[1], asked=about.asked, asked_rate=RATES[2])
    )


SHARES = {1: (20,), 2: (10, 10), 3: (8, 6, 6)}
"""How the points of costs, and of numbers, are divided by how many there are."""


def indicators(random: Random, about: Kind, items: tuple[Item, ...], day: tuple[int, int], layout: Layout) -> Iterator[Line]:
    """Yield the lines of 绩效指标: cost and number of every item, quality, time, effect, satisfaction; points add to 90."""
    costs = items if random.random() < 0.5 else items[:1]
    for item, price, share in zip(costs, PRICES, SHARES[len(costs)], strict=False):
        unit = f"元/{item.unit}"
        yield Line(level1="成本指标", level2="经济成本指标", name=item.unit_cost, sign="≤", number=str(price), unit=unit, points=share)
    for item, quantity, share in zip(items, QUANTITIES, SHARES[len(items)], strict=False):
        yield Line(level1="产出指标", level2="数量指标", name=item.counted, number=str(quantity), unit=item.unit, points=share)
    done = ACTUAL if layout == "self_evaluation" else RATES
    quality, effect = with_marks(random.choice(about.quality)), with_marks(random.choice(about.effects))
    yield Line(level1="产出指标", level2="质量指标", name=quality, number=str(RATES[0]), unit="%", actual=str(done[0]))
    if layout in ("self_evaluation", "monitoring"):
        yield Line(level1="产出指标", level2="时效指标", name=f"{TOPIC}按期完成率", number="95", unit="%")
    else:
        yield Line(level1="产出指标", level2="时效指标", name=f"{TOPIC}各项内容完成时间", word=f"{YEAR}年{day[0]}月{day[1]}日前")
    yield Line(level1="效益指标", level2="社会效益指标", name=effect, number=str(RATES[1]), unit="%", points=20, actual=str(done[1]))
    asked = f"{about.asked}满意度"
    yield Line(level1="满意度指标", level2="服务对象满意度指标", name=asked, number=str(RATES[2]), unit="%", actual=str(done[2]))
