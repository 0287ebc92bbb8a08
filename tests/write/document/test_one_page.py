"""A form stands on one page where it can: a smaller size of its text, never below 小五, before a second page."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from jixiao.forms.layout import Layout, layouts
from jixiao.formula.target import read_target
from jixiao.model.document import Funding, Goals, Indicator, Project
from jixiao.write.document.docx import body
from jixiao.write.document.fit import CELL, CELLS, breadth, cell_size, form_size, room
from jixiao.write.document.form_table import form_of
from jixiao.write.document.pages import Form, Pages
from jixiao.write.document.pdf import pdf

LEVELS = (
    ("成本指标", "经济成本指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "可持续影响指标"),
    ("满意度指标", "服务对象满意度指标"),
)
TARGETS = ("≤155403.00(元)", "≥2400.00(公里)", "≥95.00(%)", "及时")
MONITORING = [layout for layout in layouts().values() if layout.kind == "monitoring"]
EVALUATED = [layout for layout in layouts().values() if layout.kind == "self_evaluation"]


def project(rows: int = len(LEVELS), reason: str = "没有度量，不能监控：没有问卷问过这件事。") -> Project:
    indicators = [
        Indicator(
            level1=level1,
            level2=level2,
            name=f"河道保洁项目{n}",
            target=read_target(TARGETS[n % len(TARGETS)]).target,
            to_date="100%（及时）",
            forecast="79800元",
            actual="93.75%（较好）",
            points=Decimal("13.34"),
            score=Decimal("12.50"),
            likelihood="确定能",
            reason=reason if n % 4 == 3 else None,
        )
        for n, (level1, level2) in enumerate((LEVELS * 9)[:rows])
    ]
    money = Decimal("1650000.00")
    return Project(
        number=1,
        name="河道保洁",
        department="某县青坪镇人民政府水务和农业综合服务中心",
        unit="某县青坪镇人民政府水务和农业综合服务中心",
        form_year=2024,
        stage="1-7月",
        money_unit="元",
        funding=Funding(annual=money, initial=money, adjusted=money, executed=money, annual_fiscal=money, forecast=money),
        goals=Goals(annual="全年养护河道24条，水面清洁，居民满意。", achieved="达到预期的 8 项。"),
        indicators=tuple(indicators),
    )


def form(layout: Layout, one: Project) -> Form:
    return form_of(replace(one, kind=layout.kind), layout)


def pdf_pages(*forms: Form) -> int:
    return len(PdfDocument(BytesIO(pdf(Pages("监控", None, date(2024, 1, 1), forms)).data)))


@pytest.mark.parametrize("layout", [one for one in (*MONITORING, *EVALUATED) if len(one.foot) < 4], ids=lambda layout: layout.name)
def test_a_usual_form_takes_one_page(layout: Layout) -> None:
    assert pdf_pages(form(layout, project()), form(layout, project())) == 2


@pytest.mark.parametrize("layout", [*MONITORING, *EVALUATED], ids=lambda layout: layout.name)
def test_its_text_never_gets_too_small_to_read(layout: Layout) -> None:
    made = form(layout, project())
    columns = [room(landscape=made.landscape) * wide / sum(made.widths) for wide in made.widths]
    size = form_size(made, "docx")
    small = {box.text for table in made.tables for box in table.boxes if cell_size(box.text, breadth(box, columns), size) < min(CELLS)}
    assert (size in CELLS, small) == (True, set())


def test_a_form_too_long_for_a_page_is_not_made_small() -> None:
    made = form(MONITORING[0], project(rows=40))
    assert (form_size(made, "docx"), pdf_pages(made) > 1) == (CELL, True)


def test_what_fits_as_it_is_keeps_its_size() -> None:
    made = form(EVALUATED[0], project(rows=5))
    assert form_size(made, "docx") == CELL


def test_a_smaller_form_names_its_own_styles_in_word() -> None:
    made = form(MONITORING[0], project())
    xml = "".join(body(Pages("监控", None, date(2024, 1, 1), (made,))))
    assert ('w:val="cell18"' in xml, 'w:val="cell"' in xml) == (True, False)
