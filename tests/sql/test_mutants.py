import pytest

from jixiao.sql.mutants import mutants


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
