from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.audit.foreign import load_foreign, run_foreign
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.verdicts import Judged
from jixiao.errors import UsageWrong
from jixiao.facts.build import fact_rows
from jixiao.facts.duck import DuckDBError
from jixiao.fence import Limits
from jixiao.model.document import Document, Project
from jixiao.sql.fenced import why_stopped

MakeDocument = Callable[..., Document]
MakeProject = Callable[..., Project]
MakeRule = Callable[..., Rule]
SELECT = "SELECT p.id AS subject, {} AS ok, p.at AS path, p.name, 1 AS annual FROM project AS p"
TIGHT = Limits(cpu=9, wall=600.0, each=1)
CROSSED = "SELECT p.id AS subject, max(i3.name || i5.name || i7.name) > '' AS ok, p.at AS path, p.name, 1 AS annual FROM project AS p "
CROSSED += " ".join(f"CROSS JOIN project AS i{n}" for n in range(11)) + " GROUP BY p.id, p.at, p.name"
MANY = SELECT.format("TRUE") + "".join(f" CROSS JOIN project AS q{n}" for n in range(6))
HUNGRY = (
    "WITH RECURSIVE r(n, s) AS (SELECT 1, 'x' UNION ALL SELECT r.n + 1, r.s || r.s FROM r WHERE r.n < 60) "
    "SELECT p.id AS subject, max(length(r.s)) < 0 AS ok, p.at AS path, p.name, 1 AS annual FROM project AS p CROSS JOIN r GROUP BY p.id, p.at, p.name"
)


@pytest.fixture
def judged(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> Callable[..., Judged]:
    facts = fact_rows([make_document(*(make_project(str(n)) for n in range(8)))], {})

    def run(*selects: str) -> Judged:
        rules = [make_rule(f"LOC{n:02}", sql, foreign=True) for n, sql in enumerate(selects)]
        return run_foreign(rules, None, facts, TIGHT)

    return run


def test_a_foreign_rule_is_judged(judged: Callable[..., Judged]) -> None:
    assert [v.subject for v in judged(SELECT.format("p.name <> '3'")).verdicts] == ["d0:/projects/3"]


def test_its_values_come_back_as_text(judged: Callable[..., Judged]) -> None:
    assert judged(SELECT.format("p.name <> '3'")).verdicts[0].values == ("3", "1")


def test_passes_are_counted(judged: Callable[..., Judged]) -> None:
    assert judged(SELECT.format("TRUE")).tallies["LOC00", "d0"].passed == 8


@pytest.mark.parametrize(
    ("sql", "cause"),
    [
        ("SELECT * FROM read_csv('/etc/passwd')", "不允许"),
        (SELECT.format("length(repeat('x', 2000000000)) > 0"), "repeat"),
        ("SELEC 1", "SQL"),
        ("SELECT q.nothing FROM project AS q", "nothing"),
        ("SELECT 1; DROP TABLE project", "一条"),
        (CROSSED, "秒"),
        (HUNGRY, "内存"),
        (MANY, "行"),
    ],
)
def test_a_hostile_or_broken_rule_costs_itself_only(sql: str, cause: str, judged: Callable[..., Judged]) -> None:
    found = judged(SELECT.format("FALSE"), sql, SELECT.format("FALSE"))
    assert ({v.code for v in found.verdicts}, [p.code for p in found.problems], cause in found.problems[0].zh) == (
        {"LOC00", "LOC02"},
        ["LOC01"],
        True,
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [(MemoryError(), "内存不足"), (DuckDBError("Out of Memory: bad allocation"), "内存不足"), (DuckDBError(" no such\nLINE 1"), "no such")],
)
def test_why_a_select_was_given_up_is_told_in_words(wrong: Exception, told: str) -> None:
    assert why_stopped(wrong).zh.partition("，")[0] == told


def test_no_foreign_rules_start_no_child(monkeypatch: pytest.MonkeyPatch, judged: Callable[..., Judged]) -> None:
    monkeypatch.setattr("jixiao.sql.fenced.attempt", None)
    assert judged() == Judged()


def test_foreign_rules_stand_in_the_report_like_others(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rules = [make_rule("LOC01"), make_rule("LOC02", foreign=True)]
    report = audit_documents([make_document(make_project())], AuditOptions(), rules)
    assert [f.code for f in report.documents[0].findings] == ["LOC01", "LOC02"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "LOC01_broken.sql").write_text("/*---\nname = 'x'\n---*/\nSELECT * FROM read_csv('/etc/passwd')\n", "utf-8")
    (tmp_path / "LOC02_code.py").write_text("print('run')", "utf-8")
    (tmp_path / "LOC03_long.sql").write_text("-" * 70_000, "utf-8")
    (tmp_path / "LOC04_binary.sql").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "LOC05_deep.sql").write_text("/*---\nx = " + "[" * 20_000 + "\n---*/\nSELECT 1\n", "utf-8")
    (tmp_path / "LOC06_link.sql").symlink_to("/etc/passwd")
    (tmp_path / "nameless.sql").write_text("SELECT 1", "utf-8")
    return tmp_path


def test_files_that_are_no_rules_are_told(folder: Path) -> None:
    assert [p.code for p in load_foreign(folder, {})[1]] == ["LOC01", "LOC02", "LOC03", "LOC04", "LOC05", "LOC06", "nameless"]


def test_nothing_of_a_foreign_file_is_shown(folder: Path) -> None:
    assert "root:" not in str(load_foreign(folder, {}))


def test_a_code_in_use_is_refused(tmp_path: Path, make_rule: MakeRule) -> None:
    (tmp_path / "LOC01_mine.sql").write_text(Path(__file__).with_name("local_rule.sql").read_text("utf-8"), "utf-8")
    assert [len(part) for part in load_foreign(tmp_path, {"LOC01": make_rule()})] == [0, 1]


def test_a_good_file_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "LOC01_mine.sql").write_text(Path(__file__).with_name("local_rule.sql").read_text("utf-8"), "utf-8")
    assert [(r.code, r.foreign) for r in load_foreign(tmp_path, {})[0]] == [("LOC01", True)]


def test_an_absent_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="不存在"):
        load_foreign(tmp_path / "absent", {})


def test_what_could_not_be_loaded_stands_in_the_report(folder: Path, make_project: MakeProject, make_document: MakeDocument) -> None:
    rules, problems = load_foreign(folder, {})
    report = audit_documents([make_document(make_project())], AuditOptions(select=("LOC01",)), rules, problems)
    assert "LOC01" in [p.code for p in report.rule_problems]
