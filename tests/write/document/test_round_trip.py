"""What is written in a form and read back is the same document, for every form and every format that can be read."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jixiao.forms.grammar import standard_levels
from jixiao.forms.layout import Layout, layouts
from jixiao.formula.calculation.statement import cost_items
from jixiao.formula.target import read_target
from jixiao.model.document import SOURCES, Document, Funding, Goals, Indicator, Narrative, Project, Source
from jixiao.read.json_ import read_document
from jixiao.read.parsing import format_module
from jixiao.read.recognise import recognise
from jixiao.write.document.build import pages
from jixiao.write.document.save import RENDERERS, written

SOURCE = Source(file="given", sha256="", format="text")
LETTERS = "松江人大网络信息系统维护区市代表活动费课题调研全过程民主与工作研究编外员经会议𠮷𡃁𫝆㐂龘堃祎"
NAMES = st.text(LETTERS, min_size=4, max_size=14).map(lambda text: f"{text}甲")
UNITS = st.text("松江区青浦太仓常务委员会文旅水", min_size=3, max_size=12).map(lambda text: f"{text}局")
AMOUNTS = st.one_of(
    st.sampled_from(("0.00", "0.01", "10400.00", "4600800.00", "9999999999999999.99", "771325800.00")),
    st.decimals(0, 99_999_999, places=2, allow_nan=False).map(str),
).map(Decimal)
TARGETS = (
    "=2.00(人)",
    "≥95.00(%)",
    "≤2912.00(元/人)",
    "=0.00(%)",
    "≥123456789012345678(元)",
    "及时",
    "有所提升",
    "<70400.00(元)",
    ">1.00(次)",
    "20-30(天)",
    "2024年12月31日前",
    "+5.00(%)",
)
APART = ("≥95.00%", "=2.00人", "≤400元", "及时")
LEVELS = (
    ("成本指标", "经济成本指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
POINTS = st.sampled_from((Decimal(5), Decimal(10), Decimal("12.5")))
STAGES = st.sampled_from(("1-6月", "1-7月", "1-12月"))
SENTENCES = st.text("保质量完成本年度代表工作计划任务，", min_size=6, max_size=60).map(lambda text: f"做好{text.strip('，')}。")
GOALS = st.one_of(
    SENTENCES, st.lists(SENTENCES, min_size=2, max_size=3).map(lambda lines: "\n".join(f"{n}.{line}" for n, line in enumerate(lines, 1)))
)
LONG_GOALS = st.one_of(
    st.none(), st.text("保质量完成本年度代表工作计划任务，", min_size=300, max_size=2500).map(lambda text: f"做好{text.strip('，')}。")
)
BUDGETS = (
    "代表履职费发放：285名*2000元/人=57万元\n代表生日礼仪：285名*400元/人=11.4万元",
    "材料印刷：20万元",
    "【3850元(培训费)+3200元(交通费预估)】*预安排88人=62.04万元",
)
TEXTS = frozenset(
    ("actual", "reason", "to_date", "forecast", "definition", "source", "value_basis", "method", "data_source", "scoring_rule", "evidence")
)
PDFS = 12


def blank_or(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return the values, and now and then a blank."""
    return st.one_of(values, values, st.none())


def funding(draw: st.DrawFn, layout: Layout) -> Funding:
    """Return money for every cell of the form, the year's money, and that of its sources, where 全年预算数 or 年初预算数 is the same."""
    made: dict[str, Decimal | None] = {}
    for field in sorted(layout.fields()):
        group, _, name = field.partition("/")
        if group == "funding":
            made[name] = draw(POINTS if name.startswith("execution") else blank_or(AMOUNTS))
    year = {"self_evaluation": "adjusted", "monitoring": "initial"}.get(layout.kind)
    if year is not None:
        made["annual"] = made[year] = draw(AMOUNTS)
    if layout.kind == "monitoring":
        made |= {f"initial_{source}": made[field] for source, field in SOURCES.items() if f"initial_{source}" in made}
    return Funding(**made)


def indicators(draw: st.DrawFn, layout: Layout, *, medium: bool = False) -> tuple[Indicator, ...]:
    """Return indicators with what the form has columns for."""
    columns = {field.partition("/")[0] for field in layout.columns(medium=medium)}
    apart = "target/sign" in layout.columns()
    made = []
    for level1, level2 in LEVELS if columns else ():
        least = level1 == "成本指标" and layout.kind == "whole_department"
        for n in range(draw(st.integers(least, 2))):
            raw = draw(st.sampled_from(APART if apart else TARGETS))
            told: dict[str, Any] = {
                field: draw(blank_or(st.sampled_from(("98.00%", "已完成", "效果较好")))) for field in sorted(columns & TEXTS)
            }
            told |= {field: draw(POINTS) for field in sorted(columns & {"points", "score"})}
            told |= {"likelihood": draw(st.sampled_from(("确定能", "有可能")))} if "likelihood" in columns else {}
            second = level2 if "level2" in columns else None
            standard = standard_levels(level1, second)
            name = f"{draw(NAMES)}{n}"
            made.append(
                Indicator(
                    level1=level1,
                    level2=second,
                    level1_standard=standard[0],
                    level2_standard=standard[1],
                    name=name,
                    target=read_target(raw).target,
                    **told,
                )
            )
    return tuple(made)


