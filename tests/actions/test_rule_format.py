"""Rule and measure files laid out: the shipped ones stand as they should, and what is laid out says the same."""

import re
from decimal import Decimal
from pathlib import Path
from tomllib import loads
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.actions.rule.format import format_files, formatted
from jixiao.actions.rule.new import SKELETON
from jixiao.actions.rule.sql_layout import within_columns
from jixiao.actions.rule.toml_layout import COLUMNS, inline, lay_out
from jixiao.audit.load import load_file, shipped_files
from jixiao.audit.rulefile import Example, Rule, parse_sql_rule
from jixiao.errors import RuleFileInvalid
from jixiao.ledger.measurefile import FOLDER, Measure, parse_measure
from jixiao.sql.mutants import tokens
from jixiao.sql.rowtable import read_examples, rows_of
from jixiao.values.width import width

FILES = [*shipped_files(), *sorted(FOLDER.glob("*.sql"))]
LONG, SHORT = "字" * 70, "字" * 60


@pytest.fixture(params=FILES, ids=[file.stem for file in FILES])
def file(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


def read(file: Path, text: str) -> Rule | Measure:
    return parse_measure(file.name, text) if file.parent == FOLDER else parse_sql_rule(file.name, text)


def on_one_line_each(text: str) -> str:
    """Return TOML with every value on its key's line, however long."""
    tables = loads(text)
    lines = own_lines(tables)
    for example in tables.get("example", ()):
        lines += ["[[example]]", *own_lines(example)]
    return "\n".join(lines)


def own_lines(part: dict[str, Any]) -> list[str]:
    lines = [f"{key} = {inline(value)}" for key, value in part.items() if key not in {"given", "example"}]
    return lines + [f"given.{table} = {inline(rows)}" for table, rows in part.get("given", {}).items()]


def test_a_shipped_file_stands_as_it_should(file: Path) -> None:
    assert formatted(file.read_text("utf-8")) == file.read_text("utf-8")


def test_a_shipped_file_has_no_line_that_does_not_fit(file: Path) -> None:
    assert [line for line in file.read_text("utf-8").split("\n") if width(line) > COLUMNS] == []


def test_what_a_shipped_file_says_survives_the_layout(file: Path) -> None:
    if file.suffix == ".py":
        rule = load_file(file)
        assert read_examples(lay_out(on_one_line_each(rule.examples_text)), Example) == rule.examples()
        return
    old = file.read_text("utf-8")
    told = read(file, old)
    head, examples = (on_one_line_each(part) for part in (old.split("\n---*/")[0].removeprefix("/*---\n"), told.examples_text))
    sql = told.sql if "--" in told.sql else re.sub(r"\n *", " ", told.sql)
    new = formatted(f"/*---\n{head}\n---*/\n{sql}\n/*--- examples\n{examples}\n---*/\n")
    again = read(file, new)
    assert (again.head, again.examples()) == (told.head, told.examples())
    assert [token.text for token in tokens(again.sql)] == [token.text for token in tokens(told.sql)]
    assert formatted(new) == new


def test_the_rule_to_begin_with_stands_as_it_should() -> None:
    assert formatted(SKELETON) == SKELETON


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ('a = "short"  ', 'a = "short"'),
        ("# a comment\n\n[[example]]", "# a comment\n\n[[example]]"),
        ("a = [\n  1, # why\n]", "a = [\n  1, # why\n]"),
        ('a = [\n  "x",\n  "y",\n]', 'a = ["x", "y"]'),
        ('t   = { zh = "甲", en = "a" }', 't   = { zh = "甲", en = "a" }'),
        (f't   = {{ zh = "{LONG}", en = "{"a" * 40}" }}', f't.zh = "{LONG}"\nt.en = "{"a" * 40}"'),
        (f't = "{LONG}{LONG}"', f't = """\\\n  {"字" * 77}\\\n  {"字" * 63}"""'),
        (f't = "{LONG}字字字字字字字。{LONG}"', f't = """\\\n  {LONG}字字字字字字\\\n  字。{LONG}"""'),
        (f't = "{"word " * 40}"', f't = """\\\n  {"word " * 31}\\\n  {"word " * 9}"""'),
        (f't = " {LONG}{LONG}"', f't = " {LONG}{LONG}"'),
        (f't = """\n{LONG}\n{LONG}"""', f't = """\n{LONG}\n{LONG}"""'),
        (
            f'b = [{{ text = "{SHORT}", x = 1 }}, {{ y = "{SHORT}" }}]',
            f'b = [\n  {{ text = "{SHORT}", x = 1 }},\n  {{ y = "{SHORT}" }},\n]',
        ),
        (
            f'b = [{{ text = "{LONG}{LONG}", x = 1 }}]',
            f'b = [\n  {{ text = """\\\n    {"字" * 54}\\\n    {"字" * 54}\\\n    {"字" * 32}""", x = 1 }},\n]',
        ),
        (f'w = ["{LONG}", "{LONG}", "z"]', f'w = [\n  "{LONG}",\n  "{LONG}", "z",\n]'),
        (f'"键" = "{LONG}{LONG}"', f'"键" = "{LONG}{LONG}"'),
    ],
)
def test_toml_is_laid_out(written: str, stands: str) -> None:
    assert (lay_out(written), lay_out(stands)) == (stands, stands)


