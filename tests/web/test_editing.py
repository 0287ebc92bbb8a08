"""What is typed meets what was changed elsewhere: refused, and refused again until it is written anew."""

from pathlib import Path

import pytest

from jixiao.actions.correct import text_at
from jixiao.actions.revise import Edit, revised
from jixiao.model.document import Document
from jixiao.read.document import read_file
from jixiao.web.screens.editing import Applied, applied, conflict_words, left_in

ANNUAL, GOAL = "/projects/3/funding/annual", "/projects/3/goals/annual"


@pytest.fixture(scope="module")
def seen() -> Document:
    return read_file(Path(__file__).parents[2] / "examples/songjiang-2024/declaration.txt")


@pytest.fixture(scope="module")
def now(seen: Document) -> Document:
    return revised(seen, [Edit(path=ANNUAL, text="963200.00")])


@pytest.fixture(scope="module")
def met(seen: Document, now: Document) -> Applied:
    return applied(seen, now, [Edit(path=ANNUAL, text="950000.00"), Edit(path=GOAL, text="办好四期。")])


def test_what_meets_another_change_is_refused_and_the_rest_is_made(met: Applied) -> None:
    assert [(one.edit.path, one.met, "别处已改成" in one.sentence) for one in met.refused] == [(ANNUAL, True, True)]
    assert (text_at(met.document, ANNUAL), text_at(met.document, GOAL)) == ("963,200.00", "办好四期。")


def test_a_page_that_sends_it_again_by_itself_changes_nothing(met: Applied) -> None:
    again = applied(met.document, met.document, [Edit(path=ANNUAL, text="950000.00")], left_in({"left": conflict_words(met.refused)}))
    assert ([one.met for one in again.refused], text_at(again.document, ANNUAL)) == ([True], "963,200.00")


def test_what_is_written_anew_takes_its_place(met: Applied) -> None:
    again = applied(met.document, met.document, [Edit(path=ANNUAL, text="951000.00")], left_in({"left": conflict_words(met.refused)}))
    assert (again.refused, text_at(again.document, ANNUAL)) == ((), "951,000.00")


def test_what_is_no_amount_is_not_said_to_have_met_another_change(seen: Document) -> None:
    wrong = applied(seen, seen, [Edit(path=ANNUAL, text="九十多万")])
    assert ([one.met for one in wrong.refused], conflict_words(wrong.refused)) == ([False], "")


@pytest.mark.parametrize("sent", [{}, {"left": ""}, {"left": "nonsense"}, {"left": "[1]"}, {"left": '{"a": 1}'}])
def test_a_page_that_says_nothing_readable_says_nothing(sent: dict[str, str]) -> None:
    assert left_in(sent) == {}
