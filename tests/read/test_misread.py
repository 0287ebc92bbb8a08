"""Misreadings made on purpose behind a right reading: whatever a value was taken for, the form is told to be read only in part."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from jixiao.model.document import Document, Indicator, Source
from jixiao.read import reading
from jixiao.read.document import read_bytes
from jixiao.read.form.project import FormRead
from jixiao.read.formats import html
from jixiao.read.lines import Row
from jixiao.read.recognise import recognise
from jixiao.read.segment import Part

HEAD = (
    ("项目名称", "疏浚河道", "", ""),
    ("主管部门", "示例县水务局", "实施单位", "示例县河道管理所"),
    ("项目资金（万元）", "年度资金总额", "15.00", ""),
    ("", "其中：财政拨款", "12.00", ""),
    ("", "其他资金", "3.00", ""),
    ("年度总体目标", "疏浚四百米，新建护岸二十米，水体明显改善，沿岸居民满意。", "", ""),
    ("一级指标", "二级指标", "三级指标", "指标值"),
)
ROWS = (
    ("产出指标", "数量指标", "疏浚河道长度", "≥400米"),
    ("", "", "新建生态护岸长度", "≥20米"),
    ("", "", "栽植水生植物面积", "≥9平方米"),
    ("", "质量指标", "工程验收一次合格率", "≥98%"),
    ("", "时效指标", "汛期前完成疏浚的时间", "5月底前"),
    ("效益指标", "生态效益指标", "河道水体改善程度", "明显改善"),
    ("满意度指标", "服务对象满意度指标", "沿岸居民满意度", "≥90%"),
)
TITLE = ("项目支出绩效目标申报表", "（2025年度）")


def in_tabs() -> Document:
    """Return the form read from text with a tab between cells."""
    return read_bytes("\n".join((*TITLE, *("\t".join(row).rstrip() for row in (*HEAD, *ROWS)))).encode(), "form.txt")


def on_a_page() -> Document:
    """Return the form read from a page, cells of levels merged."""
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (*HEAD, *ROWS))
    page = f"<html><body><h1>{TITLE[0]}</h1><p>{TITLE[1]}</p><table>{cells}</table></body></html>"
    return recognise(html.read(page.encode()), Source(file="form.html", sha256="0" * 64))


def cell_by_cell() -> Document:
    """Return the form read from text with a cell a line."""
    lines = [text for row in (*HEAD, *ROWS) for text in row if text]
    return read_bytes("\n".join((*TITLE, *lines)).encode(), "form.txt")


Change = Callable[[FormRead], FormRead]


def rows(change: Callable[[list[Indicator]], None], moved: Callable[[dict[str, object]], None] = lambda _: None) -> Change:
    """Return a misreading of indicators: their values, and where these stand."""

    def made(form: FormRead) -> FormRead:
        own = list(form.project.indicators)
        change(own)
        moved(form.notebook.places)  # type: ignore[arg-type]
        return form._replace(project=replace(form.project, indicators=tuple(own)))

    return made


def exchanged(field: str, one: int, other: int) -> Change:
    """Return the values of a column in two rows, one taken for the other."""

    def values(own: list[Indicator]) -> None:
        first, second = getattr(own[one], field), getattr(own[other], field)
        own[one], own[other] = replace(own[one], **{field: second}), replace(own[other], **{field: first})

    def places(told: dict[str, object]) -> None:
        swapped(told, f"/indicators/{one}/{field}", f"/indicators/{other}/{field}")

    return rows(values, places)


def swapped(told: dict[str, object], one: str, other: str) -> None:
    """Exchange what is kept under two pointers."""
    first, second = told.pop(one, None), told.pop(other, None)
    told |= {at: place for at, place in ((one, second), (other, first)) if place is not None}


def lost(field: str, at: int) -> Change:
    """Return the value of a row lost."""

    def value(own: list[Indicator]) -> None:
        own[at] = replace(own[at], **{field: None})

    return rows(value, lambda told: told.pop(f"/indicators/{at}/{field}", None))  # type: ignore[arg-type]


def cut(own: list[Indicator]) -> None:
    """Lose the end of a name that ran over lines."""
    own[4] = replace(own[4], name="汛期前完成")


def late(own: list[Indicator]) -> None:
    """Take the first row of a level for one of the level above."""
    own[3] = replace(own[3], level2=own[2].level2, level2_standard=own[2].level2_standard)


def fields(part: str, one: str, other: str) -> Change:
    """Return two fields, one taken for the other."""

    def made(form: FormRead) -> FormRead:
        owner = getattr(form.project, part) if part else form.project
        changed = replace(owner, **{one: getattr(owner, other), other: getattr(owner, one)})
        swapped(form.notebook.places, *(f"/{part}/{field}" if part else f"/{field}" for field in (one, other)))  # type: ignore[arg-type]
        return form._replace(project=replace(form.project, **{part: changed}) if part else changed)

    return made


MISREADINGS: dict[str, Change] = {
    "two targets exchanged": exchanged("target", 0, 1),
    "two names exchanged": exchanged("name", 1, 2),
    "a target lost": lost("target", 1),
    "a target in words lost": lost("target", 5),
    "a name cut": rows(cut),
    "a level that begins late": rows(late, lambda told: told.update({"/indicators/3/level2": told["/indicators/2/level2"]})),
    "parts of the money exchanged": fields("funding", "annual_fiscal", "annual_other"),
    "the whole taken for a part": fields("funding", "annual", "annual_fiscal"),
    "the year taken for the total": fields("funding", "annual", "total"),
    "offices exchanged": fields("", "department", "unit"),
    "the name taken for an office": fields("", "name", "unit"),
    "goals exchanged": fields("goals", "annual", "overall"),
}
MEDIA = (in_tabs, on_a_page, cell_by_cell)


@pytest.fixture
def misread(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Give what makes the reader misread every form it reads from now on."""
    usual = reading.read_part

    def patched(change: Change) -> None:
        def wrong(piece: Part, around: list[Row]) -> list[FormRead]:
            return [change(form) for form in usual(piece, around)]

        monkeypatch.setattr(reading, "read_part", wrong)
        monkeypatch.setattr(reading, "competing", lambda *_: iter(()))

    return patched


@pytest.mark.parametrize("medium", MEDIA)
def test_the_form_itself_is_read_whole(medium: Callable[[], Document]) -> None:
    project = medium().projects[0]
    assert (len(project.indicators), project.partly_read) == (len(ROWS), False)


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("name", MISREADINGS)
def test_a_misreading_is_told(name: str, medium: Callable[[], Document], misread: Callable[[Change], None]) -> None:
    misread(MISREADINGS[name])
    assert medium().projects[0].partly_read
