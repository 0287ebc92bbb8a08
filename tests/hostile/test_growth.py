"""The work of reading and judging grows as the document does: counted in calls, not in seconds."""

from collections.abc import Callable

import pytest

from hostile import working
from hostile.folders import FORM
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.read.document import read_bytes

SUM = "读书会：24场*2000元/场=4.8万元"
ROW = "\t产出指标\t数量指标\t第{}种印刷品数量\t≥{}(份)\n"
KINDS: dict[str, Callable[[int], str]] = {
    "sums of a narrative": lambda n: FORM.format(n=0).replace(SUM, "、".join(f"第{k}类印刷费{k}次*{k}元={k * k}元" for k in range(2, n))),
    "forms": lambda n: FORM.format(n=1) * n,
    "heads": lambda n: "项目名称\t甲\n年度资金申请总额\t1.00\n" * n,
    "indicators": lambda n: FORM.format(n=0) + "".join(ROW.format(k, k) for k in range(n)),
    "numbered": lambda n: FORM.format(n=0) + "".join(f"{k}.第{k}种印刷品：≥{k}份\n" for k in range(n)),
    "labels in brackets": lambda n: FORM.format(n=0) + "【项目名称】甲【预算】1万元\n" * n,
    "clauses of one line": lambda n: FORM.format(n=0) + "项目名称：甲；预算：1万元。" * n,
    "points in one line": lambda n: FORM.format(n=0) + "".join(f"（{k % 20 + 1}）数量指标：完成数" for k in range(n)),
    "lines": lambda n: FORM.format(n=0) + "这是一行说明文字，没有什么内容。\n" * n,
}


def calls(text: str) -> int:
    """Return how many functions are called to read and judge a document."""
    rules = [r for r in shipped_rules() if not r.reads_ledgers]
    return working.calls(lambda: audit_documents((read_bytes(text.encode(), "a.txt"),), AuditOptions(), rules))


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_document_is_no_more_than_twice_the_work(kind: str) -> None:
    calls(KINDS[kind](3))  # what is loaded once
    assert calls(KINDS[kind](100)) < 2.3 * calls(KINDS[kind](50))


def test_work_that_grows_by_squares_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    within = "jixiao.audit.places.under"
    monkeypatch.setattr(within, lambda document, part: [path for path in document.places if path.startswith(part)])
    calls(KINDS["heads"](3))
    assert calls(KINDS["heads"](160)) > 2.3 * calls(KINDS["heads"](80))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (KINDS["heads"](2_010), "只读了前 2000 张"),
        (KINDS["sums of a narrative"](600), "只读了前 500 项"),
        (KINDS["indicators"](600), "只读了前 500 项"),
        (FORM.format(n=0).replace(SUM, "印刷1份。" * 1_200), "字，只读了前"),
        (FORM.format(n=0).replace(SUM, "印刷" * 12_000), "字，只读了前 20000"),
    ],
    ids=["forms", "sums", "indicators", "numbers", "signs"],
)
def test_what_no_form_has_is_told_as_not_read(text: str, told: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    assert [unread.message for unread in document.unread if told in unread.message] != []
    assert document.projects[0].partly_read
