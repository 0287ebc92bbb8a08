"""Small SELECTs give the same rows in both engines; what is not understood is refused."""

from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlite_rules
from duckdb import DuckDBPyConnection
from transpile.effort import LEAST, LIMITS, longest_for

from jixiao.audit.engines.functions import pattern_number
from jixiao.audit.engines.lite_rules import named
from jixiao.audit.engines.patterns import in_python
from jixiao.audit.engines.sqlite import Lite
from jixiao.sql.given import Given, full_rows, load_given
from jixiao.sql.tables import empty_tables

GIVEN: Given = {
    "project": [
        {"id": "A", "position": 1, "name": "甲", "has_form": True, "number": 3},
        {"id": "B", "position": 2, "has_form": False},
        {"id": "C", "position": 3, "name": "a%B", "number": -3},
        {"id": "D", "position": 3, "name": "A_b", "has_form": True, "number": 3},
    ],
    "funding": [
        {"project": "A", "annual": 1, "total": 2, "execution_rate": 86, "execution_rate_step": 1},
        {"project": "B", "total": 0},
        {"project": "C", "annual": -7},
    ],
}
SELECTS = [
    "f.annual + f.execution_rate AS x",
    "f.annual * f.execution_rate AS x",
    "f.annual - 1 AS x, -f.annual AS y, abs(f.annual) AS z",
    "f.annual * 100 > f.execution_rate AS x, f.annual = 1 AS y, f.annual <> 1.5 AS z",
    "f.annual % 2 AS x, f.annual % 0.3 AS y, p.number % 2 AS z",
    "greatest(f.annual, f.total) AS x, least(f.annual, f.execution_rate, 0.5) AS y",
    "COALESCE(f.annual, 0) AS x, COALESCE(f.annual, f.execution_rate, 1) AS y",
    "CASE WHEN f.annual > 0 THEN f.annual WHEN f.total = 0 THEN 0.5 END AS x",
    "CASE p.number WHEN 3 THEN 'drei' ELSE p.name END AS x",
    "nullif(f.annual, 1) AS x, f.annual IN (1, 2) AS y, p.number NOT IN (3) AS z",
    "f.annual IS NOT DISTINCT FROM f.total AS x, f.annual IS DISTINCT FROM NULL AS y",
    "p.has_form IS TRUE AS x, p.has_form IS NOT TRUE AS y, NOT p.has_form AS z",
    "p.has_form OR p.number = 3 AS x, p.has_form AND p.number > 3 AS y",
    "CAST(f.execution_rate AS DECIMAL(18, 1)) AS x, CAST(f.annual AS VARCHAR) AS y, CAST(p.has_form AS VARCHAR) AS z",
    "p.name LIKE 'a%' AS x, p.name NOT LIKE '%b' AS y, p.name LIKE '%\\%%' AS z, p.name LIKE 'A_b' AS w",
    "p.name || '/' || p.number AS x, concat_ws('，', p.name, p.number, p.id) AS y",
    "length(p.name) AS x, substr(p.name, 2, 1) AS y, replace(p.name, 'a', '') AS z, strpos(p.name, 'b') AS w, starts_with(p.name, 'a') AS v",
    "regexp_matches(p.name, '^[a甲]') AS x, regexp_extract(p.name, '([a-z])(.)', 2) AS y, regexp_replace(p.name, '[aA]', '') AS z",
    "[p.id, p.name] AS x",
    "EXISTS (SELECT q.id FROM project AS q WHERE q.number = p.number AND q.id <> p.id) AS x",
    "(SELECT max(q.id) FROM project AS q WHERE q.number = p.number) AS x",
    "p.id IN (SELECT q.project FROM funding AS q WHERE q.annual > 0) AS x",
    "row_number() OVER (ORDER BY p.number DESC, p.id) AS x, count(*) OVER (PARTITION BY p.number) AS y",
    "sum(f.annual) OVER (PARTITION BY p.number ORDER BY p.position) AS x",
    "p.number BETWEEN -3 AND 0 AS x, 1 + p.number * 2 AS y",
]
WHOLE = [
    "SELECT count(*) AS n, count(f.annual) AS a, count(DISTINCT f.total) AS d, sum(f.annual) AS s, max(f.total) AS x FROM funding AS f WHERE f.total > 9",
    "SELECT p.number AS n, list(p.id ORDER BY p.name, p.id) AS ids, string_agg(p.name, '、' ORDER BY p.id) AS names FROM project AS p GROUP BY p.number",
    "SELECT p.number AS n, bool_and(p.has_form) AS a, bool_or(p.has_form) AS o, min(p.id) AS m FROM project AS p GROUP BY n HAVING count(*) > 1",
    "SELECT f.annual AS x FROM funding AS f UNION ALL SELECT f.execution_rate FROM funding AS f UNION ALL SELECT p.number FROM project AS p",
    "SELECT p.number AS x FROM project AS p UNION SELECT NULL",
    "SELECT f.project, strict_sum(f.annual) AS x, strict_sum(f.total) AS y FROM funding AS f GROUP BY f.project",
    "SELECT strict_sum(f.annual) AS x, strict_sum(f.annual) * 100 > 3 AS y FROM funding AS f WHERE f.annual > 0",
    "SELECT DISTINCT p.number FROM project AS p",
    "SELECT p.id FROM project AS p QUALIFY row_number() OVER (PARTITION BY p.number ORDER BY p.id) = 1",
    "WITH a AS (SELECT p.id, p.number FROM project AS p), b AS (SELECT a.* FROM a WHERE a.number > 0) SELECT b.*, a.id AS other FROM b JOIN a ON a.id = b.id",
    "SELECT p.id, f.annual FROM project AS p LEFT JOIN funding AS f ON f.project = p.id AND f.annual > 0",
    "SELECT p.id, COALESCE(p.name, 'zz') AS name FROM project AS p ORDER BY name, p.id DESC",
    "SELECT p.id FROM project AS p ORDER BY p.number, p.id LIMIT 2",
]


