"""Days by which a declaration is to have moved on."""

from datetime import date
from pathlib import Path

import pytest

from jixiao.errors import ConfigInvalid
from jixiao.workflow.calendar import FILE, calendar, due
from jixiao.workflow.table import table


def test_every_state_in_which_it_is_somebodys_turn_has_its_day_but_for_adjustments() -> None:
    named = [state for one in calendar().rounds for state in one.states]
    waiting = {name for name, state in table().states.items() if state.turn != "nobody"}
    assert len(named) == len(set(named))
    assert waiting - set(named) == {"adjustment_asked", "adjusting", "adjusted", "published", "result_published", "fed_back"}


@pytest.mark.parametrize(("today", "left"), [(date(2023, 9, 9), 1), (date(2023, 9, 10), 0), (date(2023, 9, 11), -1)])
def test_a_draft_of_a_year_is_due_in_the_autumn_before(today: date, left: int) -> None:
    found = due("draft", 2024, today, calendar())
    assert found is not None
    assert (found.day, found.left) == (date(2023, 9, 10), left)


def test_without_a_year_or_a_round_nothing_is_due() -> None:
    assert due("draft", None, date(2024, 1, 1), calendar()) is None
    assert due("archived", 2024, date(2024, 1, 1), calendar()) is None


def test_an_offices_own_days_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[[rounds]]\ntitle = "一上"\nstates = ["draft"]\nyear = -1\nmonth = 8\nday = 1\n', "utf-8")
    found = due("draft", 2024, date(2023, 7, 31), calendar(tmp_path))
    assert found is not None
    assert (found.title, found.left) == ("一上", 1)
    assert due("submitted", 2024, date(2023, 7, 31), calendar(tmp_path)) is None


WRONG = {
    "no TOML": "rounds",
    "no such day": '[[rounds]]\ntitle = "x"\nstates = []\nyear = 0\nmonth = 2\nday = 30\n',
    "no such state": '[[rounds]]\ntitle = "x"\nstates = ["flying"]\nyear = 0\nmonth = 2\nday = 3\n',
    "something else": '[[rounds]]\ntitle = "x"\nstates = []\nyear = 0\nmonth = 2\nday = 3\nhour = 4\n',
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_calendar_that_can_not_be_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(ConfigInvalid, match="日历文件"):
        calendar(tmp_path)
