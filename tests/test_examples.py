"""The examples' files are what their script makes, and its calendar is the State Council's."""

from datetime import date

import make_offices
import pytest
from make_songjiang import FOLDER, made
from making.days import YEAR, is_working, later

BY_HAND = ("bindings.toml", "declaration.txt")


def test_the_year_is_what_its_script_makes() -> None:
    shipped = {file.relative_to(FOLDER).as_posix(): file.read_bytes() for file in FOLDER.rglob("*") if file.is_file()}
    assert {path: data for path, data in shipped.items() if path not in BY_HAND} == made()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ((2, 4), True),
        ((2, 10), False),
        ((2, 18), True),
        ((5, 11), True),
        ((6, 10), False),
        ((9, 16), False),
        ((10, 12), True),
        ((3, 9), False),
    ],
)
def test_working_days_are_those_of_the_notice(day: tuple[int, int], works: bool) -> None:
    assert is_working(date(YEAR, *day)) is works


def test_a_later_day_stays_in_the_year() -> None:
    assert later(date(2024, 12, 30), 10) == date(2024, 12, 31)


@pytest.mark.parametrize("name", make_offices.OFFICES)
def test_the_year_of_an_office_is_what_its_script_makes(name: str) -> None:
    folder = make_offices.HERE / name
    shipped = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert shipped == make_offices.made(make_offices.OFFICES[name]())