@pytest.fixture(scope="module")
def database() -> Iterator[DuckDBPyConnection]:
    connection = empty_tables()
    load_given(GIVEN, connection)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def lite() -> Iterator[Lite]:
    with closing(Lite()) as filled:
        filled.fill({table: [dict(row) for row in rows] for table, rows in full_rows(GIVEN).items()})
        yield filled


JOINED = [f"SELECT p.id, {columns} FROM project AS p LEFT JOIN funding AS f ON f.project = p.id" for columns in SELECTS]


@pytest.mark.parametrize("sql", [*JOINED, *WHOLE])
def test_both_engines_give_the_same_rows(sql: str, database: DuckDBPyConnection, lite: Lite) -> None:
    found = sqlite_rules.carry(sql)
    assert not found.refused
    numbers = {name: in_number(parts) for name, parts in found.patterns.items()}
    cursor = database.execute(sql)
    wanted = [tuple(map(repr, row)) for row in cursor.fetchall()]
    ours = [tuple(map(repr, row.values())) for row in named(found, lite.rows(found.sql, numbers))]
    assert ours == wanted if "LIMIT" in sql or sql.endswith("DESC") else sorted(ours) == sorted(wanted)


def in_number(parts: tuple[str, ...]) -> int:
    return pattern_number("".join(part[1:] for part in parts), LIMITS[0])


REFUSED = [
    "SELECT p.id FROM project AS p ORDER BY random()",
    "SELECT p.id ILIKE 'a' AS x FROM project AS p",
    "SELECT f.annual / 2 AS x FROM funding AS f",
    "SELECT f.annual || p.id AS x FROM funding AS f, project AS p WHERE p.name",
    "SELECT list(p.id) AS x FROM project AS p",
    "SELECT list(p.id ORDER BY p.id DESC) AS x FROM project AS p",
    "SELECT (SELECT q.id FROM project AS q) AS x FROM project AS p",
    "SELECT id FROM project AS p, document AS d",
    "SELECT p.nothing FROM project AS p",
    "SELECT p.id FROM nowhere AS p",
    "SELECT * EXCLUDE (id) FROM project AS p",
    "SELECT p.id FROM project AS p JOIN funding AS f USING (document)",
    "SELECT p.id FROM project AS p FULL JOIN funding AS f ON f.project = p.id",
    "SELECT p.id FROM project AS p EXCEPT SELECT 'A'",
    "WITH RECURSIVE a AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM a) SELECT n FROM a",
    "SELECT CAST(p.id AS DOUBLE) AS x FROM project AS p",
    "SELECT p.number = p.id AS x FROM project AS p",
    "SELECT sum(p.number) OVER (ORDER BY p.id ROWS 1 PRECEDING) AS x FROM project AS p",
    "SELECT string_agg(DISTINCT p.id, ',') AS x FROM project AS p",
    "SELECT regexp_replace(p.id, 'a', '\\1') AS x FROM project AS p",
    "SELECT p.id FROM project AS p USING SAMPLE 1",
    "SELECT strict_sum(f.annual) FILTER (WHERE f.annual > 0) AS x FROM funding AS f",
    "SELECT lower(p.id) AS x FROM project AS p",
    "SELECT x FROM (VALUES (1)) AS v(x)",
    "SELECT * FROM project AS p JOIN funding AS f ON f.project = p.id",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_what_is_not_understood_is_refused_with_a_reason(sql: str) -> None:
    assert sqlite_rules.carry(sql).refused


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [
        ("甲|乙", LIMITS[0]),
        ("^[0-9]*年", LIMITS[1]),
        ("[0-9]+ *分", LIMITS[2]),
        ("[^，]*(甲|乙)[^，]*", LIMITS[3]),
        ("a.*b.*c.*d", LIMITS[4]),
        ("^(数|量|数量)+$", LEAST),
        ("(a*)*b", LEAST),
        ("(.|a)*b", LEAST),
        ("(.|\\n)*b", LIMITS[2]),
        ("(ab){1,3}", LIMITS[0]),
    ],
)
def test_a_pattern_is_given_shorter_texts_the_more_ways_it_can_go(pattern: str, longest: int) -> None:
    assert longest_for(in_python(pattern)) == longest
