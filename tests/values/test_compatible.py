from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.values.compatible import compatible


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("年度资金总额（元）：１２３", "年度资金总额(元):123"),
        ("“绩效”、《办法》。【注】", "“绩效”、《办法》。【注】"),
        ("名\u3000称", "名 称"),
        ("①…", "1..."),
        ("ｶﾞ", "ガ"),
        ("e\u0301", "é"),
        ("＝\u0338", "≠"),
        ("abc", "abc"),
    ],
)
def test_signs_that_mean_the_same_are_written_alike(text: str, plain: str) -> None:
    assert compatible(text) == plain == normalize("NFKC", text)


@given(st.text(st.one_of(st.sampled_from("一鿿、。《》（），：！～％＃ａＺ９\u3000…①<=>\u0338ｶﾞ가"), st.characters())))
def test_it_is_what_python_makes_of_them(text: str) -> None:
    assert compatible(text) == normalize("NFKC", text)
