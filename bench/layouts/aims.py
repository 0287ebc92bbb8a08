"""Indicators offered by a trade: what is done and what it costs, how well and when, what comes of it and who is content."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Literal

from layouts.known import Aim, Row
from layouts.trades import Effect, Thing, Trade

CONTENT = ("满意度", "综合满意度", "对服务态度的满意度", "对实施效果的满意度")
UPWARD: tuple[Literal[">=", "="], ...] = (">=", ">=", ">=", "=")
ENDS = ("{y}年11月30日前", "{y}年12月底前", "{y}年9月底", "全年", "12月20日前完成")
DROP = ("下降", "差错率", "改判", "受害率", "起数", "负荷", "事故率")


def measures(random: Random, trade: Trade, year: int) -> Iterator[Row]:
    """Yield the rows of cost, quantity, quality and timeliness."""
    things = random.sample(trade.things, len(trade.things))
    yield from (cost(random, thing) for thing in things[:6])
    yield from (quantity(random, thing) for thing in things)
    yield from (row("产出指标", "质量指标", name, rate(random, name)) for name in trade.quality)
    yield from (row("产出指标", "质量指标", f"{thing[0]}质量达标情况", graded(random)) for thing in things[:5])
    yield from (row("产出指标", "时效指标", name, rate(random, name)) for name in trade.prompt)
    yield from (row("产出指标", "时效指标", f"{thing[0]}完成时间", moment(random, year)) for thing in things[:7])


def effects(random: Random, trade: Trade) -> Iterator[Row]:
    """Yield the rows of effects and satisfaction."""
    for level2, own in (("经济效益指标", trade.economic), ("社会效益指标", trade.social), ("生态效益指标", trade.nature)):
        yield from (row("效益指标", level2, effect[0], effected(random, effect)) for effect in own)
    yield from (row("效益指标", "社会效益指标", name, Aim(operator="word", word=word)) for name, word in trade.words)
    yield from (row("效益指标", "可持续影响指标", effect[0], effected(random, effect)) for effect in trade.lasting)
    for asked, what in [(p, w) for w in CONTENT for p in trade.people][:8]:
        yield row(
            "满意度指标",
            "服务对象满意度指标",
            f"{asked}{what}",
            Aim(operator=">=", value=Decimal(random.choice((85, 90, 92, 95))), unit="%"),
        )


def row(level1: str, level2: str, name: str, aim: Aim) -> Row:
    """Return a row that is only planned."""
    return Row(level1=level1, level2=level2, name=name, aim=aim)


def cost(random: Random, thing: Thing) -> Row:
    """Return what one of a thing may cost."""
    doing, unit, _, price = thing
    value = rounded(price * random.choice((0.9, 1.0, 1.1)))
    money = "万元" if value >= 10000 and value % 100 == 0 and random.random() < 0.4 else "元"
    value = trimmed(value / 10000) if money == "万元" else value
    name = f"{doing}单位成本" if random.random() < 0.7 else f"每{unit}{doing}补助标准"
    return row("成本指标", "经济成本指标", name, Aim(operator="<=", value=value, unit=f"{money}/{unit}"))


def quantity(random: Random, thing: Thing) -> Row:
    """Return how many of a thing there are to be."""
    doing, unit, count, _ = thing
    value = rounded(count * random.choice((0.5, 0.8, 1.0, 1.3, 2.0)))
    value = value if unit.startswith("万") else max(Decimal(1), value.quantize(Decimal(1)))
    operator = random.choice(UPWARD)
    name = f"{doing}{random.choice(('数量', '数', '规模'))}"
    if random.random() < 0.05 and value >= 20:
        return row("产出指标", "数量指标", name, Aim(operator="range", value=value, high=value + rounded(float(value) / 5), unit=unit))
    return row("产出指标", "数量指标", name, Aim(operator=operator, value=value, unit=unit))


def rounded(value: float) -> Decimal:
    """Return a plausible figure: whole from ten on, else with one decimal; never 0."""
    made = Decimal(round(value)) if value >= 10 else trimmed(Decimal(str(round(value, 1))))
    return made or Decimal(1)


def trimmed(value: Decimal) -> Decimal:
    """Return the number without zeros at its end, whole numbers whole."""
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def rate(random: Random, name: str) -> Aim:
    """Return a percentage: high for what is wanted, low for what is not."""
    if any(word in name for word in DROP):
        return Aim(operator="<=", value=Decimal(random.choice(("0.1", "0.5", "1", "3"))), unit="%")
    value = Decimal(random.choice(("90", "95", "96", "98", "99.5", "100")))
    return Aim(operator="=" if value == 100 and random.random() < 0.5 else ">=", value=value, unit="%")


def graded(random: Random) -> Aim:
    """Return a word for what has no number."""
    return Aim(operator="word", word=random.choice(("达标", "符合合同约定", "优良", "符合国家标准", "验收合格")))


def moment(random: Random, year: int) -> Aim:
    """Return a date or a stretch of time."""
    return Aim(operator="word", word=random.choice(ENDS).format(y=year))


def effected(random: Random, effect: Effect) -> Aim:
    """Return how much of an effect is wanted."""
    name, unit, about = effect
    value = trimmed(Decimal(str(about)))
    falls = any(word in name for word in DROP) and "下降" not in name
    if unit not in {"%", "‰"} and value >= 10:
        value = rounded(about * random.choice((0.8, 1.0, 1.2)))
    return Aim(operator="<=" if falls else ">=", value=value, unit=unit)
