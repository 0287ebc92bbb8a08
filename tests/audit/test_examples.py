from pathlib import Path

import pytest

from jixiao.audit.database import empty_tables
from jixiao.audit.examples import main, run_examples
from jixiao.audit.mutants import main as list_mutants
from jixiao.audit.mutants import mutants, mutation_faults
from jixiao.audit.rulefile import parse_sql_rule

FILE = Path(__file__).with_name("local_rule.sql")
LOCAL = FILE.read_text("utf-8")


def faults(old: str = "", new: str = "") -> str:
    return "\n".join(run_examples(parse_sql_rule("LOC01_x.sql", LOCAL.replace(old, new, 1) if old else LOCAL)))


def test_good_examples_have_no_faults() -> None:
    assert faults() == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('expect.P1 = "fail"', 'expect.P1 = "pass"', "below the bound: P1: expected pass, got fail"),
        ('expect.P1 = "fail"', 'expect.P2 = "fail"', "P2: expected fail, got not looked at"),
        ("f.annual >= 1000 AS ok", "f.annual AS ok", "ok is DECIMAL(18,2)"),
        ("f.annual >= 1000 AS ok", "f.annual / 2 >= 1000 AS ok", "gives DOUBLE"),
        ("p.name, f.annual", "p.name, CAST(f.annual AS DOUBLE) AS annual", "exact"),
        ("p.name, f.annual", "p.name", "{annual}"),
        ("f.at || '/annual' AS path", "f.at AS place", "no column path"),
        ("f.at || '/annual' AS path", "NULL AS path", "path is NULL"),
        ("f.at || '/annual' AS path", "at || '/annual' AS path", "write p.at"),
        ("p.id AS subject", "p.id || 'x' AS subject", "is no project"),
        ("given.funding", "given.funds", "no such table"),
        ("annual = 999.00", "yearly = 999.00", "no column yearly"),
        ("annual = 999.00", "annual = 999.001", "does not fit DECIMAL(18, 2) exactly"),
        ("annual = 999.00", 'annual = "999"', "does not fit"),
        ("annual = 999.00", "annual = true", "does not fit"),
        ('name = "培训"', "name = 7", "does not fit VARCHAR"),
        ("只有 999.00 元", "只有 998.00 元", "message: expected"),
        ("WHERE p.has_form", "WHERE random() > 2", "gate refuses"),
        ("/*--- examples", "/*--- samples", "no examples"),
        ('expect.P1 = "fail"', "expect.P1 = 1", "malformed"),
    ],
)
def test_a_fault_is_told(old: str, new: str, told: str) -> None:
    assert told in faults(old, new)


def test_rows_are_gone_after_each_rule() -> None:
    database = empty_tables()
    run_examples(parse_sql_rule("LOC01_x.sql", LOCAL), database)
    assert database.execute("SELECT count(*) FROM project").fetchone() == (0,)


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "LOC01_a.sql", tmp_path / "LOC02_b.sql"
    good.write_text(LOCAL, "utf-8")
    bad.write_text(LOCAL.replace('"fail"', '"pass"', 1), "utf-8")
    assert [main([str(good)]), main([str(bad)]), capsys.readouterr().out.count("LOC01_a.sql: ok")] == [0, 1, 1]


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["LOC01_absent.sql"]), "no such file" in capsys.readouterr().out) == (1, True)


@pytest.mark.parametrize(
    ("sql", "changed"),
    [
        ("a = 1", ["a <> 1", "a = 2", "a = (0)"]),
        ("a < b", ["a <= b", "a >= b"]),
        ("a <= b", ["a < b", "a > b"]),
        ("a > b", ["a >= b", "a <= b"]),
        ("a >= b", ["a > b", "a < b"]),
        ("a <> b", ["a = b"]),
        ("a AND b or c", ["a OR b or c", "a AND b AND c"]),
        ("a BETWEEN b AND c AND d", ["a BETWEEN b AND c OR d"]),
        ("a IS NULL", ["a IS NOT NULL"]),
        ("a IS NOT NULL", ["a IS NULL"]),
        ("TRUE", ["FALSE"]),
        ("'a = 1' -- b = 2", []),
        ("CAST(a AS DECIMAL(18, 2))", []),
        ("a::VARCHAR", []),
        ("a * 1.5", ["a * 2.5", "a * (0.5)"]),
        ("a * 0.5", ["a * 1.5", "a * (-1 + 0.5)"]),
        ("WHERE a", ["WHERE TRUE"]),
        ("WHERE a AND b GROUP BY c", ["WHERE TRUE AND b GROUP BY c", "WHERE a AND TRUE GROUP BY c", "WHERE a OR b GROUP BY c"]),
        ("(SELECT a WHERE b) c", ["(SELECT a WHERE TRUE) c"]),
        ("WHERE CASE WHEN a THEN b END", ["WHERE TRUE"]),
        ("WHERE (a OR b)", ["WHERE TRUE", "WHERE (a AND b)"]),
    ],
)
def test_the_mutants_of_a_select(sql: str, changed: list[str]) -> None:
    assert sorted(m.sql for m in mutants(sql)) == sorted(changed)


def mutation(old: str, new: str) -> tuple[str, ...]:
    return mutation_faults(parse_sql_rule("LOC01_x.sql", LOCAL.replace(old, new, 1)), empty_tables())


def test_good_examples_notice_every_mutant() -> None:
    assert mutation("", "") == ()


def test_a_mutant_that_no_example_notices_is_told() -> None:
    assert mutation("annual = 1000.00", "annual = 1200.00") == (
        "line 1: '>=' → '>' goes unnoticed",
        "line 1: '1000' → '1001' goes unnoticed",
    )


def test_a_marker_with_a_reason_lets_a_mutant_live() -> None:
    text = LOCAL.replace("annual = 1000.00", "annual = 1200.00", 1).replace(
        "p.name, f.annual", "p.name, f.annual -- equivalent: whole yuan", 1
    )
    assert mutation_faults(parse_sql_rule("LOC01_x.sql", text), empty_tables()) == ()


def test_a_marker_that_is_not_needed_is_told() -> None:
    assert mutation("p.name, f.annual", "p.name, f.annual -- equivalent: whole yuan") == ("line 1: the marker is not needed",)


def test_mutants_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "LOC01_a.sql"
    file.write_text(LOCAL.replace("annual = 1000.00", "annual = 1200.00", 1), "utf-8")
    assert (list_mutants([str(file)]), "goes unnoticed" in capsys.readouterr().out) == (1, True)


def test_a_wrong_place_is_told() -> None:
    assert "expected at ['/elsewhere']" in faults('expect.P1 = "fail"', 'expect.P1 = "fail"\nexpect_path.P1 = ["/elsewhere"]')


def test_the_place_told_is_no_fault() -> None:
    assert faults('expect.P1 = "fail"', 'expect.P1 = "fail"\nexpect_path.P1 = ["/P1/funding/annual"]') == ""


def test_a_missing_supposition_is_told() -> None:
    assert "expected under a supposition ['P1'], got []" in faults('expect.P1 = "fail"', 'expect.P1 = "fail"\nexpect_soft = ["P1"]')
