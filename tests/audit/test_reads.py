"""What a verdict rests on, found from the SELECT: one test a shape."""

from functools import cache

import pytest

from jixiao.audit.cells import cells_of
from jixiao.audit.load import shipped_rules
from jixiao.audit.reads import reads_of
from jixiao.audit.rests import Reads, Rows, followed
from jixiao.audit.rulefile import Rule
from jixiao.audit.tree import Unreadable, opened
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.sql.tables import empty_tables

RULES = {rule.code: rule for rule in shipped_rules()}
WORDED = "SELECT i.id AS subject, {ok} AS ok, i.at AS path, i.name FROM indicator AS i"
COUNTED = (
    "SELECT p.id AS subject, {ok} AS ok, p.at AS path FROM project AS p LEFT JOIN indicator AS i ON i.project = p.id GROUP BY p.id, p.at"
)
MENTIONED = (
    "SELECT i.id AS subject, {ok} AS ok, i.at AS path FROM indicator AS i "
    "WHERE EXISTS (SELECT m.at FROM mention AS m WHERE m.project = i.project AND m.value = 1)"
)


@cache
def database() -> DuckDBPyConnection:
    return empty_tables()


def reads(sql: str, subject: str = "indicator") -> Reads:
    return reads_of(opened(database().cursor(), sql), subject)


def cells(columns: frozenset[tuple[str, str]]) -> set[str]:
    return {".".join(column) for column in columns if cells_of(column)}


def own(sql: str, subject: str = "indicator") -> set[str]:
    return cells(reads(sql, subject).own)


def others(sql: str, rows: Rows, subject: str = "indicator") -> set[str]:
    return cells(reads(sql, subject).others.get(rows, frozenset()))


def tables(sql: str, rows: Rows, subject: str = "indicator") -> set[str]:
    return {table for table, _ in reads(sql, subject).others.get(rows, ())}


def test_a_column_of_the_verdict_is_read() -> None:
    assert own(WORDED.format(ok="i.score <= i.points")) == {"indicator.score", "indicator.points"}


def test_a_column_of_the_message_is_not() -> None:
    assert "indicator.name" not in own(WORDED.format(ok="i.score <= i.points"))


def test_a_condition_on_the_row_is_read() -> None:
    assert own(WORDED.format(ok="TRUE") + " WHERE i.level1 = '成本指标'") == {"indicator.level1"}


def test_what_is_passed_through_a_with_is_followed() -> None:
    sql = "WITH a AS (SELECT i.id, i.score AS got, i.reason FROM indicator AS i) SELECT b.id AS subject, b.got > 1 AS ok, '' AS path, b.reason FROM a AS b"
    assert own(sql) == {"indicator.score"}


def test_a_column_without_a_table_is_found() -> None:
    assert own("SELECT id AS subject, score > 1 AS ok, '' AS path FROM indicator") == {"indicator.score"}


def test_both_parts_of_a_union_are_followed() -> None:
    sql = (
        "SELECT a.id AS subject, a.hit AS ok, '' AS path FROM (SELECT i.id, i.score > 1 AS hit FROM indicator AS i "
        "UNION ALL SELECT j.id, j.points > 1 FROM indicator AS j) AS a"
    )
    assert own(sql) == {"indicator.score", "indicator.points"}


def test_a_row_found_by_the_id_of_the_subject_is_its_own() -> None:
    sql = "SELECT f.project AS subject, f.annual > 0 AND p.stage IS NULL AS ok, f.at AS path FROM funding AS f JOIN project AS p ON p.id = f.project"
    assert own(sql, "project") == {"project.stage"}
    assert others(sql, Rows.JOINED, "project") == {"funding.annual"}


def test_the_same_table_once_more_is_another_row() -> None:
    sql = (
        WORDED.format(ok="count(e.id) = 0")
        + " LEFT JOIN indicator AS e ON e.project = i.project AND e.word = i.word GROUP BY i.id, i.at, i.name"
    )
    assert own(sql) == {"indicator.word"}
    assert others(sql, Rows.WITNESS) == {"indicator.word"}
    assert tables(sql, Rows.EVERY) == set()


