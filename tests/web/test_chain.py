"""A line's hash is what anybody computes from an export: its form is fixed, or an old anchor proves nothing."""

from jixiao.web.journal.chain import FIRST, line_text, link


def test_a_line_has_one_form() -> None:
    assert line_text({"b": "甲", "a": 1}) == '{"a":1,"b":"甲"}'


def test_the_first_line_hangs_on_noughts() -> None:
    assert FIRST == "0000000000000000000000000000000000000000000000000000000000000000"


def test_the_hash_is_over_the_one_before_the_number_and_the_text() -> None:
    assert link(1, '{"a":1,"b":"甲"}', FIRST) == "a907f3d0cca41e6ae8f5d1e22642e41a060fbdc0b8cfc27ea55484c4f2006471"
