"""A small desk and a book to act on."""

from collections.abc import Iterator
from datetime import date

import pytest

from jixiao.desk.book import Book, opened
from jixiao.desk.deskfile import Desk, Role
from jixiao.desk.loading import shipped_desks
from jixiao.desk.situation import Situation
from jixiao.desk.table import full_rows


@pytest.fixture
def group() -> Desk:
    return shipped_desks()["group"]


@pytest.fixture
def book(group: Desk) -> Iterator[Book]:
    """Give the rows that the examples of the group's desk start from."""
    with opened([group]) as held:
        held.fill(full_rows(group.stage, held.kept))
        yield held


def who(role: Role, person: str = "某人", me: str | None = None, on: date = date(2024, 5, 20)) -> Situation:
    return Situation(today=on, person=person, role=role, me=me)
