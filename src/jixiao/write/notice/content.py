"""What the letter says: paragraphs and tables in order, before any file format."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jixiao.model.fields import field_words, project_position
from jixiao.model.finding import DocumentReport, Finding
from jixiao.model.grade import GRADES, Grade, GradeProposal
from jixiao.values.blank import is_nonzero
from jixiao.values.money import Money, grouped
from jixiao.values.pen import in_brackets
from jixiao.write.document.pages import Align, Line
from jixiao.write.format._quote import as_typed
from jixiao.write.naming import wan
from jixiao.write.notice.tables import ZH, NoticeTable, doubts, grid_of, items, points_text, where
from jixiao.write.reading import reading_points
from jixiao.write.report.rows import also, without_codes
from jixiao.write.text.entry import own_place
from jixiao.write.text.group import live, spans, tally
from jixiao.write.where import project_label

CONSEQUENCES: dict[Grade, str] = {
    "优": "可以进入下一步预算安排",
    "良": "可与单位协商，直接完善目标后进入下一步预算安排",
    "中": "由单位修改完善，按程序重新报送",
    "差": "不得进入下一步预算安排",
}
"""What a grade leads to: 财预〔2015〕88号 article 25."""
SUBJECTS = {"monitoring": "绩效运行监控", "self_evaluation": "绩效自评", "whole_department": "部门整体支出绩效目标"}
"""What the letter is about, by the kind of form; targets otherwise."""
AFTERWARDS = frozenset(("monitoring", "self_evaluation"))
"""Kinds of form that come after the targets were approved: the four tests of targets are not asked of them."""
QUOTED = 46
TESTS = ("完整性", "相关性", "适当性", "可行性")
CENTRED: tuple[Align, ...] = ("center",) * 7


class Letter(NamedTuple):
    """The letter: its title, whom it is for, its parts in order, the day under it."""

    title: str
    addressee: str | None
    parts: tuple[Line | NoticeTable, ...]
    dated: str


class Order(NamedTuple):
    """What the letter is made from: the day it bears, the day by which to resubmit, whom it is for, whether points and cut-offs were checked."""

    today: date
    deadline: date | None
    authority: str | None
    verified: bool


def letter(report: DocumentReport, order: Order) -> Letter:
    """Return the letter on a document's review."""
    year = f"{report.fiscal_year}年度" if report.fiscal_year else ""
    return Letter(
        title=f"关于{year}{_subject(report)}的审核意见",
        addressee=f"{order.authority}：" if order.authority else None,
        parts=tuple(_parts(report, order)),
        dated=day_words(order.today),
    )


def _subject(report: DocumentReport) -> str:
    return SUBJECTS.get(report.kind or "", "绩效目标")