def narrative(draw: st.DrawFn) -> dict[str, Any]:
    """Return a narrative with its calculation, or nothing."""
    if draw(st.booleans()):
        return {}
    budget = draw(st.sampled_from(BUDGETS))
    told = cost_items(budget)
    text = Narrative(overview=draw(SENTENCES), plan=draw(GOALS), period="2024年1月至2024年12月", budget=budget)
    period: dict[str, Any] = {"period_start": date(2024, 1, 1), "period_finish": date(2024, 12, 31)}
    return {"has_narrative": True, "narrative": text, "cost_items": told.items, "cost_total": told.total, **period}


def project(draw: st.DrawFn, layout: Layout, number: int) -> Project:
    """Return a project that fills the form."""
    fields = layout.fields()
    strategies: dict[str, st.SearchStrategy[Any]] = {
        "name": NAMES,
        "department": UNITS,
        "unit": UNITS,
        "nature": st.just("其他经常性项目"),
        "category": st.just("特定目标类"),
        "start": st.just(date(2024, 3, 1)),
        "finish": st.just(date(2025, 12, 31)),
    }
    shown = {field: draw(strategy) for field, strategy in strategies.items() if field in fields}
    if layout.name in ("shanghai-municipal-2019", "review"):
        shown.pop("nature", None)
    if layout.kind == "whole_department":
        office = draw(UNITS)
        shown = {"department": office, "name": f"{office}（部门整体）"}
    goals = {field: draw(blank_or(GOALS)) for field in Goals.__struct_fields__ if f"goals/{field}" in fields}
    made = Project(
        kind=layout.kind,
        number=number,
        form_title=f"{layout.titles[0].removesuffix(' {number}')}{number}",
        form_year=2024,
        money_unit=layout.units[0],
        funding=funding(draw, layout),
        goals=Goals(**goals),
        indicators=indicators(draw, layout),
        indicators_medium_term=indicators(draw, layout, medium=True),
        total_score=draw(POINTS) if "total_score" in fields else None,
        stage=draw(STAGES) if layout.kind == "monitoring" else None,
        **shown,
    )
    told = narrative(draw) if layout.kind != "whole_department" and layout.name != "shanghai-municipal-2019" else {}
    if told:
        told |= {"narrative_name": made.name, "narrative_number": number}
    return replace(made, **told)


@st.composite
def documents(draw: st.DrawFn, layout: Layout) -> Document:
    """Return a document of one to two projects in a form, with a cover."""
    count = 1 if layout.kind == "whole_department" else draw(st.integers(1, 2))
    projects = tuple(project(draw, layout, n) for n in range(1, count + 1))
    title = f"松江区文化局2024年项目支出绩效目标{'自评' if layout.kind == 'self_evaluation' else '申报'}表"
    return Document(
        kind=layout.kind,
        authority="松江区文化局",
        fiscal_year=2024,
        title=title,
        stated_count=len(projects),
        stated_total=draw(AMOUNTS),
        source=SOURCE,
        projects=projects,
    )


def bare(document: Document) -> Document:
    """Return the document without what belongs to the file: source, places, warnings, blanks, how its forms end.

    What is drawn at random is doubted with good reason (a figure as a cause, a rate of no execution), but then a value says so.
    """
    told = document.unread or document.warnings or any(place.confidence < SURE for place in document.places.values())
    assert told or not any(project.partly_read for project in document.projects)
    doubted = {} if document.unread else {"partly_read": False}
    projects = tuple(replace(project, ending=None, **doubted) for project in document.projects)
    return replace(document, source=SOURCE, places={}, warnings=(), blanks=(), projects=projects)


def read(data: bytes, suffix: str) -> Document:
    """Return the document that stands in a file, parsed in this process."""
    return bare(recognise(format_module(suffix.removeprefix(".")).read(data), SOURCE))


SURE = 0.95
SETTINGS = settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".csv"])
@pytest.mark.parametrize("name", list(layouts()))
@given(data=st.data())
@SETTINGS
def test_read_of_write_is_the_same(name: str, suffix: str, data: st.DataObject) -> None:
    layout = layouts()[name]
    document = data.draw(documents(layout))
    assert read(RENDERERS[suffix](pages(document, lambda _: layout)), suffix) == document


@pytest.mark.parametrize("name", list(layouts()))
@given(data=st.data())
@settings(SETTINGS, max_examples=PDFS, phases=[Phase.explicit, Phase.generate])
def test_read_of_write_is_the_same_in_pdf(name: str, data: st.DataObject) -> None:
    layout = layouts()[name]
    document = data.draw(documents(layout))
    assert read(RENDERERS[".pdf"](pages(document, lambda _: layout)), ".pdf") == document


@pytest.mark.parametrize("name", [name for name, layout in layouts().items() if "goals/annual" in layout.fields()])
@given(data=st.data())
@settings(SETTINGS, max_examples=3, phases=[Phase.explicit, Phase.generate])
def test_goals_longer_than_a_page_are_whole_in_pdf(name: str, data: st.DataObject) -> None:
    layout = layouts()[name]
    drawn = data.draw(documents(layout))
    goals = {field: data.draw(LONG_GOALS) for field in Goals.__struct_fields__ if f"goals/{field}" in layout.fields()}
    document = replace(drawn, projects=tuple(replace(project, goals=Goals(**goals)) for project in drawn.projects))
    assert read(RENDERERS[".pdf"](pages(document, lambda _: layout)), ".pdf") == document


@given(documents(layouts()["shanghai-district"]))
@SETTINGS
def test_the_document_as_json_is_the_same_with_all_it_holds(document: Document) -> None:
    data = written(document, Path("document.json"), {}).data
    assert read_document(data, "document.json") == document
