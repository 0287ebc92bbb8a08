"""What a judgement says beside yes and no: the value, the problem with its characters, the slip, the notes, the working."""

from fractions import Fraction

import pytest

from jixiao.formula.calculation import Node, evaluate
from jixiao.formula.calculation.encode import to_json


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("5-8万元", "5-8万元"),
        ("(((((1+2", "("),
        ("1/0", "/0"),
        ("120人×（标准待定）=    万元", "（标准待定）"),
        ("30人××200元=6000元", "×"),
        ("3+5)=8万元", ")"),
        ("12 345+100=12 445", "12 3"),
        ("30人×200元≤1万元", "≤"),
        ("9" * 1200 + "元", "9" * 1200),
    ],
)
def test_a_problem_points_at_its_characters(text: str, part: str) -> None:
    result = evaluate(text)
    assert result.problem_span is not None
    assert text[slice(*result.problem_span)] == part


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "＝＝＝",
        "没有数字",
        "(" * 300,
        ")" * 300,
        "+",
        "×",
        "，；。",
        "(((((1+2",
        "1/0",
        "5-8万元",
        "x" * 5000,
        "1," * 1900,
        "活动经费3.6万元，0人参加，人均300元",
    ],
)
def test_what_cannot_be_judged_says_why(text: str) -> None:
    result = evaluate(text)
    assert (result.holds, bool(result.problem), bool(result.problem_en)) == (None, True, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("76人×250元=1.09万元", "swapped"),
        ("285名*400元/人=114万元", "ten"),
        ("285名*400元/人=114000万元", "wan"),
        ("285名*400元/人*3次=11.4万元", "factor"),
        ("3万元+5万元+2万元=8万元", "addend"),
        ("285名*400元/人=11.8万元", "digit"),
    ],
)
def test_one_slip_explains_a_wrong_result(text: str, kind: str) -> None:
    slip = evaluate(text).slip
    assert slip is not None
    assert slip.kind == kind


def test_a_right_result_has_no_slip() -> None:
    assert evaluate("285名*400元/人=11.4万元").slip is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3人×555元=0.16万元", "truncated"),
        ("180只+12头=192只", "unlike"),
        ("44名×2400元/人·年=105600元", "unit"),
        ("支出100万元，其中：人员60万元，公用20万元", "parts"),
        ("3吨×3元/公斤=9000元", "converted"),
        ("123人×45元≈5500元", "approximate"),
    ],
)
def test_a_note_tells_what_makes_nothing_wrong(text: str, kind: str) -> None:
    assert kind in [note.kind for note in evaluate(text).notes]


def test_a_faulty_part_fails_the_whole_and_is_pointed_at() -> None:
    text = "5人×200元=1000元；3人×300元=800元；合计1800元"
    result = evaluate(text)
    assert result.span is not None
    assert (result.holds, result.value, text[slice(*result.span)]) == (False, Fraction(1900), "800元")


@pytest.mark.parametrize(
    ("text", "heading", "value"),
    [
        ("3+4.5=7.5", "万元", 75000),
        ("单位：万元 3+4.5=7.5", None, 75000),
        ("3+4.5（万元）=7.5", None, 75000),
        ("3+4.5=7.5", "元", Fraction(15, 2)),
    ],
)
def test_a_heading_gives_numbers_their_unit(text: str, heading: str | None, value: Fraction) -> None:
    result = evaluate(text, default_unit=heading)
    assert (result.holds, result.value) == (True, value)


def test_the_working_holds_every_step() -> None:
    working = str(to_json(evaluate("10人/批*10批*【5天*（100+80+350）+3000】=56.5万元"))["working"])
    assert ("'530'" in working, "'5650'" in working, "'565000'" in working) == (True, True, True)


def test_every_node_stands_where_it_says() -> None:
    text = "代表培训：285人*2天*210元(培训费标准)+住宿2晚*350元*285人=31.92万元"
    root = evaluate(text).working
    assert root is not None
    assert [text[node.start : node.end] for node in leaves(root)] == ["285人", "2天", "210元", "2晚", "350元", "285人", "31.92万元"]


def leaves(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in leaves(child)] if node.children else [node]


def test_the_contract_has_its_keys() -> None:
    assert list(to_json(evaluate("3人×200元=600元")))[:6] == ["raw", "value", "unit", "stated", "holds", "problem"]


def test_a_line_leaves_the_working_out() -> None:
    assert "working" not in to_json(evaluate("3人×200元=600元"), working=False)


@pytest.mark.parametrize(("text", "value"), [("10/3", "3.333333333333333"), ("1元", "1"), ("0.5元", "0.5"), ("5元-7元=-2元", "-2")])
def test_values_are_decimal_strings(text: str, value: str) -> None:
    assert to_json(evaluate(text))["value"].startswith(value)


def test_four_hundred_digits_are_exact() -> None:
    assert evaluate("9" * 400 + "+1").value == 10**400


@pytest.mark.parametrize("depth", [50, 200])
def test_many_brackets_are_read(depth: int) -> None:
    assert evaluate("(" * depth + "1+2" + ")" * depth + "=3").holds is True


def test_deep_workings_are_cut_for_json() -> None:
    text = "1+(2*" * 200 + "1" + ")" * 200
    assert "'cut': True" in str(to_json(evaluate(text))["working"])


@pytest.mark.parametrize(("text", "holds"), [("3人×5天=15人天×-50元=750元", False), ("-3人×50元=-150元", True), ("3*-2=-6", True)])
def test_a_sign_of_its_own_is_read(text: str, holds: bool) -> None:
    assert evaluate(text).holds is holds
