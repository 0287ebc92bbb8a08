from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jixiao.audit.engines.duck import Work, Worker, deal, filled, side_by_side
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.facts.duck import DuckDBError
from jixiao.facts.schema import Rows
from jixiao.model.document import Document
from jixiao.read.document import read_file
from jixiao.sql.tables import empty_tables

COUNT = "SELECT count(*) AS n FROM project"
ROWS: Rows = {"project": [{"id": "d0:/projects/0"}, {"id": "d0:/projects/1"}]}


def test_the_tables_hold_the_rows_given() -> None:
    with filled(ROWS) as facts:
        assert [worker.rows(COUNT) for worker in facts.workers] == [[(2,)]] * len(facts.workers)


def test_the_next_one_does_not_see_them() -> None:
    with filled(ROWS):
        pass
    with filled({}) as facts:
        assert facts.workers[0].rows(COUNT) == [(0,)]


def test_who_comes_while_the_desk_is_taken_gets_tables_of_his_own() -> None:
    with filled(ROWS), filled({}) as second:
        assert second.workers[0].rows(COUNT) == [(0,)]


def test_rows_come_by_name() -> None:
    with filled(ROWS) as facts:
        assert facts.workers[0].named_rows(COUNT) == [{"n": 2}]


def test_old_plans_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.audit.engines.duck.MOST_PLANS", 2)
    worker = Worker(empty_tables(), keeps_plans=True)
    assert [worker.rows(f"SELECT {n} AS n")[0][0] for n in (1, 2, 3, 1, 4, 2)] == [1, 2, 3, 1, 4, 2]


def test_of_selects_planned_together_one_that_is_wrong_keeps_none() -> None:
    worker = Worker(empty_tables(), keeps_plans=True)
    with pytest.raises(DuckDBError):
        worker.plan([COUNT, "SELECT nothing FROM nowhere"])
    assert not worker.has_planned(COUNT)
    assert worker.rows(COUNT) == [(0,)]


def workers(*planned: str) -> list[Worker]:
    both = [Worker(empty_tables(), keeps_plans=True) for _ in range(2)]
    both[1].plan(planned)
    return both


UNION = f"{COUNT} UNION ALL {COUNT}"


@pytest.mark.parametrize(
    ("planned", "work", "shares"),
    [
        ([], Work([COUNT, UNION]), [[UNION], [COUNT]]),
        ([UNION], Work([COUNT, UNION]), [[COUNT], [UNION]]),
        ([], Work([COUNT], own=[UNION]), [[UNION], [COUNT]]),
        ([], Work([]), [[], []]),
    ],
    ids=["the largest first", "to who has planned it", "the caller's own to the caller", "nothing"],
)
def test_selects_are_dealt_out(planned: list[str], work: Work, shares: list[list[str]]) -> None:
    assert deal(workers(*planned), work) == shares


@pytest.mark.parametrize(("parts", "total"), [("(1.00), (2.50)", "3.50"), ("(1.00), (NULL)", "None"), ("(NULL)", "None")])
def test_a_strict_sum_is_blank_when_a_part_is(parts: str, total: str) -> None:
    row = empty_tables().execute(f"SELECT strict_sum(v.m) FROM (VALUES {parts}) AS v(m)").fetchone()  # noqa: S608 - the cases above
    assert [str(value) for value in row or ()] == [total]


def test_tasks_run_side_by_side_and_keep_their_order() -> None:
    assert side_by_side(lambda n=n: n * n for n in range(5)) == [0, 1, 4, 9, 16]  # type: ignore[misc] # a default argument


def test_no_tasks_give_nothing() -> None:
    assert side_by_side(()) == []


@pytest.fixture
def seed(shared: Path) -> Document:
    return read_file(next((shared / "seed").glob("*.txt")))


def test_plans_without_and_with_the_optimizer_agree(seed: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    at_the_desk = audit_documents([seed], AuditOptions(show_unknown=True), shipped_rules())
    monkeypatch.setattr("jixiao.audit.engines.duck.FEW_ROWS", 0)
    assert audit_documents([seed], AuditOptions(show_unknown=True), shipped_rules()) == at_the_desk


def test_audits_on_several_threads_agree(seed: Document) -> None:
    with ThreadPoolExecutor(3) as pool:
        first, *others = pool.map(lambda _: audit_documents([seed], AuditOptions(), shipped_rules()), range(3))
    assert others == [first, first]


def test_no_shipped_rule_breaks_on_the_real_document(seed: Document) -> None:
    assert audit_documents([seed], AuditOptions(), shipped_rules()).rule_problems == ()