@pytest.mark.parametrize(
    ("rows", "stands"),
    [
        ('[{ id = "A" }, { id = "B" }]', '[{ id = "A" }, { id = "B" }]'),
        ('"""\nid|name\nA|甲\n"""', '[{ id = "A", name = "甲" }]'),
        (
            f'[{{ id = "A", name = "甲" }}, {{ id = "BB", unit = "{LONG}" }}]',
            f'"""\nid | name | unit\nA  | 甲   |\nBB |      | {LONG}\n"""',
        ),
        (f'[{{ id = "", unit = "x|y", name = "{LONG}" }}]', f'"""\nid | unit  | name\n"" | "x|y" | {LONG}\n"""'),
        (f'[{{ id = "\\"q\\"", name = "{LONG}" }}]', f"'''\nid{' ' * 5} | name\n\"\\\"q\\\"\" | {LONG}\n'''"),
        (
            f'[{{ id = "A", number = 1, total_score = 1.50, has_form = true, start = 2024-01-31, name = "{SHORT[:50]}" }}]',
            f'"""\nid | number | total_score | has_form | start      | name\nA  | 1      | 1.50        | true     | 2024-01-31 | {SHORT[:50]}\n"""',
        ),
    ],
)
def test_rows_stand_on_one_line_or_as_a_table(rows: str, stands: str) -> None:
    assert lay_out(f"given.project = {rows}") == f"given.project = {stands}"


ODD = st.one_of(
    st.text(max_size=20), st.text("\"|\\\n' #[]{}=,字a1\t\r\x7f", max_size=40), st.text("字。，“”（）ab ", min_size=50, max_size=200)
)
CELLS = {
    "id": ODD, "name": ODD, "unit": ODD, "number": st.integers(), "has_form": st.booleans(), "start": st.dates(),
    "total_score": st.decimals(allow_nan=False, allow_infinity=False, places=2),
}  # fmt: skip


