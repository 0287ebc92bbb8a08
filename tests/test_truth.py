"""Blank and zero are kept apart: the check that looks for an amount's truth value finds every way of asking for one, and nothing else."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from mypy.modulefinder import BuildSource
from mypy.options import Options

from jixiao.evaluate.budgets import declared_money
from jixiao.model.document import Funding, Project
from jixiao.values.blank import filled, first_filled, is_nonzero
from truth import KNOWN, looked

ASKED = """
from decimal import Decimal
from fractions import Fraction

class Money:
    amount: Decimal | None = None
    plain: Decimal = Decimal(0)
    name: str | None = None

def share() -> Fraction | None: ...

def asked(m: Money, found: list[Decimal | None], n: int | None) -> object:
    if m.amount: pass  # asked
    while not m.amount: break  # asked
    a = m.amount or Decimal(1)  # asked
    b = 1 if share() else 2  # asked
    c = [one for one in found if one]  # asked
    d = any(one for one in found)  # asked
    e = bool(m.amount)  # asked
    f = m.name and m.amount and n  # asked
    assert share() and m.name  # asked
    g = m.amount is not None and m.amount != 0
    h = m.plain or m.name or n
    i = 1 if m.plain else 2
    return (a, b, c, d, e, f, g, h, i)
"""


@pytest.fixture
def found(tmp_path: Path) -> Callable[[str], list[int]]:
    """Return what gives the lines found in a text, as the same module looked at once more."""

    def lines(text: str) -> list[int]:
        file = tmp_path / "asked.py"
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
        options = Options()
        options.cache_dir = str(tmp_path / "cache")
        told: list[str] = []
        found = looked([BuildSource(str(file), "asked", None)], options, lambda _, lines, __: told.extend(lines))
        assert told == []
        return [one.line for one in found]

    return lines


def test_every_way_to_ask_for_a_truth_value_is_found_and_nothing_else(found: Callable[[str], list[int]]) -> None:
    expected = [number for number, line in enumerate(ASKED.splitlines(), 1) if line.endswith("# asked")]
    assert found(ASKED) == expected
    assert found(ASKED) == expected


def test_what_is_mended_is_found_no_more(found: Callable[[str], list[int]]) -> None:
    assert len(found(ASKED)) > 1
    assert found(ASKED[: ASKED.index("def asked")]) == []


def test_a_look_that_was_cut_short_is_done_anew(found: Callable[[str], list[int]], tmp_path: Path) -> None:
    expected = found(ASKED)
    (tmp_path / "cache" / KNOWN).unlink()
    assert found(ASKED) == expected


def test_a_budget_of_nothing_at_the_years_start_is_what_was_declared() -> None:
    project = Project(funding=Funding(initial=Decimal("0.00"), annual=Decimal("5.00")))
    assert declared_money(project) == Decimal("0.00")
    assert declared_money(Project(funding=Funding(annual=Decimal("5.00")))) == Decimal("5.00")
    assert declared_money(Project()) is None


@pytest.mark.parametrize("zero", [Decimal(0), Fraction(0), 0])
def test_a_zero_is_filled_and_a_blank_is_not(zero: Decimal | Fraction | int) -> None:
    assert (filled(zero, 7), first_filled(None, zero, 7), is_nonzero(zero)) == (0, 0, False)
    assert (filled(None, 7), first_filled(None, None), is_nonzero(None), is_nonzero(zero + 1)) == (7, None, False, True)
