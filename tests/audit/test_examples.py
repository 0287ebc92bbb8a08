from pathlib import Path

import pytest

from jixiao.audit.examples import TriedRule
from jixiao.audit.rulefile import parse_sql_rule
from jixiao.sql.examples import example_faults, mutation_faults
from jixiao.sql.tables import empty_tables

FILE = Path(__file__).with_name("local_rule.sql")
LOCAL = FILE.read_text("utf-8")


def tried(text: str) -> TriedRule:
    return TriedRule(parse_sql_rule("LOC01_x.sql", text))


def faults(old: str = "", new: str = "") -> str:
    return "\n".join(example_faults(tried(LOCAL.replace(old, new, 1) if old else LOCAL), empty_tables()))


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
    example_faults(tried(LOCAL), database)
    assert database.execute("SELECT count(*) FROM project").fetchone() == (0,)


def mutation(old: str, new: str) -> tuple[str, ...]:
    return mutation_faults(tried(LOCAL.replace(old, new, 1)), empty_tables())


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
    assert mutation_faults(tried(text), empty_tables()) == ()


def test_a_marker_that_is_not_needed_is_told() -> None:
    assert mutation("p.name, f.annual", "p.name, f.annual -- equivalent: whole yuan") == ("line 1: the marker is not needed",)


def test_a_wrong_place_is_told() -> None:
    assert "expected at ['/elsewhere']" in faults('expect.P1 = "fail"', 'expect.P1 = "fail"\nexpect_path.P1 = ["/elsewhere"]')


def test_the_place_told_is_no_fault() -> None:
    assert faults('expect.P1 = "fail"', 'expect.P1 = "fail"\nexpect_path.P1 = ["/P1/funding/annual"]') == ""


def test_a_missing_supposition_is_told() -> None:
    assert "expected under a supposition ['P1'], got []" in faults('expect.P1 = "fail"', 'expect.P1 = "fail"\nexpect_soft = ["P1"]')