@given(st.lists(st.fixed_dictionaries({}, optional=CELLS), max_size=4))
def test_rows_of_any_cells_read_the_same(rows: list[dict[str, object]]) -> None:
    stands = lay_out(f"given.project = {inline(rows)}")
    read = loads(stands, parse_float=Decimal)["given"]["project"]
    assert (rows_of("project", read) if isinstance(read, str) else read) == rows
    assert lay_out(stands) == stands


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        (f'[{{ number = "5", name = "{SHORT}" }}, {{ id = "A" }}]', f'  {{ number = "5", name = "{SHORT}" }},'),
        (f'[{{ name = "{SHORT}", unit = "甲" }}, {{}}]', f'  {{ name = "{SHORT}", unit = "甲" }},'),
        (f'[{{ name = "{LONG}", unit = "{LONG}" }}]', '  { name = """\\'),
    ],
)
def test_rows_that_no_table_can_tell_stand_as_a_list(rows: str, first: str) -> None:
    assert lay_out(f"given.project = {rows}").split("\n")[:2] == ["given.project = [", first]


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        (f"SELECT '{LONG}' AS a, p.name_of_it AS b", f"SELECT '{LONG}' AS a,\n       p.name_of_it AS b"),
        (f"  WHERE x = '{LONG}' AND y BETWEEN 1 AND 2", f"  WHERE x = '{LONG}'\n    AND y BETWEEN 1 AND 2"),
        (f"    OR x = '{LONG}' AND year = 1", f"    OR x = '{LONG}'\n    AND year = 1"),
        (
            f"SELECT max('{SHORT}', 1) AS a FROM first LEFT JOIN second AS s",  # noqa: S608 - no query
            f"SELECT max('{SHORT}', 1) AS a FROM first\nLEFT JOIN second AS s",  # noqa: S608 - the same
        ),
        (
            f"       CASE WHEN x THEN '{SHORT}' ELSE otherwise END AS it",
            f"       CASE WHEN x THEN '{SHORT}'\n         ELSE otherwise END AS it",
        ),
        (
            f"       CAST(x AS y) + CAST('{SHORT}' AS z) + CAST(u AS w)",
            f"       CAST(x AS y) + CAST('{SHORT}' AS z)\n         + CAST(u AS w)",
        ),
        (f"SELECT '{LONG}{LONG}'", f"SELECT '{LONG}{LONG}'"),
        (f"WHERE x = '{LONG}' AND y >= 1 -- equivalent: why", f"WHERE x = '{LONG}' AND y >= 1 -- equivalent: why"),
        (f"SELECT '\n{LONG}, {LONG}, a'", f"SELECT '\n{LONG}, {LONG}, a'"),
    ],
)
def test_a_long_line_of_a_select_is_broken(written: str, stands: str) -> None:
    assert within_columns(written) == stands


def test_a_python_rule_is_laid_out() -> None:
    text = f'HEAD = """\nt = {{ zh = "{LONG}", en = "{LONG}{LONG}" }}\n"""\nX = "a"\n'
    new = f'HEAD = r\'\'\'\nt.zh = "{LONG}"\nt.en = """\\\n  {"字" * 77}\\\n  {"字" * 63}"""\n\'\'\'\nX = "a"\n'
    assert (formatted(text), formatted(new)) == (new, new)


def test_files_are_laid_out_or_only_looked_at(tmp_path: Path) -> None:
    good, bad = tmp_path / "XPT01_a.sql", tmp_path / "XPT02_b.sql"
    good.write_text(SKELETON, "utf-8")
    bad.write_text(SKELETON.replace('name     = "local.change-me"', 'name     = "local.change-me"  '), "utf-8")
    assert format_files([good, bad], check=True) == (bad,)
    assert format_files([good, bad], check=False) == (bad,)
    assert bad.read_text("utf-8") == SKELETON


@pytest.mark.parametrize(
    "text",
    [
        "no rule",
        "/*---\na = \n---*/\nSELECT 1",
        "/*---\na = 1\n---*/\nSELECT 1\n/*--- examples\ngiven.item = '''\nid | id\n'''\n---*/",
        f"/*---\na = {'[' * 9999}\n---*/\nSELECT 1",
    ],
)
def test_a_file_that_is_no_rule_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "XPT01_a.sql"
    file.write_text(text, "utf-8")
    with pytest.raises(RuleFileInvalid, match="XPT01_a"):
        format_files([file], check=True)
