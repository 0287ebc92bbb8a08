from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct, ValidationError

from jixiao.audit.rulefile import parse_sql_rule
from jixiao.errors import RuleFileInvalid
from jixiao.sql.rowtable import read_examples, rows_as_written, rows_of

LOCAL = (Path(__file__).parents[1] / "audit/local_rule.sql").read_text("utf-8")


def cell(column: str, written: str) -> object:
    """Return what a cell of the project's table is read as, None where it is not given."""
    (row,) = rows_of("project", f"id | {column}\nP1 | {written}\n")
    return row.get(column)


@pytest.mark.parametrize(
    ("column", "written", "read"),
    [
        ("name", "培训", "培训"),
        ("name", "  两 节 课  ", "两 节 课"),
        ("name", "", None),
        ("name", '""', ""),
        ("name", '" 培训 "', " 培训 "),
        ("name", '"甲|乙"', "甲|乙"),
        ("name", r'"一行\n二行"', "一行\n二行"),
        ("name", r'"\"甲\"班"', '"甲"班'),
        ("name", "“甲”班", "“甲”班"),
        ("name", r"\d+", r"\d+"),
        ("name", "5", "5"),
        ("name", "true", "true"),
        ("number", "5", 5),
        ("total_score", "5", 5),
        ("total_score", "-0.50", Decimal("-0.50")),
        ("total_score", "5分", "5分"),
        ("total_score", '"5"', "5"),
        ("has_form", "false", False),
        ("start", "2024-01-31", date(2024, 1, 31)),
        ("start", "2024年", "2024年"),
        ("no_such_column", "5", "5"),
    ],
)
def test_a_cell_is_read_by_the_type_of_its_column(column: str, written: str, read: object) -> None:
    assert cell(column, written) == read


def test_a_number_keeps_its_digits() -> None:
    assert str(cell("total_score", "5.00")) == "5.00"


def test_a_row_may_end_early_and_blank_lines_do_not_count() -> None:
    assert rows_of("item", "\nid | project | label\n\nI1 | P1\nI2\n") == [{"id": "I1", "project": "P1"}, {"id": "I2"}]


def test_ledgers_have_tables_too() -> None:
    assert rows_of("ledger_payments", "id | amount\nP1 | 5") == [{"id": "P1", "amount": 5}]


def test_no_rows_are_none() -> None:
    assert (rows_of("item", ""), rows_of("item", "id | label\n")) == ([], [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id | id\nP1 | P2", "given.item line 1: every column needs a name of its own"),
        ("id | | label\nP1", "given.item line 1: every column needs a name of its own"),
        ("id\nP1 | P2", "given.item line 2: 2 cells, the head has 1"),
        ('id | label\nP1 | "培训', "given.item line 2: a cell that begins with a double quote must end with it"),
        ("id | label\nP[1..2] | [1..3]", "given.item line 2: its runs of numbers are not of one length"),
        ('id | label\nP1 | "甲"班', "given.item line 2: a cell that begins with a double quote must end with it"),
    ],
)
def test_a_faulty_table_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        rows_of("item", text)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("id\nP1 | P2", "given.item 第 2 行有 2 格，表头只有 1 格"),
        ("id | id\nP1", "given.item 表头的每一列要有自己的名称"),
        ("id | label\nP[1..2] | [1..3]", "given.item 第 2 行的几段连号长短不一"),
        ('id\n"P1', "given.item 第 2 行有一格以双引号开头，须以双引号结束"),
    ],
)
def test_a_faulty_table_is_told_in_chinese(table: str, told: str) -> None:
    text = LOCAL.replace("/*--- examples\n", f"/*--- examples\n[[example]]\nname = \"x\"\nexpect = {{}}\ngiven.item = '''\n{table}\n'''\n")
    with pytest.raises(RuleFileInvalid, match=told):
        parse_sql_rule("LOC01_x.sql", text).examples()


class Given(Struct):
    """An example as a rule or measure has it, as far as its rows go."""

    given: dict[str, list[dict[str, object]]] = {}


SHARED = """
given.project = [{ id = "A" }]
given.indicator = '''
id | name
I1 | 甲
'''

[[example]]
[[example]]
given.indicator = [{ id = "I2" }]
[[example]]
given.indicator = []
given.goal = [{ id = "G" }]
"""


def test_rows_before_the_first_example_are_those_of_every_example_without_its_own() -> None:
    found = [example.given for example in read_examples(SHARED, Given)]
    project = {"project": [{"id": "A"}]}
    assert found == [
        {**project, "indicator": [{"id": "I1", "name": "甲"}]},
        {**project, "indicator": [{"id": "I2"}]},
        {**project, "indicator": [], "goal": [{"id": "G"}]},
    ]


@pytest.mark.parametrize("text", ["givn.project = []\n[[example]]", "given = 1\n[[example]]", 'given.project = "id\\nA | B"\n[[example]]'])
def test_what_stands_before_the_first_example_is_rows_and_nothing_else(text: str) -> None:
    with pytest.raises(ValidationError):
        read_examples(text, Given)


class Expected(Given):
    """An example as a rule has it, as far as its rows and what it expects go."""

    expect: dict[str, str] = {}
    expect_path: dict[str, list[str]] = {}


RUNS = """
[[example]]
given.project = [{ id = "P[08..10]", number = 1 }]
given.indicator = '''
id       | name
I[1..2]  | 第[09..10]个
I9       | [甲..乙]
'''
expect = { "P[08..10]" = "fail", Q = "pass" }
expect_path.Q = ["/Q", "/P[08..09]/name"]
"""


def test_a_run_of_numbers_stands_for_as_many_rows_and_subjects() -> None:
    (found,) = read_examples(RUNS, Expected)
    assert found.given == {
        "project": [{"id": f"P{n}", "number": 1} for n in ("08", "09", "10")],
        "indicator": [{"id": "I1", "name": "第09个"}, {"id": "I2", "name": "第10个"}, {"id": "I9", "name": "[甲..乙]"}],
    }
    assert found.expect == {"P08": "fail", "P09": "fail", "P10": "fail", "Q": "pass"}
    assert found.expect_path == {"Q": ["/Q", "/P08/name", "/P09/name"]}


def test_a_run_stays_a_run_where_rows_are_laid_out() -> None:
    assert rows_as_written("item", "id | label\nP[1..9] | 第[1..9]个") == [{"id": "P[1..9]", "label": "第[1..9]个"}]
