"""The attack list: what a foreign rule may try, refused at the gate, and denied by the locked database where it got past."""

from collections.abc import Iterator

import pytest
from duckdb import DuckDBPyConnection
from duckdb import Error as DuckDBError

from jixiao.sql.fenced import lock_down
from jixiao.sql.gate import LONGEST, refusal
from jixiao.sql.tables import empty_tables

DENIED = [  # the locked database refuses these by itself; the gate refuses them before
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_csv_auto('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_parquet('/etc/passwd')",
    "SELECT * FROM parquet_metadata('/etc/passwd')",
    "SELECT * FROM read_json('/etc/passwd')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM '/etc/passwd.csv'",
    "SELECT * FROM 'https://example.org/x.csv'",
    "SELECT * FROM read_csv('https://example.org/x.csv')",
    "SELECT * FROM read_text('s3://bucket/key')",
    "COPY project TO '/tmp/stolen.csv'",
    "COPY project FROM '/etc/passwd'",
    "COPY (SELECT 1) TO '/tmp/stolen.csv'",
    "ATTACH '/tmp/other.db' AS other",
    "EXPORT DATABASE '/tmp/stolen'",
    "IMPORT DATABASE '/tmp/stolen'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "INSTALL spatial FROM community",
    "SET memory_limit='64GB'",
    "SET enable_external_access=true",
    "SET lock_configuration=false",
    "SET disabled_filesystems=''",
    "SET temp_directory='/tmp'",
    "SET threads=64",
    "SET python_enable_replacements=true",
    "RESET memory_limit",
    "PRAGMA memory_limit='64GB'",
    "PRAGMA threads=64",
    "PRAGMA enable_profiling='json'",
    "SET profiling_output='/tmp/profile'",
    "SET log_query_path='/tmp/log'",
    "SET allow_community_extensions=true",
    "SET autoload_known_extensions=true",
    "SET custom_extension_repository='http://example.org'",
    "SET secret_directory='/tmp'",
    "SELECT * FROM python_variable",
]
REFUSED = [  # what an unlocked or a locked database would run; only the gate stops it
    "DROP TABLE project",
    "UPDATE project SET name = 'x'",
    "INSERT INTO project (id) VALUES ('x')",
    "DELETE FROM project",
    "CREATE TABLE mine (a INTEGER)",
    "CREATE MACRO mine(a) AS a",
    "WITH x AS (DELETE FROM project RETURNING *) SELECT * FROM x",
    "SET VARIABLE x = 1",
    "PREPARE x AS SELECT 1",
    "CALL pragma_version()",
    "SELECT getvariable('x')",
    "SELECT * FROM duckdb_settings()",
    "SELECT * FROM duckdb_tables",
    "SELECT * FROM information_schema.tables",
    "SELECT * FROM sqlite_master",
    "SELECT * FROM pragma_database_list",
    "SELECT * FROM query('SELECT 1')",
    "SELECT * FROM query_table('project')",
    "SELECT write_log('x')",
    "SELECT json_serialize_sql('SELECT 1')",
    "SELECT * FROM json_execute_serialized_sql('{}')",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE project",
    "SELECT 1) AS r; DROP TABLE project; SELECT * FROM (SELECT 1",
    "SHOW TABLES",
    "DESCRIBE project",
    "SUMMARIZE project",
    "PIVOT project ON kind USING count(*)",
    "UNPIVOT project ON kind INTO NAME n VALUE v",
    "EXPLAIN SELECT 1",
    "SELECT * FROM (DESCRIBE project)",
    "SELECT COLUMNS('n.*') FROM project",
    "SELECT * FROM project TABLESAMPLE 10%",
    "SELECT * FROM project USING SAMPLE 1",
    "SELECT * FROM project ASOF JOIN item ON project.id >= item.id",
    "SELECT * FROM project POSITIONAL JOIN item",
    "SELECT * FROM range(10)",
    "SELECT * FROM unnest([1, 2])",
    "SELECT random()",
    "SELECT now()",
    "SELECT current_user",
    "SELECT current_date",
    "SELECT CURRENT_TIMESTAMP",
    "SELECT uuid()",
    "SELECT version()",
    "SELECT repeat('x', 2000000000)",
    "SELECT lpad('x', 2000000000, 'y')",
    "SELECT format('{}', 1)",
    "SELECT range(1000000000)",
    "SELECT p.a / p.b FROM project AS p",
    "SELECT avg(f.annual) FROM funding AS f",
    "SELECT TRY(CAST(p.name AS INTEGER)) FROM project AS p",
    "SELECT CAST(p.number AS DOUBLE) FROM project AS p",
    "SELECT p.start + INTERVAL 1 DAY FROM project AS p",
    "SELECT ? FROM project",
    "SELECT $name FROM project",
    "SELECT * FROM memory.main.project",
    "SELECT main.repeat('x', 2)",
    "SELECT p.id FROM project AS p WHERE EXISTS (SELECT 1 FROM read_text('/etc/passwd'))",
    "SELECT p.id, (SELECT max(content) FROM read_text('/etc/passwd')) FROM project AS p",
    'WITH a AS (WITH "/etc/passwd" AS (SELECT 1) SELECT * FROM "/etc/passwd") SELECT * FROM "/etc/passwd"',
    "WITH duckdb_settings AS (SELECT 1) SELECT * FROM duckdb_settings",
    "SELEC 1",
    "",
    "-- nothing",
    "SELECT 1 IN (" + ", ".join(map(str, range(500_000))) + ")",
    "SELECT " + "(" * 20_000 + "1" + ")" * 20_000,
]
ALLOWED = [
    "SELECT p.id AS subject, TRUE AS ok, p.at AS path FROM project AS p",
    "SELECT p.id AS subject, n.total = f.annual AS ok FROM project AS p JOIN funding AS f ON f.project = p.id JOIN narrative AS n ON n.project = p.id",
    "WITH sums AS (SELECT i.project, strict_sum(i.amount) AS total FROM item AS i WHERE i.is_top GROUP BY i.project) SELECT s.total FROM sums AS s",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT r.n + 1 FROM r WHERE r.n < 4) SELECT r.n FROM r",
    "SELECT count(*) FILTER (WHERE i.is_leaf), string_agg(i.label, '、' ORDER BY i.at) FROM item AS i",
    "SELECT row_number() OVER (PARTITION BY i.project ORDER BY i.position) AS n FROM indicator AS i QUALIFY n = 1",
    "SELECT regexp_extract(i.name, '([0-9]+)', 1), list_transform([i.name], lambda x: lower(x)) FROM indicator AS i",
    "SELECT CAST(f.total AS DECIMAL(20, 2)) * 2, CASE WHEN f.total BETWEEN 1 AND 2 THEN NULL END FROM funding AS f",
    "SELECT p.id FROM project AS p WHERE NOT EXISTS (SELECT 1 FROM item AS i WHERE i.project = p.id) AND p.kind IN ('a', 'b')",
    "SELECT p.id FROM project AS p ANTI JOIN item AS i ON i.project = p.id",
    "SELECT make_date(year(p.start), 12, 31), month(p.start), DATE '2024-01-01' FROM project AS p",
]


