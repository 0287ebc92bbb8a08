"""The prose of known documents: goals, what was achieved, and the narrative 项目经费情况说明."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from layouts.known import Aim, Form, Row, Story
from layouts.trades import Office

BASES = ("《{place}{year}年重点工作任务清单》第十二条", "《关于印发〈{place}专项资金管理办法〉的通知》（财规〔2022〕6号）")


def goal(random: Random, at: Office, rows: Sequence[Row], year: int, *, overall: bool = False) -> str:
    """Return a goal that names some of the indicators' values."""
    parts = [said(row) for row in random.sample(list(rows), min(len(rows), random.choice((2, 3, 4))))]
    opening = f"到{year + 2}年，" if overall else random.choice((f"{year}年", "", "本年度"))
    numbered = len(parts) > 2 and random.random() < 0.25
    if numbered:
        return "\n".join(f"目标{n}：{part}。" for n, part in enumerate(parts, 1))
    return f"{opening}{'，'.join(parts)}，{random.choice(at.trade.words)[0]}{random.choice(('得到改善', '有所提升'))}。"


def said(row: Row) -> str:
    """Return an indicator as part of a sentence."""
    return f"{row.name}{worded(row.aim)}"


def worded(aim: Aim | None) -> str:
    """Return a target value in running text."""
    if aim is None:
        return "达到要求"
    if aim.value is None:
        return f"{aim.word}"
    sign = {">=": "不低于", "<=": "不超过", "=": "达到", ">": "超过", "<": "低于", "range": "达到"}[aim.operator]
    return f"{sign}{aim.value:f}{aim.unit or ''}"


def achieved(random: Random, at: Office, rows: Sequence[Row]) -> str:
    """Return what is said to have been reached."""
    done = random.sample(list(rows), min(len(rows), 2))
    return f"全年{'，'.join(row.name + '已完成' for row in done)}，{random.choice(at.trade.people)}反映良好。"


def story(random: Random, at: Office, made: Form) -> Story:
    """Return the narrative of a declaration; its calculations come to the form's money."""
    whole = made.funds.annual.whole or Decimal(0)
    place = at.place
    lots = random.choice((4, 5, 8, 10))
    own = (whole / 2 / lots).quantize(Decimal(1))
    first = own * lots
    lines = [
        f"专业服务：{lots}批*{own:f}元/批={plainly(first / 10000)}万元",
        f"设备和材料：{plainly((whole - first) / 10000)}万元",
        f"合计：{plainly(whole / 10000)}万元",
    ]
    return Story(
        overview=f"围绕“{made.name}”，按年度计划组织实施，使服务对象得到实惠。",
        basis="\n".join(f"{n}.{text}" for n, text in enumerate((b.format(place=place, year=made.year) for b in BASES), 1)),
        implementer=made.unit or "",
        plan="\n".join(f"{n}.{row.name}{worded(row.aim)}，按合同执行，按月检查。" for n, row in enumerate(made.rows[:3], 1)),
        period=f"{made.year}年1月至{made.year}年12月",
        budget="\n".join(lines),
    )


def plainly(value: Decimal) -> str:
    """Return a number without zeros at its end."""
    return f"{value.normalize():f}"