def test_what_is_missed_needs_every_row() -> None:
    sql = (
        "SELECT p.id AS subject, count(i.id) > 0 AS ok, p.at AS path FROM project AS p "
        "LEFT JOIN indicator AS i ON i.project = p.id AND i.level1 = '产出指标' GROUP BY p.id, p.at"
    )
    assert others(sql, Rows.EVERY, "project") == {"indicator.level1"}


@pytest.mark.parametrize(
    ("ok", "rows"),
    [
        ("count(i.id) = 0", Rows.WITNESS),
        ("NOT count(i.id) > 0", Rows.WITNESS),
        ("count(i.id) + count(i.points) = 0", Rows.WITNESS),
        ("count(i.id) + count(i.points) > 0", Rows.EVERY),
        ("count(i.id) + sum(i.points) = 0", Rows.EVERY),
        ("count(i.id) < 3", Rows.WITNESS),
        ("count(i.id) <> 0", Rows.EVERY),
        ("count(i.id) >= 3", Rows.EVERY),
        ("count(i.id) = 3", Rows.EVERY),
        ("count(i.id) = count(i.points)", Rows.EVERY),
        ("sum(i.points) = 100", Rows.EVERY),
        ("bool_and(i.points > 1)", Rows.WITNESS),
        ("bool_or(i.points > 1)", Rows.EVERY),
        ("max(i.points) IS NULL", Rows.WITNESS),
        ("max(i.points) IS NOT NULL", Rows.EVERY),
        ("CASE WHEN count(i.id) > 0 THEN FALSE ELSE TRUE END", Rows.WITNESS),
        ("CASE WHEN count(i.id) > 0 THEN TRUE ELSE FALSE END", Rows.EVERY),
        ("CASE WHEN count(i.id) > 0 THEN NULL ELSE FALSE END", Rows.EVERY),
    ],
)
def test_how_many_rows_a_count_needs(ok: str, rows: Rows) -> None:
    found = reads(COUNTED.format(ok=ok), "project").others
    assert max(known for known, columns in found.items() if "indicator" in {table for table, _ in columns}) is rows


@pytest.mark.parametrize(("ok", "rows"), [("NOT EXISTS ({})", Rows.WITNESS), ("EXISTS ({})", Rows.EVERY)])
def test_exists_needs_one_row_or_all(ok: str, rows: Rows) -> None:
    inner = "SELECT m.at FROM mention AS m WHERE m.project = i.project AND m.value = 1"
    assert others(WORDED.format(ok=ok.format(inner)), rows) == {"mention.value"}


def test_a_filter_that_something_exists_needs_one_row() -> None:
    sql = MENTIONED.format(ok="i.score > 1")
    assert others(sql, Rows.WITNESS) == {"mention.value"}


def test_a_value_from_a_subquery_needs_every_row() -> None:
    sql = WORDED.format(ok="i.value <= (SELECT max(q.value) FROM quantity AS q WHERE q.project = i.project)")
    assert others(sql, Rows.EVERY) == {"quantity.value"}


def test_a_window_reads_the_rows_around() -> None:
    sql = "SELECT w.id AS subject, w.points < w.whole AS ok, w.at AS path FROM (SELECT i.id, i.at, i.points, sum(i.points) OVER (PARTITION BY i.project) AS whole FROM indicator AS i) AS w"
    assert (own(sql), others(sql, Rows.EVERY)) == ({"indicator.points"}, {"indicator.points"})


def test_a_window_over_the_subject_alone_does_not() -> None:
    sql = (
        "SELECT w.id AS subject, w.most > 1 AS ok, w.at AS path FROM (SELECT i.id, i.at, max(q.value) OVER (PARTITION BY i.id) AS most "
        "FROM indicator AS i JOIN quantity AS q ON q.project = i.project WHERE i.level1 = '产出指标') AS w"
    )
    assert (own(sql), others(sql, Rows.EVERY)) == ({"indicator.level1"}, {"quantity.value"})


