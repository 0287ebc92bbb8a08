"""JSON that is written as it is made is the text of all of it at once."""

import re

import pytest

from jixiao.values import unseen
from jixiao.write.as_json import UNSEEN, as_json, json_parts


@pytest.mark.parametrize("items", [[], [1], [{"a": [1, 2], "b": "行"}, "x"]])
def test_parts_are_the_same_text(items: list[object]) -> None:
    whole = {"before": [], "items": items, "inner": {"deep": [items]}, "after": {}}
    made = {"before": [], "items": iter(items), "inner": {"deep": [iter(items)]}, "after": {}}
    assert b"".join(json_parts(made)) == as_json(whole)


def test_parts_come_as_they_are_made() -> None:
    taken: list[int] = []

    def noted(n: int) -> int:
        taken.append(n)
        return n

    parts = json_parts({"items": (noted(n) for n in range(1000))})
    next(part for part in parts if part.strip() == b"0")
    assert len(taken) < 5


def test_the_signs_that_are_spelled_out_are_the_named_ones_in_utf_8() -> None:
    named = re.compile(
        f"[{unseen.UPPER}{unseen.SOFT_HYPHEN}{unseen.SIDES}{unseen.TURNING}{unseen.LINE_SEPARATORS}"
        f"{unseen.WIDTHLESS}{unseen.WORD_JOINER}{unseen.FORMULA_SIGNS}{unseen.BYTE_ORDER}]"
    )
    signs = [chr(code) for code in range(0x1_0000) if not 0xD800 <= code < 0xE000]
    assert [sign for sign in signs if UNSEEN.fullmatch(sign.encode())] == [sign for sign in signs if named.fullmatch(sign)]
