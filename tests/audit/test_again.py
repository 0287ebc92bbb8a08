"""A document that somebody writes in is judged from what is known of it: the report is that of a whole audit, whatever was changed."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from jixiao.actions.judge_document import judge_document
from jixiao.actions.revise import Edit, revised, with_row, without_row
from jixiao.audit.engines import lite_rules
from jixiao.audit.engines.carried import Carried
from jixiao.audit.engines.sqlite import Bound, Lite
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.verdicts import Allowed, Judged
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.read.document import read_file
from jixiao.system.recalled import Recalled

TODAY = date(2024, 9, 1)
MONEY = ("annual", "annual_fiscal", "total", "total_other")
TEXTS = ("narrative/budget", "narrative/overview", "goals/annual", "name", "department", "nature")


def whole(document: Document) -> DocumentReport:
    return audit_documents((document,), AuditOptions(show_unknown=True, today=TODAY), shipped_rules()).documents[0]


def changed(document: Document, random: Random) -> Document:
    """Return the document with one thing changed, as a person may change it."""
    at = random.randrange(len(document.projects))
    here, rows = f"/projects/{at}", len(document.projects[at].indicators)
    row = f"{here}/indicators/{random.randrange(max(1, rows))}"
    ways = [
        lambda: revised(document, [Edit(path=f"{here}/funding/{random.choice(MONEY)}", text=f"{random.randint(0, 900)}万元")]),
        lambda: revised(
            document, [Edit(path=f"{here}/{random.choice(TEXTS)}", text=random.choice(("", "改了", "培训3次×2万元/次=6万元")))]
        ),
        lambda: revised(document, [Edit(path="/stated_total", text=f"{random.randint(1, 9)}00万元")]),
        lambda: revised(document, [Edit(path="/fiscal_year", text=str(random.choice((2023, 2024, 2025))))]),
    ]
    if rows:
        ways += [
            lambda: revised(document, [Edit(path=f"{row}/name", text=random.choice(("", "培训人次", f"指标{random.random()}")))]),
            lambda: revised(document, [Edit(path=f"{row}/target", text=random.choice(("", "≥95%", "12次", "≤3万元")))]),
            lambda: with_row(document, row),
            lambda: without_row(document, row),
        ]
    return random.choice(ways)()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_judged_again_is_what_a_whole_audit_says(example: Path, seed: int) -> None:
    random, document = Random(seed), read_file(example)  # noqa: S311 - which cells are changed, no secret
    for _ in range(5):
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
    monkeypatch.setattr(lite_rules, "_read", lambda *_: frozenset())
    monkeypatch.setattr(lite_rules, "kept", Recalled(lite_rules.MOST))
    document = read_file(example)
    judge_document(document, TODAY)
    emptied = revised(document, [Edit(path="/projects/0/funding/annual", text="1万元")])
    assert judge_document(emptied, TODAY, show_unknown=True) != whole(emptied)
