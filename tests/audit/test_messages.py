from datetime import date
from decimal import Decimal
from itertools import chain, product

import pytest

from jixiao.audit.as_text import plain, trimmed, value_text
from jixiao.audit.findings import fill_message
from jixiao.audit.rulefile import PLACEHOLDER


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("963200.00", "963,200.00"),
        ("-1234.50", "-1,234.50"),
        ("0.00", "0.00"),
        ("95.0000", "95"),
        ("1234.5000", "1234.5"),
        ("0.1000", "0.1"),
        ("1200", "1200"),
        ("2024-01-01", "2024-01-01"),
        ("≥95.00(%)", "≥95.00(%)"),
        ("", ""),
        (None, "（空）"),
    ],
)
def test_a_value_in_a_message(text: str | None, seen: str) -> None:
    assert value_text(text) == seen


def test_a_blank_in_english() -> None:
    assert value_text(None, "en") == "(blank)"


@pytest.mark.parametrize(("text", "kept"), [("963200.00", "963200.00"), ("95.0000", "95"), ("100.000", "100"), ("甲", "甲"), (None, None)])
def test_a_value_in_a_finding(text: str | None, kept: str | None) -> None:
    assert trimmed(text) == kept


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        (Decimal("1E+2"), "100"),
        (Decimal("0.10"), "0.10"),
        (True, "true"),
        (date(2024, 2, 29), "2024-02-29"),
        (7, "7"),
        (["甲", None, "乙"], "甲、乙"),
    ],
)
def test_a_value_as_text(value: object, text: str | None) -> None:
    assert plain(value) == text


def test_only_placeholders_are_replaced() -> None:
    assert fill_message("{a}元 {A} {}", {"a": "1000.00"}) == "1,000.00元 {A} {}"


def test_no_template_asks_for_a_value_that_it_does_not_name() -> None:
    """However brackets and braces stand in one another: a rule has a column for each name that its texts have between braces."""
    for parts in chain.from_iterable(product(("{a}", "{", "}", "[", "]", "a"), repeat=size) for size in range(1, 6)):
        template = "".join(parts)
        for value in (None, "甲"):
            fill_message(template, dict.fromkeys(PLACEHOLDER.findall(template), value))


def test_a_placeholder_without_a_value_is_told() -> None:
    with pytest.raises(KeyError):
        fill_message("{b}", {"a": "1"})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"count": "8", "total": "5.00"}, "封面写 8 个项目、5.00 元。"),
        ({"count": "8", "total": None}, "封面写 8 个项目。"),
        ({"count": None, "total": "[8]"}, "封面写 （空） 个项目、[8] 元。"),
    ],
)
def test_a_part_in_brackets_goes_with_its_value(values: dict[str, str | None], said: str) -> None:
    assert fill_message("封面写 {count} 个项目[、{total} 元]。", values) == said
