import pytest
from msgspec.structs import replace

from jixiao.audit.compare import compare
from jixiao.model.document import Document, Funding, Narrative, Project, Source
from jixiao.values.money import Money
from jixiao.values.place import Place
from jixiao.write.difference.in_words import differing, is_money_path
from jixiao.write.difference.report import diff_report
from jixiao.write.format.html import as_html
from jixiao.write.format.text import as_text
from jixiao.write.page import Page

PLAN = "年初制定全年工作方案并报批，第一季度完成采购，第二季度完成安装调试，第三季度投入使用，第四季度组织验收并完成资料归档工作。"
ONE = Document(
    source=Source(file="夹/一上.txt", sha256="0" * 64),
    stated_total=Money("100.00"),
    projects=(
        Project(number=1, name="甲", funding=Funding(annual=Money("903200.00")), narrative=Narrative(plan=PLAN)),
        Project(number=2, name="乙", unit="某单位", funding=Funding(annual=Money("1.00"))),
    ),
    places={"/projects/0/funding/annual": Place(line=219)},
)
FIRST, SECOND = ONE.projects
OTHER = replace(
    ONE,
    source=Source(file="二上.docx", sha256="1" * 64),
    projects=(
        replace(FIRST, funding=Funding(annual=Money("963200.00")), narrative=Narrative(plan=PLAN.replace("第三季度", "第二季度末"))),
        Project(number=2, name="<丙>", goals=FIRST.goals),
    ),
    places={"/projects/0/funding/annual": Place(table=4, row=4, column=3)},
)
LEFT, RIGHT = "a" * 30, "b" * 30


def told(other: Document) -> str:
    return as_text(diff_report(ONE, other, compare(ONE, other), Page()), Page())


@pytest.mark.parametrize(
    "words",
    [
        "比较  一上.txt → 二上.docx",
        "4 处不同：改 2 处，增 1 处，删 1 处",
        "【项目 1  甲】",
        "  改  年度资金申请总额  第 219 行 → 表 4 第 4 行 第 3 列\n      - 903,200.00\n      + 963,200.00",
        "      - …第二季度完成安装调试，第三季度投入使用，第四季度组织验…\n      + …第二季度完成安装调试，第二季度末投入使用，第四季度组织验…",
        "【项目 2  乙】",
        "  删  整个项目\n      - 乙",
        "  增  整个项目\n      + <丙>",
    ],
)
def test_the_text_tells_both_sides(words: str) -> None:
    assert words in told(OTHER)


def test_no_difference_is_said() -> None:
    assert told(ONE).endswith("内容相同，没有差别。\n")


def test_the_page_tells_both_sides_and_escapes() -> None:
    page = as_html(diff_report(ONE, OTHER, compare(ONE, OTHER), Page()), Page())
    assert [
        part for part in ("<del>903,200.00</del>", "<ins>963,200.00</ins>", "<ins>&lt;丙&gt;</ins>", "4 处不同") if part not in page
    ] == []


def test_a_blank_side_is_said() -> None:
    blank = replace(ONE, projects=(FIRST, replace(SECOND, unit=None)))
    assert "      - 某单位\n      + （空白）" in told(blank)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "a" * 30 + "X" + "b" * 30,
            "a" * 30 + "Y" + "b" * 30,
            ("…" + "a" * 12 + "X" + "b" * 12 + "…", "…" + "a" * 12 + "Y" + "b" * 12 + "…"),
        ),
        ("abc", "abcd", ("abc", "abcd")),
        ("aa", "aaa", ("aa", "aaa")),
        ("", "x", ("", "x")),
    ],
)
def test_of_long_texts_what_differs(before: str, after: str, told: tuple[str, str]) -> None:
    assert differing(before, after) == told


@pytest.mark.parametrize(
    ("path", "money"),
    [
        ("/stated_total", True),
        ("/projects/0/funding/annual", True),
        ("/projects/0/funding/execution_rate", False),
        ("/projects/0/cost_items/1/stated", True),
        ("/stated/average_score", False),
        ("/projects/0/name", False),
    ],
)
def test_which_fields_are_money(path: str, money: bool) -> None:
    assert is_money_path(path) is money
