"""Which SELECTs may be asked of one project after another is told by how their tables are joined."""

import pytest
import sqlite_rules
from sqlglot import parse_one
from transpile.apart import is_apart

TABLES = {name: frozenset(columns) for name, columns in sqlite_rules.fact_columns().items()}
APART = [
    "SELECT p.id FROM project AS p",
    "SELECT i.id FROM indicator AS i JOIN project AS p ON p.id = i.project AND p.number > 1",
    "SELECT i.id FROM indicator AS i, project AS p WHERE (p.id = i.project) AND i.at <> p.at",
    "SELECT q.item FROM quantity AS q JOIN item AS m ON m.id = q.item LEFT JOIN price AS c ON c.item = m.id",
    "SELECT p.id FROM project AS p JOIN document AS d ON d.id = p.document WHERE EXISTS (SELECT r.at FROM reading AS r WHERE r.document = d.id)",
    "SELECT p.id FROM project AS p WHERE NOT EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = p.id AND i.name = p.name)",
    "SELECT p.id, (SELECT max(i.name) FROM indicator AS i WHERE i.project = p.id) AS n FROM project AS p",
    "SELECT i.project, count(*) AS n FROM indicator AS i GROUP BY i.project, i.name",
    "SELECT i.id, count(*) OVER (PARTITION BY i.project, i.level1) AS n FROM indicator AS i",
    "WITH n AS (SELECT i.project AS owner, count(*) AS n FROM indicator AS i GROUP BY owner) SELECT p.id FROM project AS p JOIN n ON n.owner = p.id",
    "SELECT DISTINCT i.project, i.name FROM indicator AS i",
    "SELECT i.id FROM indicator AS i UNION ALL SELECT p.id FROM project AS p",
]
TOGETHER = [
    "SELECT d.id FROM document AS d",
    "SELECT p.id FROM project AS p JOIN project AS q ON q.name = p.name",
    "SELECT p.id FROM document AS d LEFT JOIN project AS p ON p.document = d.id",
    "SELECT p.id FROM project AS p JOIN indicator AS i ON i.document = p.document",
    "SELECT p.id FROM project AS p JOIN indicator AS i ON i.project = p.id OR i.name = p.name",
    "SELECT p.id FROM project AS p LEFT JOIN project AS q ON q.name = p.name LEFT JOIN indicator AS i ON p.id = q.id",
    "SELECT p.id FROM project AS p WHERE EXISTS (SELECT q.id FROM project AS q WHERE q.name = p.name AND q.id <> p.id)",
    "SELECT p.id FROM project AS p WHERE p.number > (SELECT count(*) FROM indicator AS i)",
    "SELECT i.name, count(*) AS n FROM indicator AS i GROUP BY i.name",
    "SELECT count(*) AS n FROM indicator AS i",
    "SELECT p.id, max(p.position) OVER (PARTITION BY p.document) AS last FROM project AS p",
    "SELECT p.id FROM project AS p LEFT JOIN indicator AS i ON i.project = p.id GROUP BY i.project, p.name",
    "SELECT DISTINCT i.name FROM indicator AS i",
    "SELECT p.id FROM project AS p ORDER BY p.position LIMIT 1",
    "SELECT i.name FROM indicator AS i UNION SELECT p.name FROM project AS p",
    "SELECT p.id FROM project AS p UNION ALL SELECT d.id FROM document AS d",
    "WITH n AS (SELECT i.name, count(*) AS n FROM indicator AS i GROUP BY i.name) SELECT p.id FROM project AS p JOIN n ON n.name = p.name",
]


@pytest.mark.parametrize(("sql", "wanted"), [*((sql, True) for sql in APART), *((sql, False) for sql in TOGETHER)])
def test_only_rows_of_one_project_come_together(sql: str, wanted: bool) -> None:
    assert is_apart(parse_one(sql, dialect="duckdb"), TABLES) is wanted
