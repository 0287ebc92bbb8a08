"""The page of the scoring schemes and grade scales, from their files."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.scoring.scales import GradeScale, grade_scales
from jixiao.scoring.scheme import DEFAULT, Case, Scheme, Sourced, schemes
from jixiao.scoring.working import trimmed

HEAD = f"""# 评分方案 Scoring schemes

`jixiao evaluate 文件 --scheme 名称` 用哪一个方案；不写的用 `{DEFAULT}`。一个方案一个文件：`src/jixiao/scoring/schemes/`；
写法见 [加一个评分方案](../recipes/add-a-scheme.md)。“未核对”是没有对照过官方原文。判断已经填好的自评表（SEV02）时，这里的方案全部试过。
每项得分取两位小数，四舍五入，不超过分值；各项得分相加为总分。

One file a scheme. “未核对” means not checked against the official text. A printed score is accused (SEV02) only when no scheme here gives it.
Row scores have two decimals, half up, and add up to the total.
"""
PARTS = (
    ("execution", "预算执行率"),
    ("weights", "权重"),
    ("more", "越多越好"),
    ("less", "越少越好"),
    ("cost", "成本"),
    ("satisfaction", "满意度"),
    ("over", "超额完成"),
    ("qualitative", "定性"),
    ("deadline", "期限"),
    ("grades", "等级"),
)
SHORT = {"ratio": "分值 × 实际 ÷ 目标", "nothing": "不得分"}
OVER = {"linear": "分值 × (1 − 超出 ÷ 目标)，达到目标两倍为 0", "inverse": "分值 × 目标 ÷ 实际", "nothing": "不得分"}


def schemes_page() -> str:
    """Return the page."""
    known = schemes()
    lines = [HEAD, "| 名称 | 方案 | 地区 | 施行 | 底本 |", "|---|---|---|---|---|"]
    lines += [
        f"| [`{s.name}`](#{s.name}) | {s.title.zh} {s.title.en} | {s.region or ''} | {s.since or ''} – {s.until or ''} | {s.extends or ''} |"
        for s in known.values()
    ]
    for scheme in (known[DEFAULT], *(scheme for name, scheme in known.items() if name != DEFAULT)):
        lines += ["", *_scheme(scheme, known.get(scheme.extends or ""))]
    lines += [
        "",
        "## 分级标准 Grade scales",
        "",
        '目标是一个词（“及时”）而实际有百分比时，对应表里写 `grades = "名称"`，按这里的档次得分。',
        "",
    ]
    for scale in grade_scales().values():
        lines += [*_scale(scale), ""]
    return "\n".join(lines)


def _scheme(scheme: Scheme, base: Scheme | None) -> Iterator[str]:
    yield f"## {scheme.name}\n"
    yield f"{scheme.title.zh} · {scheme.title.en}\n"
    yield from (f"- {basis.sentence()}" for basis in scheme.basis)
    yield ""
    if base is not None:
        yield f"与 [`{base.name}`](#{base.name}) 不同的部分：\n"
    yield from ("| 部分 | 规则 | 出处 |", "|---|---|---|")
    for part, title in PARTS:
        section: Sourced = getattr(scheme, part)
        if base is None or section != getattr(base, part):
            yield f"| {title} `{part}` | {_rule(scheme, part)} | {section.source}{'' if section.verified else '（未核对）'} |"


def _rule(scheme: Scheme, part: str) -> str:
    over = scheme.over
    told = {
        "execution": lambda: f"执行率 × {trimmed(scheme.execution.points)} 分；低于 {trimmed(scheme.execution.explain_below)}% 说明原因",
        "weights": lambda: "<br>".join(map(_case, scheme.weights.cases)),
        "more": lambda: f"达到得满分；未达到：{SHORT[scheme.more.short]}{_pass_line(scheme.more.pass_from)}",
        "less": lambda: f"不超过得满分；超过：{OVER[scheme.less.over]}",
        "cost": lambda: _steps("偏离 ≤{}% 得 {}%", [(b.deviation, b.share) for b in scheme.cost.bands]) or "按方向，同上",
        "satisfaction": lambda: _steps("≥{}% 得 {}%", [(b.floor, b.share) for b in scheme.satisfaction.bands]) or "按完成比例",
        "over": lambda: f"≥{trimmed(over.asks_from)}%（目标为 0 时实际 ≥{trimmed(over.when_zero)}）说明原因；{_reduction(scheme)}",
        "qualitative": lambda: _steps("{} ≥{}%", [(d.word, d.floor) for d in scheme.qualitative.degrees]) + "；没有佐证取各档中值",
        "deadline": lambda: (
            _steps("晚 {} 天内得 {}%", [(late.days, late.share) for late in scheme.deadline.late]) or "按期得满分，逾期不得分"
        ),
        "grades": lambda: _steps("{} ≥{}", [(cut.label, cut.floor) for cut in scheme.grades.cuts]),
    }
    return told[part]()


def _case(case: Case) -> str:
    has = f"{'有' if case.cost else '无'}成本、{'有' if case.satisfaction else '无'}满意度"
    return f"{has}：{'，'.join(_level(*one) for one in case.points.items())}"


def _level(level: str, points: Decimal) -> str:
    return f"{level.removesuffix('指标')} {trimmed(points)}"


def _pass_line(floor: Decimal | None) -> str:
    return "" if floor is None else f"，低于目标的 {trimmed(floor)}% 不得分"


def _reduction(scheme: Scheme) -> str:
    if not scheme.over.reduces:
        return "不减分"
    return f"复核认为目标偏低的，超过部分每 1% 减分值的 {trimmed(scheme.over.slope)}%，最多 {trimmed(scheme.over.most)}%"


def _steps(form: str, steps: list[tuple[object, object]]) -> str:
    return "，".join(form.format(*(trimmed(one) if isinstance(one, Decimal) else one for one in step)) for step in steps)


def _scale(scale: GradeScale) -> Iterator[str]:
    yield f"### {scale.name}\n"
    yield f"{scale.title.zh} · {scale.title.en}\n"
    yield from ("| 从 | 称为 | 得分值的 |", "|---|---|---|")
    yield from (f"| {trimmed(step.floor)}% | {step.word} | {trimmed(step.share)}% |" for step in scale.steps)
    yield ""
    yield from (f"- {basis.sentence()}" for basis in scale.basis)
