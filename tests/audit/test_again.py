"""A document that somebody writes in is judged from what is known of it: the report is that of a whole audit, whatever was changed."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from jixiao.actions.judge_document import judge_document
from jixiao.actions.revise import Edit, revised, with_row, without_row
from jixiao.audit.engines import lite_again, lite_rules
from jixiao.audit.engines.carried import Carried, carriage
from jixiao.audit.engines.lite_rules import bound_on, carried_or_refused
from jixiao.audit.engines.sqlite import Bound, Lite, Ready, lent, ready
from jixiao.audit.force import rules_in_force
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.verdicts import Allowed, Judged
from jixiao.facts.build import document_key, fact_rows
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.read.document import read_file
from jixiao.system.recalled import Recalled

TODAY = date(2024, 9, 1)
MONEY = ("annual", "annual_fiscal", "total", "total_other")
TEXTS = (
    "narrative/budget", "narrative/overview", "narrative/basis", "narrative/plan", "goals/annual", "goals/overall", "name", "department", "unit",
    "nature",
)  # fmt: skip
SAID = ("", "改了", "培训3次×2万元/次=6万元", "全年举办讲座24场，服务居民3000人次，其中老年人5000人次。", "2024年12月31日", "阅读推广活动")
NAMES = ("", "培训人次", "参与活动人数", "农田灌溉保证率", "活动场次", "居民满意度", "人均成本")
TARGETS = ("", "≥95%", "12次", "≤3万元", "=3000人次", "2024年底", "优", "≥480.00(人次)")


def whole(document: Document) -> DocumentReport:
    return audit_documents((document,), AuditOptions(show_unknown=True, today=TODAY), shipped_rules()).documents[0]


def changed(document: Document, random: Random) -> Document:
    """Return the document with one thing changed, as a person may change it."""
    at = random.randrange(len(document.projects))
    here, rows = f"/projects/{at}", len(document.projects[at].indicators)
    row = f"{here}/indicators/{random.randrange(max(1, rows))}"
    ways = [
        lambda: revised(document, [Edit(path=f"{here}/funding/{random.choice(MONEY)}", text=f"{random.randint(0, 900)}万元")]),
        lambda: revised(document, [Edit(path=f"{here}/{random.choice(TEXTS)}", text=random.choice(SAID))]),
        lambda: revised(document, [Edit(path=f"{here}/{random.choice(('start', 'finish'))}", text=f"202{random.randint(3, 5)}-06-30")]),
        lambda: revised(document, [Edit(path="/stated_total", text=f"{random.randint(1, 9)}00万元")]),
        lambda: revised(document, [Edit(path="/fiscal_year", text=str(random.choice((2023, 2024, 2025))))]),
    ]
    if rows:
        ways += [
            lambda: revised(document, [Edit(path=f"{row}/name", text=random.choice((*NAMES, f"指标{random.random()}")))]),
            lambda: revised(document, [Edit(path=f"{row}/target", text=random.choice(TARGETS))]),
            lambda: with_row(document, row),
            lambda: without_row(document, row),
        ]
    return random.choice(ways)()


@pytest.mark.parametrize("seed", range(4))
def test_what_is_judged_again_is_what_a_whole_audit_says(example: Path, seed: int) -> None:
    random, document = Random(seed), read_file(example)  # noqa: S311 - which cells are changed, no secret
    for _ in range(6):
        document = changed(document, random)
        assert judge_document(document, TODAY, show_unknown=True) == whole(document)


def test_rules_that_read_nothing_that_changed_are_not_run_anew(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[str] = []
    alone = lite_rules.alone

    def told(lite: Lite, of: tuple[Rule, Carried, Bound], day: date | None, allowed: Allowed) -> Judged:
        run.append(of[0].code)
        return alone(lite, of, day, allowed)

    monkeypatch.setattr(lite_rules, "alone", told)
    document = revised(read_file(example), [Edit(path="/projects/1/name", text="从未有过的名称")])
    judge_document(document, TODAY)
    every = len(run)
    judge_document(document, TODAY)
    assert run[every:] == []
    judge_document(revised(document, [Edit(path="/projects/1/narrative/basis", text="根据财预〔2018〕167号文件")]), TODAY)
    assert 0 < len(run) - every < every / 2


def test_a_rule_that_is_told_to_read_too_little_is_found_out(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: without the columns in its key a rule says what it said of another text."""
    monkeypatch.setattr(lite_again.FactsToAsk, "reads", lambda *_: ())
    monkeypatch.setattr(lite_again, "kept", Recalled(lite_again.MOST))
    monkeypatch.setattr(lite_again, "of_projects", Recalled(lite_again.MOST_PROJECTS))
    document = read_file(example)
    judge_document(document, TODAY)
    emptied = revised(document, [Edit(path="/projects/0/funding/annual", text="1万元")])
    assert judge_document(emptied, TODAY, show_unknown=True) != whole(emptied)


def said_by(rule: Rule, cells: Ready, day: date) -> list[tuple[object, ...]]:
    """Return the rows that a rule gives of facts, whatever their order."""
    with lent(cells) as lite:
        return sorted(lite.rows(carried_or_refused(rule).sql, bound_on(rule.code, day)), key=repr)


def differing(rules: list[Rule], documents: list[Document], day: date) -> set[str]:
    """Return the rules that say of the projects one by one what they do not say of all, or the other way round."""
    found = set()
    for document in documents:
        cells = ready(fact_rows([document], {document_key(0): day}))
        shares = [share for _, share in lite_again.by_project(cells)]
        for rule in rules:
            apart = sorted((row for share in shares for row in said_by(rule, share, day)), key=repr)
            found |= {rule.code} if apart != said_by(rule, cells, day) else set()
    return found


def test_rules_that_are_asked_of_each_project_by_itself_say_what_they_say_of_all(example: Path) -> None:
    """With the negative control: of the rules that are asked of all rows some would say something else."""
    random, day = Random(1), date(2024, 1, 1)  # noqa: S311 - as above
    documents = [document := read_file(example)]
    for _ in range(4):
        document = changed(document, random)
        documents.append(document)
    documents.append(replace(document, projects=(document.projects[0], *document.projects), places={}))
    rules = [r for r in rules_in_force(shipped_rules(), day) if not r.reads_ledgers and r.judge is None and r.head.subject != "document"]
    apart = [rule for rule in rules if carriage()[rule.code].apart]
    assert len(apart) > len(rules) / 2
    assert differing(apart, documents, day) == set()
    assert differing([rule for rule in rules if rule not in apart], documents, day)
