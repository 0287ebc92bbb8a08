from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.audit.force import params_on
from jixiao.audit.load import load_file, load_rules, shipped_rules
from jixiao.audit.rulefile import Rule, parse_sql_rule
from jixiao.errors import RuleFileInvalid
from jixiao.params.load import Dated, Parameter, Title
from jixiao.sql.file import fill, params_used
from jixiao.sql.literals import literal

MakeRule = Callable[..., Rule]
LOCAL = Path(__file__).with_name("local_rule.sql").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("/*---\n", "", "文件头"),
        ('severity = "warning"', 'severity = "fatal"', "severity"),
        ('since    = "0.1"\n', "", "since"),
        ('since    = "0.1"', 'since = "0.1"\nauthor = "x"', "author"),
        ('[{ practice = "本区惯例" }]', "[]", "basis"),
        ('[{ practice = "本区惯例" }]', '[{ practice = "a", text = "b" }]', "basis"),
        ('[{ practice = "本区惯例" }]', "[{ from = 2020-01-01 }]", "basis"),
        (">= 1000", ">= :bound", "两者须一致"),
        ('subject  = "project"', 'subject  = "project"\nparams = ["bound"]', "两者须一致"),
        ('name     = "local.too-little"', "name     = ", "文件头"),
    ],
)
def test_a_malformed_file_is_refused(old: str, new: str, cause: str) -> None:
    with pytest.raises(RuleFileInvalid, match=cause):
        parse_sql_rule("LOC01_x.sql", LOCAL.replace(old, new, 1))


@pytest.mark.parametrize("name", ["LOC1_x.sql", "loc01_x.sql", "LOC01.sql", "LOC01_X.sql", "LOC01_x.txt"])
def test_the_file_name_is_the_registration(name: str) -> None:
    with pytest.raises(RuleFileInvalid, match="代码_简称"):
        parse_sql_rule(name, LOCAL)


def test_the_code_comes_from_the_name() -> None:
    assert (parse_sql_rule("LOC01_x.sql", LOCAL).code, parse_sql_rule("LOC01_x.sql", LOCAL).family) == ("LOC01", "LOC")


def test_values_are_what_the_texts_use() -> None:
    assert parse_sql_rule("LOC01_x.sql", LOCAL).values == ("name", "annual")


def test_windows_line_ends_are_read() -> None:
    assert parse_sql_rule("LOC01_x.sql", LOCAL.replace("\n", "\r\n")).values == ("name", "annual")


def test_a_rule_needs_no_examples_to_be_read() -> None:
    assert parse_sql_rule("LOC01_x.sql", LOCAL.partition("\n/*--- examples")[0]).examples() == ()


def test_malformed_examples_are_refused() -> None:
    with pytest.raises(RuleFileInvalid, match="例子"):
        parse_sql_rule("LOC01_x.sql", LOCAL.replace('expect.P1 = "pass"', 'expect.P1 = "maybe"')).examples()


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    def define(verified: bool) -> None:
        value = Dated(value=Decimal(1000), source="财行〔2016〕540号", since=date(2017, 1, 1), verified=verified)
        known = {"bound": Parameter(title=Title(zh="下限", en="bound"), values=(value,), name="bound")}
        monkeypatch.setattr("jixiao.audit.rulefile.parameters", lambda: known)
        monkeypatch.setattr("jixiao.audit.force.parameters", lambda: known)

    return define


def test_an_error_can_not_rest_on_an_unchecked_figure(bound: Callable[[bool], None], make_rule: MakeRule) -> None:
    bound(False)
    with pytest.raises(RuleFileInvalid, match=r"bound.*verified"):
        make_rule(sql="SELECT :bound AS annual", params='["bound"]')


@pytest.mark.parametrize(("verified", "severity"), [(True, "error"), (False, "warning")])
def test_a_checked_figure_carries_an_error_and_an_unchecked_one_a_warning(
    verified: bool, severity: str, bound: Callable[[bool], None], make_rule: MakeRule
) -> None:
    bound(verified)
    assert make_rule(sql="SELECT :bound AS annual", params='["bound"]', severity=severity).head.severity == severity


def test_a_parameter_must_exist(bound: Callable[[bool], None], make_rule: MakeRule) -> None:
    bound(True)
    with pytest.raises(RuleFileInvalid, match="没有参数 bond"):
        make_rule(sql="SELECT :bond AS annual", params='["bond"]')


def test_a_finding_cites_the_value_in_force(bound: Callable[[bool], None], make_rule: MakeRule) -> None:
    bound(True)
    (used,) = params_on(make_rule(sql="SELECT :bound AS annual", params='["bound"]'), date(2024, 1, 1))
    assert (used.name, used.value, used.since, used.source) == ("bound", "1000", date(2017, 1, 1), "财行〔2016〕540号")


def test_a_code_is_used_once(tmp_path: Path) -> None:
    for name in ("LOC01_a.sql", "LOC01_b.sql"):
        (tmp_path / name).write_text(LOCAL, "utf-8")
    with pytest.raises(RuleFileInvalid, match="已被 LOC01_a"):
        load_rules(sorted(tmp_path.iterdir()))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("HEAD = 1", "须有 HEAD"),
        ("def", "Python 代码"),
        ("import nothing_like_this", "Python 代码"),
        ("HEAD = QUERY = EXAMPLES = judge = ''", "文档字符串"),
    ],
)
def test_a_malformed_python_rule_is_refused(text: str, cause: str, tmp_path: Path) -> None:
    file = tmp_path / "LOC01_x.py"
    file.write_text(text, "utf-8")
    with pytest.raises(RuleFileInvalid, match=cause):
        load_file(file)


def test_the_shipped_rules_stand_in_order_of_their_codes() -> None:
    codes = [rule.code for rule in shipped_rules()]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("SELECT :a + :b_2", ("a", "b_2")),
        ("SELECT x::VARCHAR, ':a', y[1:2] -- :b", ()),
        ("SELECT ':a' || :a || 'it''s :b'", ("a",)),
    ],
)
def test_parameters_are_found_outside_of_quoted_text(sql: str, names: tuple[str, ...]) -> None:
    assert params_used(sql) == names


def test_parameters_are_filled_in_as_literals() -> None:
    assert fill("SELECT x::VARCHAR > :a AND ':a' <> :a", {"a": "12"}) == "SELECT x::VARCHAR > 12 AND ':a' <> 12"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("0.10"), "0.10"),
        (550, "550"),
        (date(2024, 2, 29), "DATE '2024-02-29'"),
        ("it's", "'it''s'"),
        (("良好", "a.b"), r"'(良好|a\.b)'"),
    ],
)
def test_a_value_is_an_exact_literal(value: Decimal | int | date | str | tuple[str, ...], text: str) -> None:
    assert literal(value) == text
