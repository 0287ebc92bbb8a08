import io
import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, run: Run) -> Callable[[str, bytes], tuple[int, list[dict[str, object]]]]:
    """Return a function that gives standard input to a command with --lines."""

    def go(command: str, data: bytes) -> tuple[int, list[dict[str, object]]]:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        code, out, _ = run(command, "--lines")
        return code, [json.loads(line) for line in out.splitlines()]

    return go


Lines = Callable[[str, bytes], tuple[int, list[dict[str, object]]]]


@pytest.mark.parametrize(
    ("text", "code", "value", "holds"),
    [
        ("285名*400元/人=11.4万元", 0, "114000", True),
        ("285名*400元/人=11.5万元", 1, "114000", False),
        ("没有数字", 0, None, None),
        ("", 0, None, None),
        ("-5元", 0, "-5", None),
    ],
)
def test_a_calculation(run: Run, text: str, code: int, value: str | None, holds: bool | None) -> None:
    ended, out, _ = run("formula", text, "--format", "json")
    told = json.loads(out)
    assert (ended, told["value"], told["holds"]) == (code, value, holds)
    assert set(told) >= {"raw", "value", "unit", "stated", "holds", "problem", "working"}


def test_a_calculation_for_people(run: Run) -> None:
    code, out, _ = run("formula", "285名*400元/人=11.5万元")
    assert (code, "不成立" in out, "114,000 元" in out) == (1, True, True)


def test_calculations_line_by_line(lines: Lines) -> None:
    code, told = lines("formula", b"2*3=6\n\n2*3=7\r\n")
    assert (code, [t["raw"] for t in told], [t["holds"] for t in told]) == (1, ["2*3=6", "", "2*3=7"], [True, None, False])
    assert [t for t in told if "working" in t] == []


def test_a_line_separator_is_no_line(lines: Lines) -> None:
    assert len(lines("target", "≥1\u2028≥2\n".encode())[1]) == 1


def test_bytes_that_are_no_text_are_a_line_too(lines: Lines) -> None:
    assert len(lines("target", b"\xff\xfe\xfd\n\n")[1]) == 2


def test_a_target(run: Run) -> None:
    code, out, _ = run("target", "≥95.00(%)", "--format", "json")
    told = json.loads(out)
    assert (code, {key: told[key] for key in ("operator", "value", "unit", "problem")}) == (
        0,
        {"operator": ">=", "value": "95.00", "unit": "%", "problem": None},
    )


def test_a_target_for_people(run: Run) -> None:
    code, out, _ = run("target", "≥95.00(%)", "--lang", "en")
    assert (code, "at least" in out) == (0, True)


def test_targets_line_by_line(lines: Lines) -> None:
    code, told = lines("target", "≥95%\n\n及时\n".encode())
    assert (code, [t["operator"] for t in told]) == (0, [">=", "word", "word"])
