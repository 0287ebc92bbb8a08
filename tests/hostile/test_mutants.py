"""What guards money, rights, states, what is personal and the log is held by its tests: one thing changed there, and they fail."""

from pathlib import Path

import pytest

from hostile.folders import SRC
from hostile.mutants import GUARDS, SAME, drawn, in_lines, is_noticed, mutants

MONEY = "values/money"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("x = a < b", ["a <= b"]),
        ("x = a == b in c", ["a != b in c", "a == b not in c"]),
        ("x = a and b", ["a or b"]),
        ("x = a + b * 2", ["a - b * 2", "a + b // 2", "a + b * 3"]),
        ("x: int | None = None", []),
        ("x = 'a' + f'{b}'", ["'a' - f'{b}'"]),
        ("x = True", ["False"]),
        ("def f():\n    return x", ["return None"]),
        ("def f():\n    return None", []),
        ("if a:\n    b()", ["if not a:"]),
        ("class A(B, frozen=True):\n    x: int", []),
    ],
)
def test_one_thing_is_changed_at_a_time(text: str, changed: list[str]) -> None:
    found = [one.text for one in mutants(text)]
    assert len(found) == len(changed)
    assert all(any(part in other for other in found) for part in changed)


@pytest.mark.parametrize("module", [MONEY, "values/rounding", "workflow/decide", "web/journal/chain"])
def test_a_change_is_noticed(module: str, tmp_path: Path) -> None:
    for one in drawn(module, 1):
        assert is_noticed(tmp_path, module, one.text, GUARDS[module]), f"{module}:{one.line}: {one.change}"


def test_what_is_not_changed_fails_nothing(tmp_path: Path) -> None:
    assert not is_noticed(tmp_path, MONEY, (SRC / f"jixiao/{MONEY}.py").read_text("utf-8"), GUARDS[MONEY])


def test_tests_that_ask_nothing_notice_nothing(tmp_path: Path) -> None:
    (tmp_path / "test_nothing.py").write_text("def test_nothing() -> None:\n    import jixiao.values.money\n", "ascii")
    assert not is_noticed(tmp_path, MONEY, drawn(MONEY, 1)[0].text, (str(tmp_path / "test_nothing.py"),))


def test_each_change_that_nobody_can_notice_is_one_that_is_made() -> None:
    made = {module: [*in_lines(module)] for module in {same.module for same in SAME}}
    for same in SAME:
        assert sum(same.is_of(same.module, line, one.change) for one, line in made[same.module]) == 1, same
