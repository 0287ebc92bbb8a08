"""What follows judging grows as the document does: explaining, comparing names, every layout of a report."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from importlib import import_module

import pytest

from hostile.folders import FORM
from hostile.working import calls
from jixiao.actions.rule.book import card
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.trace import explain
from jixiao.model.document import CostItem, Document, Funding, Project, Source
from jixiao.model.finding import AuditReport, Finding
from jixiao.privacy.mask import masked
from jixiao.read.document import read_bytes
from jixiao.write.as_json import as_json
from jixiao.write.format.html import as_html
from jixiao.write.format.markdown import as_markdown
from jixiao.write.format.text import as_text
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report
from jixiao.write.report.brief import brief_parts
from jixiao.write.report.xlsx import audit_xlsx
from jixiao.write.sarif import sarif

D = Decimal
PAGE, WHOLE = Page("zh"), Page("zh", verbose=True)
LAYOUTS: dict[str, Callable[[AuditReport], object]] = {
    "text": lambda report: as_text(audit_report(report, WHOLE), WHOLE),
    "markdown": lambda report: as_markdown(audit_report(report, WHOLE), WHOLE),
    "html": lambda report: as_html(audit_report(report, WHOLE), WHOLE),
    "sheets": lambda report: list(brief_parts(report.documents[0], "a.xlsx", PAGE)),
    "xlsx": lambda report: audit_xlsx(report, PAGE),
    "json": lambda report: as_json(masked(report)),
    "sarif": lambda report: sarif(report, [card(rule, "zh") for rule in shipped_rules()]),
}


PLAN, GOAL = (
    "全年举办读书会二十四场，每场二千元，含主持费、场地费、资料费，全部在本馆举办，读者自愿报名参加。",
    "保质保量办好全年的读书会，读者满意。",
)


def form(n: int) -> str:
    """Return a form with a name and a fault of its own, and with the scheme and the goal of all the others."""
    text = (
        FORM.format(n=1)
        .replace("读书会：24场*2000元/场=4.8万元", f"{n}号：24场*2000元/场=4.{n % 10}1万元")
        .replace("经费情况说明 1 读书会", f"经费情况说明 {n} {n}号读书会")
    )
    text = text.replace("### 六、", f"### 一、项目概述\n\n{PLAN}\n\n### 六、").replace("项目名称\t", f"项目名称\t{n}号")
    goals = f"项目绩效目标\t项目总目标\t\t年度总体目标\n\t{GOAL}\t\t{GOAL}\n"
    return text.replace("\t一级指标", f"{goals}\t一级指标")


@cache
def report(forms: int) -> AuditReport:
    """Return the audit of so many forms."""
    text = "".join(map(form, range(1, forms + 1)))
    return audit_documents((read_bytes(text.encode(), "a.txt"),), AuditOptions(), [r for r in shipped_rules() if not r.reads_ledgers])


def test_an_audit_of_twice_the_copies_is_no_more_than_twice_the_work() -> None:
    report.__wrapped__(3)  # what is loaded once
    assert calls(lambda: report.__wrapped__(80)) < 2.3 * calls(lambda: report.__wrapped__(40))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_on_twice_the_forms_is_no_more_than_twice_the_work(layout: str) -> None:
    make = LAYOUTS[layout]
    make(report(3))  # what is loaded once
    assert calls(partial(make, report(80))) < 2.3 * calls(partial(make, report(40)))


def test_findings_on_copied_forms_name_some_and_count_the_others() -> None:
    """Every one of 80 copies is told, with ten of the others, and that there are 79."""
    told = {(f.code, f.values.get("many")) for f in report(80).documents[0].findings if f.code in ("GOA07", "XPJ02")}
    assert told == {("GOA07", "79"), ("XPJ02", "79")}
    assert max(len(f.other_paths) for f in report(80).documents[0].findings) <= 10


def differing(forms: int) -> tuple[Document, tuple[Finding, ...]]:
    """Return a document whose cover and first ten narratives all differ from the forms by as much, with the findings on it."""
    each = [
        Project(
            name=f"项目{n}",
            number=n,
            has_narrative=True,
            funding=Funding(annual=D("100.00")),
            cost_items=(CostItem(label="甲", stated=D("160.00") if n <= 10 else D("100.00")),),
        )
        for n in range(1, forms + 1)
    ]
    document = Document(source=Source(file="a.txt", sha256="0"), stated_total=D(100 * forms + 60), projects=tuple(each))
    return document, tuple(f for f in report(3).documents[0].findings if f.code == "FND06")


def test_a_cause_is_sought_among_the_figures_that_differ() -> None:
    assert calls(lambda: explain(*differing(200))) < 2.3 * calls(lambda: explain(*differing(100)))


def test_names_are_compared_with_those_near_them() -> None:
    judge = import_module("jixiao.rules.form.FRM05_organisation_differs").judge

    def uses(number: int) -> list[dict[str, object]]:
        names = (f"示例市第{chr(0x4E00 + n)}{chr(0x6000 + n)}{chr(0x7000 + n)}街道社区卫生服务中心" for n in range(number))
        return [{"subject": "D", "path": f"/{name}", "role": None, "name": name, "telling": "东西", "optional": "和"} for name in names]

    assert calls(lambda: list(judge(uses(200)))) < 2.3 * calls(lambda: list(judge(uses(100))))