def test_a_rank_needs_no_other_row_than_is_told() -> None:
    sql = "SELECT w.id AS subject, w.nth = 1 AS ok, w.at AS path FROM (SELECT i.id, i.at, row_number() OVER (PARTITION BY i.project, i.word ORDER BY i.position) AS nth FROM indicator AS i) AS w"
    assert (own(sql), reads(sql).others) == ({"indicator.word"}, {})


def test_which_row_comes_last_is_a_rank() -> None:
    sql = (
        "SELECT w.id AS subject, w.is_last AS ok, w.at AS path FROM (SELECT i.id, i.at, "
        "i.position = max(i.position) OVER (PARTITION BY i.project) AS is_last FROM indicator AS i WHERE i.target IS NOT NULL) AS w"
    )
    assert (own(sql), reads(sql).others) == ({"indicator.target"}, {})


def test_an_optional_row_that_nothing_asks_for_is_not_read() -> None:
    sql = WORDED.format(ok="i.score > 1") + " LEFT JOIN funding AS f ON f.project = i.project AND f.annual > 0"
    assert reads(sql).others == {}


def test_a_condition_is_followed_through_a_column_of_truth() -> None:
    sql = (
        "SELECT m.id AS subject, m.fault IS NULL AS ok, m.at AS path FROM (SELECT i.id, i.at, CASE WHEN i.unit_class = 'percent' THEN '比率' END AS fault "
        "FROM indicator AS i) AS m"
    )
    assert own(sql) == {"indicator.unit_class"}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM indicator AS i",
        "SELECT i.id AS subject, TRUE AS ok, '' AS path FROM indicator AS i JOIN project AS p USING (document)",
        "WITH RECURSIVE r AS (SELECT i.id FROM indicator AS i UNION ALL SELECT r.id FROM r) SELECT r.id AS subject, TRUE AS ok, '' AS path FROM r",
        "SELECT i.id AS subject, " + "NOT " * 3000 + "TRUE AS ok, '' AS path FROM indicator AS i",
    ],
)
def test_what_can_not_be_followed_may_read_everything(sql: str) -> None:
    try:
        found = reads(sql)
    except Unreadable:
        return
    assert not found.followed


@pytest.mark.parametrize("code", RULES)
def test_every_shipped_rule_is_followed(code: str) -> None:
    assert followed(RULES[code]).followed


def rule(code: str) -> Rule:
    return RULES[code]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("SEV12", {"indicator.score", "indicator.points"}),
        ("CST01", {"indicator.level1", "indicator.money", "indicator.unit_per", "indicator.operator", "indicator.name"}),
        ("FRM07", {"project.start", "project.finish"}),
        ("CAL01", {"item.holds", "item.lump_sum", "item.stated"}),
    ],
)
def test_what_shipped_rules_read_of_their_own_row(code: str, wanted: set[str]) -> None:
    assert cells(followed(rule(code)).own) == wanted


@pytest.mark.parametrize(
    ("code", "rows", "wanted"),
    [
        ("FND06", Rows.JOINED, {"funding.annual", "funding.total", "narrative.in_form", "narrative.total", "narrative.printed_total"}),
        ("FND08", Rows.EVERY, {"funding.annual"}),
        ("IND05", Rows.EVERY, {"indicator.level1"}),
        ("IND09", Rows.WITNESS, {"indicator.plain", "indicator.area"}),
        ("IND09", Rows.EVERY, set()),
        ("IND20", Rows.EVERY, {"indicator.level1", "indicator.points"}),
        ("IND21", Rows.EVERY, {"indicator.points"}),
        ("FRM14", Rows.EVERY, set()),
    ],
)
def test_what_shipped_rules_read_of_other_rows(code: str, rows: Rows, wanted: set[str]) -> None:
    assert cells(followed(rule(code)).others.get(rows, frozenset())) == wanted


@pytest.mark.parametrize("code", ["IND02", "IND03", "IND04", "IND05", "IND28", "IND30"])
def test_what_is_missing_among_indicators_needs_their_list(code: str) -> None:
    assert ("indicator", "at") in followed(RULES[code]).others[Rows.EVERY]