def day_words(day: date) -> str:
    """Return a day as official letters print it, ``2024年1月1日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def _parts(report: DocumentReport, order: Order) -> Iterator[Line | NoticeTable]:
    year = f"{report.fiscal_year}年度" if report.fiscal_year else ""
    law = f"按{day_words(report.as_of)}有效的规定" if report.as_of else "因年度不明，随日期而变的规定未作判定，其余按规定"
    of_targets = "依照《中央部门预算绩效目标管理办法》（财预〔2015〕88号）的完整性、相关性、适当性、可行性审核要求"
    papers, tests = ("材料", "依照预算绩效管理的有关规定") if report.kind in AFTERWARDS else ("", of_targets)
    money = f"，年度资金{wan(report.annual_total)}万元" if report.annual_total is not None else ""
    yield Line(
        f"你单位报送的{year}{_subject(report)}{papers}（{report.projects}个项目{money}）收悉。{law}，{tests}进行了审核，意见如下。",
        "body",
    )
    yield from (Line(without_codes(text), "body") for text in reading_points(report, ZH))
    yield Line("一、总体意见", "section")
    yield from (Line(text, "body") for text in _opinion(report, order))
    yield Line("二、评定建议", "section")
    yield from _proposed(report, order)
    found = live(report.findings)
    numerals = iter("三四五六七")
    errors = [f for f in found if f.severity == "error"]
    if errors:
        yield Line(f"{next(numerals)}、必须修改的问题", "section")
        yield _changes(errors, report)
        yield from _causes(report)
    warnings = [f for f in found if f.severity == "warning"]
    if warnings:
        yield Line(f"{next(numerals)}、应当核对、完善的问题", "section")
        yield doubts(warnings, report)
    if report.grades:
        yield Line(f"{next(numerals)}、审核表各项得分和扣分", "section")
        yield from items(report.grades)
    yield Line(f"{next(numerals)}、需要人工判断的内容", "section")
    yield from (Line(text, "note") for text in _by_hand(report))


def _opinion(report: DocumentReport, order: Order) -> Iterator[str]:
    counts = tally(live(report.findings))
    read = "读到的部分" if report.partly_read else ""
    yield f"{read}共查出错误{counts['error']}处、警告{counts['warning']}处、提示{counts['note']}处；另有{report.counts.unknown}处因资料不全无法判定，不作通过处理。"
    gap = report.balance.cover_gap
    if is_nonzero(gap) and report.balance.cover is not None:
        yield f"封面所报预算资金{grouped(report.balance.cover)}元，与各表年度资金合计{grouped(report.balance.form or Money(0))}元相差{grouped(abs(gap))}元，须先查明改平。"
    for grade in GRADES:
        own = [p.number for p in report.grades if p.grade == grade and p.number is not None]
        if own:
            yield f"建议评为“{grade}”的项目{len(own)}个（项目{spans(own)}）：{CONSEQUENCES[grade]}。"
    must = counts["error"] or any(p.grade in ("中", "差") for p in report.grades)
    if must or counts["warning"]:
        by = f"请于{day_words(order.deadline)}前" if order.deadline else "请"
        yield f"{by}对照下列意见逐条修改{'' if must else '或说明理由'}，{'按程序重新报送' if must else '修改情况一并报送'}。"


def _proposed(report: DocumentReport, order: Order) -> Iterator[Line | NoticeTable]:
    """Yield the grades as a table, and what is to be said of them."""
    if not report.grades:
        yield Line("四性审核用于批复前的绩效目标；这份文件不是申报表，不作等级评定。", "body")
        return
    yield _scores(report)
    yield from (Line(text, "note") for text in _remarks(report.grades, order))


def _scores(report: DocumentReport) -> NoticeTable:
    points = [sum((i.points for i in report.grades[0].items if i.test == test), Decimal(0)).normalize() for test in TESTS]
    heads = (
        "序号",
        "项目",
        "年度资金",
        *(f"{test}\n({full:f})" for test, full in zip(TESTS, points, strict=True)),
        "可判定",
        "总分",
        "等级\n建议",
    )
    rows = [
        (
            str(p.number or ""),
            p.name or "",
            wan(report.balance.rows[(project_position(p.path) or 1) - 1].form, "未填"),
            *(_of_test(p, test) for test in TESTS),
            points_text(p.graded),
            "—" if p.total is None else points_text(p.total),
            p.grade or "不作建议",
        )
        for p in report.grades
    ]
    return grid_of(
        "单位：万元、分；总分按可判定的部分折成百分", heads, rows, (6, 27, 12, 9, 9, 9, 9, 8, 7, 8), ("center", "left", "right", *CENTRED)
    )


def _of_test(proposal: GradeProposal, test: str) -> str:
    own = [i for i in proposal.items if i.test == test]
    return points_text(sum((i.score for i in own), Decimal(0))) if any(i.graded for i in own) else "—"


def _remarks(grades: Sequence[GradeProposal], order: Order) -> Iterator[str]:
    held = [f"项目{p.number}{'不作等级建议' if p.grade is None else ''}：{p.held}" for p in grades if p.held]
    if held:
        yield "；".join(held) + "。"
    yield "以上分值和等级由审核规则按查出的问题提出，供审核人核定；扣分按问题的轻重和所涉指标、资金的比例，无法判定的内容不在可判定的分数之内，也不视为符合要求。"
    if not order.verified:
        yield "各项分值、等级界限尚未与文件原文核对，核定前请以原文为准。"


def _changes(errors: Sequence[Finding], report: DocumentReport) -> NoticeTable:
    rows = [(str(n), where(f, report), _now(f), f.message + without_codes(also(f, ZH)), f.fix) for n, f in enumerate(errors, 1)]
    return grid_of("", ("序号", "位置", "现为", "问题", "改为"), rows, (7, 15, 20, 32, 26), ("center", "left", "left", "left", "left"))


def _now(finding: Finding) -> str:
    place = own_place(finding)
    text = as_typed(" ".join(place.text.split())) if place is not None and place.path == finding.path else ""
    return (text if len(text) <= QUOTED else text[: QUOTED - 1] + "…") or "（空白）"


def _causes(report: DocumentReport) -> Iterator[Line | NoticeTable]:
    """Yield the figures that one slip would explain: from what to what, said to be a hypothesis."""
    for explanation in report.explanations:
        yield Line(
            f"上述{len(explanation.explains)}处差额都与{grouped(explanation.difference)}元有关，可能出自同一处疏漏。以下是推断，请以批复数核定后改其中一组：",
            "body",
        )
        rows = [
            (
                ("甲" if not n else "乙丙丁戊己庚辛壬癸"[n - 1 : n]) or str(n + 1),
                f"{project_label(report, c.path, ZH)} {field_words(c.path)}".strip() + in_brackets(c.before, c.after),
                grouped(c.before),
                grouped(c.after),
            )
            for n, changes in enumerate((explanation.changes, *explanation.also_possible))
            for c in changes
        ]
        yield grid_of("单位：元", ("组", "改哪里", "现为", "改为"), rows, (8, 48, 22, 22), ("center", "left", "right", "right"))


def _by_hand(report: DocumentReport) -> Iterator[str]:
    if report.grades:
        yield "；".join(f"{i.item}：{i.by_hand}" for i in report.grades[0].items) + "。"
    if report.counts.unknown:
        yield f"{report.counts.unknown}处因资料不全或读得不确定无法判定，补齐、核对后重新审核。"