@pytest.fixture(scope="module")
def database() -> Iterator[DuckDBPyConnection]:
    connection = empty_tables()
    yield connection
    connection.close()


@pytest.fixture
def locked() -> Iterator[DuckDBPyConnection]:
    connection = empty_tables()
    lock_down(connection)
    yield connection
    connection.close()


@pytest.mark.parametrize("sql", [*DENIED, *REFUSED])
def test_the_gate_refuses(sql: str, database: DuckDBPyConnection) -> None:
    assert refusal(database, sql) is not None


@pytest.mark.parametrize("sql", ALLOWED)
def test_the_gate_lets_through(sql: str, database: DuckDBPyConnection) -> None:
    assert refusal(database, sql) is None


@pytest.mark.parametrize("sql", ALLOWED)
def test_what_is_let_through_can_be_run_when_locked(sql: str, locked: DuckDBPyConnection) -> None:
    assert isinstance(locked.execute(sql).fetchall(), list)


@pytest.mark.parametrize("sql", DENIED)
def test_the_locked_database_denies(sql: str, locked: DuckDBPyConnection) -> None:
    python_variable = [(1,)]  # noqa: F841 - what a replacement scan would find
    with pytest.raises(DuckDBError):
        locked.execute(sql).fetchall()


def test_the_refusal_names_the_function(database: DuckDBPyConnection) -> None:
    assert "read_csv" in str(refusal(database, "SELECT p.id, read_csv('/etc/passwd') FROM project AS p"))


def test_a_text_too_long_is_not_even_parsed(database: DuckDBPyConnection) -> None:
    assert str(LONGEST) in str(refusal(database, "SELECT 1" + " " * LONGEST))
