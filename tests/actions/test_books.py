from datetime import date

import pytest

from jixiao.actions.params import list_params
from jixiao.actions.rule.book import card, find_rule, list_rules
from jixiao.errors import UsageWrong


def test_a_rule_is_listed_in_both_languages() -> None:
    zh, en = (next(iter(list_rules(("FND06",), lang))) for lang in ("zh", "en"))
    assert (zh.code, zh.basis == en.basis, zh.title != en.title, zh.family) == ("FND06", True, True, "FND")


def test_codes_are_found_in_any_case() -> None:
    assert find_rule("fnd06").code == "FND06"


def test_an_unknown_code_is_wrong_use() -> None:
    with pytest.raises(UsageWrong, match="没有代码或类别“XYZ01”的规则"):
        find_rule("XYZ01")


def test_a_card_for_sarif() -> None:
    told = card(find_rule("FND06"), "zh")
    assert (told.page.startswith("# FND06 "), bool(told.why), bool(told.basis)) == (True, True, True)


def test_parameters_are_text() -> None:
    values = [value.value for p in list_params(None, "zh") for value in p.values]
    assert {type(v) for v in values} == {str, tuple}


def test_parameters_of_a_day_have_one_value() -> None:
    assert {len(p.values) for p in list_params(date(2024, 1, 1), "en")} == {1}
