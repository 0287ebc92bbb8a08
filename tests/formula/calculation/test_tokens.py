"""Where each token begins and ends: the fast way to read a number takes as much of the text as the whole pattern."""

import pytest

from jixiao.formula.calculation.tokens import scan


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("5 名*3", ["qty 0-3", "op 3-4", "qty 4-5"]),
        ("12人代表3天", ["qty 0-3", "word 3-5", "qty 5-7"]),
        ("1多万/人", ["qty 0-5"]),
        ("2余 /次", ["qty 0-5"]),
        ("3万/人", ["qty 0-4"]),
        ("1,200.5元", ["qty 0-8"]),
        ("12.5,300元", ["qty 0-4", "sep 4-5", "qty 5-9"]),
        ("2000元/人/次*20", ["qty 0-9", "op 9-10", "qty 10-12"]),
        ("300元/人*天*3", ["qty 0-8", "op 8-9", "qty 9-10"]),
        ("80元/每人*4", ["qty 0-6", "op 6-7", "qty 7-8"]),
        ("3天半", ["qty 0-3"]),
        ("2个半小时", ["qty 0-5"]),
        ("3万5千元", ["qty 0-5"]),
        ("¥100", ["qty 0-4"]),
        ("RMB 30", ["qty 0-6"]),
        (".5万元", ["qty 0-4"]),
        ("1.2.3", ["qty 0-3", "word 3-4", "qty 4-5"]),
        ("(元/人)(3", ["note 0-5", "open 5-6", "qty 6-7"]),
        ("3==6", ["qty 0-1", "eq 1-3", "qty 3-4"]),
        ("1.2.5万元*2", ["slip 0-7", "op 7-8", "qty 8-9"]),
        ("3..5万元", ["slip 0-6"]),
        ("8,50元", ["slip 0-5"]),
        ("45O元*2", ["slip 0-4", "op 4-5", "qty 5-6"]),
        ("1.2.3会议费", ["qty 0-3", "word 3-4", "qty 4-5", "word 5-8"]),
        ("按4:6分担", ["word 0-1", "qty 1-4", "word 4-6"]),
        ("3:6", ["qty 0-1", "colon 1-2", "qty 2-3"]),
        ("统一九折", ["word 0-2", "qty 2-4"]),
        ("九二折优惠", ["qty 0-3", "word 3-5"]),
        ("50万条", ["qty 0-4"]),
        ("增至120元", ["word 0-2", "qty 2-6"]),
        ("三年保费5万元", ["qty 0-2", "word 2-4", "qty 4-7"]),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, spans: list[str]) -> None:
    assert [f"{kind} {start}-{end}" for kind, start, end, _ in scan(text)] == spans
