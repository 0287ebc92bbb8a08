"""Defects that are planted in made-up projects: what is changed, which rule must find it, and where."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.corpus.sheets import DEFECT, LAYOUTS, YEAR, Layout, Line, Sheet

FORMS: tuple[Layout, ...] = ("narrative", "points", "plain")


class Defect(NamedTuple):
    """A planted defect: the code that must find it, the path below the project (``None``: that of the line it is made at).

    ``further`` is how many lines after that line the defect stands.
    """

    name: str
    code: str
    path: str | None
    layouts: tuple[Layout, ...]
    make: Callable[[Sheet], Sheet]
    line: Callable[[Line], bool] | None = None
    field: str = ""
    further: int = 0


def place(defect: Defect, sheet: Sheet) -> str:
    """Return the pointer below the project at which the defect must be found, made in this clean sheet."""
    if defect.path is not None:
        return defect.path
    wanted = defect.line or bool
    return f"/indicators/{next(i for i, line in enumerate(sheet.lines) if wanted(line)) + defect.further}{defect.field}"


def _at(level: str) -> Callable[[Line], bool]:
    return lambda line: level in (line.level1, line.level2)


def _change(level: str, **new: object) -> Callable[[Sheet], Sheet]:
    """Return a change of the first line of a level."""

    def made(sheet: Sheet) -> Sheet:
        at = next(i for i, line in enumerate(sheet.lines) if _at(level)(line))
        return replace(sheet, lines=(*sheet.lines[:at], replace(sheet.lines[at], **new), *sheet.lines[at + 1 :]))

    return made


def _drop(level: str) -> Callable[[Sheet], Sheet]:
    return lambda sheet: replace(sheet, lines=tuple(line for line in sheet.lines if not _at(level)(line)))


def _repeat(sheet: Sheet) -> Sheet:
    at = next(i for i, line in enumerate(sheet.lines) if line.level2 == "数量指标")
    return replace(sheet, lines=(*sheet.lines[: at + 1], sheet.lines[at], *sheet.lines[at + 1 :]))


def _line(name: str, code: str, layouts: tuple[Layout, ...], level: str, field: str, **new: object) -> Defect:
    """Return a defect in the first line of a level."""
    return Defect(name, code, None, layouts, _change(level, **new), _at(level), field)


ALL: tuple[Layout, ...] = LAYOUTS
NARRATIVE: tuple[Layout, ...] = ("narrative",)
TIME, COST, NUMBER, QUALITY, ASKED = "时效指标", "经济成本指标", "数量指标", "质量指标", "满意度指标"

DEFECTS = (
    Defect("total is not the sum", "FND01", "/funding/total", NARRATIVE, lambda s: replace(s, total_fiscal=s.total + DEFECT)),
    Defect("year is not the sum", "FND02", "/funding/annual", NARRATIVE, lambda s: replace(s, annual_fiscal=s.annual + DEFECT)),
    Defect(
        "form above the narrative",
        "FND06",
        "/funding/annual",
        NARRATIVE,
        lambda s: replace(
            s, total=s.total + DEFECT, total_fiscal=s.total + DEFECT, annual=s.annual + DEFECT, annual_fiscal=s.annual + DEFECT
        ),
    ),
    Defect("printed sum wrong", "FND07", "/narrative/budget", NARRATIVE, lambda s: replace(s, printed_total=s.total + DEFECT)),
    Defect("calculation wrong", "CAL01", "/cost_items/0", NARRATIVE, lambda s: replace(s, amounts=(s.amounts[0] + DEFECT, *s.amounts[1:]))),
    Defect("nature unlisted", "FRM09", "/nature", NARRATIVE, lambda s: replace(s, nature="民生实事类")),
    Defect("category unlisted", "FRM10", "/category", NARRATIVE, lambda s: replace(s, category="重点类")),
    Defect("ends before it starts", "FRM07", "/finish", NARRATIVE, lambda s: replace(s, finish=f"{YEAR - 1}-12-31")),
    Defect("other period", "FRM08", "/narrative/period", NARRATIVE, lambda s: replace(s, period=(s.period[0], 10))),
    Defect("placeholder", "FRM14", "/narrative/plan", NARRATIVE, lambda s: replace(s, plan=f"{s.plan}\n9. 委托XX公司实施。")),
    Defect("template hint", "FRM19", "/goals/annual", ALL, lambda s: replace(s, annual_goal=f"{s.annual_goal}（请填写200字以内）")),
    Defect("goals alike", "GOA02", "/goals/annual", NARRATIVE, lambda s: replace(s, overall=s.annual_goal)),
    Defect(
        "stock sentence",
        "GOA03",
        "/goals/annual",
        FORMS,
        lambda s: replace(s, annual_goal="按时保质保量完成年度各项工作任务，达到预期目标。"),
    ),
    Defect("goal is the name", "GOA13", "/goals/annual", FORMS, lambda s: replace(s, annual_goal=f"完成{s.name}。")),
    Defect("no cost", "IND02", "/indicators", FORMS, _drop("成本指标")),
    Defect("no timeliness", "IND04", "/indicators", FORMS, _drop(TIME)),
    Defect("no satisfaction", "IND05", "/indicators", FORMS, _drop(ASKED)),
    Defect("no benefit", "IND01", "/indicators", FORMS, _drop("效益指标")),
    Defect("name twice", "IND09", None, FORMS, _repeat, _at(NUMBER), "/name", 1),
    _line("level unknown", "IND06", FORMS, QUALITY, "/level2", level2="品控指标"),
    _line("level misplaced", "IND07", FORMS, NUMBER, "/level2", level2="社会效益指标"),
    _line("no target", "VAL01", ALL, QUALITY, "/target", number=None, actual=""),
    Defect("no sign", "VAL02", "/indicators", FORMS, _change(NUMBER, sign="")),
    _line("no unit", "VAL03", FORMS, NUMBER, "/target", unit=""),
    _line("empty praise", "VAL06", FORMS, QUALITY, "/target", number=None, word="显著提升"),
    _line("cost at least", "VAL10", FORMS, COST, "/target", sign="≥"),
    _line("rate above 100", "VAL12", FORMS, QUALITY, "/target", number="120"),
    Defect("time without a time", "VAL18", "/indicators", FORMS, _change(TIME, word="及时")),
    _line("after the year", "VAL22", FORMS, TIME, "/target", word=f"{YEAR + 1}年3月31日前"),
    _line("satisfied to 100 %", "VAL20", ALL, ASKED, "/target", number="100"),
    _line("satisfaction misplaced", "CLS08", FORMS, ASKED, "/level1", level1="效益指标", level2="社会效益指标"),
    Defect("no basis", "LAW01", "/narrative/basis", NARRATIVE, lambda s: replace(s, basis="根据工作需要。")),
    Defect(
        "brackets", "LAW02", "/narrative/basis", NARRATIVE, lambda s: replace(s, basis="《关于同意立项的批复》（政办【2019】38号）第三条。")
    ),
    Defect("points do not add up", "IND19", "/indicators", ("points",), _change(QUALITY, points=13)),
    _line("score above points", "SEV12", ("self_evaluation",), QUALITY, "/score", score="13"),
    _line("actual missing", "SEV17", ("self_evaluation",), QUALITY, "/actual", actual=""),
    _line("score missing", "SEV19", ("self_evaluation",), QUALITY, "/score", score=""),
    Defect("execution score", "SEV03", "/funding/execution_score", ("self_evaluation",), lambda s: replace(s, execution_score="8.00")),
    _line("likelihood missing", "MON11", ("monitoring",), QUALITY, "/likelihood", likelihood=None),
    _line("progress missing", "MON08", ("monitoring",), QUALITY, "/to_date", actual=""),
)
